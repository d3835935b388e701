"""What was found out about one thing: a line of the report."""

from dataclasses import asdict, dataclass

__all__ = ["STATUSES", "Finding"]

STATUSES = ("pass", "note", "fail", "error", "missing", "nothing", "not read")


@dataclass(frozen=True)
class Finding:
    """One line of a report.

    Parameters
    ----------
    subject : str
        What was checked, for example ``"Hidden.backward_pass"``.
    status : {'pass', 'note', 'fail', 'error', 'missing', 'nothing', 'not read'}
        A note says something worth knowing, and is not counted. Nothing means that
        nothing to check was found. What is not read may be right or wrong: it is in a
        form that the check does not understand.
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
    kind : str
        What was checked: ``"loss"``, ``"layer"`` (with parameters), or nothing.

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
    kind: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return self.status in {"pass", "note"}

    @property
    def blames(self) -> bool:
        """Whether it says that something is wrong."""
        return self.status in {"fail", "error", "missing"}

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
