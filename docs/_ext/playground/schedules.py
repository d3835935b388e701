"""Rates that change, as functions that can be run."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from ledger.model import LEDGER

from backproplab.optimizers.schedules import SCHEDULES as CLASSES

from .functions import function
from .javascript import code

__all__ = ["SCHEDULES", "Schedule", "script", "warm_up"]


class Schedule(NamedTuple):
    """A schedule of the package, as an equation; its first rate is the rule's rate."""

    name: str
    entry: str
    title: str
    begin: tuple[float, ...]

    def hyperparameters(self):
        """Fields of the class but the first: what the page has to know of each."""
        fields = dataclasses.fields(CLASSES[self.name])[1:]
        for field, value in zip(fields, self.begin, strict=True):
            yield {
                "name": field.name,
                "value": value,
                "interval": field.metadata["interval"],
                "whole": field.type is int,
            }


SCHEDULES = (
    Schedule("StepDecay", "step-decay", "a staircase", (50, 0.5)),
    Schedule("ExponentialDecay", "exponential-decay", "exponential", (0.99,)),
    Schedule("CosineDecay", "cosine-decay", "half a cosine", (200, 0.0)),
    Schedule("InverseTimeDecay", "inverse-time-decay", "1/t", (50,)),
)


def script(schedule: Schedule) -> dict:
    """What the page has to know about a schedule; values of `_js` are JavaScript."""
    options = list(schedule.hyperparameters())
    known = {option["name"]: f"h.{option['name']}" for option in options}
    right = code(LEDGER[schedule.entry].right)
    return {
        "name": schedule.name,
        "title": schedule.title,
        "hyperparameters": options,
        "rate_js": function("step, initial, h", known, [], right),
    }


def warm_up() -> str:
    """The ramp: of the step, its length, and two rates of what follows."""
    right = code(LEDGER["warm-up"].right)
    return f"(step, n_steps, first_of, following) => {right}"
