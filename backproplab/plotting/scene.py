"""The stage of an animation: a background drawn once, and artists that move on it."""

from collections.abc import Iterator

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from backproplab.plotting.figure_style import style
from backproplab.plotting.frame_layout import Grid, Stage
from backproplab.plotting.palette import LIGHT
from backproplab.plotting.panels import Panel
from backproplab.plotting.paths import Moving, draw_legend
from backproplab.plotting.picture import set_title
from backproplab.plotting.terrain import draw_contour, draw_surface
from backproplab.plotting.theme_change import recolor, recolor_drawn

__all__ = ["Scene", "stage_for"]

DPI = 150
SPACE = 5  # pixels between two words


def stage_for(kind, panels) -> Stage | Grid:
    """Room for one surface of a kind, or for several."""
    if len(panels) > 1:
        return Grid(len(panels))
    return Stage(kind, sum(bool(track.label) for track in panels[0].tracks))


class Scene:
    """A figure with surfaces and the tracks on them, shown at any step.

    Parameters
    ----------
    panels : list of Panel
        The surfaces, and what moves on each.
    title : str
        The finding.
    kind : {"both", "3d", "contour"}
        What is shown beside each other; of several surfaces only ``"contour"``.
    theme : {"light", "dark"}
        For which background.
    tail : int, optional
        How many steps of a path stay visible; all by default.
    """

    def __init__(self, panels: list[Panel], title, kind, theme, tail=None):
        self.n_steps = max(panel.n_steps for panel in panels)
        self.stage = stage_for(kind, panels)
        with style():
            self.figure = Figure(figsize=self.stage.size, dpi=DPI)
            self.figure.set_layout_engine("none")
            self.canvas = FigureCanvasAgg(self.figure)
            set_title(self.figure, title)
            self.moving = [
                Moving(ax, track, panel.relief, tail)
                for ax, panel in self._draw_axes(panels)
                for track in panel.tracks
            ]
            self._draw_legend(len(panels[0].tracks))
            self.number = self._draw_caption()
        self.show(self.n_steps)
        recolor(self.figure, theme)

    def recolor(self, theme) -> None:
        """Set the same stage for the other background."""
        recolor_drawn(self.figure, theme)

    def _draw_axes(self, panels):
        for i, name, place in self.stage.places:
            panel = panels[i]
            if name == "flat":
                ax = self.figure.add_axes(place)
                draw_contour(ax, panel.relief)
                ax.set(xlabel="", ylabel="")
                ax.set_title(panel.name, fontsize=11)
                ax.locator_params(nbins=5)
                ax.tick_params(labelsize=10)
            else:
                ax = self.figure.add_axes(place, projection="3d", computed_zorder=False)
                draw_surface(ax, panel.relief)
                ax.patch.set_visible(False)
            yield ax, panel

    def _draw_legend(self, n_tracks):
        if n_tracks > 1:
            look: dict = {"fontsize": 10, "handlelength": 1.4, "columnspacing": 1.2}
            look |= {"loc": "lower left", "borderaxespad": 0}
            draw_legend(self.figure.axes[-1], self.figure, **(look | self.stage.legend))

    def _draw_caption(self):
        """Words that stay, and the number between them: to draw text takes long."""
        look: dict = {"ha": "right", "fontsize": 10, "color": LIGHT.soft}
        texts, right = [], 0.98
        for words in (f"of {self.n_steps}", f"{self.n_steps}", "step"):
            text = self.figure.text(right, self.stage.caption, words, **look)
            left = text.get_window_extent().x0 - SPACE
            right = left / self.figure.bbox.width
            texts.append(text)
        return texts[1]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.canvas.get_width_height(physical=True)

    @property
    def artists(self):
        """Everything that differs between frames, in drawing order."""
        moving = [a for moving in self.moving for a in moving.artists]
        return [*sorted(moving, key=lambda artist: artist.zorder), self.number]

    def show(self, step: int) -> None:
        """Move everything to a step."""
        for moving in self.moving:
            moving.move(step)
        self.number.set_text(f"{step}")

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
