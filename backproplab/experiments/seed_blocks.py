"""A block is a few neighboring seeds of one setting: they train as replicas."""

from typing import NamedTuple

import numpy as np

from backproplab.experiments.setting import Setting

__all__ = ["Block", "blocks", "compute"]

METRICS = (
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
)


class Block(NamedTuple):
    """Seeds `first` to `stop` - 1 of a setting."""

    name: str
    setting: Setting
    first: int
    stop: int


def blocks(settings, n_seeds: int, block_size: int) -> list[Block]:
    """All blocks, setting by setting."""
    return [
        Block(name, setting, first, min(first + block_size, n_seeds))
        for name, setting in settings.items()
        for first in range(0, n_seeds, block_size)
    ]


def compute(setting: Setting, first, stop, x, targets, *, validation, entropy) -> dict:
    """Train one block; metrics (n_epochs + 1, seeds) and the parameters kept."""
    # its children are those that default_rng(entropy).spawn would number first, ...
    seeds = np.random.SeedSequence(entropy, n_children_spawned=first)
    history = setting.train(
        x,
        targets,
        rng=np.random.default_rng(seeds),
        replicas=stop - first,
        validation=validation,
    )
    metrics = {name: getattr(history, name) for name in METRICS}
    found = {name: value for name, value in metrics.items() if value is not None}
    return found | {"diverged": history.diverged} | history.kept


def columns(result: dict, epochs) -> dict:
    """Columns of the table for the given epochs, seed by seed."""
    table = {}
    for name, value in result.items():
        if name == "diverged":
            table[name] = np.repeat(value, len(epochs))
            continue
        chosen = np.moveaxis(value[epochs], 0, 1)  # (seeds, epochs, ...)
        entries = chosen.reshape(chosen.shape[0] * chosen.shape[1], -1)
        for index, column in zip(np.ndindex(chosen.shape[2:]), entries.T, strict=True):
            place = f"[{', '.join(map(str, index))}]" if index else ""
            table[name + place] = column
    return table
