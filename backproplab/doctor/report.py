"""What was found in one file, and what it adds up to."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from backproplab.doctor.finding import Finding
from backproplab.doctor.plain_text import one_line

__all__ = ["FileReport", "lacking"]


@dataclass(frozen=True)
class FileReport:
    """What was found in one file.

    Parameters
    ----------
    path : Path
        The file.
    findings : tuple of Finding
        One for each thing checked.

    Examples
    --------
    >>> report = FileReport(Path("a.py"), (Finding("adam", "pass", "6 outputs agree"),))
    >>> report.passed, report.score, report.verdict
    (True, '1/1', 'passed')
    """

    path: Path
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The path, safe to print."""
        return one_line(str(self.path))

    @property
    def checks(self) -> list[Finding]:
        """The findings that count: those that might have been otherwise."""
        passing = {"note", "nothing", "not read"}
        return [f for f in self.findings if f.status not in passing]

    @property
    def unread(self) -> list[Finding]:
        """What may be right or wrong, in a form that is not understood."""
        return [f for f in self.findings if f.status == "not read"]

    @property
    def blocks(self) -> str:
        """Of how many layers, losses and other blocks how many were read: ``"2/3"``."""
        read = {block_of(f) for f in self.checks}
        return f"{len(read)}/{len(read | {block_of(f) for f in self.unread})}"

    @property
    def failures(self) -> list[Finding]:
        """What is wrong, or, where nothing was checked, what says so."""
        return [f for f in self.findings if f.blames or f.status == "nothing"]

    @property
    def verdict(self) -> str:
        """``"FAILED"``, ``"not read"``, ``"passed"`` or, if there is nothing, so.

        A file of which something was not read is not passed.
        """
        if not all(f.passed for f in self.checks):
            return "FAILED"
        if self.unread:
            return "not read"
        return "passed" if self.checks else "nothing"

    @property
    def passed(self) -> bool:
        """Whether something was checked and nothing is wrong."""
        return self.verdict == "passed"

    @property
    def points(self) -> int:
        """How many of the checks passed."""
        return sum(f.passed for f in self.checks)

    @property
    def score(self) -> str:
        """How many of the checks passed, as ``"7/9"``."""
        return f"{self.points}/{len(self.checks)}"

    @property
    def mistakes(self) -> list[str]:
        """The likeliest explanation of each failure, or what is said of it."""
        return [f.titles[0] if f.titles else f.message for f in self.failures]

    @property
    def said(self) -> list[str]:
        """The mistakes, and what was not read; where nothing was checked, why not."""
        if self.checks:
            return self.mistakes + [f"{f.subject}: {f.message}" for f in self.unread]
        return [f.message for f in self.findings]

    def as_dict(self) -> dict:
        """For JSON."""
        return {
            "file": self.name,
            "passed": self.passed,
            "verdict": self.verdict,
            "score": self.score,
            "findings": [f.as_dict() for f in self.findings],
        }


def block_of(finding) -> str:
    """The layer, loss or function that a finding is about.

    Examples
    --------
    >>> block_of(Finding("linear backward", "pass", "3 outputs agree"))
    'linear'
    """
    return finding.subject.split(" ")[0].split(".")[0]


def plain(name) -> str:
    """A name without case and underscores, and without the word layer."""
    return name.lower().replace("_", "").removesuffix("layer")


def lacking(findings, expect) -> list[Finding]:
    """A line for each expected name under which nothing was checked.

    Parameters
    ----------
    findings : list of Finding
        All findings on one file.
    expect : sequence of str
        Names, such as ``"leaky_relu"``.

    Examples
    --------
    >>> found = [Finding("linear backward", "pass", "3 outputs agree")]
    >>> [f.subject for f in lacking(found, ["linear", "leaky_relu"])]
    ['leaky_relu']
    """
    there = {
        plain(f.subject.split()[0].split(".")[0])
        for f in findings
        if f.status in {"pass", "fail", "error"} and f.subject.strip()
    }
    return [missing(name, there) for name in expect if plain(name) not in there]


def missing(name: str, there: set[str]) -> Finding:
    """The line for an expected name, with the nearest one that was checked."""
    words = "expected, and nothing was checked under this name"
    near = get_close_matches(plain(name), sorted(there), n=1)
    advice = f"Was {near[0]} meant? It was checked." if near else ""
    return Finding(name, "missing", words, advice=advice)
