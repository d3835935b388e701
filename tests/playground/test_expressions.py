"""Typed formulas: 500 random ones against autograd, and errors in words."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from bench import BROWSERS, in_browser

from tests.thorough import first_now

pytestmark = pytest.mark.browser

SCRIPTS = ("reading", "grammar", "formula")
JOB = """
function job(tasks) {
  const [value, slope] = [new Float64Array(1), new Float64Array(2)];
  return { result: tasks.map(({ text, x, y }) => {
    const surface = formula.surfaceFrom(text);
    const point = Float64Array.of(x, y);
    surface.values(point, {}, value, 1);
    surface.gradients(point, {}, slope, 1);
    return [value[0], slope[0], slope[1]];
  }) };
}
"""
ERRORS = """
function job(texts) {
  return { result: texts.map((text) => {
    try { formula.surfaceFrom(text); } catch (error) {
      return [error.at, error.message];
    }
    return null;
  }) };
}
"""
UNARY = {
    "sin": anp.sin,
    "cos": anp.cos,
    "exp": anp.exp,
    "tanh": anp.tanh,
    "atan": anp.arctan,
    "cosh": anp.cosh,
}


def leaf(rng):
    """A number or a variable."""
    number = float(rng.integers(1, 40)) / 8
    leaves = [
        (str(number), lambda x, y: number + 0 * (x + y)),
        ("x", lambda x, y: x + 0 * y),
        ("y", lambda x, y: 0 * x + y),
    ]
    return leaves[rng.integers(3)]


def of_one(rng, a, f):
    """A formula of one other."""
    name, power = list(UNARY)[rng.integers(len(UNARY))], int(rng.integers(2, 5))
    made = [
        (f"-({a})", lambda x, y: -f(x, y)),
        (f"{name}({a})", lambda x, y: UNARY[name](f(x, y))),
        (f"({a})^{power}", lambda x, y: f(x, y) ** power),
        (f"sqrt(1 + ({a})**2)", lambda x, y: anp.sqrt(1 + f(x, y) ** 2)),
    ]
    return made[rng.integers(4)]


def of_two(rng, a, f, b, g):
    """A formula of two others."""
    made = [
        (f"{a} + {b}", lambda x, y: f(x, y) + g(x, y)),
        (f"{a} - ({b})", lambda x, y: f(x, y) - g(x, y)),
        (f"({a}) * ({b})", lambda x, y: f(x, y) * g(x, y)),
        (f"({a}) / (2 + cos({b}))", lambda x, y: f(x, y) / (2 + anp.cos(g(x, y)))),
    ]
    return made[rng.integers(4)]


def grown(rng, depth):
    """A random formula: its text, and the same as a function."""
    if depth == 0 or rng.random() < 0.1:
        return leaf(rng)
    first = grown(rng, depth - 1)
    if rng.random() < 0.5:
        return of_one(rng, *first)
    return of_two(rng, *first, *grown(rng, depth - 1))


def tame(f, x, y):
    """Value and gradient by autograd, or None where they are too large to compare."""

    slopes = [autograd.grad(f, axis) for axis in (0, 1)]
    with np.errstate(all="ignore"):
        values = [f(x, y), *(slope(x, y) for slope in slopes)]
    fits = np.isfinite(values).all() and np.abs(values).max() < 1e6
    return list(map(float, values)) if fits else None


@pytest.fixture(scope="module")
def formulas():
    rng = np.random.default_rng(500)
    tasks, expected = [], []
    while len(tasks) < 500:
        text, f = grown(rng, int(rng.integers(2, 5)))
        x, y = rng.uniform(-2, 2, 2)
        values = tame(f, x, y)
        if values is not None and ("x" in text or "y" in text):
            tasks.append({"text": text, "x": x, "y": y})
            expected.append(values)
    return tasks, np.array(expected)


@pytest.mark.parametrize("browser", first_now([*BROWSERS]))
def test_values_and_derivatives_agree_with_autograd(browser, formulas, tmp_path):
    tasks, expected = formulas
    found = np.array(in_browser(browser, SCRIPTS, JOB, tasks, tmp_path))
    scale = np.abs(expected).max(axis=1, keepdims=True) + 1
    worst = (np.abs(found - expected) / scale).max(axis=1)
    assert [t["text"] for t, e in zip(tasks, worst, strict=True) if not e < 1e-11] == []


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("", 0, "type a formula"),
        ("2 +", 3, "ends too early"),
        ("x + sin y", 4, "sin needs a bracket"),
        ("(x + 1", 0, "not closed"),
        ("x + foo(y)", 4, "“foo” is not known"),
        ("x $ y", 2, "“$” has no meaning"),
        ("x * * y", 4, "a value is missing before “*”"),
        ("x + 1)", 5, "left over"),
    ],
)
def test_errors_say_where(text, at, said, tmp_path):
    [(place, message)] = in_browser("chromium", SCRIPTS, ERRORS, [text], tmp_path)
    assert place == at
    assert said in message


def test_precedence(tmp_path):
    texts = {"-2^2": -4, "2^3^2": 512, "6/2(3)": 9, "2x y": 12, "2^-1": 0.5, "1e2": 100}
    tasks = [{"text": text, "x": 2.0, "y": 3.0} for text in texts]
    found = in_browser("chromium", SCRIPTS, JOB, tasks, tmp_path)
    assert [value for value, *_ in found] == list(texts.values())
