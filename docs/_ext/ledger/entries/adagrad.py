"""AdaGrad, RMSProp and AdaDelta, line by line."""

import numpy as np
import sympy as sp

from backproplab import AdaDelta, AdaGrad, RMSProp
from ledger.model import LEDGER
from ledger.notation import eps, eta, grad, rho, theta
from ledger.rule_entries import N_STEPS, after, faded, moved, run, series
from ledger.writing import symbol, written

total, average = symbol("square_sum", "s_{t-1}"), symbol("average", "s_{t-1}")
s_t, u = symbol("s_t"), symbol("update_moment", "u_{t-1}")
mean, m_t, d_t = symbol("mean", "m_{t-1}"), symbol("m_t"), symbol("d_t")

RANGES = {"decay": (0.5, 0.9), "eps": (0.01, 0.1)}
draw_adagrad = run(AdaGrad, {"square_sum": "square_sum"}, eps=(0.01, 0.1))
draw_rmsprop = run(RMSProp, {"average": "second_moment"}, **RANGES)
draw_centered = run(
    RMSProp,
    {"average": "second_moment", "mean": "first_moment"},
    fixed={"centered": True},
    **RANGES,
)
draw_adadelta = run(
    AdaDelta, {"average": "second_moment", "update_moment": "update_moment"}, **RANGES
)


def faded_square(values):
    """The moving average of squares as a sum over all gradients so far."""
    return (1 - values["decay"]) * faded(values, "decay", 2)


def faded_mean(values):
    """The moving average of gradients as a sum."""
    return (1 - values["decay"]) * faded(values, "decay", 1)


def step(values, square):
    """The next point, for a squared divisor."""
    divisor = np.sqrt(square) + values["eps"]
    return values["theta"] - values["learning_rate"] * values["grad"] / divisor


def stepped(values, shift):
    """AdaDelta's step before it is multiplied by the rate."""
    at = N_STEPS + shift
    rate = values["every_rate"][at - 1]
    return (values["points"][at] - values["points"][at - 1]) / rate


OF_ADAGRAD = series(s="square_sum")
OF_RMSPROP = series(s="second_moment")
OF_CENTERED = series(s="second_moment", m="first_moment")
OF_ADADELTA = series(s="second_moment", u="update_moment") | {"d": stepped}


with written(False):
    new_total = total + grad**2
    new_average = rho * average + (1 - rho) * grad**2
    new_mean = rho * mean + (1 - rho) * grad
    descent = theta - eta * grad / (sp.sqrt(s_t) + eps)
    LEDGER.add(
        id="adagrad-sum",
        name="AdaGrad: sum of squares",
        left="s_t",
        right=new_total,
        draw=draw_adagrad,
        code=after("square_sum"),
        describes=(AdaGrad.update,),
        series=OF_ADAGRAD,
        oracles={"unrolled sum": lambda v: (v["grads"] ** 2).sum(axis=0)},
    )
    LEDGER.add(
        id="adagrad",
        name="AdaGrad: step",
        left=r"\theta_t",
        right=descent,
        where=(("s_t", s_t, new_total),),
        draw=draw_adagrad,
        code=moved,
        describes=(AdaGrad.update,),
        series=OF_ADAGRAD,
        oracles={"unrolled sum": lambda v: step(v, (v["grads"] ** 2).sum(axis=0))},
    )
    LEDGER.add(
        id="adagrad-inside",
        name="AdaGrad: step, with the constant inside the root",
        left=r"\theta_t",
        right=theta - eta * grad / sp.sqrt(s_t + eps),
        where=(("s_t", s_t, new_total),),
        draw=run(
            AdaGrad,
            {"square_sum": "square_sum"},
            fixed={"eps_place": "inside"},
            eps=(0.01, 0.1),
        ),
        code=moved,
        describes=(AdaGrad.update,),
        series=OF_ADAGRAD,
    )
    LEDGER.add(
        id="rmsprop-average",
        name="RMSProp: average of squares",
        left="s_t",
        right=new_average,
        draw=draw_rmsprop,
        code=after("second_moment"),
        describes=(RMSProp.update,),
        series=OF_RMSPROP,
        oracles={"unrolled sum": faded_square},
    )
    LEDGER.add(
        id="rmsprop",
        name="RMSProp: step",
        left=r"\theta_t",
        right=descent,
        where=(("s_t", s_t, new_average),),
        draw=draw_rmsprop,
        code=moved,
        describes=(RMSProp.update,),
        series=OF_RMSPROP,
        oracles={"unrolled sum": lambda v: step(v, faded_square(v))},
    )
    LEDGER.add(
        id="rmsprop-centered",
        name="RMSProp: centered step",
        left=r"\theta_t",
        right=theta - eta * grad / (sp.sqrt(s_t - m_t**2) + eps),
        where=(("s_t", s_t, new_average), ("m_t", m_t, new_mean)),
        draw=draw_centered,
        code=moved,
        describes=(RMSProp.update,),
        series=OF_CENTERED,
        oracles={
            "unrolled sum": lambda v: step(v, faded_square(v) - faded_mean(v) ** 2)
        },
    )
    quotient = -sp.sqrt(u + eps) / sp.sqrt(s_t + eps) * grad
    LEDGER.add(
        id="adadelta",
        name="AdaDelta: step",
        left=r"\theta_t",
        right=theta + eta * d_t,
        where=(("d_t", d_t, quotient), ("s_t", s_t, new_average)),
        draw=draw_adadelta,
        code=moved,
        describes=(AdaDelta.update,),
        series=OF_ADADELTA,
    )
    LEDGER.add(
        id="adadelta-steps",
        name="AdaDelta: average of squared steps",
        left="u_t",
        right=rho * u + (1 - rho) * d_t**2,
        where=(("d_t", d_t, quotient), ("s_t", s_t, new_average)),
        draw=draw_adadelta,
        code=after("update_moment"),
        describes=(AdaDelta.update,),
        series=OF_ADADELTA,
    )
    LEDGER.add(
        id="adadelta-average",
        name="AdaDelta: average of squares",
        left="s_t",
        right=new_average,
        draw=draw_adadelta,
        code=after("second_moment"),
        describes=(AdaDelta.update,),
        series=OF_ADADELTA,
        oracles={"unrolled sum": faded_square},
    )
