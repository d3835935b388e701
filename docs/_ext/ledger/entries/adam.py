"""Adam, line by line."""

import numpy as np
import sympy as sp

from backproplab import Adam
from ledger.model import LEDGER
from ledger.notation import beta1, beta2, eps, eta, grad, t, theta
from ledger.rule_entries import (
    N_STEPS,
    after,
    faded,
    moved,
    numerator,
    run,
    series,
    squared_divisor,
)
from ledger.writing import symbol, written

first, second = symbol("first_moment", "m_{t-1}"), symbol("second_moment", "v_{t-1}")
m_t, v_t = symbol("m_t"), symbol("v_t")
m_hat, v_hat = symbol("m_hat", r"\hat{m}_t"), symbol("v_hat", r"\hat{v}_t")

MOMENTS = {"first_moment": "first_moment", "second_moment": "second_moment"}
RANGES = {
    "learning_rate": (0.01, 0.5),
    "beta1": (0.5, 0.9),
    "beta2": (0.5, 0.9),
    "eps": (0.01, 0.1),
}
draw = run(Adam, MOMENTS, **RANGES)


def average(values, share, power):
    """A weighted mean of all gradients: what the bias correction has to give."""
    powers = values["grads"] ** power
    weights = values[share] ** np.arange(len(powers))[::-1]
    return np.average(powers, axis=0, weights=weights)


def unrolled(values):
    """The next point from all gradients so far, without any state."""
    mean, square = average(values, "beta1", 1), average(values, "beta2", 2)
    step = mean / (np.sqrt(square) + values["eps"])
    return values["theta"] - values["learning_rate"] * step


def corrected_at(share, power):
    """The average that a bias correction has to give, after the step at hand."""
    return lambda values, shift: average(
        values | {"grads": values["every_grad"][: N_STEPS + shift]}, share, power
    )


SERIES = series(m="first_moment", v="second_moment") | {
    r"\hat{m}": corrected_at("beta1", 1),
    r"\hat{v}": corrected_at("beta2", 2),
}


with written(False):
    new_first = beta1 * first + (1 - beta1) * grad
    new_second = beta2 * second + (1 - beta2) * grad**2
    corrected = m_t / (1 - beta1**t)
    corrected_square = v_t / (1 - beta2**t)
    for moment, share, power, letter, right in (
        ("first", "beta1", 1, "m", new_first),
        ("second", "beta2", 2, "v", new_second),
    ):
        LEDGER.add(
            id=f"adam-{moment}-moment",
            name=f"Adam: {moment} moment",
            left=f"{letter}_t",
            right=right,
            draw=draw,
            code=after(f"{moment}_moment"),
            describes=(Adam.update,),
            series=SERIES,
            oracles={
                "unrolled sum": lambda v, share=share, power=power: (
                    (1 - v[share]) * faded(v, share, power)
                )
            },
        )
    for letter, share, power, right, plain, line, code in (
        ("m", "beta1", 1, corrected, m_t, new_first, numerator),
        ("v", "beta2", 2, corrected_square, v_t, new_second, squared_divisor),
    ):
        LEDGER.add(
            id=f"adam-{letter}-hat",
            name=f"Adam: bias correction of {letter}",
            left=rf"\hat{{{letter}}}_t",
            right=right,
            where=((f"{letter}_t", plain, line),),
            draw=draw,
            code=code,
            describes=(Adam.update,),
            series=SERIES,
            oracles={
                "weighted mean": lambda v, share=share, power=power: average(
                    v, share, power
                )
            },
        )
    LEDGER.add(
        id="adam",
        name="Adam: step",
        left=r"\theta_t",
        right=theta - eta * m_hat / (sp.sqrt(v_hat) + eps),
        where=(
            (r"\hat{m}_t", m_hat, corrected),
            (r"\hat{v}_t", v_hat, corrected_square),
            ("m_t", m_t, new_first),
            ("v_t", v_t, new_second),
        ),
        draw=draw,
        code=moved,
        describes=(Adam.update,),
        series=SERIES,
        oracles={"weighted means": unrolled},
    )
    LEDGER.add(
        id="adam-inside",
        name="Adam: step, with the constant inside the root",
        left=r"\theta_t",
        right=theta - eta * m_hat / sp.sqrt(v_hat + eps),
        where=(
            (r"\hat{m}_t", m_hat, corrected),
            (r"\hat{v}_t", v_hat, corrected_square),
            ("m_t", m_t, new_first),
            ("v_t", v_t, new_second),
        ),
        draw=run(Adam, MOMENTS, fixed={"eps_place": "inside"}, **RANGES),
        code=moved,
        describes=(Adam.update,),
        series=SERIES,
        oracles={
            "weighted means": lambda v: (
                v["theta"]
                - v["learning_rate"]
                * average(v, "beta1", 1)
                / np.sqrt(average(v, "beta2", 2) + v["eps"])
            )
        },
    )
    LEDGER.add(
        id="adam-hat",
        name="Adam: step, with the constant beside the uncorrected root",
        left=r"\theta_t",
        right=theta - eta * m_hat * sp.sqrt(1 - beta2**t) / (sp.sqrt(v_t) + eps),
        where=(
            (r"\hat{m}_t", m_hat, corrected),
            ("m_t", m_t, new_first),
            ("v_t", v_t, new_second),
        ),
        draw=run(Adam, MOMENTS, fixed={"eps_place": "hat"}, **RANGES),
        code=moved,
        describes=(Adam.update,),
        series=SERIES,
        oracles={
            "weighted means": lambda v: (
                v["theta"]
                - v["learning_rate"]
                * average(v, "beta1", 1)
                / (
                    np.sqrt(average(v, "beta2", 2))
                    + v["eps"] / np.sqrt(1 - v["beta2"] ** len(v["grads"]))
                )
            )
        },
    )
