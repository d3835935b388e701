"""Manners of a backward pass: what one call with good numbers does not show."""

from dataclasses import replace

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.adapters.recognize import recognize
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge

__all__ = ["probe"]


def probe(block, case, arrays, finding, rng):
    """The finding, or what replaces or follows it.

    A cache that a later forward pass overwrote, arguments that are written to, and the
    branch taken exactly at a kink.
    """
    try:
        written = written_arguments(block, case, arrays)
        stale = stale_cache(block, case, arrays, rng)
    except LearnerError as refused:
        return [finding_of(f"{block.name} backward", refused)]
    found = [finding, *written, *stale]
    if "u" in case.evidence and not (written or stale):
        found += at_kink(block, case, arrays, finding)
    return found


def copied(arrays):
    """The arrays, for code that may write to them."""
    return {name: np.array(value) for name, value in arrays.items()}


def written_arguments(block, case, arrays):
    """A finding if an argument is not what it was before the call."""
    own = copied(arrays)
    upstream = np.array(case.evidence["G"])
    attempt(block.gradients, own, upstream)
    changed = [n for n, value in own.items() if not np.array_equal(value, arrays[n])]
    if not np.array_equal(upstream, case.evidence["G"]):
        changed.append("upstream gradient")
    if not changed:
        return []
    return [
        Finding(
            f"{block.name} arguments", "note",
            f"argument written to: {', '.join(changed)}",
            ("it was different after the call",),
            (("argument-written",),), ("argument written to",),
            "Work on a copy: x = x * mask makes a new array, x *= mask does not.",
        )
    ]  # fmt: skip


def stale_cache(block, case, arrays, rng):
    """A finding if a second forward pass in between changes the result."""
    if not hasattr(block, "gradients_after"):
        return []
    other = block.draw(rng)
    plain = attempt(block.gradients, copied(arrays), case.evidence["G"].copy())
    late = attempt(
        block.gradients_after, copied(arrays), other, case.evidence["G"].copy()
    )
    if all(np.array_equal(plain[n], late[n], equal_nan=True) for n in plain):
        return []
    changed = [n for n in plain if not np.array_equal(plain[n], late[n])]
    return [
        Finding(
            f"{block.name} cache", "fail",
            "stale cache: a second forward pass in between changes the gradient",
            (f"changed: {', '.join(changed)}",),
            (("stale-cache",),), ("stale cache",),
            "Let forward return its cache, and let backward take it from there.",
        )
    ]  # fmt: skip


def at_kink(block, case, arrays, known):
    """The branch taken where the activation's input is exactly 0."""
    if case.recipe.kind not in {"leaky", "hidden", "power", "power_hidden"}:
        return []
    own = copied(arrays)
    own["x"][0] = 0.0
    if "bias" in own:
        own["bias"][...] = 0.0
    evidence = {k: v for k, v in case.evidence.items() if k not in {"u", "x", "b", "h"}}
    evidence |= {"x": own["x"], "u": own["x"]}
    if "W" in evidence:
        evidence["u"] = own["x"] @ evidence["W"] + own.get("bias", 0.0)
    if "bias" in own:
        evidence["b"] = own["bias"]
    try:
        output = attempt(block.forward, own)
        got = attempt(block.gradients, own, case.evidence["G"].copy())
    except LearnerError as refused:
        return [finding_of(f"{block.name} at 0", refused)]
    zero = recognize(output, evidence)
    if zero is None:
        return [Finding(f"{block.name} at 0", "fail", "forward pass is wrong at 0")]
    finding = judge(f"{block.name} at 0", zero, got)
    explained = set(map(frozenset, known.causes)) & set(map(frozenset, finding.causes))
    nothing_new = not known.passed and not finding.causes
    if finding.passed or explained or nothing_new:
        return []
    if zero.evidence["slope_below"] == 0:  # ReLU: either one-sided slope is in use
        finding = replace(finding, status="note")
    return [finding]
