"""Write down how long each script of the gallery takes, outside the site.

Sphinx-Gallery's own record has wall time, of the last build only. A script that is not
run again keeps its entry here, with processor time, that of ffmpeg included. On a slow
or a busy machine that grows too, so a reference loop is timed before and after each
script: a limit is scaled by how long that loop took.
"""

import json
import os
import time
from pathlib import Path

import numpy as np

__all__ = ["RECORDS", "load", "note", "reference_seconds", "seconds", "slowness"]

RECORDS = Path(__file__).parents[2] / "_build" / "gallery-seconds"
#: What `reference_seconds` returns on the quiet machine that the limits were set on.
REFERENCE = 0.026
started: dict[str, tuple[float, ...]] = {}  # of the script that runs in this process


def clocks():
    """Processor time of this process and its children, and wall time."""
    return sum(os.times()[:4]), time.perf_counter()


def reference_seconds():
    """Return how long a loop over small arrays takes, as in training."""
    weights = np.full((12, 12), 1 / 12)
    x = np.ones((32, 12))
    start = time.perf_counter()
    for _ in range(10_000):
        x = np.maximum(x @ weights, 0.01 * x)
    return time.perf_counter() - start


def slowness(reference):
    """How much longer than on the quiet machine things take; 1 on a faster one."""
    return max(1.0, reference / REFERENCE)


def note(gallery_conf, fname, when):
    """Reset "module" of Sphinx-Gallery: called before and after every script.

    It is told the name of the file alone; no two scripts may share one.
    """
    script = Path(str(fname))
    if script.suffix != ".py":
        return  # Sphinx-Gallery also calls reset hooks for folders
    if when == "before":
        started[str(script)] = reference_seconds(), *clocks()
        return
    now = clocks()
    reference, processor, wall = started.pop(str(script))
    RECORDS.mkdir(parents=True, exist_ok=True)
    entry = {
        "processor": now[0] - processor,
        "wall": now[1] - wall,
        "reference": max(reference, reference_seconds()),
    }
    record(script).write_text(json.dumps(entry))


def record(script):
    """Where the entry of a script is kept."""
    return RECORDS / f"{script.stem}.json"


def load(script):
    """The entry of a script, or None if it was not timed with the reference loop."""
    file = record(script)
    entry = json.loads(file.read_text()) if file.is_file() else {}
    return entry if "reference" in entry else None


def seconds(entry):
    """How long a script would take at most on the quiet machine."""
    return min(entry["processor"], entry["wall"]) / slowness(entry["reference"])
