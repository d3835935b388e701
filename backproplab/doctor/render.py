"""Reports on files, as text and as a page."""

from html import escape

from backproplab.doctor.diagnosis import table

__all__ = ["as_html", "as_text"]

STYLE = """
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8888; padding: .4rem .6rem; text-align: left;
         vertical-align: top; overflow-wrap: anywhere; }
"""


def as_text(reports) -> str:
    """One report in full; of several, one line each.

    Parameters
    ----------
    reports : list of FileReport
    """
    if len(reports) == 1:
        return full(reports[0])
    width = max(len(str(report.path)) for report in reports)
    lines = [line(report, width) for report in reports]
    good = sum(report.passed for report in reports)
    return "\n".join([*lines, f"{good} of {len(reports)} files pass"])


def full(report):
    """All findings of one file."""
    verdict = "passed" if report.passed else "FAILED"
    body = "\n".join(map(str, report.findings))
    return f"{body}\n{report.path}: {verdict}, {report.score} checks"


def line(report, width):
    """One file in one line."""
    verdict = "passed" if report.passed else "FAILED"
    words = "; ".join(f"{f.subject}: {f.message}" for f in report.failures[:3])
    more = len(report.failures) - 3
    words += f"; and {more} more" if more > 0 else ""
    return f"{verdict}  {report.score:>6}  {report.path!s:<{width}}  {words}".rstrip()


def as_html(reports) -> str:
    """A page of its own, with nothing loaded from elsewhere.

    Parameters
    ----------
    reports : list of FileReport
    """
    good = sum(report.passed for report in reports)
    parts = [
        f"<details{'' if report.passed else ' open'}><summary>"
        f"{'passed' if report.passed else 'FAILED'} {report.score} "
        f"{escape(str(report.path))}</summary>{table(report.findings)}</details>"
        for report in reports
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Gradient check</title><style>{STYLE}</style></head><body>"
        f"<h1>Gradient check</h1><p>{good} of {len(reports)} files pass.</p>"
        f"{''.join(parts)}</body></html>\n"
    )
