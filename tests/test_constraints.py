"""What `make html` installs without asking what it needs is all that it needs."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pins():
    """The pinned versions in two parts: of the site, and of all else."""
    parts = (ROOT / "constraints.txt").read_text("utf-8").split("besides")
    return [
        [
            Requirement(line)
            for line in part.splitlines()
            if line and line[0] not in "# ."
        ]
        for part in parts
    ]


def needed(requirements, extras=("",)):
    """Yield the names of requirements of any supported Python, each with its extras."""
    places = [
        {
            "extra": extra,
            "python_version": version,
            "python_full_version": f"{version}.0",
        }
        for extra in extras
        for version in ("3.11", "3.12", "3.13")
    ]
    for requirement in map(Requirement, requirements):
        marker = requirement.marker
        if marker is None or any(map(marker.evaluate, places)):
            yield canonicalize_name(requirement.name), tuple(requirement.extras)


def closure(requirements):
    """The names of all that some requirements lead to."""
    waiting, found = set(needed(requirements)), set()
    while waiting - found:
        name, extras = (waiting - found).pop()
        found.add((name, extras))
        try:
            more = requires(name) or []
        except PackageNotFoundError:
            continue
        waiting |= set(needed(more, ("", *extras)))
    return {name for name, _ in found}


def test_the_site_is_installed_as_a_whole_and_nothing_else_is():
    site, _ = pins()
    here = {p.name for p in site if p.marker is None or p.marker.evaluate()}
    extra = PROJECT["optional-dependencies"]["docs"]
    assert here == closure([*PROJECT["dependencies"], *extra])


def test_no_package_is_pinned_twice_and_every_pin_is_exact():
    both = [pin for part in pins() for pin in part]
    assert len({pin.name for pin in both}) == len(both)
    assert all(str(pin.specifier).startswith("==") for pin in both)


def test_what_is_compiled_ahead_can_be_imported():
    text = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    [names] = re.findall(r"^IMPORTED *:= (.*)$", text, re.MULTILINE)
    modules = [name.strip() for name in names.split(",")]
    assert len(modules) > 10
    assert not [name for name in modules if find_spec(name) is None]
