"""Check one block, a layer or a loss, whatever style it is written in."""

from dataclasses import replace
from typing import Protocol

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of, steady
from backproplab.doctor.adapters.probes import probe
from backproplab.doctor.adapters.recognize import recognize
from backproplab.doctor.adapters.targets import as_rows
from backproplab.doctor.case import Case, agree
from backproplab.doctor.evidence import ROWS, uniform
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import (
    CROSS_ENTROPY,
    CROSS_ENTROPY_VALUE,
    NUMERIC_LOSS,
    numeric_recipe,
)
from backproplab.doctor.recipes.numeric import jacobian

__all__ = ["AnyBlock", "examine_block"]


class AnyBlock(Protocol):
    """A layer or a loss of any style, in canonical shapes."""

    name: str
    is_loss: bool

    def draw(self, rng) -> dict:
        """Arrays: `x`, `weight`, `bias`, `exponent`; or `outputs`, `targets`."""
        ...

    def forward(self, arrays: dict):
        """The output for `arrays`."""
        ...

    def gradients(self, arrays: dict, upstream) -> dict:
        """Gradients by name, after a forward pass of their own."""
        ...


@steady()
def examine_block(block: AnyBlock, rng) -> list[Finding]:
    """Check the forward pass as far as it is known, the backward pass, the manners.

    Parameters
    ----------
    block : AnyBlock
        What is checked.
    rng : numpy.random.Generator
        Source of the evidence.
    """
    try:
        arrays = block.draw(rng)
        output, again = (np.asarray(attempt(block.forward, arrays)) for _ in range(2))
    except LearnerError as refused:
        return [finding_of(f"{block.name} forward", refused)]
    if output.dtype != object and not np.array_equal(output, again, equal_nan=True):
        words = "not checked: two equal forward passes give different outputs"
        advice = "Draw from np.random, whose state is reset, or pass the mask in."
        return [Finding(f"{block.name} forward", "note", words, advice=advice)]
    bad = unusable(output)
    if bad:
        return [Finding(f"{block.name} forward", "fail", bad)]
    upstream = np.asarray(uniform(rng, *output.shape))
    try:
        case = case_for(block, arrays, output, upstream)
        own = {name: np.array(value) for name, value in arrays.items()}
        got = attempt(block.gradients, own, case.evidence["G"].copy())
    except LearnerError as refused:
        return [finding_of(f"{block.name} backward", refused)]
    findings = value_findings(block, arrays, output)
    precision = float32_words(got)
    if precision:
        case = replace(case, tolerance=1e-4)
        wide = {name: np.asarray(g, dtype=float) for name, g in got.items()}
        judged = judge(f"{block.name} backward", case, wide)
        return [*findings, precision(block.name), *([] if judged.passed else [judged])]
    finding = judge(f"{block.name} backward", case, got)
    return [*findings, *probe(block, case, arrays, finding, rng)]


def unusable(output):
    """Why an output cannot be worked with, or nothing."""
    if output.dtype == object:
        return "nothing usable was returned; is the body still to be filled in?"
    if output.dtype in (np.float32, np.float16):
        return (
            "works in single precision (float32): its seven digits cannot tell a wrong "
            "gradient from rounding; work in float64 while checking"
        )
    if not np.isfinite(output).all():
        where = np.argwhere(~np.isfinite(output))[0].tolist()
        return (
            f"NaN or infinite at index {where}: a power or logarithm out of its domain"
        )
    return ""


def value_findings(block, arrays, output):
    """The check of a cross-entropy's value; the formula of another block is its own."""
    if not block.is_loss:
        return []
    words = "not softmax cross-entropy; checked against its own derivative"
    note = Finding(f"{block.name} forward", "note", words)
    if not has_labels(arrays):
        return [note]
    evidence = loss_evidence(arrays) | {"l2": 0.0, "squares": 0.0}
    case = Case(CROSS_ENTROPY_VALUE, evidence)
    finding = judge(f"{block.name} forward", case, {"value": output})
    claims = any(word in block.name.lower() for word in ("cross", "softmax"))
    if finding.passed or finding.causes or claims:
        return [finding]
    return [note]


def has_labels(arrays):
    """Whether the targets of a loss are classes, and not numbers."""
    return bool(np.isin(as_rows(arrays["targets"]), (0.0, 1.0)).all())


def loss_evidence(arrays):
    """What the recipes of softmax cross-entropy start from."""
    z = arrays["outputs"]
    return {"z": z, "Y": as_rows(arrays["targets"]), "N": len(z)}


def case_for(block, arrays, output, upstream) -> Case:
    """The known formula if the forward pass is a known one, else its Jacobian."""
    if block.is_loss and not has_labels(arrays):
        return numeric_case(block, arrays, ("outputs",), np.ones(()), NUMERIC_LOSS)
    if block.is_loss:
        evidence = loss_evidence(arrays) | {"G": np.ones(())}
        value = {"l2": 0.0, "squares": 0.0} | evidence
        if output.ndim or recognized_loss(value, output):
            return Case(CROSS_ENTROPY, evidence)
        return numeric_case(block, arrays, ("outputs",), np.ones(()), NUMERIC_LOSS)
    case = recognize(output, layer_evidence(arrays, upstream))
    if case is not None:
        return case
    return numeric_case(block, arrays, tuple(arrays), upstream)


def recognized_loss(evidence, output):
    """Whether a value is the cross-entropy, up to the mistakes known in its mean."""
    value = CROSS_ENTROPY_VALUE.run(evidence)["value"]
    rows, classes = evidence["Y"].shape
    factors = (1, rows, -1, 1 / classes)
    return any(agree(output, value * factor) for factor in factors)


def layer_evidence(arrays, upstream):
    """What the recipes of layers start from."""
    evidence = {"x": arrays["x"], "G": upstream, "u": arrays["x"], "rate": 0.0}
    if "weight" in arrays:
        evidence["W"] = arrays["weight"]
        evidence["u"] = arrays["x"] @ evidence["W"] + arrays.get("bias", 0.0)
    if "bias" in arrays:
        evidence["b"] = arrays["bias"]
    if "exponent" in arrays:
        evidence["n"] = arrays["exponent"]
    return evidence


def numeric_case(block, arrays, names, upstream, recipe=None):
    """A case from central differences of the learner's own forward pass."""
    spoken = {n: "input" if n == "x" else n for n in names}
    jacobians = {spoken[n]: attempt(jacobian, block.forward, arrays, n) for n in names}
    evidence = {"G": upstream, "jacobians": jacobians, "N": ROWS, "x": arrays.get("x")}
    recipe = recipe or numeric_recipe(spoken.values())
    return Case(recipe, evidence, tolerance=1e-5)


def float32_words(got):
    """A finding for gradients in float32, or nothing."""
    low = [n for n, g in got.items() if np.asarray(g).dtype in (np.float32, np.float16)]
    if not low:
        return None
    return lambda name: Finding(
        f"{name} backward", "fail",
        f"gradient of {', '.join(low)} is in single precision (float32)",
        ("its seven digits cannot be told from a small mistake",),
        (("float32",),), ("float32",), "Work in float64 while checking.",
    )  # fmt: skip
