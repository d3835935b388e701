"""Bugs planted in surfaces and optimizers."""

from planted import Mutant

ADAM = "optimizers/adam.py"
MOMENTUM = "optimizers/momentum.py"

SURFACES = [
    Mutant(
        "sign in the valley",
        "surfaces/matyas.py",
        "0.52 * y - 0.48 * x",
        "0.52 * y + 0.48 * x",
    ),
    Mutant(
        "sign of the monkey saddle",
        "surfaces/monkey_saddle.py",
        "-6 * x * y",
        "6 * x * y",
    ),
    Mutant(
        "factor of the mixed term",
        "surfaces/homework_cubic.py",
        "3 * y**2, 6 * x * y",
        "3 * y**2, 3 * x * y",
    ),
    Mutant(
        "sign in a product rule",
        "surfaces/easom.py",
        "np.sin(t) + 2 * (t - pi) * np.cos(t)",
        "np.sin(t) - 2 * (t - pi) * np.cos(t)",
    ),
    Mutant(
        "cosines swapped",
        "surfaces/easom.py",
        "slope(x) * np.cos(y), bump * slope(y) * np.cos(x)",
        "slope(x) * np.cos(x), bump * slope(y) * np.cos(y)",
    ),
    Mutant(
        "division by zero at the tip",
        "surfaces/ripple.py",
        "np.cos(r) / np.where(r == 0, np.inf, r)",
        "np.cos(r) / r",
    ),
    Mutant(
        "sign in a Hessian",
        "surfaces/ripple.py",
        "(along - across) * u * v",
        "(along + across) * u * v",
    ),
    Mutant(
        "ring of a negative radius",
        "surfaces/minima.py",
        "return np.maximum(np.round(gap / self.spacing), 0)",
        "return np.round(gap / self.spacing)",
    ),
    Mutant(
        "gradient cut off to whole numbers",
        "surfaces/base.py",
        ' or theta.dtype.kind in "biu"',
        "",
    ),
]

OPTIMIZERS = [
    Mutant(
        "uphill",
        "optimizers/gradient_descent.py",
        "return -self.rate(state) * grad",
        "return self.rate(state) * grad",
    ),
    Mutant(
        "damped gradient",
        MOMENTUM,
        "- self.rate(state) * grad",
        "- (1 - self.momentum) * self.rate(state) * grad",
    ),
    Mutant(
        "rate applied to the old velocity too",
        MOMENTUM,
        'self.momentum * state["velocity"] - ',
        'self.rate(state) * self.momentum * state["velocity"] - ',
    ),
    Mutant(
        "velocity changed in place",
        MOMENTUM,
        'velocity = self.momentum * state["velocity"] - self.rate(state) * grad',
        'velocity = state["velocity"]\n'
        "        velocity *= self.momentum\n"
        "        velocity -= self.rate(state) * grad",
    ),
    Mutant(
        "first moment not corrected",
        ADAM,
        "-self.rate(state) * factor / (1 - self.beta1**step)",
        "-self.rate(state) * factor",
    ),
    Mutant(
        "second moment not corrected",
        ADAM,
        "correction = 1 - self.beta2**step",
        "correction = 1.0",
    ),
    Mutant(
        "steps counted from zero in the correction",
        ADAM,
        "self.beta2**step",
        "self.beta2 ** (step + 1)",
    ),
    Mutant(
        "one memory for both moments",
        ADAM,
        "(1 - self.beta2) * (grad * grad)",
        "(1 - self.beta1) * (grad * grad)",
    ),
    Mutant(
        "gradient not squared",
        ADAM,
        "(1 - self.beta2) * (grad * grad)",
        "(1 - self.beta2) * abs(grad)",
    ),
]

OTHER_OPTIMIZERS = [
    Mutant(
        "sum of squares that forgets",
        "optimizers/adagrad.py",
        'state["square_sum"] + grad * grad',
        "grad * grad",
    ),
    Mutant(
        "variance without the square of the mean",
        "optimizers/rmsprop.py",
        "np.maximum(second - first * first, 0.0)",
        "second",
    ),
    Mutant(
        "gradients averaged in place of steps",
        "optimizers/adadelta.py",
        "take * (step * step)",
        "take * (grad * grad)",
    ),
    Mutant(
        "no look ahead",
        "optimizers/nesterov.py",
        'return theta + self.momentum * state["velocity"]',
        "return theta + 0.0",
    ),
]
