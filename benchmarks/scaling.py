"""How the cost of a step grows with rows, width, depth, batch and copies."""

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
    base = W1._replace(epochs=1)
    if axis == "rows":
        return base._replace(n_rows=value), None
    if axis == "batch size":
        return base._replace(batch=value, n_rows=10 * value), None
    if axis == "width of the hidden layers":
        return base._replace(sizes=(11, value, value, 2), n_rows=640), None
    if axis == "number of hidden layers":
        return base._replace(sizes=(11, *[16] * value, 2), n_rows=640), None
    return base._replace(n_rows=640), value


def seconds_an_epoch(changed, copies, more=5, rounds=5) -> float:
    """The difference of a long and a short run, which knows no set-up; the least."""
    runs = [ours(changed._replace(epochs=n), copies) for n in (1, 1 + more)]
    times: list[list[float]] = [[], []]
    for _ in range(rounds + 1):
        for run, taken in zip(runs, times, strict=True):
            begin = time.perf_counter()
            run()
            taken.append(time.perf_counter() - begin)
    return (min(times[1]) - min(times[0])) / more


def main() -> list[dict]:
    """Milliseconds an epoch along each axis, and the exponent of a power law."""
    results = []
    with threadpool_limits(1):
        for axis, values in AXES.items():
            times = [seconds_an_epoch(*problem(axis, value)) for value in values]
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
