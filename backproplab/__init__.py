"""Backpropagation and gradient-based optimization, every formula by hand.

A network on a batch and a test surface are the same kind of thing: an objective, which
maps a point to a value and a gradient. Leading axes are independent copies.
"""

from typing import TYPE_CHECKING

from backproplab import gradcheck, layers, losses, optimizers, surfaces
from backproplab.descent.basins import Basins, basins
from backproplab.descent.descend import Step, descend, steps
from backproplab.descent.final_points import endpoints
from backproplab.descent.plane_section import PlaneSection, principal_plane
from backproplab.descent.trajectory import Trajectory
from backproplab.layers import *
from backproplab.losses import *
from backproplab.networks.mlp import mlp
from backproplab.networks.network import Network
from backproplab.networks.network_objective import NetworkObjective
from backproplab.objectives.minibatch import (
    Minibatch,
    stationary_covariance,
    stationary_variance,
)
from backproplab.objectives.noisy import Noisy
from backproplab.objectives.objective import Objective
from backproplab.objectives.small_generator import SmallGenerator
from backproplab.optimizers import *
from backproplab.studies.compare import Comparison, compare, log_grid
from backproplab.studies.paired import PairedShare, corrected_confidence, paired_share
from backproplab.studies.repeats import repeat_claims
from backproplab.studies.tasks import DescentTask, TrainingTask
from backproplab.surfaces import *
from backproplab.training.history import History
from backproplab.training.train import train

if TYPE_CHECKING:
    from backproplab.estimators import BackpropClassifier, BackpropRegressor

__version__ = "0.1.0"

__all__ = [
    "BackpropClassifier",
    "BackpropRegressor",
    "Basins",
    "Comparison",
    "DescentTask",
    "History",
    "Minibatch",
    "Network",
    "NetworkObjective",
    "Noisy",
    "Objective",
    "PairedShare",
    "PlaneSection",
    "SmallGenerator",
    "Step",
    "TrainingTask",
    "Trajectory",
    "basins",
    "compare",
    "corrected_confidence",
    "descend",
    "endpoints",
    "gradcheck",
    "log_grid",
    "mlp",
    "paired_share",
    "principal_plane",
    "repeat_claims",
    "stationary_covariance",
    "stationary_variance",
    "steps",
    "train",
    *layers.__all__,
    *losses.__all__,
    *optimizers.__all__,
    *surfaces.__all__,
]


def __getattr__(name):
    """Load the estimators, and with them scikit-learn, only when they are asked for."""
    if name not in {"BackpropClassifier", "BackpropRegressor"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from backproplab import estimators  # noqa: PLC0415  loads scikit-learn

    return getattr(estimators, name)
