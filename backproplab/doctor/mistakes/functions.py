"""Test functions: a sign, a factor, a root."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

READ = "Compare term by term with the definition."
PLAIN = ("bowl", "mult", "monkey", "matyas", "easom")


@mistake("negated", "value", "the whole function has the wrong sign", READ, PLAIN)
def negated(_, right):
    return -right


@mistake("doubled", "value", "the whole function is twice too large", READ, PLAIN)
def doubled(_, right):
    return 2 * right


@mistake("halved", "value", "the whole function is half as large", READ, PLAIN)
def halved(_, right):
    return right / 2


@mistake("rooted", "value", "square root of the function", READ, ("bowl",))
def rooted(_, right):
    return np.sqrt(right)


@mistake("difference", "value", "difference in place of the sum", READ, ("bowl",))
def difference(e, _):
    return e.xx - e.yy


@mistake("not-squared", "xx yy", "a square is missing ({step})", READ, ("bowl",))
def not_squared(e, _):
    return e.x if e.step == "xx" else e.y


@mistake(
    "root-missing", "radius", "square root missing: sin(x^2 + y^2)", READ, ("mult",)
)
def root_missing(e, _):
    return e.squares


@mistake("cosine", "value", "cosine in place of sine", READ, ("mult",))
def cosine(e, _):
    return np.cos(e.radius)


@mistake("radius-alone", "value", "sine missing", READ, ("mult",))
def radius_alone(e, _):
    return e.radius


@mistake(
    "squares-multiplied",
    "squares",
    "x^2 y^2 in place of x^2 + y^2",
    READ,
    ("mult", "matyas"),
)
def multiplied(e, _):
    return e.x**2 * e.y**2


@mistake(
    "squares-subtracted",
    "squares",
    "x^2 - y^2 in place of x^2 + y^2",
    READ,
    ("mult", "matyas"),
)
def subtracted(e, _):
    return e.x**2 - e.y**2


@mistake(
    "not-squared", "squares", "x + y in place of x^2 + y^2", READ, ("mult", "matyas")
)
def plain_sum(e, _):
    return e.x + e.y


@mistake(
    "factor-missing", "mixed", "factor 3 missing in the mixed term", READ, ("monkey",)
)
def factor_missing(_, right):
    return right / 3


@mistake("exchanged", "mixed", "3 x^2 y in place of 3 x y^2", READ, ("monkey",))
def exchanged(e, _):
    return 3 * e.x**2 * e.y


@mistake("not-squared", "mixed", "3 x y in place of 3 x y^2", READ, ("monkey",))
def mixed_not_squared(e, _):
    return 3 * e.x * e.y


@mistake("square", "cube", "x^2 in place of x^3", READ, ("monkey",))
def square(e, _):
    return e.x**2


@mistake("plus", "value", "product added, not subtracted", READ, ("matyas",))
def plus(e, _):
    return e.bowl + e.product


@mistake("factors-exchanged", "bowl", "0.48 in place of 0.26", READ, ("matyas",))
def wrong_bowl(e, _):
    return 0.48 * e.squares


@mistake("factors-exchanged", "product", "0.26 in place of 0.48", READ, ("matyas",))
def wrong_product(e, _):
    return 0.26 * e.x * e.y


@mistake("factor-missing", "bowl", "factor 0.26 missing", READ, ("matyas",))
def no_bowl_factor(e, _):
    return e.squares


@mistake("factor-missing", "product", "factor 0.48 missing", READ, ("matyas",))
def no_product_factor(e, _):
    return e.x * e.y


@mistake("product-missing", "product", "the product term is missing", READ, ("matyas",))
def no_product(_, right):
    return 0 * right


@mistake("growing", "envelope", "minus missing in the exponential", READ, ("easom",))
def growing(e, _):
    return np.exp(e.distance)


@mistake(
    "centered-at-zero",
    "distance",
    "distance taken to 0, not to (pi, pi)",
    READ,
    ("easom",),
)
def centered(e, _):
    return e.x**2 + e.y**2


@mistake("shifted-wrong-way", "distance", "+ pi in place of - pi", READ, ("easom",))
def shifted(e, _):
    return (e.x + np.pi) ** 2 + (e.y + np.pi) ** 2


@mistake(
    "half-negated",
    "envelope",
    "minus on the first square only: parentheses missing in the exponential",
    READ,
    ("easom",),
)
def half_negated(e, _):
    return np.exp(-((e.x - np.pi) ** 2) + (e.y - np.pi) ** 2)


@mistake("sines", "waves", "sines in place of cosines", READ, ("easom",))
def sines(e, _):
    return np.sin(e.x) * np.sin(e.y)


@mistake("one-wave", "waves", "one of the two cosines is missing", READ, ("easom",))
def one_wave(e, _):
    return np.cos(e.x)


@mistake("waves-added", "waves", "cosines added, not multiplied", READ, ("easom",))
def waves_added(e, _):
    return np.cos(e.x) + np.cos(e.y)


@mistake("envelope-missing", "envelope", "exponential missing", READ, ("easom",))
def no_envelope(_, right):
    return 1 + 0 * right
