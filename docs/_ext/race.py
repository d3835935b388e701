"""The figure of the landing page: optimizers cross one valley from one start.

The paths come from the package while the site is built. The drawing is inline SVG whose
colors belong to the style sheet; without JavaScript, and for readers who want less
motion, it shows the finished paths.
"""

from html import escape
from typing import NamedTuple

import numpy as np
from contourpy import FillType, contour_generator
from docutils import nodes
from docutils.parsers.rst import Directive

from backproplab import descend
from backproplab.optimizers import Adam, GradientDescent, Momentum
from backproplab.surfaces import Matyas

__all__ = ["RaceDirective", "View", "race", "setup"]

# Along the valley and across it: the figure is turned so that the valley lies flat.
TURN = np.array([[1.0, 1.0], [1.0, -1.0]]) / np.sqrt(2.0)
START = np.array([-8.0, 2.0]) @ TURN
N_STEPS = 60
PLAY = (
    f"playground.html#surface=Matyas&start={START[0]:.3f},{START[1]:.3f}"
    f"&steps={N_STEPS}&rule=GradientDescent;learning_rate:1.9"
    "&rule=Momentum;learning_rate:0.1;momentum:0.9&rule=Adam;learning_rate:0.5"
)
LEVELS = np.geomspace(0.02, 40.0, 12)


def race():
    """Run three optimizers from one start; return their trajectories by name."""
    runners = {
        "Gradient descent, rate 1.9": GradientDescent(learning_rate=1.9),
        "Momentum 0.9, rate 0.1": Momentum(learning_rate=0.1, momentum=0.9),
        "Adam, rate 0.5": Adam(learning_rate=0.5),
    }
    return {
        name: descend(Matyas(), optimizer, START, N_STEPS)
        for name, optimizer in runners.items()
    }


class View(NamedTuple):
    """The part of the plane that is drawn, and how many units of the drawing it has."""

    left: float = -9.0
    right: float = 3.0
    bottom: float = -2.5
    top: float = 2.5
    scale: float = 80.0

    @property
    def size(self):
        """Width and height of the drawing."""
        return (
            round((self.right - self.left) * self.scale),
            round((self.top - self.bottom) * self.scale),
        )

    def points(self, positions):
        """Write points (n, 2) of the turned plane as a list of SVG points."""
        x = (positions[:, 0] - self.left) * self.scale
        y = (self.top - positions[:, 1]) * self.scale
        return " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))


def basins(surface, view):
    """Yield SVG polygons: where the surface lies below each level, highest first."""
    margin = 0.2  # the outline along the frame falls outside of the drawing
    x = np.linspace(view.left - margin, view.right + margin, 120)
    y = np.linspace(view.bottom - margin, view.top + margin, 60)
    grid = np.stack(np.meshgrid(x, y), axis=-1)
    lines = contour_generator(x, y, surface(grid @ TURN), fill_type=FillType.OuterCode)
    for level in LEVELS[::-1]:
        for polygon in lines.filled(-np.inf, level)[0]:
            yield f'<polygon class="race-level" points="{view.points(polygon)}"/>'


def _runner(number, trajectory, view):
    points = view.points(trajectory.positions @ TURN)
    x, y = points.split(" ")[-1].split(",")
    return (
        f'<polyline class="race-path race-{number}" points="{points}"/>'
        f'<circle class="race-head race-{number}" cx="{x}" cy="{y}" r="9"/>'
    )


def _legend(paths, more=""):
    rows = "".join(
        f'<li class="race-{number}"><span>{escape(name)}</span> '
        f"{trajectory.distance[-1]:.2g} away</li>"
        for number, (name, trajectory) in enumerate(paths.items(), 1)
    )
    return (
        f"<figcaption><p>Three optimizers leave one start: {N_STEPS} steps in the "
        f"valley of the Matyas function, and how far from its minimum they end.{more}"
        "</p>"
        f"<ul>{rows}</ul></figcaption>"
    )


def drawing(paths, view, more=""):
    """Return the figure as HTML; `more` ends its caption."""
    width, height = view.size
    ends = "; ".join(
        f"{name}, ends {trajectory.distance[-1]:.2g} from the minimum"
        for name, trajectory in paths.items()
    )
    x, y = view.points(np.zeros((1, 2))).split(",")
    runners = "".join(
        _runner(number, trajectory, view)
        for number, trajectory in enumerate(paths.values(), 1)
    )
    return (
        '<figure class="race">'
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="Contours of a long valley, crossed by three paths of '
        f'{N_STEPS} steps from one start. {escape(ends)}.">'
        f"{''.join(basins(Matyas(), view))}"
        f'<path class="race-goal" d="M{x},{y}m-9,0h18m-9,-9v18"/>'
        f"{runners}</svg>{_legend(paths, more)}</figure>"
    )


class RaceDirective(Directive):
    """Put the figure on a page."""

    def run(self):
        """Return one raw node."""
        alone = self.state.document.settings.env.app.builder.name != "html"
        more = "" if alone else f' <a href="{escape(PLAY)}">Change them.</a>'
        return [nodes.raw("", drawing(race(), View(), more), format="html")]


def add_assets(app, pagename, templatename, context, doctree):
    """Load the style and the script only where the figure stands."""
    if doctree is not None and '<figure class="race">' in doctree.astext():
        app.add_css_file("race.css")
        app.add_js_file("race.js", defer="defer")


def setup(app):
    """Register the directive."""
    app.add_directive("descent-race", RaceDirective)
    app.connect("html-page-context", add_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
