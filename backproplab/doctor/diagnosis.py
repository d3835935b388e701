"""Findings together, for a terminal and for a notebook."""

from dataclasses import dataclass
from html import escape

from backproplab.doctor.finding import Finding

__all__ = ["Diagnosis"]


@dataclass(frozen=True)
class Diagnosis:
    """What was found out about one piece of code.

    Parameters
    ----------
    findings : list of Finding
        One for each thing checked.

    Examples
    --------
    >>> from backproplab.gradcheck import diagnose
    >>> from backproplab import LeakyReLU
    >>> diagnose(LeakyReLU())
    pass     LeakyReLU backward: 1 output agrees
    """

    findings: list[Finding]

    @property
    def passed(self) -> bool:
        """Whether something was checked and nothing is wrong."""
        checked = [f for f in self.findings if f.status != "note"]
        return bool(checked) and all(finding.passed for finding in checked)

    @property
    def causes(self) -> tuple[tuple[str, ...], ...]:
        """Identifiers of the likeliest explanation of each finding that has one."""
        return tuple(f.causes[0] for f in self.findings if f.causes and not f.passed)

    @property
    def named(self) -> set[str]:
        """Identifiers of all mistakes in any explanation."""
        return {n for f in self.findings for cause in f.causes for n in cause}

    def __str__(self):
        return "\n".join(map(str, self.findings))

    __repr__ = __str__

    def _repr_html_(self):
        return table(self.findings)


def table(findings) -> str:
    """The findings as an HTML table."""
    rows = "".join(map(row, findings))
    return (
        '<table class="backproplab-check"><thead><tr><th scope="col">Result</th>'
        '<th scope="col">What</th><th scope="col">Found</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def row(finding):
    """One finding as a row of the table."""
    lines = [finding.message, *finding.evidence]
    if finding.advice:
        lines.append(f"Try: {finding.advice}")
    found = "<br>".join(map(escape, lines))
    return (
        f'<tr class="{escape(finding.status)}"><td>{escape(finding.status)}</td>'
        f"<td><code>{escape(finding.subject)}</code></td><td>{found}</td></tr>"
    )
