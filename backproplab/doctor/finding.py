"""What was found out about one thing: a line of the report."""

from dataclasses import asdict, dataclass

import numpy as np

from backproplab.doctor.case import Case
from backproplab.doctor.search import explain_any, pattern

__all__ = ["Finding", "judge"]

STATUSES = ("pass", "note", "fail", "error", "missing")


@dataclass(frozen=True)
class Finding:
    """One line of a report.

    Parameters
    ----------
    subject : str
        What was checked, for example ``"Hidden.backward_pass"``.
    status : {'pass', 'note', 'fail', 'error', 'missing'}
        A note says something worth knowing about right code.
    message : str
        What was found, in words.
    evidence : tuple of str
        One sentence for each output: what the numbers show.
    causes : tuple of tuple of str
        Identifiers of the mistakes that explain it, the likeliest explanation first.
    titles : tuple of str
        The explanations in words.
    advice : str
        What to try.

    Examples
    --------
    >>> print(Finding("Loss.backward_pass", "pass", "3 outputs agree"))
    pass     Loss.backward_pass: 3 outputs agree
    """

    subject: str
    status: str
    message: str
    evidence: tuple[str, ...] = ()
    causes: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()
    advice: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return self.status in {"pass", "note"}

    def as_dict(self) -> dict:
        """For JSON."""
        return asdict(self)

    def __str__(self):
        lines = [f"{self.status:<8} {self.subject}: {self.message}"]
        lines += [f"         - {line}" for line in self.evidence]
        lines += [f"         or: {title}" for title in self.titles[1:]]
        if self.advice:
            lines.append(f"         try: {self.advice}")
        return "\n".join(lines)


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
    got = np.asarray(got, dtype=float)
    if np.squeeze(got).shape != np.squeeze(right).shape:
        return f"shape {got.shape}, expected {right.shape}"
    words = pattern(got.reshape(right.shape), right)
    return words + batch_words(case.evidence.get("N"), words)


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
    return Finding(
        subject, "fail", words, evidence(case, got) + branches(case, got)
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
