"""Changing any method that a page prints changes what `train` does."""

import importlib
import inspect
import re
from pathlib import Path

import numpy as np
import pytest

import backproplab as bp
from backproplab import LAYERS, LOSSES, mlp, train

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"\{literalinclude\} \S*/(backproplab/\S+)\.py\n:pyobject: (\w+)\.(\w+)\n"
)
#: Printed, but no part of training: numbers to compare gradients with.
NOT_TRAINED = "backproplab.gradcheck"


def printed_methods():
    """Class and name of every method of the package that a page prints."""
    for page in sorted(DOCS.rglob("*.md")):
        for path, cls, method in BLOCK.findall(page.read_text(encoding="utf-8")):
            module = path.replace("/", ".")
            if not module.startswith(NOT_TRAINED) and method != "fast":
                yield getattr(importlib.import_module(module), cls), method


def formulas():
    """The formulas of every registered layer and loss, printed or not."""
    for cls in LAYERS.values():
        yield from ((cls, name) for name in ("forward", "grad_input"))
        if "grad_params" in vars(cls):
            yield cls, "grad_params"
    for cls in LOSSES.values():
        yield cls, "backward"


METHODS = sorted(
    set(printed_methods()) | set(formulas()), key=lambda m: (m[0].__name__, m[1])
)


def scaled(result):
    """The result with its first array 1.5 times as large, caches left alone."""
    if isinstance(result, dict):
        return {name: 1.5 * value for name, value in result.items()}
    if isinstance(result, tuple):
        return (scaled(result[0]), *result[1:])
    return 1.5 * result


def planted(cls, name):
    """The method with a wrong result; one that writes into views, with wrong views."""
    static = inspect.getattr_static(cls, name)
    if not callable(static):  # a property
        return property(lambda self: 1.5 * static.__get__(self))
    if (cls, name) == (bp.Network, "backward"):
        return lambda self, g, *args: static(self, 1.5 * g, *args)
    if (cls, name) == (bp.Network, "forward"):
        return lambda self, params, x: static(self, params, 1.5 * x)
    return lambda self, *args, **options: scaled(static(self, *args, **options))


def network_with(cls):
    """A small network, and a loss, that run `cls` where it is a layer or a loss."""
    loss = cls() if cls in LOSSES.values() else bp.SoftmaxCrossEntropy()
    activation = cls() if issubclass(cls, bp.Layer) and cls.elementwise else None
    return mlp([3, 4, 2], activation), loss


def trained(cls):
    """Parameters after three steps with every part of the gradient in use."""
    network, loss = network_with(cls)
    rng = np.random.default_rng(3)
    x, labels = rng.normal(size=(12, 3)), rng.integers(2, size=12)
    targets = labels if loss.has_classes else rng.normal(size=(12, 2))
    rule = cls(0.05) if issubclass(cls, bp.Optimizer) else bp.GradientDescent(0.05)
    return train(
        network, x, targets, loss=loss, optimizer=rule, l2=0.1, batch_size=4,
        n_epochs=1, rng=np.random.default_rng(4),
    ).theta  # fmt: skip


@pytest.mark.parametrize(
    ("cls", "name"), METHODS, ids=[f"{cls.__name__}.{name}" for cls, name in METHODS]
)
def test_a_changed_method_changes_the_training(cls, name, monkeypatch):
    before = trained(cls)
    monkeypatch.setattr(cls, name, planted(cls, name))
    assert not np.allclose(trained(cls), before, rtol=1e-6)


@pytest.mark.parametrize("cls", [bp.Linear, bp.LeakyReLU])
@pytest.mark.parametrize("name", ["forward", "apply", "grad_params", "grad_input"])
def test_a_changed_fast_form_is_not_used(cls, name, monkeypatch):
    before, fast = trained(cls), cls.fast

    def broken(layer, arrays):
        passes = fast(layer, arrays)
        right = getattr(passes, name)
        if right is None:  # Leaky ReLU has no parameters
            return passes

        def wrong(*args):
            result = right(*args)
            written = {"grad_params": arrays.grad}.get(name, arrays.out)
            np.multiply(written, 1.5, out=written)
            return None if result is None else 1.5 * result

        return passes._replace(**{name: wrong})

    monkeypatch.setattr(cls, "fast", broken)
    np.testing.assert_allclose(trained(cls), before, rtol=1e-12)


def test_the_pages_print_the_backward_formulas():
    names = {f"{cls.__name__}.{name}" for cls, name in printed_methods()}
    assert {"Linear.grad_params", "LeakyReLU.grad_input", "Network.backward"} <= names
    assert {"SoftmaxCrossEntropy.backward", "Adam.update"} <= names


def test_estimators_train_with_the_printed_methods(monkeypatch):
    rng = np.random.default_rng(5)
    x, labels = rng.normal(size=(20, 3)), np.arange(20) % 2

    def probabilities():
        model = bp.BackpropClassifier((4,), max_iter=2, random_state=0, tol=None)
        return model.fit(x, labels).predict_proba(x)

    before = probabilities()
    grad_input = bp.Linear.grad_input
    monkeypatch.setattr(bp.Linear, "grad_input", lambda *args: -grad_input(*args))
    assert not np.allclose(probabilities(), before, rtol=1e-6)
