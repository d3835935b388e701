"""The power rule, and the derivative with respect to the exponent."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake
from backproplab.doctor.recipes.backward import safe

__all__: list[str] = []

POWERS = ("power", "power_hidden")
POWER_RULE = "The derivative of x^n with respect to x is n x^(n-1)."
EXPONENT_RULE = "The derivative of x^n with respect to n is x^n ln x for x > 0."


def above(formula):
    """A slope that is wrong on the positive branch only."""

    def wrong(e, right):
        return np.where(e.u > 0, formula(safe(e.u), e.n), right)

    return wrong


SLOPES = {
    "power-kept": ("n x^n in place of n x^(n-1)", lambda x, n: n * x**n),
    "factor-missing": ("factor n missing: x^(n-1)", lambda x, n: x ** (n - 1)),
    "undifferentiated": ("x^n in place of n x^(n-1)", lambda x, n: x**n),
    "power-up": ("n x^(n+1) in place of n x^(n-1)", lambda x, n: n * x ** (n + 1)),
    "factor-down": ("(n-1) x^(n-1): factor n - 1", lambda x, n: (n - 1) * x ** (n - 1)),
    "down-two": ("n x^(n-2) in place of n x^(n-1)", lambda x, n: n * x ** (n - 2)),
    "n-times-x": ("n x in place of n x^(n-1)", lambda x, n: n * x),
    "exponential": ("x^n ln x, the derivative for n, in place of the one for x",
                    lambda x, n: x**n * np.log(x)),
    "factor-alone": ("n in place of n x^(n-1)", lambda x, n: n + 0 * x),
}  # fmt: skip

TERMS = {
    "no-logarithm": ("logarithm missing: x^n", lambda x, n: x**n),
    "logarithm-alone": ("power missing: ln x", lambda x, _: np.log(x)),
    "power-down": ("x^(n-1) ln x in place of x^n ln x",
                   lambda x, n: x ** (n - 1) * np.log(x)),
    "extra-factor": ("n x^n ln x: a factor n too many",
                     lambda x, n: n * x**n * np.log(x)),
    "logarithm-of-n": ("x^n ln n in place of x^n ln x",
                       lambda x, n: x**n * np.log(n)),
    "log10": ("logarithm to base 10", lambda x, n: x**n * np.log10(x)),
    "log2": ("logarithm to base 2", lambda x, n: x**n * np.log2(x)),
    "log1p": ("ln(1 + x) in place of ln x", lambda x, n: x**n * np.log1p(x)),
    "power-up": ("n x^n: neither derivative", lambda x, n: n * x**n),
    "n-power-up": ("n x^(n-1) ln x in place of x^n ln x",
                   lambda x, n: n * x ** (n - 1) * np.log(x)),
    "base-alone": ("x in place of x^n ln x", lambda x, _: x),
    "x-log-x": ("x ln x in place of x^n ln x", lambda x, _: x * np.log(x)),
}  # fmt: skip

for _name, (_title, _formula) in SLOPES.items():
    mistake(_name, "slope", _title, POWER_RULE, POWERS)(above(_formula))

for _name, (_title, _formula) in TERMS.items():
    mistake(_name, "terms", f"exponent gradient: {_title}", EXPONENT_RULE, POWERS)(
        above(_formula)
    )


@mistake(
    "no-branch",
    "slope",
    "n x^(n-1) also for negative inputs: NaN there",
    "Choose the base with np.where before taking the power.",
    POWERS,
)
def slope_everywhere(e, _):
    return e.n * np.power(e.u, e.n - 1)


@mistake(
    "no-branch",
    "terms",
    "exponent gradient: logarithm of negative inputs: NaN there",
    "For x <= 0 the output does not depend on n: the term is 0.",
    POWERS,
)
def terms_everywhere(e, _):
    return np.power(e.u, e.n) * np.log(e.u)


@mistake(
    "absolute-value",
    "terms",
    "exponent gradient: negative inputs counted by their absolute value",
    "For x <= 0 the output does not depend on n: the term is 0.",
    POWERS,
)
def absolute(e, _):
    return np.abs(e.u) ** e.n * np.log(np.abs(e.u))


BELOW = "For x <= 0 the output does not depend on n: the term is 0."


@mistake(
    "below-slope",
    "terms",
    "exponent gradient: small slope for negative inputs in place of 0",
    BELOW,
    POWERS,
)
def below_slope(e, right):
    return np.where(e.u > 0, right, e.slope_below)


@mistake(
    "below-value",
    "terms",
    "exponent gradient: the output for negative inputs in place of 0",
    BELOW,
    POWERS,
)
def below_value(e, right):
    return np.where(e.u > 0, right, e.slope_below * e.u)


@mistake(
    "wrong-variable-below",
    "terms",
    "exponent gradient: d/dx in its place, both branches",
    EXPONENT_RULE,
    POWERS,
    cost=1.1,
)
def slope_instead(e, _):
    return e.slope


@mistake(
    "wrong-variable",
    "terms",
    "exponent gradient: d/dx in its place: n x^(n-1)",
    EXPONENT_RULE,
    POWERS,
)
def slope_above(e, right):
    return np.where(e.u > 0, e.slope, right)


@mistake(
    "upstream-missing",
    "weighted",
    "exponent gradient: upstream gradient not multiplied in",
    "The derivative is sum(G * x^n ln x): every term is weighted by its G.",
    POWERS,
)
def unweighted(e, _):
    return e.terms


@mistake(
    "slope-included",
    "weighted",
    "exponent gradient: multiplied by the activation's derivative as well",
    "Use the upstream gradient of the output, not the one of the input.",
    POWERS,
)
def with_slope(e, right):
    return right * e.slope


@mistake(
    "mean",
    "exponent",
    "exponent gradient averaged over all entries, not summed",
    "One exponent acts on every entry: sum over all of them.",
    POWERS,
)
def mean(e, right):
    return right / e.u.size


@mistake(
    "unsummed",
    "exponent",
    "exponent gradient not summed over the batch and features",
    "One exponent acts on every entry: sum over all of them.",
    POWERS,
)
def unsummed(e, _):
    return e.weighted


@mistake(
    "rows-only",
    "exponent",
    "exponent gradient summed over the batch only",
    "One exponent acts on every entry: sum over both axes.",
    POWERS,
)
def rows_only(e, _):
    return e.weighted.sum(axis=0)


@mistake(
    "separate-sums",
    "exponent",
    "exponent gradient: upstream gradient and derivative summed apart, then multiplied",
    "Multiply entry by entry before summing.",
    POWERS,
)
def separate_sums(e, _):
    return e.upstream.sum() * e.terms.sum()
