"""Check files and folders of submissions."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tqdm.auto import tqdm

from backproplab.doctor.conventions import settle
from backproplab.doctor.finding import Finding
from backproplab.doctor.report import FileReport, lacking
from backproplab.doctor.sandbox import Limits, run_child

__all__ = ["SUFFIXES", "check_file", "check_files", "check_folder", "submissions"]

SUFFIXES = (".py", ".ipynb")
SKIPPED = {"venv", "env", "site-packages", "node_modules"}


def check_file(
    path, limits: Limits | None = None, *, convention="loss", expect=()
) -> FileReport:
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
    expect : sequence of str
        Names that must be there, such as ``"linear"``; one that is not is a failure.

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
    found = settle([finding for line in lines for finding in parse(line)], convention)
    if problem:
        return FileReport(path, (*found, Finding(path.name, "error", problem)))
    return FileReport(path, (*found, *lacking(found, expect)))


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
    """Files in a folder and the folders inside it, in alphabetical order.

    Left out are hidden folders and those of virtual environments.
    """
    folder = Path(folder)
    files = sorted(p for s in SUFFIXES for p in folder.rglob(f"*{s}"))
    return [f for f in files if not any(map(is_skipped, f.relative_to(folder).parts))]


def is_skipped(part) -> bool:
    """Whether a file, or a folder on the way to it, is not a submission."""
    return part[:1] in {".", "_"} or part in SKIPPED


def check_files(files, limits=None, jobs: int = 2, *, progress=False, **wanted):
    """Check files, several at a time.

    Parameters
    ----------
    files : sequence of Path
        Scripts and notebooks.
    limits : Limits, optional
        Time and memory that each file may use.
    jobs : int
        How many files are checked at a time.
    progress : bool
        Whether to show a progress bar.
    **wanted
        `convention` and `expect`; see :func:`check_file`.

    Returns
    -------
    list of FileReport
        In the order of the files.
    """
    with ThreadPoolExecutor(jobs) as pool:
        checked = pool.map(lambda file: check_file(file, limits, **wanted), files)
        return list(tqdm(checked, total=len(files), disable=not progress, unit="file"))


def check_folder(folder, limits: Limits | None = None, jobs: int = 2, **options):
    """Check every submission in a folder.

    Parameters
    ----------
    folder : str or Path
        Searched for ``.py`` and ``.ipynb``, folders inside included.
    limits : Limits, optional
        Time and memory that each file may use.
    jobs : int
        How many files are checked at a time.
    **options
        `progress`, whether to show a bar; `convention` and `expect` are those of
        :func:`check_file`.

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
    ...     [(r.path.name, r.verdict) for r in check_folder(folder)]
    [('ann.py', 'nothing'), ('bob.py', 'nothing')]
    """
    files = submissions(folder)
    if not files:
        raise FileNotFoundError(f"check: no .py or .ipynb file in {folder}.")
    return check_files(files, limits, jobs, **options)
