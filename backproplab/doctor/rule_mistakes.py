"""Mistakes in optimizer rules: at both coordinates, or at one of them."""

from backproplab.doctor.mistake_registry import Mistake, add

__all__ = ["ALL", "gradient", "part", "position", "rule"]

ALL = ("plain", "momentum", "adagrad", "adam")


def rule(name, step, title, advice, kinds=ALL, cost=1.0):
    """Register a formula as a mistake for both coordinates, and for one alone.

    Parameters
    ----------
    name : str
        What is wrong, in one word or two, joined by hyphens.
    step : str
        The step, without the letter of the coordinate.
    title, advice : str
        For people.
    kinds : sequence of str
        Kinds of rule.
    cost : float
        See :class:`backproplab.doctor.Mistake`.
    """

    def register(formula):
        for axes in ("xy", "x", "y"):
            only = "" if axes == "xy" else f", in {axes} only"
            entry = Mistake(
                f"{name}@{step}" + (f"_{axes}" if only else ""),
                tuple(f"{step}_{axis}" for axis in axes),
                title + only,
                advice,
                formula,
                tuple(kinds),
                cost + (0.3 if only else 0.0),
            )
            add(f"{entry.name} ({'|'.join(kinds)})", entry)
        return formula

    return register


def part(e, step):
    """A quantity of the coordinate whose step is being computed."""
    return getattr(e, f"{step}_{e.step[-1]}")


def position(e):
    """The position of that coordinate before the call."""
    return getattr(e, e.step[-1])


def gradient(e):
    """The derivative for that coordinate."""
    return getattr(e, f"d{e.step[-1]}")
