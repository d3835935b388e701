"""The report: localization, kinks, terms apart, warnings, HTML."""

from dataclasses import replace

import numpy as np
import pytest

from backproplab import (
    LAYERS,
    LOSSES,
    LeakyReLU,
    LearnablePower,
    Linear,
    Network,
    NetworkObjective,
    SoftmaxCrossEntropy,
    gradcheck,
)


class Careless(LeakyReLU):
    """A Leaky ReLU whose derivative forgets the small slope."""

    def grad_input(self, grad_output, cache):
        return grad_output * (cache > 0)


class Summed(SoftmaxCrossEntropy):
    """A cross-entropy whose gradient is not averaged."""

    def backward(self, cache):
        return super().backward(cache) * len(cache[0])


def problem(activation=None, loss=None, l2=0.0, seed=0):
    rng = np.random.default_rng(seed)
    layers = [Linear(3, 4), activation or LeakyReLU(0.1), Linear(4, 4),
              LearnablePower(), Linear(4, 2)]  # fmt: skip
    network = Network(*layers)
    objective = network.objective(
        rng.normal(size=(6, 3)),
        rng.integers(0, 2, 6),
        loss or SoftmaxCrossEntropy(),
        l2,
    )
    return objective, network.init(rng) + rng.normal(0.0, 0.1, network.n_params)


def test_right_network_passes_and_names_its_parameters():
    report = gradcheck.check(*problem(l2=0.1))
    assert report.passed, report
    assert "3.exponent" in report.names
    assert list(report.parts) == ["data term", "L2 term"]
    assert report.first_bad == ""


def test_first_bad_block_is_named():
    report = gradcheck.check(*problem(Careless(0.1)))
    assert not report.passed
    assert report.first_bad.startswith("layer 1, Careless")
    bad = [name for name, part in report.parts.items() if not part.passed]
    assert bad == [report.first_bad]


def test_a_bad_loss_is_not_blamed_on_the_layers():
    report = gradcheck.check(*problem(loss=Summed()))
    bad = [name for name, part in report.parts.items() if not part.passed]
    assert bad == [report.first_bad]
    assert report.first_bad.startswith("loss")


def test_l2_term_is_checked_apart():
    class Halved(NetworkObjective):
        """An objective whose penalty's gradient is half of what it should be."""

        def value_and_grad(self, theta):
            value, grad = super().value_and_grad(theta)
            return value, grad - 0.5 * self.decay * theta

    objective, theta = problem(l2=1e-9)
    fields = {k: getattr(objective, k) for k in ("network", "x", "targets", "loss")}
    report = gradcheck.check(Halved(**fields, l2=1e-9), theta)
    assert report.parts["data term"].passed
    assert not report.parts["L2 term"].passed
    assert not report.passed


class Hinge:
    """Sum of |t|, with the slope 1 at 0, and optionally a wrong sign elsewhere."""

    def __init__(self, sign=1.0):
        self.sign = sign

    def value(self, theta):
        positive = np.real(getattr(theta, "_value", theta)) > 0
        return (theta * np.where(positive, 1.0, -1.0)).sum()

    def value_and_grad(self, theta):
        return self.value(theta), np.where(theta >= 0, 1.0, -1.0) * self.sign


def test_kinks_are_excluded_and_counted():
    report = gradcheck.check(Hinge(), np.array([0.0, 1.0, -2.0, 1e-8, 0.0]))
    assert report.passed, report
    assert report.kinks == {"theta": 3}
    assert "3 entries on a kink excluded" in str(report)


def test_kinks_hide_no_mistake_beside_them():
    report = gradcheck.check(Hinge(-1.0), np.array([0.0, 1.0, 1e-8]))
    assert not report.passed
    assert report.worst["autograd"] == pytest.approx(2.0)


def test_nothing_but_kinks_does_not_pass():
    assert not gradcheck.check(Hinge(), np.zeros(2)).passed


def test_large_curvature_is_no_kink():
    class Steep:
        def value(self, theta):
            return (1e3 * theta**2).sum()

        def value_and_grad(self, theta):
            return self.value(theta), 0 * theta + 1.0

    report = gradcheck.check(Steep(), np.array([0.0, 1e-7]))
    assert not report.passed
    assert report.kinks == {}


def test_zero_gradients_are_warned_of():
    network = Network(Linear(2, 2), LeakyReLU(0.0), Linear(2, 2))
    objective = network.objective(np.ones((3, 2)), [0, 1, 0], SoftmaxCrossEntropy())
    theta = np.full(network.n_params, 0.3)
    theta[:6] = -1.0  # every unit is dead
    report = gradcheck.check(objective, theta)
    assert any("0.weight is zero" in words for words in report.warnings)


@pytest.mark.parametrize("block", [*LAYERS.cases(), *LOSSES.cases()], ids=str)
def test_blocks_are_given_random_inputs(block):
    assert gradcheck.check(block).passed


def test_html_escapes_and_says_the_verdict():
    page = gradcheck.check(Careless())._repr_html_()
    assert "<td>FAILED</td>" in page
    assert "first bad" not in page
    text = replace(gradcheck.check(Careless()), warnings=("a < b",))._repr_html_()
    assert "a &lt; b" in text
