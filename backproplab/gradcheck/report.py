"""What a gradient check found, for a terminal and for a notebook."""

from dataclasses import dataclass, field
from html import escape

import numpy as np

__all__ = ["TOLERANCES", "GradientReport"]

TOLERANCES = {"complex step": 1e-10, "autograd": 1e-10, "central differences": 1e-5}


@dataclass(frozen=True)
class GradientReport:
    """What `check` found.

    Parameters
    ----------
    errors : dict of dict of ndarray
        For each oracle, the elementwise relative errors of each named array. Entries
        excluded for a kink are 0.
    kinks : dict of int
        How many entries of each array were excluded because of a kink.
    warnings : tuple of str
        What makes the check say less than it seems to.
    parts : dict of GradientReport
        Checks of the data term and of the L2 term apart, and of the blocks of a
        network that failed, last block first.
    first_bad : str
        The first of those blocks that fails alone; empty if none does.

    Examples
    --------
    >>> import numpy as np
    >>> report = GradientReport({"autograd": {"theta": np.array([0.0, 0.5])}})
    >>> print(report)
    gradient check: FAILED
      FAILED theta[1]   autograd 5.0e-01
    >>> report.worst_entry("theta")
    ('autograd', (1,), 0.5)
    """

    errors: dict[str, dict[str, np.ndarray]]
    kinks: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    parts: dict[str, "GradientReport"] = field(default_factory=dict)
    first_bad: str = ""

    @property
    def worst(self) -> dict[str, float]:
        """Largest error against each oracle; NaN if any entry is not a number."""
        return {
            oracle: float(np.max([e.max(initial=0.0) for e in arrays.values()]))
            for oracle, arrays in self.errors.items()
        }

    @property
    def names(self) -> list[str]:
        """Names of the arrays that were checked."""
        return list(next(iter(self.errors.values()), {}))

    @property
    def passed(self) -> bool:
        """Whether every entry agrees with every oracle, in every part."""
        own = all(self.array_passed(name) for name in self.names)
        return own and all(part.passed for part in self.parts.values())

    def array_passed(self, name: str) -> bool:
        """Whether one array agrees with every oracle, in entries that are not kinks."""
        errors = {oracle: arrays[name] for oracle, arrays in self.errors.items()}
        kinked = self.kinks.get(name, 0) == next(iter(errors.values())).size > 0
        return not kinked and all(
            bool((error <= TOLERANCES[oracle]).all())
            for oracle, error in errors.items()
        )

    def worst_entry(self, name: str) -> tuple[str, tuple[int, ...], float]:
        """Oracle, index and error of the entry that exceeds its tolerance most."""
        found = []
        for oracle, arrays in self.errors.items():
            error = arrays[name]
            flat = int(np.argmax(error)) if error.size else 0
            value = float(error.flat[flat]) if error.size else 0.0
            index = tuple(map(int, np.unravel_index(flat, error.shape)))
            excess = np.inf if np.isnan(value) else value / TOLERANCES[oracle]
            found.append((excess, oracle, index, value))
        _, oracle, index, value = max(found, key=lambda entry: entry[0])
        return oracle, index, value

    def rows(self) -> list[tuple[str, str, str]]:
        """Verdict, array with the index of its worst entry, and what was found."""
        table = []
        for name in self.names:
            oracle, index, value = self.worst_entry(name)
            at = f"{name}[{', '.join(map(str, index))}]" if index else name
            words = f"{oracle} {value:.1e}"
            if self.kinks.get(name):
                words += f", {self.kinks[name]} entries on a kink excluded"
            verdict = "passed" if self.array_passed(name) else "FAILED"
            table.append((verdict, at, words))
        return table

    def remarks(self) -> list[str]:
        """Warnings, failing parts and the first bad block, in words."""
        lines = [f"warning: {words}" for words in self.warnings]
        lines += [
            f"{name}: {'passed' if part.passed else 'FAILED'}"
            for name, part in self.parts.items()
        ]
        if self.first_bad:
            lines.append(f"first bad block: {self.first_bad}")
        return lines

    def __str__(self):
        width = max((len(at) for _, at, _ in self.rows()), default=0)
        lines = [f"gradient check: {'passed' if self.passed else 'FAILED'}"]
        lines += [f"  {v} {at:<{width}}   {words}" for v, at, words in self.rows()]
        return "\n".join(lines + [f"  {line}" for line in self.remarks()])

    def _repr_html_(self):
        head = "".join(
            f'<th scope="col">{title}</th>'
            for title in ("Result", "Worst entry", "Relative error")
        )
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self.rows()
        )
        notes = "".join(f"<p>{escape(line)}</p>" for line in self.remarks())
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"
        )
