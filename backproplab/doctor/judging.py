"""Compare what was returned with what is right, and say what the numbers show."""

import numpy as np

from backproplab.doctor.case import Case
from backproplab.doctor.finding import Finding
from backproplab.doctor.patterns import NOT_FINITE, pattern
from backproplab.doctor.search import explain_any

__all__ = ["describe_difference", "judge"]


def judge(subject: str, cases, got: dict) -> Finding:
    """Compare what was returned with what is right, and explain a difference.

    Parameters
    ----------
    subject : str
        Its name in the report.
    cases : Case or dict of Case
        What is right; with several, keyed by dialect, agreeing with one is enough.
    got : dict
        What was returned, by output name.

    Returns
    -------
    Finding
    """
    if isinstance(cases, Case):
        cases = {"": cases}
    best = min(cases.values(), key=lambda case: len(case.wrong_names(got)))
    absent = [best.spoken(n) for n in best.right if n not in got or got[n] is None]
    if absent:
        return Finding(
            subject, "fail", f"nothing was returned for {', '.join(absent)}",
            advice="Is the body still to be filled in?",
        )  # fmt: skip
    for dialect, case in cases.items():
        if not case.wrong_names(got):
            words = "1 output agrees" if len(got) == 1 else f"{len(got)} outputs agree"
            return Finding(subject, "pass", words + (f" ({dialect})" * bool(dialect)))
    explained = explain_any(cases.values(), got)
    if not explained:
        return unexplained(subject, best, got)
    case, first = explained[0]
    explanations = [found for _, found in explained]
    return Finding(
        subject,
        "fail",
        first.title,
        evidence(case, got),
        tuple(e.names for e in explanations),
        tuple(e.title for e in explanations),
        first.advice,
    )


def evidence(case: Case, got: dict) -> tuple[str, ...]:
    """One sentence for each output that is not right."""
    return tuple(
        f"{case.spoken(name)}: {describe(case, got[name], case.right[name])}"
        for name in case.wrong_names(got)
    )


def describe(case, got, right):
    """What the numbers of one output show."""
    words = describe_difference(got, right)
    return words + batch_words(case.evidence.get("N"), words)


def describe_difference(got, right):
    """How an array differs from another one: in its shape, or where and by how much."""
    got = np.asarray(got, dtype=float)
    if np.squeeze(got).shape != np.squeeze(right).shape:
        return f"shape {got.shape}, expected {right.shape}"
    return pattern(got.reshape(right.shape), right)


def batch_words(rows, words):
    """Point out a ratio that is the batch size, or one over it."""
    if rows is None or " times the reference" not in words:
        return ""
    ratio = abs(float(words.split(" times")[0].split()[-1]))
    if np.isclose(ratio, rows, rtol=1e-4):
        return f", and the batch has {rows} rows"
    if np.isclose(ratio * rows, 1, rtol=1e-4):
        return f", and the batch has {rows} rows (1/{rows} = {1 / rows:.6g})"
    return ""


def unexplained(subject, case, got):
    """Say what differs, and that no known mistake gives it."""
    right = [case.spoken(n) for n in case.right if n not in case.wrong_names(got)]
    words = "differs from the reference, and no known mistake gives these numbers"
    if right:
        words += f"; right: {', '.join(right)}"
    finite = all(np.isfinite(np.asarray(got[n], float)).all() for n in case.right)
    return Finding(
        subject, "fail", words, evidence(case, got) + branches(case, got),
        advice="" if finite else NOT_FINITE,
    )  # fmt: skip


def branches(case, got):
    """Whether wrong entries lie on one branch of the activation only."""
    u = case.evidence.get("u")
    lines = []
    for name in case.wrong_names(got):
        value, right = np.asarray(got[name], float), case.right[name]
        if u is None or value.shape != u.shape or right.shape != u.shape:
            continue
        wrong = ~np.isclose(value, right, rtol=1e-6, atol=0)
        for side, words in ((u > 0, "positive"), (u <= 0, "zero or negative")):
            if wrong.any() and not (wrong & ~side).any():
                lines.append(
                    f"{case.spoken(name)}: wrong only where the input is {words}"
                )
    return tuple(lines)
