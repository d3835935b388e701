"""Forward passes whose formula the name of the block gives away."""

import numpy as np

from backproplab.doctor.adapters.block_cases import (
    has_labels,
    layer_evidence,
    loss_evidence,
)
from backproplab.doctor.adapters.guard import attempt
from backproplab.doctor.adapters.recognize import recognize, slope_below, without_bias
from backproplab.doctor.adapters.targets import are_probabilities
from backproplab.doctor.case import Case, agree
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import (
    CROSS_ENTROPY,
    CROSS_ENTROPY_VALUE,
    FORWARDS,
    LEAKY,
    LINEAR,
    POWER,
)

__all__ = ["forward_findings"]

# By name: the forward pass, its backward pass, the arrays that it has.
KNOWN = {
    "linear": ("linear", LINEAR, {"x", "weight"}),
    "affine": ("linear", LINEAR, {"x", "weight"}),
    "leakyrelu": ("leaky", LEAKY, {"x"}),
    "lrelu": ("leaky", LEAKY, {"x"}),
    "power": ("power", POWER, {"x", "exponent"}),
    "learnablepower": ("power", POWER, {"x", "exponent"}),
}


def forward_findings(block, arrays, output, upstream):
    """Lines on the forward pass; and the case of the right one, if it is wrong.

    Parameters
    ----------
    block : AnyBlock
        What is checked.
    arrays : dict of ndarray
        What it was given.
    output, upstream : ndarray
        What its forward pass returned; the gradient of that.

    Returns
    -------
    list of Finding, Case or None
    """
    if block.is_loss:
        return loss_findings(block, arrays, output)
    kind, recipe, needed = KNOWN.get(stem(block.name), ("", None, set()))
    if kind and set(arrays) - {"bias"} == needed:
        return layer_findings(
            block, kind, recipe, layer_evidence(arrays, upstream), output
        )
    if unused_bias(block, arrays, output):
        return bias_findings(block, arrays, output, upstream)
    return [], None


def stem(name) -> str:
    """A name without case, underscores and the word layer.

    Examples
    --------
    >>> stem("Leaky_ReLU"), stem("LinearLayer")
    ('leakyrelu', 'linear')
    """
    return name.lower().replace("_", "").removesuffix("layer")


def loss_findings(block, arrays, output):
    """The check of a cross-entropy's value; the formula of another loss is its own."""
    words = "not softmax cross-entropy; checked against its own derivative"
    note = Finding(f"{block.name} forward", "note", words)
    if not has_labels(arrays) or are_probabilities(arrays["outputs"]):
        return [note], None
    evidence = loss_evidence(arrays) | {"l2": 0.0, "squares": 0.0}
    case = Case(CROSS_ENTROPY_VALUE, evidence)
    finding = judge(f"{block.name} forward", case, {"value": output})
    claims = any(word in block.name.lower() for word in ("cross", "softmax"))
    if finding.passed:
        return [finding], None
    if finding.causes or claims:
        return [finding], Case(CROSS_ENTROPY, evidence | {"G": np.ones(())})
    return [note], None


def layer_findings(block, kind, recipe, evidence, output):
    """Nothing if the forward pass is what its name says; else a line, and what is."""
    known = {"l2": 0.0, "N": len(evidence["u"])} | evidence
    chosen = kind == "power" or not hasattr(block, "functions")
    slope = slope_below if chosen else intended_slope
    known["slope_below"] = max(slope(output, known["u"]), 0.0)
    case = Case(FORWARDS[kind], known)
    finding = judge(f"{block.name} forward", case, {"h": output})
    if finding.passed:
        return [], None
    right = known | {"h": case.right["h"]}
    return [finding], Case(without_bias(recipe, right), right)


def intended_slope(y, u):
    """The slope below 0 that a leaky activation was meant to have: above 0, not 1."""
    if np.shape(y) != u.shape:
        return 0.01
    below, above = slope_below(y, u), slope_below(-y, -u)
    for slope in (below, -below, above):
        if slope > 0 and slope != 1:
            return slope
    return 0.01


def bias_findings(block, arrays, output, upstream):
    """A line on a forward pass that takes b and does not add it; and what is right."""
    evidence = layer_evidence(arrays, upstream)
    finding = Finding(
        f"{block.name} forward", "fail", "forward does not add b",
        ("the output stays the same when b changes",),
        (("bias-missing@h",),), ("forward does not add b",),
        "Add b to every row: x @ W + b.",
    )  # fmt: skip
    bare = recognize(output, evidence | {"u": evidence["x"] @ evidence["W"]})
    if bare is None:
        return [finding], None
    known = bare.evidence | {"u": evidence["u"]}
    if "activation" in known:
        known["h"] = known["activation"](known["u"])
    return [finding], Case(bare.recipe, known)


def unused_bias(block, arrays, output) -> bool:
    """Whether a function takes a bias that its output does not depend on."""
    if not hasattr(block, "functions") or not {"weight", "bias"} <= set(arrays):
        return False
    moved = arrays | {"bias": arrays["bias"] + 1.0}
    return agree(attempt(block.forward, moved), output)
