"""The stage of an animation: a background drawn once, and artists that move on it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from backproplab.plotting.palette import LIGHT
from backproplab.plotting.paths import Moving, draw_legend
from backproplab.plotting.picture import set_title
from backproplab.plotting.recolor import recolor, recolor_drawn
from backproplab.plotting.style import style
from backproplab.plotting.terrain import draw_contour, draw_surface

__all__ = ["KINDS", "Scene", "Stage"]

DPI = 150
# Size in inches and, of each pair of axes, left, bottom, width and height.
# Players lay their buttons over the foot of a video: nothing is read there.
KINDS = {
    "both": (
        (6.4, 3.8), {"3d": (0, 0.06, 0.53, 0.74), "flat": (0.58, 0.16, 0.4, 0.63)},
    ),
    "3d": ((4.8, 4.8), {"3d": (0.02, 0.1, 0.94, 0.7)}),
    "contour": ((4.8, 5.2), {"flat": (0.1, 0.14, 0.86, 0.66)}),
}  # fmt: skip
TOP = 0.8  # below: axes; above: one row with legend and step, then the title
COLUMNS, ROW = 3, 0.2  # of the legend, and what a further row of it adds in inches


@dataclass(frozen=True)
class Stage:
    """Where everything is, in a figure that grows with its legend.

    Parameters
    ----------
    kind : {"both", "3d", "contour"}
        What is shown beside each other.
    n_labels : int
        Entries of the legend; the first row costs nothing.
    """

    kind: str
    n_labels: int = 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in inches."""
        width, height = KINDS[self.kind][0]
        return width, height + ROW * max(0, -(-self.n_labels // COLUMNS) - 1)

    @property
    def shrink(self) -> float:
        """Height without further rows, over the height with them."""
        return KINDS[self.kind][0][1] / self.size[1]

    @property
    def top(self) -> float:
        """Where the axes end, as a share of the height."""
        return TOP * self.shrink

    @property
    def places(self) -> dict[str, tuple[float, float, float, float]]:
        """Left, bottom, width and height of each pair of axes, as shares."""
        by = self.shrink
        places = KINDS[self.kind][1].items()
        return {name: (x, by * y, w, by * h) for name, (x, y, w, h) in places}


class Scene:
    """A figure with a surface and the tracks on it, shown at any step.

    Parameters
    ----------
    relief : Relief
        The surface and its window.
    tracks : list of Track
        What moves.
    title : str
        The finding.
    kind : {"both", "3d", "contour"}
        What is shown beside each other.
    theme : {"light", "dark"}
        For which background.
    tail : int, optional
        How many steps of a path stay visible; all by default.
    """

    def __init__(self, relief, tracks, title, kind, theme, tail=None):
        self.n_steps = max(len(track.positions) for track in tracks) - 1
        self.stage = Stage(kind, sum(bool(track.label) for track in tracks))
        with style():
            self.figure = Figure(figsize=self.stage.size, dpi=DPI)
            self.figure.set_layout_engine("none")
            self.canvas = FigureCanvasAgg(self.figure)
            set_title(self.figure, title)
            self.moving = [
                Moving(ax, track, relief, tail)
                for ax in self._draw_axes(relief)
                for track in tracks
            ]
            self._draw_legend(len(tracks))
            above = self.stage.top + 0.02 * self.stage.shrink
            self.caption = self.figure.text(0.98, above, "", color=LIGHT.soft)
            self.caption.set(ha="right", fontsize=10)
        self.show(self.n_steps)
        recolor(self.figure, theme)

    def recolor(self, theme) -> None:
        """Set the same stage for the other background."""
        recolor_drawn(self.figure, theme)

    def _draw_axes(self, relief):
        for name, place in self.stage.places.items():
            if name == "flat":
                ax = self.figure.add_axes(place)
                draw_contour(ax, relief)
                ax.set(xlabel="", ylabel="")
                ax.locator_params(nbins=5)
                ax.tick_params(labelsize=10)
            else:
                ax = self.figure.add_axes(place, projection="3d", computed_zorder=False)
                draw_surface(ax, relief)
                ax.patch.set_visible(False)
            yield ax

    def _draw_legend(self, n_tracks):
        if n_tracks > 1:
            look = {"fontsize": 10, "handlelength": 1.4, "columnspacing": 1.2}
            place = {"loc": "lower left", "bbox_to_anchor": (0, self.stage.top)}
            look |= {"ncols": COLUMNS, "borderaxespad": 0}
            draw_legend(self.figure.axes[-1], self.figure, **place, **look)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.canvas.get_width_height(physical=True)

    @property
    def artists(self):
        """Everything that differs between frames, in drawing order."""
        moving = [a for moving in self.moving for a in moving.artists]
        return [*sorted(moving, key=lambda artist: artist.zorder), self.caption]

    def show(self, step: int) -> None:
        """Move everything to a step."""
        for moving in self.moving:
            moving.move(step)
        self.caption.set_text(f"step {step} of {self.n_steps}")

    def frames(self, steps) -> Iterator[np.ndarray]:
        """Yield the picture (height, width, 4) of each step; only what moves is drawn.

        The array is the canvas itself, good until the next one is asked for.
        """
        artists = self.artists
        for artist in artists:
            artist.set_animated(True)
        self.canvas.draw()
        background = self.canvas.copy_from_bbox(self.figure.bbox)
        renderer, shown = self.canvas.get_renderer(), None
        for step in steps:
            if step != shown:
                self.canvas.restore_region(background)
                self.show(step)
                for artist in artists:
                    artist.draw(renderer)
                shown = step
            yield np.asarray(self.canvas.buffer_rgba())
