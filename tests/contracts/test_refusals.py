"""Every block refuses what it cannot work with, and says who, expected, got, try."""

import dataclasses
import re

import numpy as np
import pytest

from backproplab import LAYERS, LOSSES, OPTIMIZERS, SURFACES, Linear
from backproplab.optimizers.schedules import SCHEDULES

BLOCKS = [
    case
    for registry in (LAYERS, LOSSES, OPTIMIZERS, SCHEDULES, SURFACES)
    for case in registry.cases()
]
FIELDS = {
    f"{type(block).__name__}.{field.name}": (block, field)
    for block in BLOCKS
    for field in dataclasses.fields(block)
}
NUMBERS = {n: pair for n, pair in FIELDS.items() if pair[1].metadata.get("interval")}
CHOICES = {n: pair for n, pair in FIELDS.items() if pair[1].metadata.get("choices")}
BOUND = re.compile(r"[\[(](\S+), (\S+)[\])]")


def outside(interval):
    """Numbers beside an interval, and what is no number."""
    low, high = map(float, BOUND.findall(interval)[0])
    beyond = [low - 1, high + 1] if np.isfinite(high) else [low - 1]
    ends = [end for end in (low, high) if np.isfinite(end)]
    excluded = [e for e, open_ in zip(ends, (interval[0] == "(", interval[-1] == ")"),
                                      strict=False) if open_]  # fmt: skip
    return [v for v in (*beyond, *excluded, np.nan, "much", None) if v != -np.inf]


def pairs(fields):
    return pytest.mark.parametrize(("block", "field"), fields.values(), ids=fields)


@pairs(NUMBERS)
def test_a_number_out_of_range(block, field):
    interval, who = field.metadata["interval"], type(block).__name__
    for value in outside(interval):
        with pytest.raises(ValueError, match=f"^{who}: {field.name} must be") as raised:
            dataclasses.replace(block, **{field.name: value})
        message = str(raised.value)
        assert f"in {interval}, got {value!r}." in message
        if field.default is not dataclasses.MISSING:
            assert message.endswith(f" Try {field.default!r}.")


@pairs(CHOICES)
def test_a_choice_that_there_is_not(block, field):
    who = type(block).__name__
    with pytest.raises(
        ValueError, match=f"^{who}: {field.name} must be one of"
    ) as info:
        dataclasses.replace(block, **{field.name: "neither"})
    for choice in field.metadata["choices"]:
        assert repr(choice) in str(info.value)
    assert "got 'neither'" in str(info.value)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: type(b).__name__)
def test_a_keyword_that_there_is_not(block):
    who = type(block).__name__
    with pytest.raises(TypeError, match=f"^{who}: unknown keyword 'zzz'. It takes "):
        type(block)(zzz=1)


@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3)], ids=str)
@pytest.mark.parametrize("surface", SURFACES.cases(), ids=lambda s: s.name)
def test_points_of_another_dimension(surface, shape):
    for method in (surface, surface.grad, surface.hess, surface.value_and_grad):
        with pytest.raises(ValueError, match="expected points of shape") as raised:
            method(np.ones(shape))
        assert str(raised.value).startswith(f"{type(surface).__name__}: ")
        assert f"got {shape}. " in str(raised.value)
        assert "np.stack([x, y], axis=-1)" in str(raised.value)


@pytest.mark.parametrize("loss", LOSSES.cases(), ids=repr)
def test_targets_of_another_number_of_rows(loss):
    with pytest.raises(ValueError, match=f"^{type(loss).__name__}: ") as raised:
        loss.forward(np.zeros((3, 2)), np.full((4, 2), 0.5))
    assert "3, 2" in str(raised.value)
    assert "4" in str(raised.value)


# the others act on each entry, whatever the shape
@pytest.mark.parametrize("layer", Linear.cases(), ids=str)
def test_rows_of_another_width(layer):
    params = layer.init(np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"expected x of shape \(\.\.\., batch, "):
        layer.forward(params, np.ones((2, layer.in_features + 1)))
