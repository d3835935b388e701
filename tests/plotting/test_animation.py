"""Animations: a real video, the same every time, true to a full redraw."""

import subprocess
from contextlib import closing

import imageio_ffmpeg
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from backproplab import (
    Bowl,
    GradientDescent,
    descend,
    mlp,
    plotting,
)
from backproplab.losses import SoftmaxCrossEntropy
from backproplab.plotting import video
from backproplab.plotting.markup import figure_markup
from backproplab.plotting.palette import LIGHT


@pytest.fixture
def movie(run):
    return plotting.animate(run, title="Adam finds the circle", seconds=1.5)


@pytest.fixture
def encoded(movie, tmp_path):
    movie.save(tmp_path / "movie.mp4")
    return tmp_path / "movie.mp4"


def decoded(file):
    """All frames (n, height, width, 3), read with the colors the file declares."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-i", str(file)]
    command += [
        "-vf",
        "scale=in_color_matrix=bt709:flags=accurate_rnd",
        "-f",
        "rawvideo",
    ]
    command += ["-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, 570, 960, 3)


def test_the_file_is_h264_of_the_promised_length_and_size(movie, encoded):
    with closing(imageio_ffmpeg.read_frames(encoded)) as reader:
        meta = next(reader)
    assert meta["codec"] == "h264"
    assert meta["pix_fmt"].startswith("yuv420p")
    assert meta["size"] == (960, 570)
    assert meta["fps"] == 10
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(encoded)
    assert frames == len(movie.steps) == 15 + 10
    assert seconds == pytest.approx(2.5)


def test_the_file_is_small_and_starts_before_it_is_loaded(encoded):
    data = encoded.read_bytes()
    assert len(data) < 120_000
    assert data.index(b"moov") < data.index(b"mdat")


def test_bytes_are_the_same_every_time(movie, encoded):
    assert movie.mp4() == encoded.read_bytes()


def test_a_stage_that_was_recolored_gives_the_same_bytes(movie):
    (light, first), (dark, last) = movie.films(["light", "dark"])
    assert light == movie.mp4("light")
    assert dark == movie.mp4("dark")
    assert first.shape == last.shape == (570, 960, 4)
    assert (first != last).any(axis=-1).mean() > 0.9


def test_the_head_is_where_the_trajectory_says(run, movie, encoded):
    frames = decoded(encoded).astype(float)
    ax = movie.scene().figure.axes[-1]
    orange = 255 * np.array(to_rgb(LIGHT.series[0]))
    for i in (0, 7, -1):
        x, y = ax.transData.transform(run.positions[movie.steps[i]]).round().astype(int)
        head = frames[i, 570 - y - 2 : 570 - y + 2, x - 2 : x + 2].mean(axis=(0, 1))
        np.testing.assert_allclose(head, orange, atol=20)


def test_colors_survive(tmp_path):
    orange = np.array([0xDD, 0x4C, 0x00, 0xFF], np.uint8)
    frame = np.broadcast_to(orange, (570, 960, 4)).tobytes()
    (tmp_path / "flat.mp4").write_bytes(video.encode([frame] * 3, (960, 570), 10))
    color = decoded(tmp_path / "flat.mp4").reshape(-1, 3).mean(axis=0)
    # 8 bits of limited range cost up to 3; the matrix of BT.601 would cost more than 6
    np.testing.assert_allclose(color, orange[:3], atol=3)


@pytest.mark.parametrize("kind", ["both", "3d", "contour"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_last_blitted_frame_is_close_to_a_full_redraw(run, kind, theme):
    movie = plotting.animate(run, title="Adam finds the circle", kind=kind)
    *_, last = (frame.copy() for frame in movie.scene(theme).frames([0, 20, 40]))
    full = movie.scene(theme)
    full.canvas.draw()
    redrawn = np.asarray(full.canvas.buffer_rgba())
    assert (last != redrawn).any(axis=-1).mean() < 0.0001
    assert full.size[0] % 2 == full.size[1] % 2 == 0


def test_a_notebook_gets_a_video_that_waits(movie):
    html = movie._repr_html_()
    for word in ("controls", "loop", "muted", "playsinline", 'preload="metadata"'):
        assert word in html
    assert 'aria-label="Adam finds the circle"' in html
    assert "autoplay" not in html
    assert "http" not in html


def test_markup_of_a_figure_has_both_themes_sizes_and_words():
    figure = plotting.contour(Bowl(), title='A "quoted" finding')
    html = figure_markup(figure)
    assert html.count("only-light") == html.count("only-dark") == 1
    assert html.count('alt="A &quot;quoted&quot; finding"') == 2
    assert html.count('width="520" height="460"') == 2
    assert html == figure_markup(figure)


def test_a_failing_ffmpeg_is_quoted(monkeypatch, tmp_path):
    fake = tmp_path / "ffmpeg"
    fake.write_text("#!/bin/sh\necho 'Unknown encoder' >&2\nexit 3\n")
    fake.chmod(0o755)
    monkeypatch.setattr(video.imageio_ffmpeg, "get_ffmpeg_exe", lambda: str(fake))
    with pytest.raises(RuntimeError, match="ended with code 3: Unknown encoder"):
        video.encode([bytes(16)] * 99999, (2, 2), 10)


def test_errors_say_what_to_try(run, movie, tmp_path):
    with pytest.raises(ValueError, match="must be even, got 3 x 2"):
        video.encode([], (3, 2), 10)
    with pytest.raises(ValueError, match="title must state the finding"):
        plotting.animate(run, title=" ")
    with pytest.raises(ValueError, match="kind must be one of 'both', '3d', 'contour'"):
        plotting.animate(run, title="A finding", kind="2d")
    with pytest.raises(ValueError, match=r"seconds must be in \(0, 60\], got 0"):
        plotting.animate(run, title="A finding", seconds=0)
    with pytest.raises(ValueError, match=r"expected a name.mp4, got .*movie.gif"):
        movie.save(tmp_path / "movie.gif")


def test_a_network_has_no_surface():
    objective = mlp([2, 2]).objective([[1.0, 2.0]], [0], SoftmaxCrossEntropy())
    run = descend(objective, GradientDescent(0.1), np.zeros(6), 2)
    with pytest.raises(ValueError, match=r"got \(3, 6\).*progress"):
        plotting.animate(run, title="A finding")
