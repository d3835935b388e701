"""Write down how long each script of the gallery takes, outside the site.

Sphinx-Gallery's own record has wall time, of the last build only. A script that is not
run again keeps its entry here, and processor time, that of ffmpeg included, does not
grow because the machine is busy with something else.
"""

import json
import os
import time
from pathlib import Path

__all__ = ["RECORDS", "load", "note", "seconds"]

RECORDS = Path(__file__).parents[2] / "_build" / "gallery-seconds"
started: dict[str, tuple[float, float]] = {}  # of the script that runs in this process


def clocks():
    """Processor time of this process and its children, and wall time."""
    return sum(os.times()[:4]), time.perf_counter()


def note(gallery_conf, fname, when):
    """Reset "module" of Sphinx-Gallery: called before and after every script.

    It is told the name of the file alone; no two scripts may share one.
    """
    script = Path(str(fname))
    if script.suffix != ".py":
        return  # a folder is entered
    if when == "before":
        started[str(script)] = clocks()
        return
    processor, wall = started.pop(str(script))
    now = clocks()
    RECORDS.mkdir(parents=True, exist_ok=True)
    entry = {"processor": now[0] - processor, "wall": now[1] - wall}
    record(script).write_text(json.dumps(entry))


def record(script):
    """Where the entry of a script is kept."""
    return RECORDS / f"{script.stem}.json"


def load(script):
    """The entry of a script, or None if it was not timed."""
    file = record(script)
    return json.loads(file.read_text()) if file.is_file() else None


def seconds(entry):
    """How long a script takes at most on a machine that has nothing else to do."""
    return min(entry["processor"], entry["wall"])
