"""Sixty frames of a path on a surface in 3-D: only what moves, against everything."""

import numpy as np

from backproplab import Adam, Ripple, descend, plotting
from backproplab.plotting.video import encode

from .pairing import compare

__all__ = ["main"]

N_FRAMES = 60
RUN = descend(Ripple(), Adam(0.3), [0.4, 1.7], N_FRAMES - 1)
MOVIE = plotting.animate(RUN, title="Adam finds the circle", kind="3d", seconds=6)


def only_what_moves():
    """The package's way: the surface is drawn once, the path over it."""
    scene = MOVIE.scene()
    encode(scene.frames(range(N_FRAMES)), scene.size, MOVIE.fps)


def everything():
    """Draw the whole figure for every frame."""
    scene = MOVIE.scene()

    def frames():
        for step in range(N_FRAMES):
            scene.show(step)
            scene.canvas.draw()
            yield np.asarray(scene.canvas.buffer_rgba())

    encode(frames(), scene.size, MOVIE.fps)


def from_scratch():
    """Build and draw the figure anew for every frame, as the homework does."""

    def frames():
        for step in range(N_FRAMES):
            scene = MOVIE.scene()
            scene.show(step)
            scene.canvas.draw()
            yield np.asarray(scene.canvas.buffer_rgba())

    encode(frames(), MOVIE.scene().size, MOVIE.fps)


def main(rounds: int = 5) -> list[dict]:
    """Compare, per frame."""
    contestants = {
        "backproplab": only_what_moves,
        "all artists drawn again": everything,
        "built from scratch, as in the homework": from_scratch,
    }
    title = f"Animation in 3-D, {N_FRAMES} frames, a video of {weight()}"
    return [compare(title, contestants, N_FRAMES, rounds=rounds)]


def weight() -> str:
    """How heavy the video is."""
    return f"{len(MOVIE.mp4()) / 1000:.0f} kB"
