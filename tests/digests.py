"""Comparing digests as a reader does, with a program of the reader's system."""

import shutil
import subprocess

from tests.not_tried import lacking

__all__ = ["check"]

PROGRAMS = {"sha256sum": [], "shasum": ["-a", "256"]}  # the second on macOS


def check(folder, sums):
    """Run the program on a file of digests; return what it printed and its status."""
    name = next(filter(shutil.which, PROGRAMS), None)
    if name is None:
        lacking("digests", f"none of {', '.join(PROGRAMS)}")
    return subprocess.run(
        [name, *PROGRAMS[name], "--check", "--ignore-missing", sums],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
