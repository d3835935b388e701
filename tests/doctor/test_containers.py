"""Classes that hold layers are checked with layers in them, or not at all."""

import pytest

from tests.doctor.styles import MASKING, REMEMBERING, UPDATING
from tests.doctor.test_styles import findings

SEQUENTIAL = """
class Sequential:
    def __init__(self, *layers):
        self.layers = layers
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, g):
        for layer in reversed(self.layers):
            g = layer.backward(g)
        return g
"""
LISTED = SEQUENTIAL.replace("*layers", "layers")
ADDED = SEQUENTIAL.replace("(self, *layers)", "(self)").replace(
    "self.layers = layers",
    "self.layers = []\n    def add(self, layer):\n        self.layers.append(layer)",
)
BASE = """
class Base:
    def forward(self, x):
        raise NotImplementedError
    def backward(self, g):
        raise NotImplementedError
"""
LAYERS = REMEMBERING + MASKING
HEIRS = BASE + LAYERS.replace("class Affine", "class Affine(Base)").replace(
    "class Relu", "class Relu(Base)"
)
WRONG = {
    "not reversed": ("reversed(self.layers)", "self.layers", "not-reversed"),
    "not gone through": ("g = layer.backward(g)", "pass", "layers-skipped"),
    "last layer only": ("        return g\n", "            return g\n",
                        "last-layer-only"),
    "from the same gradient": ("g = layer.backward(g)", "h = layer.backward(g)",
                               "layers-skipped"),
    "overwritten": ("            g = layer.backward(g)\n        return g",
                    "            h = layer.backward(g)\n        return h",
                    "first-layer-only"),
    "wrong sign": ("return g\n", "return -g\n", None),
}  # fmt: skip


def verdict(text, folder):
    """The finding on the container."""
    names = ("Sequential", "file")
    (found,) = (f for f in findings(text, folder) if f.subject.startswith(names))
    return found


@pytest.mark.parametrize("container", [SEQUENTIAL, LISTED, ADDED])
@pytest.mark.parametrize("layers", [LAYERS, REMEMBERING, HEIRS])
def test_right_container_passes(container, layers, tmp_path):
    found = findings(layers + container, tmp_path)
    assert all(f.passed for f in found), [str(f) for f in found]
    assert verdict(layers + container, tmp_path).status == "pass"


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("container", [SEQUENTIAL, LISTED, ADDED])
def test_wrong_container_fails_and_is_named(container, name, tmp_path):
    old, new, cause = WRONG[name]
    head, tail = container.split("def backward")
    assert old in tail
    tail = tail.replace(old, new)
    found = verdict(LAYERS + head + "def backward" + tail, tmp_path)
    assert found.status == "fail"
    assert found.causes == (((cause,),) if cause else ())
    assert found.evidence


@pytest.mark.parametrize("layers", ["", MASKING, UPDATING])
def test_without_layers_that_show_the_order_nothing_passes(layers, tmp_path):
    for backward in ("reversed(self.layers)", "self.layers"):
        text = layers + SEQUENTIAL.replace("reversed(self.layers)", backward)
        found = verdict(text, tmp_path)
        assert found.status == "not read"


def test_an_unfinished_container_is_an_error(tmp_path):
    head, _ = SEQUENTIAL.split("        for layer in reversed")
    found = verdict(LAYERS + head + "        raise NotImplementedError\n", tmp_path)
    assert found.status == "error"
