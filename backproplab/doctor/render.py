"""Reports on files, as text and as a table of comma-separated values."""

import csv
import io
from collections import Counter

__all__ = ["VERDICTS", "as_csv", "as_text", "summary"]

VERDICTS = {
    "FAILED": "fail",
    "not read": "not read",
    "nothing": "nothing to check",
    "passed": "pass",
}
FORMULA = tuple("=+-@")  # how a formula of a spreadsheet begins


def as_text(reports, left_out=None) -> str:
    """One report in full; of several, one line each.

    Parameters
    ----------
    reports : list of FileReport
    left_out : dict of int, optional
        How many files were not taken, by the reason.
    """
    if len(reports) == 1 and not left_out:
        return full(reports[0])
    width = max((len(report.name) for report in reports), default=0)
    lines = [*(line(report, width) for report in reports), summary(reports)]
    if left_out:
        words = ", ".join(f"{n} ({why})" for why, n in sorted(left_out.items()))
        lines.append(f"left out: {words}")
    return "\n".join(lines)


def full(report):
    """All findings of one file."""
    body = "\n".join(map(str, report.findings))
    if report.verdict == "nothing":
        return f"{body}\n{report.name}: nothing to check"
    read, blocks = report.blocks.split("/")
    words = f", {read} of {blocks} blocks read" if report.unread else ""
    return f"{body}\n{report.name}: {report.verdict}, {report.score} checks{words}"


def line(report, width):
    """One file in one line."""
    shown = report.failures or report.unread or report.findings
    said = [f"{f.subject}: {f.message}" for f in shown if f.status != "pass"]
    words = "" if report.passed else "; ".join(said[:3])
    more = len(said) - 3
    words += f"; and {more} more" if more > 0 and not report.passed else ""
    head = f"{report.verdict:<8} {report.score:>6}  {report.name:<{width}}"
    return f"{head}  {words}".rstrip()


def summary(reports) -> str:
    """How many files pass, fail, or hold nothing to check.

    Examples
    --------
    >>> summary([])
    '0 pass, 0 fail'
    """
    number = Counter(report.verdict for report in reports)
    words = f"{number['passed']} pass, {number['FAILED']} fail"
    for verdict, name in (("not read", "not read"), ("nothing", "nothing to check")):
        words += f", {number[verdict]} {name}" if number[verdict] else ""
    return words


def as_csv(reports) -> str:
    """A row for each file, for a gradebook: verdict, points, mistakes.

    Parameters
    ----------
    reports : list of FileReport
    """
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(["file", "result", "right", "checks", "causes", "mistakes"])
    for report in reports:
        causes = [name for f in report.failures for name in (f.causes or ((),))[0]]
        rows.writerow(
            [cell(report.name), VERDICTS[report.verdict], report.points,
             len(report.checks), " ".join(causes), cell("; ".join(report.mistakes))]
        )  # fmt: skip
    return stream.getvalue()


def cell(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would compute.

    Examples
    --------
    >>> cell("=1+1.py"), cell("ann.py")
    ("'=1+1.py", 'ann.py')
    """
    return f"'{text}" if text.startswith(FORMULA) else text
