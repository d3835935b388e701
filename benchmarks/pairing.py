"""Interleaved timing: every round runs each contestant in turn, so noise is shared."""

import math
import statistics
from collections.abc import Callable
from timeit import timeit

import torch
from threadpoolctl import threadpool_limits
from tqdm import tqdm

__all__ = ["compare", "table"]


SHORTEST = 0.05  # seconds: what runs quicker is run several times in each round


def interleave(contestants: dict[str, Callable], rounds: int, title: str) -> dict:
    """Seconds of one run of each contestant in each round.

    Each runs twice before, to warm up and to see how long it takes: a run of a few
    milliseconds would mostly measure the memory that its neighbor left behind.
    """
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    repeats = {}
    for name, run in contestants.items():
        run()
        repeats[name] = math.ceil(SHORTEST / timeit(run, number=1))
    for _ in tqdm(range(rounds), desc=title, leave=False):
        for name, run in contestants.items():
            number = repeats[name]
            seconds[name].append(timeit(run, number=number) / number)
    return seconds


def compare(title, contestants, n_steps, *, rounds=9, threads=1, per=None) -> dict:
    """Measure, and describe each contestant against the first.

    Parameters
    ----------
    title : str
        What is compared.
    contestants : dict of callable
        The first one is ours.
    n_steps : int
        Steps in one run: times are given for one of them.
    rounds : int
        How often each is timed.
    threads : int
        Of BLAS and of PyTorch.
    per : dict, optional
        How many seeds a contestant trains in one run, if not one.

    Returns
    -------
    dict
        Title, threads, rounds and `rows`: name, microseconds a step (median), and the
        ratio to ours in the same round (median and quartiles).
    """
    torch.set_num_threads(threads)
    with threadpool_limits(threads):
        seconds = interleave(contestants, rounds, title)
    for name, seeds in (per or {}).items():
        seconds[name] = [s / seeds for s in seconds[name]]
    ours, rows = next(iter(seconds.values())), []
    for name, times in seconds.items():
        ratios = [a / b for a, b in zip(times, ours, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        rows.append(
            {
                "name": name,
                "microseconds": round(statistics.median(times) / n_steps * 1e6, 2),
                "ratio": round(middle, 2),
                "quartiles": [round(low, 2), round(high, 2)],
            }
        )
    return {"title": title, "threads": threads, "rounds": rounds, "rows": rows}


def table(result: dict) -> str:
    """A result of `compare` in Markdown."""
    threads = f"{result['threads']} thread{'s' if result['threads'] > 1 else ''}"
    lines = [f"### {result['title']}, {threads}", ""]
    lines += ["| | us a step | times ours (quartiles) |", "|---|---|---|"]
    for row in result["rows"]:
        low, high = row["quartiles"]
        ratio = f"{row['ratio']:.2f} ({low:.2f} to {high:.2f})"
        lines.append(f"| {row['name']} | {row['microseconds']:.1f} | {ratio} |")
    return "\n".join(lines)
