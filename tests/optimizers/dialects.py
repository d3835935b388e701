"""How to say the same rule here, in PyTorch and in optax."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from backproplab import (
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    GradientDescent,
    Lion,
    Momentum,
    NAdam,
    Nesterov,
    RMSProp,
)


@dataclass(frozen=True)
class Dialect:
    """One rule: `ours` for a rate, and what the libraries call it, where they can."""

    name: str
    ours: Callable
    torch: Callable | None = None
    optax: Callable | None = None
    rate: float = 0.01  # slow enough not to hop about a minimum, which is chaotic
    scaled: bool = False  # whether the rate is in units of 1 / curvature

    def __str__(self):
        return self.name


EPS = 1e-4  # large, so that its place matters

DIALECTS = [
    Dialect(
        "gradient descent",
        GradientDescent,
        lambda t, p, r: t.SGD(p, lr=r),
        lambda o, r: o.sgd(r),
        rate=0.2,
        scaled=True,
    ),
    Dialect(
        "momentum",
        lambda r: Momentum(r, 0.8),
        lambda t, p, r: t.SGD(p, lr=r, momentum=0.8),
        lambda o, r: o.sgd(r, momentum=0.8),
        rate=0.05,
        scaled=True,
    ),
    Dialect(
        "nesterov, stored lookahead",
        lambda r: Nesterov(r, 0.8, stored_lookahead=True),
        lambda t, p, r: t.SGD(p, lr=r, momentum=0.8, nesterov=True),
        lambda o, r: o.sgd(r, momentum=0.8, nesterov=True),
        rate=0.05,
        scaled=True,
    ),
    Dialect(
        "adagrad, outside",
        lambda r: AdaGrad(r, EPS, initial_accumulator=0.1),
        lambda t, p, r: t.Adagrad(p, lr=r, eps=EPS, initial_accumulator_value=0.1),
        rate=0.1,
    ),
    Dialect(
        "adagrad, inside",
        lambda r: AdaGrad(r, EPS, 0.1, eps_place="inside"),
        optax=lambda o, r: o.adagrad(r, 0.1, EPS),
        rate=0.1,
    ),
    Dialect(
        "rmsprop, outside",
        lambda r: RMSProp(r, 0.95, EPS),
        lambda t, p, r: t.RMSprop(p, lr=r, alpha=0.95, eps=EPS),
        lambda o, r: o.rmsprop(r, 0.95, EPS, eps_in_sqrt=False),
        rate=0.001,
    ),
    Dialect(
        "rmsprop, inside",
        lambda r: RMSProp(r, 0.95, EPS, eps_place="inside"),
        optax=lambda o, r: o.rmsprop(r, 0.95, EPS),
        rate=0.001,
    ),
    Dialect(
        "rmsprop, centered, outside",
        lambda r: RMSProp(r, 0.95, 0.1, centered=True),
        lambda t, p, r: t.RMSprop(p, lr=r, alpha=0.95, eps=0.1, centered=True),
        lambda o, r: o.rmsprop(r, 0.95, 0.1, centered=True, eps_in_sqrt=False),
        rate=0.001,
    ),
    Dialect(
        "rmsprop, centered, inside",
        lambda r: RMSProp(r, 0.95, 0.1, centered=True, eps_place="inside"),
        optax=lambda o, r: o.rmsprop(r, 0.95, 0.1, centered=True),
        rate=0.001,
    ),
    Dialect(
        "adadelta",
        lambda r: AdaDelta(r, 0.9, 1e-6),
        lambda t, p, r: t.Adadelta(p, lr=r, rho=0.9, eps=1e-6),
        lambda o, r: o.adadelta(r, 0.9, 1e-6),
        rate=0.5,
    ),
    Dialect(
        "adam, outside",
        lambda r: Adam(r, 0.9, 0.99, EPS),
        lambda t, p, r: t.Adam(p, lr=r, betas=(0.9, 0.99), eps=EPS),
        lambda o, r: o.adam(r, 0.9, 0.99, EPS),
    ),
    Dialect(
        "adam, inside",
        lambda r: Adam(r, 0.9, 0.99, EPS, eps_place="inside"),
        optax=lambda o, r: o.adam(r, 0.9, 0.99, eps=0.0, eps_root=EPS),
    ),
    Dialect(
        "adamw",
        lambda r: AdamW(r, 0.9, 0.99, EPS, weight_decay=0.2),
        lambda t, p, r: t.AdamW(p, r, (0.9, 0.99), EPS, weight_decay=0.2),
        lambda o, r: o.adamw(r, 0.9, 0.99, EPS, weight_decay=0.2),
    ),
    Dialect(
        "amsgrad, corrected after the maximum",
        lambda r: AMSGrad(r, 0.9, 0.99, EPS, bias_correction="after"),
        lambda t, p, r: t.Adam(p, lr=r, betas=(0.9, 0.99), eps=EPS, amsgrad=True),
    ),
    Dialect(
        "amsgrad, corrected before the maximum",
        lambda r: AMSGrad(r, 0.9, 0.99, EPS, bias_correction="before"),
        optax=lambda o, r: o.amsgrad(r, 0.9, 0.99, EPS),
    ),
    Dialect(
        "amsgrad, as in the paper",
        lambda r: AMSGrad(r, 0.9, 0.99, EPS),
        optax=lambda o, r: o.chain(
            o.scale_by_amsgrad(
                0.9, 0.99, EPS, bias_correction_mu=False, bias_correction_nu=False
            ),
            o.scale_by_learning_rate(r),
        ),
    ),
    Dialect(
        "nadam, momentum schedule",
        lambda r: NAdam(r, 0.9, 0.99, EPS, momentum_decay=0.1),
        lambda t, p, r: t.NAdam(p, r, (0.9, 0.99), EPS, momentum_decay=0.1),
        rate=0.005,
    ),
    Dialect(
        "nadam, constant momentum",
        lambda r: NAdam(r, 0.9, 0.99, EPS, momentum_decay=math.inf),
        optax=lambda o, r: o.nadam(r, 0.9, 0.99, EPS),
    ),
    Dialect(
        "lion",
        lambda r: Lion(r, 0.9, 0.99, weight_decay=0.2),
        optax=lambda o, r: o.lion(r, 0.9, 0.99, weight_decay=0.2),
        rate=0.003,
    ),
]
