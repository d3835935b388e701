"""The figure of the landing page shows what the package computed."""

import re

import numpy as np
import pytest
import race


@pytest.fixture(scope="module")
def paths():
    return race.race()


@pytest.fixture(scope="module")
def html(paths):
    return race.drawing(paths, race.View())


def test_every_step_of_every_runner_is_drawn(paths, html):
    drawn = re.findall(r'class="race-path race-\d" points="([^"]+)"', html)
    assert [len(points.split()) for points in drawn] == [race.N_STEPS + 1] * len(paths)


def test_the_runners_stay_in_the_picture(paths):
    view = race.View()
    for trajectory in paths.values():
        x, y = (trajectory.positions @ race.TURN).T
        assert view.left < x.min()
        assert x.max() < view.right
        assert view.bottom < y.min()
        assert y.max() < view.top


def test_the_figure_tells_in_words_where_the_runners_end(paths, html):
    for name, trajectory in paths.items():
        distance = f"{np.linalg.norm(trajectory.positions[-1]):.2g}"
        assert f"{name}, ends {distance} from the minimum" in html
        assert f"<span>{name}</span> {distance} away" in html


def test_turning_the_plane_moves_the_valley_onto_the_horizontal_axis():
    along, across = np.array([[1.0, 0.0], [0.0, 1.0]]) @ race.TURN
    valley = race.Matyas()
    assert valley(along) == pytest.approx(0.02)
    assert valley(across) == pytest.approx(0.5)
