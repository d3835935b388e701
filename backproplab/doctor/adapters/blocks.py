"""Check one block, a layer or a loss, whatever style it is written in."""

from dataclasses import replace
from typing import Protocol

import numpy as np

from backproplab.doctor.adapters.block_cases import case_for, own_case
from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of, steady
from backproplab.doctor.adapters.known_forwards import forward_findings
from backproplab.doctor.adapters.outputs import IN_FLOAT32, float32_words, unusable
from backproplab.doctor.adapters.probes import probe
from backproplab.doctor.evidence import uniform
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.patterns import NOT_FINITE

__all__ = ["AnyBlock", "examine_block"]

OWN = "for the forward pass as it stands"
LEARNED = {"weight", "bias", "exponent", "scale", "shift"}


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
    unread = unread_output(block, output, again)
    if unread:
        return [unread]
    upstream = np.asarray(uniform(rng, *output.shape))
    try:
        before, known = forward_findings(block, arrays, output, upstream)
        case = known or case_for(block, arrays, output, upstream)
        own = {name: np.array(value) for name, value in arrays.items()}
        got = attempt(block.gradients, own, case.evidence["G"].copy())
        if known:
            last = mended(block, known, arrays, got, upstream, before[-1])
            return summed(block, before, last)
    except LearnerError as refused:
        return [finding_of(f"{block.name} backward", refused)]
    return before + backward_findings(block, case, arrays, got, rng)


def unread_output(block, output, again):
    """A line on an output that nothing can be compared with, or nothing."""
    subject = f"{block.name} forward"
    if output.dtype != object and not np.array_equal(output, again, equal_nan=True):
        words = "two equal forward passes give different outputs"
        advice = "Draw from np.random, whose state is reset, or pass the mask in."
        return Finding(subject, "not read", words, advice=advice)
    if block.is_loss and output.ndim > 1:
        words = "two inputs give an array, not a loss"
        return Finding(subject, "not read", words)
    if block.is_loss and output.ndim == 1:
        words = (
            "the loss is one number for each row; their sum or their mean may be meant"
        )
        return Finding(subject, "not read", words, advice="Return their mean.")
    bad = unusable(output)
    if not bad:
        return None
    if bad == IN_FLOAT32:
        return Finding(subject, "not read", bad)
    advice = NOT_FINITE if bad.startswith("NaN") else ""
    return Finding(subject, "fail", bad, advice=advice)


def backward_findings(block, case, arrays, got, rng):
    """The lines on the gradients, and on the manners of the backward pass."""
    precision = float32_words(got)
    if precision:
        case = replace(case, tolerance=1e-4)
        wide = {name: np.asarray(g, dtype=float) for name, g in got.items()}
        judged = judge(f"{block.name} backward", case, wide)
        return [precision(block.name), *probe(block, case, arrays, judged, rng)]
    finding = judge(f"{block.name} backward", case, got)
    finding = replace(finding, kind=kind_of(block, arrays))
    return probe(block, case, arrays, finding, rng)


def kind_of(block, arrays):
    """What the report calls it: a loss, a layer with parameters, or nothing."""
    if block.is_loss:
        return "loss"
    return "layer" if LEARNED & set(arrays) else ""


def summed(block, before, last):
    """The lines on a wrong forward pass; a loss may be a sum, if not called loss."""
    *_, forward = before
    own_scale = last.passed and last.status == "pass" and OWN in last.message
    if forward.causes[:1] != (("summed@data",),) or not own_scale:
        return [*before, last]
    if block.name.lower() == "loss":  # the exercise asks for the mean
        return [*before, last]
    words = "cross-entropy summed over the batch, not averaged"
    note = Finding(forward.subject, "note", words)
    return [note, replace(last, message="1 output agrees")]


def mended(block, known, arrays, got, upstream, forward):
    """The line on gradients whose forward pass is wrong."""
    subject = f"{block.name} backward"
    cases = {
        "for the forward pass that it should have": known,
        OWN: own_case(block, arrays, upstream),
    }
    finding = replace(judge(subject, cases, got), kind=kind_of(block, arrays))
    first = "mend the forward pass first"
    if finding.passed:
        return replace(finding, message=f"{finding.message}; {first}")
    if finding.causes and finding.causes[:1] == forward.causes[:1]:
        words = f"right but for the mistake of the forward pass: {first}"
        return Finding(subject, "note", words, finding.evidence)
    return finding
