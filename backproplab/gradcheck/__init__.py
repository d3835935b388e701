"""Numeric oracles for gradients, and the comparison with hand-written ones."""

from typing import TYPE_CHECKING

from backproplab.gradcheck.block_objectives import LayerObjective, LossObjective
from backproplab.gradcheck.checking import check
from backproplab.gradcheck.entrywise import relative_error
from backproplab.gradcheck.oracles import autodiff, central_difference, complex_step
from backproplab.gradcheck.report import GradientReport

if TYPE_CHECKING:
    from backproplab.doctor.examine import diagnose

__all__ = [
    "GradientReport",
    "LayerObjective",
    "LossObjective",
    "autodiff",
    "central_difference",
    "check",
    "complex_step",
    "diagnose",
    "relative_error",
]


def __getattr__(name):
    """Load the diagnosis, and its many recipes, only when it is asked for."""
    if name != "diagnose":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from backproplab.doctor.examine import diagnose  # noqa: PLC0415  large

    return diagnose
