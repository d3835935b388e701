"""Rules that change one line of Adam, and Lion."""

import numpy as np
import sympy as sp

from backproplab import AdamW, AMSGrad, Lion, NAdam
from backproplab.optimizers.base import Optimizer
from ledger.model import LEDGER
from ledger.notation import beta1, beta2, eps, eta, grad, t, theta
from ledger.rule_entries import (
    N_STEPS,
    after,
    faded,
    in_state,
    moved,
    numerator,
    run,
    series,
)
from ledger.writing import symbol, written

from .adam import (
    MOMENTS,
    RANGES,
    SERIES,
    corrected,
    corrected_square,
    first,
    m_hat,
    m_t,
    new_first,
    new_second,
    unrolled,
    v_hat,
    v_t,
)

largest, v_bar = symbol("largest", r"\bar{v}_{t-1}"), symbol("v_bar", r"\bar{v}_t")
decay = symbol("weight_decay", r"\lambda")
psi, before = symbol("momentum_decay", r"\psi"), symbol("product", r"\pi_{t-1}")
mu_now, mu_next = symbol("mu_t", r"\mu_t"), symbol("mu_next", r"\mu_{t+1}")
product, m_bar = symbol("pi_t", r"\pi_t"), symbol("m_bar", r"\bar{m}_t")

draw_amsgrad = run(AMSGrad, MOMENTS | {"largest": "largest_moment"}, **RANGES)
draw_adamw = run(AdamW, MOMENTS, weight_decay=(0.1, 0.5), **RANGES)
draw_nadam = run(
    NAdam,
    MOMENTS | {"product": "momentum_product"},
    momentum_decay=(1.0, 9.0),
    **RANGES,
)
draw_lion = run(
    Lion,
    {"first_moment": "first_moment"},
    beta1=(0.5, 0.9),
    beta2=(0.5, 0.9),
    weight_decay=(0.1, 0.5),
)


def decayed(values):
    """Adam's unrolled step, and the shrinking beside it."""
    share = values["learning_rate"] * values["weight_decay"]
    return unrolled(values) - share * values["theta"]


def lookahead_mean(values):
    """NAdam's mean from all gradients, with the products written out."""
    steps = np.arange(1, len(values["grads"]) + 2)
    mu = values["beta1"] * (1 - 0.5 * 0.96 ** (steps * values["momentum_decay"]))
    mean = (1 - values["beta1"]) * faded(values, "beta1")
    ahead = mu[-1] / (1 - mu.prod()) * mean
    return ahead + (1 - mu[-2]) / (1 - mu[:-1].prod()) * values["grad"]


def mean_ahead(values, shift):
    """NAdam's mean after the step at hand."""
    return lookahead_mean(values | {
        "grads": values["every_grad"][: N_STEPS + shift],
        "grad": values["every_grad"][N_STEPS + shift - 1],
    })  # fmt: skip


OF_AMSGRAD = SERIES | {r"\bar{v}": in_state("largest_moment")}
OF_NADAM = SERIES | {
    r"\bar{m}": mean_ahead,
    r"\pi": in_state("momentum_product"),
    r"\mu": lambda values, shift: values["rule"].momentum_at(N_STEPS + shift),
}
OF_LION = series(m="first_moment")


with written(False):
    moments = (("m_t", m_t, new_first), ("v_t", v_t, new_second))
    hats = ((r"\hat{m}_t", m_hat, corrected), (r"\hat{v}_t", v_hat, corrected_square))
    new_largest = sp.Max(largest, v_t, evaluate=False)
    largest_corrected = sp.Max(largest, v_hat, evaluate=False)
    LEDGER.add(
        id="amsgrad-largest",
        name="AMSGrad: largest second moment",
        left=r"\bar{v}_t",
        right=new_largest,
        where=moments,
        draw=draw_amsgrad,
        code=after("largest_moment"),
        describes=(AMSGrad.update,),
        series=OF_AMSGRAD,
    )
    LEDGER.add(
        id="amsgrad",
        name="AMSGrad: step",
        left=r"\theta_t",
        right=theta - eta * m_t / (sp.sqrt(v_bar) + eps),
        where=((r"\bar{v}_t", v_bar, new_largest), *moments),
        draw=draw_amsgrad,
        code=moved,
        describes=(AMSGrad.update,),
        series=OF_AMSGRAD,
    )
    for where_corrected, title, square in (
        ("before", "corrected before the maximum", v_bar),
        ("after", "corrected after the maximum", v_bar / (1 - beta2**t)),
    ):
        kept = new_largest if where_corrected == "after" else largest_corrected
        LEDGER.add(
            id=f"amsgrad-{where_corrected}",
            name=f"AMSGrad: step, {title}",
            left=r"\theta_t",
            right=theta - eta * m_hat / (sp.sqrt(square) + eps),
            where=((r"\bar{v}_t", v_bar, kept), *hats, *moments),
            draw=run(
                AMSGrad,
                MOMENTS | {"largest": "largest_moment"},
                fixed={"bias_correction": where_corrected},
                **RANGES,
            ),
            code=moved,
            describes=(AMSGrad.update,),
            series=OF_AMSGRAD,
        )
    adam_step = theta - eta * m_hat / (sp.sqrt(v_hat) + eps)
    LEDGER.add(
        id="adamw",
        name="AdamW: step",
        left=r"\theta_t",
        right=adam_step - eta * decay * theta,
        where=(*hats, *moments),
        draw=draw_adamw,
        code=moved,
        describes=(AdamW.update, Optimizer.shrink),
        series=SERIES,
        oracles={"weighted means": decayed},
    )
    mu_definition = beta1 * (1 - sp.Float("0.96") ** (t * psi) / 2)
    mu_following = beta1 * (1 - sp.Float("0.96") ** ((t + 1) * psi) / 2)
    new_product = before * mu_now
    ahead = (
        mu_next / (1 - product * mu_next) * m_t + (1 - mu_now) / (1 - product) * grad
    )
    schedule = (
        (r"\pi_t", product, new_product),
        (r"\mu_t", mu_now, mu_definition),
        (r"\mu_{t+1}", mu_next, mu_following),
    )
    LEDGER.add(
        id="nadam-mean",
        name="NAdam: first moment, looking ahead",
        left=r"\bar{m}_t",
        right=ahead,
        where=(*schedule, *moments),
        draw=draw_nadam,
        code=numerator,
        describes=(NAdam.update, NAdam.momentum_at),
        series=OF_NADAM,
        oracles={"products written out": lookahead_mean},
    )
    LEDGER.add(
        id="nadam",
        name="NAdam: step",
        left=r"\theta_t",
        right=theta - eta * m_bar / (sp.sqrt(v_hat) + eps),
        where=((r"\bar{m}_t", m_bar, ahead), hats[1], *schedule, *moments),
        draw=draw_nadam,
        code=moved,
        describes=(NAdam.update, NAdam.momentum_at),
        series=OF_NADAM,
    )
    LEDGER.add(
        id="lion",
        name="Lion: step",
        left=r"\theta_t",
        right=theta
        - eta * (sp.sign(beta1 * first + (1 - beta1) * grad) + decay * theta),
        draw=draw_lion,
        code=moved,
        describes=(Lion.update, Optimizer.shrink),
        series=OF_LION,
    )
    LEDGER.add(
        id="lion-average",
        name="Lion: average gradient",
        left="m_t",
        right=beta2 * first + (1 - beta2) * grad,
        draw=draw_lion,
        code=after("first_moment"),
        describes=(Lion.update,),
        series=OF_LION,
        oracles={"unrolled sum": lambda v: (1 - v["beta2"]) * faded(v, "beta2")},
    )
