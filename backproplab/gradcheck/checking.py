"""One call that checks a gradient by all three oracles."""

from math import prod

import numpy as np

from backproplab._base.checks import finite_array, instance
from backproplab.gradcheck.block_objectives import LayerObjective, LossObjective
from backproplab.gradcheck.entrywise import relative_error
from backproplab.gradcheck.kinks import is_kink
from backproplab.gradcheck.oracles import (
    EPS,
    autodiff,
    central_difference,
    complex_step,
)
from backproplab.gradcheck.report import TOLERANCES, GradientReport
from backproplab.gradcheck.terms import blocks_of, terms_of
from backproplab.layers.base import Layer
from backproplab.losses.base import Loss
from backproplab.networks.network_objective import NetworkObjective
from backproplab.objectives.objective import Objective

__all__ = ["check"]

ORACLES = {
    "complex step": complex_step,
    "autograd": autodiff,
    "central differences": central_difference,
}
ROWS, WIDTH = 5, 4


def check(objective, theta=None, *, rng=None) -> GradientReport:
    """Compare a hand-written gradient with complex step, autograd and differences.

    Entries whose one-sided slopes disagree lie on a kink; they are left out and
    counted. The data term and the L2 term of a network are also checked apart, and if
    it fails, each of its blocks alone, with a random upstream gradient.

    Parameters
    ----------
    objective : Objective, Layer or Loss
        With `value`, or callable, beside `value_and_grad`; or a block, which is then
        given random inputs, parameters and upstream gradients.
    theta : ndarray of float64, shape (P,), optional
        The point; for a block it is drawn if it is not given.
    rng : numpy.random.Generator, optional
        For what is drawn; a new one of seed 0 by default.

    Returns
    -------
    GradientReport
        True in `passed` if every entry agrees to 1e-10 with complex step and autograd,
        and to 1e-5 with central differences.

    Raises
    ------
    ValueError
        If theta is not one finite point in float64: in float32 differences have five
        digits at best, and two with the step that suits float64.
    TypeError
        If the objective has no `value_and_grad`.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import LearnablePower, Matyas
    >>> check(Matyas(), np.array([1.0, 3.0])).passed
    True
    >>> check(LearnablePower()).names
    ['exponent', 'x']
    """
    rng = np.random.default_rng(0) if rng is None else rng
    if isinstance(objective, Layer | Loss):
        objective, drawn = on_random_inputs(objective, rng)
        theta = drawn if theta is None else theta
    instance("check", "objective", objective, Objective, "Bowl()")
    if theta is None:
        raise TypeError(
            f"check: expected theta, the point at which {type(objective).__name__} is "
            "checked; only layers and losses draw one. Try check(Bowl(), [1.0, 2.0])."
        )
    theta = checked_point(theta)
    report = compare(objective, theta)
    parts = {name: compare(term, theta) for name, term in terms_of(objective).items()}
    first_bad = ""
    if not report.passed and isinstance(objective, NetworkObjective):
        blocks = {
            n: compare(o, point) for n, o, point in blocks_of(objective, theta, rng)
        }
        first_bad = next((n for n, part in blocks.items() if not part.passed), "")
        parts |= blocks
    return GradientReport(
        report.errors, report.kinks, report.warnings, parts, first_bad
    )


def checked_point(theta):
    """The point as float64, or an error that says why not."""
    theta = np.asarray(theta)
    if theta.dtype != np.float64:
        raise ValueError(
            f"check: expected theta in float64, got {theta.dtype}. float32 leaves too "
            "few digits to tell a wrong gradient from rounding; try "
            "theta.astype(np.float64)."
        )
    if theta.ndim != 1:
        raise ValueError(
            f"check: expected one point of shape (P,), got {theta.shape}. Try one "
            "point of the stack at a time."
        )
    return finite_array("check", "theta", theta)


def on_random_inputs(block, rng):
    """A layer or a loss as an objective, and a point for it."""
    if isinstance(block, Loss):
        drawn = rng.integers(0, WIDTH, ROWS)
        if not block.has_classes:
            drawn = rng.normal(size=(ROWS, WIDTH))
        targets = block.encode(drawn, WIDTH)
        objective = LossObjective(block, targets)
        return objective, rng.normal(size=targets.size)
    width = getattr(block, "in_features", WIDTH)
    params = {name: rng.uniform(0.2, 0.5, s) for name, s in block.shapes().items()}
    drawn = block.init(rng)
    arrays = [drawn[name] + params[name] for name in params]
    arrays.append(rng.normal(size=(ROWS, width)))
    point = np.concatenate([np.ravel(array) for array in arrays])
    return LayerObjective.random(block, (ROWS, width), rng), point


def compare(objective, theta) -> GradientReport:
    """The report on one objective at one point, without its parts."""
    f = getattr(objective, "value", objective)
    f = f if not callable(objective) else objective
    value, hand = objective.value_and_grad(theta)
    errors = {name: relative_error(hand, oracle(f, theta)) for name, oracle in
              ORACLES.items()}  # fmt: skip
    kinked = without_kinks(f, theta, errors)
    shapes = getattr(objective, "shapes", None) or slots(objective, theta)
    return GradientReport(
        {oracle: named(error, shapes) for oracle, error in errors.items()},
        {n: int(k.sum()) for n, k in named(kinked, shapes).items() if k.any()},
        tuple(conditions(value, named(np.asarray(hand), shapes), theta)),
    )


def without_kinks(f, theta, errors):
    """Set the errors at kinks to 0, in place; which entries those are."""
    kinked = np.zeros(theta.shape, dtype=bool)
    doubtful = np.any([e > TOLERANCES[o] for o, e in errors.items()], axis=0)
    for index in np.flatnonzero(doubtful):
        near, exact = is_kink(f, theta, int(index))
        kinked[index] = near
        for oracle, error in errors.items():
            if exact or (near and oracle == "central differences"):
                error[index] = 0.0
    return kinked


def conditions(value, hand, theta):
    """What makes the check say less than it seems to."""
    largest = max((np.abs(g).max(initial=0.0) for g in hand.values()), default=0.0)
    step = EPS ** (1 / 3) * max(1.0, np.abs(theta).max(initial=0.0))
    if largest and EPS * abs(value) / step > 1e-6 * largest:
        yield "the value is so large that differences keep few digits of its changes"
    for name, gradient in hand.items():
        size = np.abs(gradient)
        if gradient.size and not size.any():
            yield f"the gradient of {name} is zero: a check there proves little"
        elif gradient.size and size.max() > 1e10 * size[size > 0].min():
            yield f"entries of {name} differ in size by more than 1e10"


def slots(objective, theta):
    """Names and shapes of a network's parameters; of a plain objective, one array."""
    network = getattr(objective, "network", None) or getattr(
        getattr(objective, "objective", None), "network", None
    )
    if network is None:
        return {"theta": theta.shape}
    return {n: s.shape for n, s in zip(network.names, network.slots, strict=True)}


def named(flat, shapes) -> dict[str, np.ndarray]:
    """Cut a flat vector into arrays of the given names and shapes."""
    ends = np.cumsum([prod(shape) for shape in shapes.values()])[:-1]
    parts = np.split(flat, ends)
    return {
        name: part.reshape(shape)
        for part, (name, shape) in zip(parts, shapes.items(), strict=True)
    }
