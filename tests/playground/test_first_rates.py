"""No optimizer runs away at the learning rate that the playground begins with."""

import numpy as np
import pytest
from playground import surfaces
from playground.rules import RULES

from backproplab import descend

BOUNDED = [
    n for n in surfaces.playable() if surfaces.lowest(surfaces.made(n)) is not None
]


@pytest.mark.parametrize("name", BOUNDED)
def test_paths_stay_near_the_surface(name):
    surface = surfaces.made(name)
    first = surfaces.first_rates(surface)
    for rule in RULES:
        rate = first.get(rule.name, rule.rate)
        optimizer = rule.cls(learning_rate=rate, **dict(rule.fixed))
        path = descend(surface, optimizer, surfaces.begin(surface), 200)
        assert not path.escaped, (rule.name, rate)
        assert np.isfinite(path.positions).all()


def test_the_usual_rates_are_too_large_on_beale():
    first = surfaces.first_rates(surfaces.made("Beale"))
    assert first["GradientDescent"] < 0.1
    assert first["Momentum"] < 0.02
