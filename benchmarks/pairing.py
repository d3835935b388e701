"""Interleaved timing: every round runs each contestant once, so noise is shared."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from threadpoolctl import threadpool_limits
from tqdm import tqdm

__all__ = ["Result", "interleave", "table"]


class Result(NamedTuple):
    """Seconds of each contestant in each round."""

    seconds: dict[str, list[float]]

    def median(self, name: str) -> float:
        """Median time of one contestant."""
        return statistics.median(self.seconds[name])

    def ratio(self, name: str, baseline: str) -> tuple[float, float, float]:
        """Median and quartiles of how many times faster than `name` the baseline is."""
        pairs = zip(self.seconds[name], self.seconds[baseline], strict=True)
        low, middle, high = statistics.quantiles([a / b for a, b in pairs], n=4)
        return middle, low, high


def interleave(contestants: dict[str, Callable], rounds: int, title: str) -> Result:
    """Run every contestant once unmeasured, then once in each of `rounds` rounds."""
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    with threadpool_limits(1):
        for run in contestants.values():
            run()
        for _ in tqdm(range(rounds), desc=title, leave=False):
            for name, run in contestants.items():
                begin = time.perf_counter()
                run()
                seconds[name].append(time.perf_counter() - begin)
    return Result(seconds)


def table(title: str, result: Result, ours: str, n_steps: int) -> str:
    """A Markdown table: microseconds a step, and ratios against `ours`."""
    head = "| | us a step | times ours (quartiles) |"
    lines = [f"### {title}", "", head, "|---|---|---|"]
    for name in result.seconds:
        per_step = result.median(name) / n_steps * 1e6
        middle, low, high = result.ratio(name, ours)
        ratio = f"{middle:.2f} ({low:.2f} to {high:.2f})"
        lines.append(f"| {name} | {per_step:.1f} | {ratio} |")
    return "\n".join(lines)
