"""Reports on files, as text and as a table of comma-separated values."""

import csv
import io
from collections import Counter

__all__ = ["VERDICTS", "as_csv", "as_text", "summary"]

VERDICTS = {"FAILED": "fail", "nothing": "nothing to check", "passed": "pass"}


def as_text(reports) -> str:
    """One report in full; of several, one line each.

    Parameters
    ----------
    reports : list of FileReport
    """
    if len(reports) == 1:
        return full(reports[0])
    width = max(len(str(report.path)) for report in reports)
    return "\n".join([*(line(report, width) for report in reports), summary(reports)])


def full(report):
    """All findings of one file."""
    body = "\n".join(map(str, report.findings))
    if report.verdict == "nothing":
        return f"{body}\n{report.path}: nothing to check"
    return f"{body}\n{report.path}: {report.verdict}, {report.score} checks"


def line(report, width):
    """One file in one line."""
    shown = report.failures or report.findings
    said = [f"{f.subject}: {f.message}" for f in shown if f.status != "pass"]
    words = "" if report.passed else "; ".join(said[:3])
    more = len(said) - 3
    words += f"; and {more} more" if more > 0 and not report.passed else ""
    head = f"{report.verdict:<7} {report.score:>6}  {report.path!s:<{width}}"
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
    nothing = number["nothing"]
    return f"{words}, {nothing} nothing to check" if nothing else words


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
            [report.path, VERDICTS[report.verdict], report.points, len(report.checks),
             " ".join(causes), "; ".join(report.mistakes)]
        )  # fmt: skip
    return stream.getvalue()
