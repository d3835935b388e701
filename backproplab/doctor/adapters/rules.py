"""Optimizer rules in the homework's form, one call at a time."""

import numpy as np

from backproplab.doctor.adapters.fits import SIGNATURES
from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of, steady
from backproplab.doctor.case import Case
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import RULES

__all__ = ["examine_rule"]

NOISE = {"stochastic_gradient_descent": "fail", "momentum": "fail"}
OUTPUT_NAMES = {"new_x": "x", "new_y": "y", "sum_x": "v_x", "sum_y": "v_y",
                "velocity_x": "v_x", "velocity_y": "v_y", "first_x": "f_x",
                "first_y": "f_y", "second_x": "s_x", "second_y": "s_y"}  # fmt: skip
LARGE = 1e8  # noise of size 1 disappears beside gradients of this size
CALLS = 8
DRAWS = 400


@steady()
def examine_rule(function, name: str, rng) -> list[Finding]:
    """Check one rule against its closed form, and its noise.

    Parameters
    ----------
    function : callable
        The learner's rule.
    name : str
        Which of the homework's rules it is.
    rng : numpy.random.Generator
        Source of the evidence.
    """
    evidence = draw(name, rng)
    recipes = RULES[name]
    try:
        got = run(function, name, evidence)
    except LearnerError as refused:
        return [finding_of(name, refused)]
    cases = {d: Case(r, evidence, OUTPUT_NAMES, floor=0.0) for d, r in recipes.items()}
    finding = judge(name, cases, got)
    try:
        return [finding, *noise(function, name)]
    except LearnerError as refused:
        return [finding, finding_of(f"{name} noise", refused)]


def draw(name, rng):
    """Numbers for several calls: huge gradients, eps of both sizes, all times."""

    def size():
        return rng.choice([-1.0, 1.0], CALLS) * rng.uniform(0.5, 2.0, CALLS)

    scaled = name in {"adagrad", "adam"}
    unit = 1.0 if scaled else LARGE
    start = np.arange(CALLS) % 4 > 0  # from 0 even the smallest step is seen
    evidence = {"x": unit * size() * start, "y": unit * size() * start}
    evidence |= {"dx": LARGE * size(), "dy": LARGE * size()}
    second = LARGE**2 if name == "adagrad" else LARGE
    evidence |= {f"v_{a}": second * np.abs(size()) for a in "xy"}
    evidence |= {f"f_{a}": LARGE * size() for a in "xy"}
    evidence |= {f"s_{a}": LARGE**2 * np.abs(size()) for a in "xy"}
    evidence["i"] = np.array([0, 0, 1, 1, 2, 3, 5, 9])
    inside = np.arange(CALLS) % 2 == 0
    evidence["eps"] = np.where(inside, 0.4 * LARGE**2, 0.4 * LARGE)
    ranges = {"alpha": (0.2, 0.4), "gamma": (0.6, 0.9)}
    ranges |= {"beta_1": (0.7, 0.8), "beta_2": (0.85, 0.95)}
    return evidence | {k: rng.uniform(*ends, CALLS) for k, ends in ranges.items()}


def run(function, name, evidence):
    """All calls, their results side by side.

    A call that raises an error counts as a position of NaN, its state as right.
    """
    recipe = next(iter(RULES[name].values()))
    right, problem = recipe.run(evidence), None
    columns = []
    for k in range(CALLS):
        plain = {key: value[k].item() for key, value in evidence.items()}
        try:
            result = attempt(function, *(plain[a] for a in SIGNATURES[name]), plain)
            columns.append(read(result, name, recipe.outputs))
        except LearnerError as refused:
            problem = refused
            state = [right[output][k] for output in recipe.outputs[2:]]
            columns.append([np.nan, np.nan, *state])
    got = dict(zip(recipe.outputs, np.array(columns).T, strict=True))
    if problem and np.isnan(got["new_x"]).all():
        raise problem
    return got


def read(result, name, outputs):
    """The returned numbers, or a complaint."""
    names = ", ".join(OUTPUT_NAMES[o] for o in outputs)
    if not isinstance(result, tuple | list) or len(result) != len(outputs):
        got = "nothing" if result is None else f"{np.size(result)} values"
        raise LearnerError(
            f"expected {name} to return {names}; it returned {got}",
            "Is the body still to be filled in?" if result is None else "",
        )
    try:
        return [float(np.squeeze(r)) for r in result]
    except TypeError:
        raise LearnerError(f"expected {names} as numbers, got {result!r}") from None


def noise(function, name) -> list[Finding]:
    """Lines on noise that is missing, or there where it should not be."""
    plain = {"alpha": 0.5, "gamma": 0.9, "eps": 1e-7, "beta_1": 0.9, "beta_2": 0.99}
    state = {"x": 1.0, "y": 2.0, "dx": 3.0, "dy": -2.0, "i": 3}
    state |= dict.fromkeys(("v_x", "v_y", "f_x", "f_y", "s_x", "s_y"), 0.5)
    arguments = [state[a] for a in SIGNATURES[name]]
    results = [attempt(function, *arguments, plain)[:2] for _ in range(DRAWS)]
    spread = np.array(results, float)
    quiet = np.ptp(spread, axis=0) == 0
    if name == "gradient_descent":
        if quiet.all():
            return []
        words = "full gradient descent should have no noise, two equal calls differ"
        return [Finding(f"{name} noise", "fail", words, (), (("noise-added",),))]
    if quiet.all():
        status = NOISE.get(name, "note")
        words = (
            "noise missing: equal calls give equal results, and the text asks for noise"
        )
        advice = "Add a draw of N(0, 1) to each derivative." if status == "fail" else ""
        return [
            Finding(
                f"{name} noise", status, words, (), (("noise-missing",),), (), advice
            )
        ]
    if quiet.any():
        words = f"noise on one coordinate only; {'xy'[int(quiet.argmax())]} has none"
        return [Finding(f"{name} noise", "fail", words, (), (("noise-one-axis",),))]
    return drawn_badly(name, spread)


def drawn_badly(name, spread):
    """Lines on noise that is the same on both coordinates, or not centered."""
    centered = spread - spread.mean(axis=0)
    if abs(np.corrcoef(centered.T)[0, 1]) > 0.999:
        words = "one draw is used for both coordinates"
        return [
            Finding(f"{name} noise", "fail", words, (), (("noise-shared",),), (),
                    "Draw for each derivative anew.")
        ]  # fmt: skip
    if name != "stochastic_gradient_descent":
        return []
    exact = np.array([1.0 - 0.5 * 3.0, 2.0 + 0.5 * 2.0])
    offset = np.abs(spread.mean(axis=0) - exact) / (spread.std(axis=0) / np.sqrt(DRAWS))
    if offset.max() > 6:
        words = "the noise is not centered: its mean is not 0"
        return [Finding(f"{name} noise", "fail", words, (), (("noise-biased",),))]
    return []
