"""Run every benchmark, print its tables and store them for the page that shows them."""

import datetime as dt
import json
import os
import platform
from importlib.metadata import version
from pathlib import Path

from . import animation, estimators, inference, scaling, surfaces, training
from .pairing import table

RESULTS = Path(__file__).with_name("results.json")
PACKAGES = ["numpy", "scikit-learn", "torch", "jax", "optax", "autograd"]


def processor() -> str:
    """What the system calls its processor."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.processor()


before = os.getloadavg()[0]
parts = surfaces, training, inference, estimators, animation
comparisons = [comparison for part in parts for comparison in part.main()]
results = {
    "date": dt.datetime.now(dt.UTC).date().isoformat(),
    "machine": f"{processor()}, {os.cpu_count()} cores, {platform.system()}",
    "versions": {"Python": platform.python_version()}
    | {name: version(name) for name in PACKAGES},
    "load": [round(before, 1), round(os.getloadavg()[0], 1)],
    "comparisons": comparisons,
    "hundred_seeds_seconds": training.hundred_seeds(),
    "scaling": scaling.main(),
}
RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
print(*map(table, comparisons), sep="\n\n")
print(f"\n100 seeds of 150 epochs: {results['hundred_seeds_seconds']} s")
