"""Which files of a folder are submissions, and which are left out."""

import os
import stat
from collections import Counter
from pathlib import Path
from typing import NamedTuple

__all__ = ["SUFFIXES", "Submissions", "has_suffix", "not_a_file", "submissions"]

SUFFIXES = (".py", ".ipynb")
LIBRARIES = {"venv", "site-packages", "node_modules", "__pycache__", "__MACOSX"}
LARGEST = 50_000_000  # bytes; notebooks with pictures have some millions
KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Submissions(NamedTuple):
    """What a folder holds.

    Parameters
    ----------
    paths : list of Path
        Everything with the name of a script or a notebook, in alphabetical order.
    left_out : Counter
        How many files with such names were not taken, by the reason.
    """

    paths: list[Path]
    left_out: Counter


def has_suffix(name: str) -> bool:
    """Whether a name is that of a script or a notebook."""
    return name.lower().endswith(SUFFIXES)


def submissions(folder) -> Submissions:
    """Everything in a folder, and in the folders inside it, that has to be judged.

    Left out, and counted, are hidden files and folders, virtual environments, folders
    of libraries, and files such as ``__init__.py``.

    Parameters
    ----------
    folder : str or Path
        Where to look. Links to folders are not followed.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("bob.PY", "ann.ipynb", ".cache.py", "notes.txt"):
    ...         _ = (Path(folder) / name).write_text("")
    ...     found = submissions(folder)
    >>> [path.name for path in found.paths], dict(found.left_out)
    (['ann.ipynb', 'bob.PY'], {'hidden': 1})
    """
    paths: list[Path] = []
    left_out: Counter = Counter()
    for place, folders, files in os.walk(folder):
        for name in list(folders):
            if why := reason(Path(place, name)):
                folders.remove(name)
                left_out[why] += count(Path(place, name))
            elif has_suffix(name):
                paths.append(Path(place, name))
        for name in filter(has_suffix, files):
            if why := reason(Path(place, name)):
                left_out[why] += 1
            else:
                paths.append(Path(place, name))
    return Submissions(sorted(paths), left_out)


def reason(path: Path) -> str:
    """Why a file or a folder is left out; empty if it is not."""
    name = path.name
    if name.startswith("."):
        return "hidden"
    if name in LIBRARIES or (path / "pyvenv.cfg").is_file():
        return "libraries"
    return "names with two underscores" if name.startswith("__") else ""


def count(folder: Path) -> int:
    """How many scripts and notebooks a folder holds."""
    return sum(has_suffix(name) for *_, files in os.walk(folder) for name in files)


def not_a_file(path: Path) -> str:
    """What there is instead of a regular file of a size to read; empty if it is one.

    A file behind a link is a file.
    """
    try:
        found = path.stat()
    except OSError as error:
        return f"a broken link: {error.strerror}" if path.is_symlink() else str(error)
    if stat.S_ISREG(found.st_mode):
        size = found.st_size
        return f"a file of {size / 1e6:.0f} MB" if size > LARGEST else ""
    return next((name for is_kind, name in KINDS if is_kind(found.st_mode)), "no file")
