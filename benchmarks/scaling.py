"""How the cost of a step grows with rows, width, depth, batch and copies."""

import statistics
import time

import numpy as np
from threadpoolctl import threadpool_limits

from .numpy_peers import ours
from .problems import W1, Problem

__all__ = ["main"]

AXES = {
    "rows": [600, 1200, 2400, 4800, 9600],
    "batch size": [16, 64, 256, 1024],
    "width of the hidden layers": [32, 64, 128, 256, 512],
    "number of hidden layers": [1, 2, 4, 8, 16],
    "copies at once": [8, 16, 32, 64, 128],
}


def problem(axis, value) -> tuple[Problem, int | None]:
    """W1 with one thing changed, and the number of copies."""
    base = W1._replace(epochs=2)
    if axis == "rows":
        return base._replace(n_rows=value), None
    if axis == "batch size":
        return base._replace(batch=value, n_rows=10 * value), None
    if axis == "width of the hidden layers":
        return base._replace(sizes=(11, value, value, 2), n_rows=640), None
    if axis == "number of hidden layers":
        return base._replace(sizes=(11, *[16] * value, 2), n_rows=640), None
    return base._replace(n_rows=640), value


def seconds(run, rounds=5) -> float:
    """Median time of a run, after one that is not measured."""
    run()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> list[dict]:
    """Milliseconds an epoch along each axis, and the exponent of a power law."""
    results = []
    with threadpool_limits(1):
        for axis, values in AXES.items():
            times = []
            for value in values:
                changed, copies = problem(axis, value)
                times.append(seconds(ours(changed, copies)) / changed.epochs)
            slope = np.polyfit(np.log(values), np.log(times), 1)[0]
            results.append(
                {
                    "axis": axis,
                    "values": values,
                    "milliseconds": [round(1e3 * t, 3) for t in times],
                    "slope": round(float(slope), 2),
                }
            )
    return results
