"""Check files and folders of submissions."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tqdm.auto import tqdm

from backproplab.doctor.conventions import settle
from backproplab.doctor.finding import Finding
from backproplab.doctor.sandbox import Limits, run_child

__all__ = ["FileReport", "check_file", "check_folder"]

SUFFIXES = (".py", ".ipynb")


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
    >>> report.passed, report.score
    (True, '1/1')
    """

    path: Path
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether something was checked and nothing is wrong."""
        return bool(self.findings) and all(f.passed for f in self.findings)

    @property
    def failures(self) -> list[Finding]:
        """What is wrong."""
        return [f for f in self.findings if not f.passed]

    @property
    def score(self) -> str:
        """How many of the checks passed, as ``"7/9"``."""
        good = len(self.findings) - len(self.failures)
        return f"{good}/{len(self.findings)}"

    def as_dict(self) -> dict:
        """For JSON."""
        return {
            "file": str(self.path),
            "passed": self.passed,
            "score": self.score,
            "findings": [f.as_dict() for f in self.findings],
        }


def check_file(path, limits: Limits | None = None, convention="loss") -> FileReport:
    """Check a learner's file in a child process.

    Parameters
    ----------
    path : str or Path
        A script ``.py`` or a notebook ``.ipynb``.
    limits : Limits, optional
        Time and memory it may use.
    convention : {'loss', 'layer'}
        Who takes the mean over the batch; with ``"layer"``, a layer that divides the
        gradients of all its parameters passes.

    Returns
    -------
    FileReport
        With a line for everything that went wrong, a hang or a crash included.

    Raises
    ------
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "answer.py"
    ...     lines = ["def relu_forward(x):", "    return x * (x > 0)",
    ...              "def relu_backward(G, x):", "    return G"]
    ...     _ = path.write_text(chr(10).join(lines))
    ...     print(check_file(path).failures[0].message)
    activation derivative missing (slope 1 everywhere, or a mask that is always true)
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"check: there is no file {path}.")
    lines, problem = run_child(path, limits or Limits())
    found = [finding for line in lines for finding in parse(line)]
    found = settle(found, convention)
    if problem:
        found.append(Finding(path.name, "error", problem))
    return FileReport(path, tuple(found))


def parse(line):
    """The finding written on a line; nothing for a line that is cut off."""
    try:
        entry = json.loads(line)
        entry["causes"] = tuple(tuple(cause) for cause in entry["causes"])
        for name in ("evidence", "titles"):
            entry[name] = tuple(entry[name])
        return [Finding(**entry)]
    except (TypeError, ValueError, KeyError):
        return []


def submissions(folder) -> list[Path]:
    """Files in a folder and the folders inside it, in alphabetical order."""
    files = sorted(p for s in SUFFIXES for p in Path(folder).rglob(f"*{s}"))
    return [f for f in files if not any(part[:1] in {".", "_"} for part in f.parts[1:])]


def check_folder(
    folder, limits: Limits | None = None, jobs: int = 2, *, progress=False
):
    """Check every submission in a folder.

    Parameters
    ----------
    folder : str or Path
        Searched for ``.py`` and ``.ipynb``, folders inside included.
    limits : Limits, optional
        Time and memory that each file may use.
    jobs : int
        How many files are checked at a time.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    list of FileReport
        In alphabetical order of the paths.

    Raises
    ------
    FileNotFoundError
        If there is nothing to check in the folder.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("ann.py", "bob.py"):
    ...         _ = (Path(folder) / name).write_text("")
    ...     [(report.path.name, report.passed) for report in check_folder(folder)]
    [('ann.py', False), ('bob.py', False)]
    """
    files = submissions(folder)
    if not files:
        raise FileNotFoundError(f"check: no .py or .ipynb file in {folder}.")
    with ThreadPoolExecutor(jobs) as pool:
        checked = pool.map(lambda file: check_file(file, limits), files)
        return list(tqdm(checked, total=len(files), disable=not progress, unit="file"))
