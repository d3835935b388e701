"""An environment with the wheel and what the wheel asks for, and nothing else.

It is what `pip install` of the wheel makes of an empty environment under the pinned
versions, which are installed here already: so it needs no network and no time.
"""

import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

__all__ = ["closure", "make_environment", "requirements"]


def requirements(lines):
    """The names that a list of requirements asks for on this machine, no extras."""
    found = map(Requirement, lines or [])
    return [
        item.name
        for item in found
        if item.marker is None or item.marker.evaluate({"extra": ""})
    ]


def closure(names):
    """The installed distributions that these names lead to, themselves included."""
    known = {}
    while names:
        name = names.pop()
        if name.lower() not in known:
            known[name.lower()] = distribution(name)
            names += requirements(known[name.lower()].requires)
    return list(known.values())


def metadata(wheel):
    """The requirements that a wheel declares."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        lines = archive.read(name).decode().splitlines()
    head = "Requires-Dist: "
    return [line.removeprefix(head) for line in lines if line.startswith(head)]


def make_environment(wheel, folder):
    """Make it in a folder; return its Python."""
    bare = ["-m", "venv", "--without-pip", "--clear", str(folder)]
    subprocess.run([sys.executable, *bare], check=True)
    [packages] = folder.glob("lib/python*/site-packages")
    for dist in closure(requirements(metadata(wheel))):
        tops = {Path(file).parts[0] for file in dist.files if ".." not in file.parts}
        for top in tops - {"__pycache__"}:
            place = packages / top
            if not place.exists():
                place.symlink_to(dist.locate_file(top))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    return folder / "bin" / "python"
