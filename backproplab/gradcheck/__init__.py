"""Numeric oracles for gradients, and the comparison with hand-written ones."""

from backproplab.doctor.examine import diagnose
from backproplab.gradcheck.blocks import LayerObjective, LossObjective
from backproplab.gradcheck.checking import check
from backproplab.gradcheck.compare import relative_error
from backproplab.gradcheck.oracles import autodiff, central_difference, complex_step
from backproplab.gradcheck.report import GradientReport

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
