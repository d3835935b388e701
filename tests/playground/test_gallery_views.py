"""The view behind a gallery page's link is what the script of that page runs."""

import runpy
from collections import Counter
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import parse_qs

import matplotlib as mpl
import numpy as np
import pytest
from playground.gallery import VIEWS
from playground.rules import RULES

import backproplab
from backproplab import SURFACES

ROOT = Path(__file__).parents[2]
BY_NAME = {rule.name: rule for rule in RULES}


class SeenAllError(Exception):
    """Nothing more has to be run."""


def optimizer(text):
    """The rule that a part of an address describes."""
    name, *settings = text.split(";")
    rule = BY_NAME[name]
    h = {key: value for key, value, _ in rule.hyperparameters()}
    h |= {key: float(value) for key, _, value in (s.partition(":") for s in settings)}
    return rule.cls(**h, **dict(rule.fixed))


def runs_of(view):
    """What a view shows: surface, noise, start, steps and rule of each run."""
    parts = parse_qs(view)
    options = {k[2:]: float(v[0]) for k, v in parts.items() if k.startswith("p.")}
    surface = SURFACES[parts["surface"][0]](**options)
    sigma = float(parts.get("sigma", ["0"])[0])
    start = tuple(map(float, parts["start"][0].split(",")))
    steps = int(parts["steps"][0])
    for text in parts["rule"]:
        yield repr((surface, sigma, start, steps, optimizer(text)))


def seen_as(objective, rule, start, n_steps):
    """The same of a call of `descend`."""
    noisy = isinstance(objective, backproplab.Noisy)
    surface = objective.objective if noisy else objective
    sigma = float(objective.sigma if noisy else 0)
    at = tuple(np.asarray(start, dtype=float).ravel().tolist())
    h = {key: getattr(rule, key) for key in vars(rule)}
    floats = {k: float(v) if type(v) is int else v for k, v in h.items()}
    return repr((surface, sigma, at, n_steps, type(rule)(**floats)))


@pytest.mark.parametrize("page", VIEWS)
def test_a_view_is_what_its_script_runs(page, monkeypatch):
    expected = Counter(runs_of(VIEWS[page]))
    seen = Counter()
    descend = backproplab.descend

    def watched(objective, rule, theta, n_steps, **options):
        seen[seen_as(objective, rule, theta, n_steps)] += 1
        if not expected - seen:
            raise SeenAllError
        return descend(objective, rule, theta, n_steps, **options)

    monkeypatch.setattr(backproplab, "descend", watched)
    monkeypatch.setattr(backproplab.plotting, "animate", Mock())
    mpl.use("agg")
    script = ROOT / "gallery" / f"{page.removeprefix('auto_gallery/')}.py"
    with pytest.raises(SeenAllError):
        runpy.run_path(str(script))
