"""What is trained and how, apart from the data and the seed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import instance
from backproplab.losses.base import Loss
from backproplab.networks.network import Network
from backproplab.optimizers.base import Optimizer
from backproplab.training.train import train

__all__ = ["Setting"]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A network, a rule and the options of :func:`backproplab.train`.

    Parameters
    ----------
    network : Network
        What is trained.
    optimizer : Optimizer
        The update rule.
    n_epochs : int
        Passes over the data, at least 0.
    batch_size : int
        Rows in a step, at least 1.
    l2 : float
        Factor of half the sum of squared weights, in [0, inf).
    loss : Loss, optional
        Softmax cross-entropy by default.
    shuffle : bool
        Whether to reorder the rows for each epoch.
    keep : str or sequence of str
        Parameters to record after every epoch.
    measure_every : int
        Epochs from one measurement to the next, at least 1; the last is measured
        always. Where only the end counts, a large number saves a third of the time.

    Raises
    ------
    TypeError
        If network or optimizer is something else. Other options are checked when they
        are run.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from backproplab import Adam, mlp
    >>> from backproplab.experiments import Setting
    >>> plain = Setting(network=mlp([11, 8, 2]), optimizer=Adam(0.01), n_epochs=50)
    >>> replace(plain, l2=0.001).l2
    0.001
    """

    network: Network
    optimizer: Optimizer
    n_epochs: int = 100
    batch_size: int = 32
    l2: float = 0.0
    loss: Loss | None = None
    shuffle: bool = True
    keep: str | Sequence[str] = ()
    measure_every: int = 1

    def __post_init__(self):
        instance("Setting", "network", self.network, Network, "mlp([2, 8, 3])")
        instance("Setting", "optimizer", self.optimizer, Optimizer, "Adam()")
        keep = np.atleast_1d(self.keep).tolist()  # one name may stand without brackets
        object.__setattr__(self, "keep", tuple(keep))

    def train(self, x, targets, *, rng, replicas, validation=None):
        """Train copies; one that diverges is recorded, not raised."""
        return train(
            self.network,
            x,
            targets,
            optimizer=self.optimizer,
            rng=rng,
            n_epochs=self.n_epochs,
            batch_size=self.batch_size,
            l2=self.l2,
            loss=self.loss,
            shuffle=self.shuffle,
            keep=self.keep,
            measure_every=self.measure_every,
            replicas=replicas,
            validation=validation,
            on_divergence="record",
        )
