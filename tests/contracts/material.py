"""Random points, parameters and batches for the contracts."""

import numpy as np

from backproplab import gradcheck

LEADS = [(), (1,), (3,), (2, 3)]
BATCHES = [1, 6]


def widths(layer):
    """The input widths a layer is tried with: its own, or one and many."""
    own = getattr(layer, "in_features", None)
    return [1, 4] if own is None else [own]


def random_params(layer, rng, lead=()):
    """Parameters that `init` could not have drawn: no bias is 0, no two are alike."""
    return {
        name: rng.uniform(0.1, 0.5, lead + shape) + layer.init(rng)[name]
        for name, shape in layer.shapes().items()
    }


def flat(params, x):
    """Parameters and input as the vector that `LayerObjective` cuts up."""
    lead = x.shape[:-2]
    arrays = [*params.values(), x]
    return np.concatenate([np.reshape(a, (*lead, -1)) for a in arrays], axis=-1)


def random_targets(loss, rng, n_rows, n_outputs, lead=()):
    """Encoded random labels, or random numbers for a loss without classes."""
    drawn = rng.integers(n_outputs, size=(*lead, n_rows))
    if not loss.has_classes:
        drawn = rng.normal(size=(*lead, n_rows, n_outputs))
    return loss.encode(drawn, n_outputs)


def frozen(value):
    """Copies of all arrays in `value`, which raise an error when written to."""
    if isinstance(value, dict):
        return {name: frozen(entry) for name, entry in value.items()}
    if not isinstance(value, np.ndarray):
        return value
    copy = value.copy()
    copy.flags.writeable = False
    return copy


def assert_gradient(objective, theta):
    """The hand-written gradient agrees with all three oracles."""
    report = gradcheck.check(objective, theta)
    assert report.passed, f"{objective}\n{report}"


def assert_exact_gradient(objective, theta):
    """It agrees with the exact oracles: for points where differences cross a kink."""
    report = gradcheck.check(objective, theta)
    for oracle in ("complex step", "autograd"):
        assert report.worst[oracle] <= 1e-10, f"{objective}\n{report}"
