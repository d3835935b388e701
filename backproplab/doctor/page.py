"""Reports on files as a page: who made which mistake, and every finding."""

from collections import Counter
from html import escape

from backproplab.doctor.diagnosis import table
from backproplab.doctor.render import VERDICTS, summary

__all__ = ["as_html"]

STYLE = """
:root { color-scheme: light dark; font-family: system-ui, sans-serif;
        --fail: #b3261e; --pass: #1b6e3c; --rule: #8886; }
@media (prefers-color-scheme: dark) { :root { --fail: #ff9a90; --pass: #7fd8a0; } }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; line-height: 1.45; }
h2 { margin: 2.5rem 0 .6rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--rule); padding: .4rem .8rem .4rem 0;
         text-align: left; vertical-align: top; }
td:last-child { overflow-wrap: break-word; }
.files td:nth-child(2), .files td:nth-child(3), .causes td:first-child,
.backproplab-check td:nth-child(-n+2) { white-space: nowrap; }
.fail td:first-child, .error td:first-child, .missing td:first-child,
.FAILED { color: var(--fail); font-weight: 600; }
.pass td:first-child, .passed { color: var(--pass); font-weight: 600; }
details { border: 1px solid var(--rule); border-radius: .4rem; margin: .8rem 0;
          padding: .5rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.files td:first-child { overflow-wrap: anywhere; min-width: 15rem; }
@media (max-width: 45rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { border-bottom: 1px solid var(--rule); display: block; padding: .5rem 0; }
  td { border: 0; display: block; padding: .1rem 0; }
  .files td:nth-child(2), .files td:nth-child(3),
  .causes td { display: inline; padding-right: .8rem; }
  .backproplab-check td:nth-child(2) { overflow-wrap: anywhere; white-space: normal; }
}
"""


def as_html(reports) -> str:
    """A page of its own, with nothing loaded from elsewhere.

    Parameters
    ----------
    reports : list of FileReport
    """
    order = list(VERDICTS)
    ranked = sorted(reports, key=lambda report: order.index(report.verdict))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Gradient check</title><style>{STYLE}</style></head><body>"
        f"<h1>Gradient check</h1><p>{escape(summary(reports))}</p>"
        f"{overview(ranked)}{counts(reports)}<h2>Every finding</h2>"
        f"{''.join(details(i, r, len(reports)) for i, r in enumerate(ranked))}"
        "</body></html>\n"
    )


def overview(reports):
    """A row for each file: result, points, mistakes."""
    rows = "".join(
        f'<tr><td><a href="#file-{i}">{escape(report.name)}</a></td>'
        f'<td class="{css(report.verdict)}">{VERDICTS[report.verdict]}</td>'
        f"<td>{report.score}</td>"
        f"<td>{'<br>'.join(map(escape, report.said))}</td></tr>"
        for i, report in enumerate(reports)
    )
    heads = ("File", "Result", "Right", "Mistakes")
    return (
        f'<h2>Files</h2><table class="files">{head(heads)}<tbody>{rows}</tbody></table>'
    )


def counts(reports):
    """A row for each mistake, the most frequent first: how many files have it."""
    number = Counter(m for r in reports if r.checks for m in dict.fromkeys(r.mistakes))
    if len(reports) < 2 or not number:
        return ""
    rows = "".join(
        f"<tr><td>{times}</td><td>{escape(mistake)}</td></tr>"
        for mistake, times in number.most_common()
    )
    heads = ("Files", "Mistake")
    return (
        f'<h2>Mistakes</h2><table class="causes">{head(heads)}'
        f"<tbody>{rows}</tbody></table>"
    )


def css(verdict):
    """The class of a verdict."""
    return verdict.replace(" ", "-")


def head(names):
    """The first row of a table."""
    cells = "".join(f'<th scope="col">{name}</th>' for name in names)
    return f"<thead><tr>{cells}</tr></thead>"


def details(index, report, total):
    """All findings of one file, folded away if there are several files."""
    return (
        f"<details{' open' if total == 1 else ''}><summary>"
        f'<span class="{css(report.verdict)}">{VERDICTS[report.verdict]}</span> '
        f"{report.score} {escape(report.name)}</summary>"
        f'<div id="file-{index}">{table(report.findings)}</div></details>'
    )
