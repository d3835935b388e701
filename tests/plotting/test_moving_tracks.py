"""What moves in an animation: heads, tails, several panels, many tracks."""

import numpy as np
import pytest

from backproplab import (
    Bowl,
    GradientDescent,
    HomeworkCubic,
    Matyas,
    descend,
    plotting,
)


def test_the_path_grows_with_the_steps(run):
    scene = plotting.animate(run, title="Adam finds the circle", kind="contour").scene()
    scene.show(7)
    head = scene.moving[0].head.get_xydata()
    np.testing.assert_array_equal(head, run.positions[7:8])
    assert len(scene.moving[0].line.get_xydata()) == 8


def test_shorter_runs_wait_at_their_end(run):
    short = descend(run.objective, run.optimizer, [3.0, 1.0], 5)
    movie = plotting.animate({"long": run, "short": short}, title="One is done first")
    scene = movie.scene()
    scene.show(40)
    heads = [moving.head.get_xydata()[0] for moving in scene.moving]
    ends = [moving.places[-1] for moving in scene.moving[:2]]
    np.testing.assert_array_equal(heads, [*ends, run.end, short.end])


def test_an_escape_ends_the_path_and_is_said():
    lost = descend(HomeworkCubic(), GradientDescent(0.1), [-1.0, 0.0], 60)
    movie = plotting.animate(lost, title="It falls for ever", seconds=0.5)
    assert "past every bound after step" in movie.description
    assert len(movie.mp4()) > 1000


def test_a_tail_leaves_only_the_last_steps(run):
    movie = plotting.animate(run, title="A short tail", kind="contour", tail=3)
    scene = movie.scene()
    for step, length in [(0, 1), (2, 3), (20, 4)]:
        scene.show(step)
        line = scene.moving[0].line.get_xydata()
        expected = run.positions[step + 1 - length : step + 1]
        np.testing.assert_array_equal(line, expected)
    with pytest.raises(ValueError, match=r"animate: tail must be .*1"):
        plotting.animate(run, title="A finding", tail=0)


def test_several_surfaces_share_one_picture_and_one_legend():
    def race(surface):
        rules = {"slow": GradientDescent(0.05), "fast": GradientDescent(0.2)}
        return {k: descend(surface, rule, [4, 3], 10) for k, rule in rules.items()}

    surfaces = {"bowl": Bowl(), "valley": Matyas(), "ramp": HomeworkCubic()}
    races = {name: race(surface) for name, surface in surfaces.items()}
    movie = plotting.animate(
        races, title="Three surfaces at once", kind="contour", seconds=0.5,
        window={"bowl": ((-5, 5), (-4, 6))},
    )  # fmt: skip
    assert "valley: slow: from (4, 3) to" in movie.description
    scene = movie.scene()
    assert scene.size == tuple(1.5 * side for side in movie.size)
    assert scene.size[0] % 2 == scene.size[1] % 2 == 0
    axes = scene.figure.axes
    assert [ax.get_title(loc="left") for ax in axes] == list(surfaces)
    assert axes[0].get_ylim() == (-4, 6)
    scene.show(3)
    heads = [moving.head.get_xydata()[0] for moving in scene.moving]
    wanted = [run.positions[3] for runs in races.values() for run in runs.values()]
    np.testing.assert_array_equal(heads, wanted)
    scene.canvas.draw()
    [legend] = scene.figure.legends
    box = legend.get_window_extent()
    assert not any(box.overlaps(ax.get_window_extent()) for ax in axes)
    assert len(legend.get_texts()) == 2
    assert len(movie.mp4()) > 1000


def test_panels_that_do_not_go_together_are_refused(run):
    pair = {"a": {"Adam": run}, "b": {"Adam": run}}
    with pytest.raises(ValueError, match="kind must be one of 'contour', got 'both'"):
        plotting.animate(pair, title="A finding")
    with pytest.raises(ValueError, match="expected the same labels in every panel"):
        plotting.animate(pair | {"c": {"other": run}}, title="A", kind="contour")
    with pytest.raises(
        ValueError, match=r"window to map names of panels, \['a', 'b'\]"
    ):
        plotting.animate(
            pair, title="A", kind="contour", window={"z": ((0, 1), (0, 1))}
        )


def test_many_tracks_look_different_and_their_legend_has_room():
    rules = {f"rate {rate}": GradientDescent(rate) for rate in np.arange(1, 12) / 20}
    runs = {name: descend(Bowl(), rule, [4, 3], 5) for name, rule in rules.items()}
    movie = plotting.animate(runs, title="Eleven rates", kind="contour", seconds=0.5)
    looks = {
        (track.color, track.marker, track.dashes) for track in movie.panels[0].tracks
    }
    assert len(looks) == 11
    scene = movie.scene()
    assert scene.size == tuple(1.5 * side for side in movie.size)
    assert scene.size[1] % 2 == 0
    scene.canvas.draw()
    legend = scene.figure.legends[0].get_window_extent()
    title = scene.figure._suptitle.get_window_extent()
    assert legend.y1 < title.y0
    assert len(movie.mp4()) < 120_000
