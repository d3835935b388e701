"""What was found in one file, and what it adds up to."""

from dataclasses import dataclass
from pathlib import Path

from backproplab.doctor.finding import Finding

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
    def checks(self) -> list[Finding]:
        """The findings that count: those that might have been otherwise."""
        return [f for f in self.findings if f.status not in {"note", "nothing"}]

    @property
    def failures(self) -> list[Finding]:
        """What is wrong."""
        return [f for f in self.findings if not f.passed]

    @property
    def verdict(self) -> str:
        """``"passed"``, ``"FAILED"`` or, if nothing was checked, ``"nothing"``."""
        if not self.checks:
            return "nothing"
        return "passed" if all(f.passed for f in self.checks) else "FAILED"

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
        """The mistakes; where nothing was checked, why not."""
        if self.checks:
            return self.mistakes
        return [f.message for f in self.findings]

    def as_dict(self) -> dict:
        """For JSON."""
        return {
            "file": str(self.path),
            "passed": self.passed,
            "verdict": self.verdict,
            "score": self.score,
            "findings": [f.as_dict() for f in self.findings],
        }


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
        if f.status in {"pass", "fail", "error"}
    }
    words = "expected, and nothing was checked under this name"
    return [
        Finding(name, "missing", words) for name in expect if plain(name) not in there
    ]
