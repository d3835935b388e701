"""What a machine lacks, said in one line at the end instead of once for each test.

A fixture that misses a library or a program calls `lacking`. With the environment
variable of its kind set to 1, as in continuous integration, the test fails instead.
"""

import importlib
import importlib.util
import os
from collections import Counter
from typing import NamedTuple

import pytest

__all__ = ["KINDS", "lacking", "oracle", "summary"]


class Kind(NamedTuple):
    """Tests that need something: their name, how to get it, what requires it."""

    tests: str
    remedy: str
    variable: str


KINDS = {
    "oracles": Kind(
        "PyTorch and JAX comparisons",
        "install with `make .venv/.installed-oracles`",
        "BACKPROPLAB_REQUIRE_ORACLES",
    ),
    "browser": Kind(
        "browser tests",
        "install Chromium and Firefox",
        "BACKPROPLAB_REQUIRE_BROWSER",
    ),
    "compiler": Kind(
        "types of the playground's scripts",
        "install tsc (package node-typescript)",
        "BACKPROPLAB_REQUIRE_TYPESCRIPT",
    ),
    "digests": Kind(
        "digests beside downloads",
        "install sha256sum or shasum",
        "BACKPROPLAB_REQUIRE_DIGESTS",
    ),
}
MARK = "not tried"


def lacking(kind: str, missing: str) -> None:
    """End a test that cannot be run here.

    Parameters
    ----------
    kind : str
        A key of `KINDS`.
    missing : str
        What was looked for: "torch", "none of chromium, google-chrome".
    """
    variable = KINDS[kind].variable
    reason = f"{missing} is not installed"
    if os.environ.get(variable) == "1":
        pytest.fail(f"{variable} is set and {reason}.")
    pytest.skip(f"{MARK}: {kind}: {reason}")


def oracle(name):
    """Import a library that is only needed to compare with, or skip, or fail in CI."""
    if importlib.util.find_spec(name) is None:
        lacking("oracles", name)
    return importlib.import_module(name)


def summary(reasons: list[str]) -> str:
    """Return the line that says what was not tried; nothing if all was.

    Parameters
    ----------
    reasons : list of str
        Why tests were skipped, as pytest reports it.
    """
    counts = Counter(kind for kind in KINDS for r in reasons if f"{MARK}: {kind}:" in r)
    parts = [
        f"{KINDS[kind].tests} ({number}), {KINDS[kind].remedy}"
        for kind, number in counts.items()
    ]
    return f"{MARK}: {'; '.join(parts)}" if parts else ""
