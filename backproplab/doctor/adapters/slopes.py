"""The slope below 0 of functions that ask for it."""

from backproplab.doctor.adapters.naming import ROLE, parameters

__all__ = ["chosen_slope", "required_slopes"]


def chosen_slope(forward) -> float:
    """The slope below 0 that a function has by default; 0.01 if it must be given."""
    defaults = [p.default for n, p in parameters(forward) if ROLE.get(n) == "slope"]
    return next((value for value in defaults if isinstance(value, float)), 0.01)


def required_slopes(function, named, slope) -> dict:
    """The slope for each parameter that is one and has to be given."""
    needed = {n for n, p in parameters(function) if p.default is p.empty}
    return {n: slope for n, role in named.items() if role == "slope" and n in needed}
