"""What trajectories reach, step by step."""

import numpy as np

from backproplab._base.checks import explain_keywords, one_of
from backproplab.plotting.paths import draw_legend
from backproplab.plotting.picture import axes_for
from backproplab.plotting.tracks import looks, named

__all__ = ["progress"]

LABELS = {"distance": "distance to the nearest minimum", "value": "value"}


@explain_keywords
def progress(trajectories, quantity="distance", *, title="", ax=None, log=None):
    """Draw what trajectories reach over the steps.

    Parameters
    ----------
    trajectories : Trajectory or mapping of str to Trajectory
        What is drawn, with the labels of the legend. Several starts of one trajectory
        share a color.
    quantity : {"distance", "value"}
        Distance to the nearest minimum, or the value.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    log : bool
        Whether the vertical axis is logarithmic; by default it is for distances.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on.

    Raises
    ------
    ValueError
        If the distance is asked for on a surface without a minimum.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, descend, plotting
    >>> run = descend(Bowl(), GradientDescent(0.1), [4.0, 3.0], n_steps=20)
    >>> figure = plotting.progress({"rate 0.1": run}, title="A fifth is lost a step")
    >>> figure.axes[0].get_ylabel()
    'distance to the nearest minimum'
    """
    one_of("progress", "quantity", quantity, LABELS)
    ax = axes_for("progress", ax, title=title)
    runs = named("progress", trajectories).items()
    for (label, run), (color, _, dashes) in zip(runs, looks(), strict=False):
        heights = run.distance if quantity == "distance" else run.values
        if np.isinf(heights).all():
            raise ValueError(
                f"progress: {label!r} runs on a surface without a minimum, so there is "
                'no distance to one. Try quantity="value".'
            )
        lines = ax.plot(heights.reshape(len(heights), -1), color=color, ls=dashes)
        lines[0].set_label(label)
    log = quantity == "distance" if log is None else log
    ax.set_yscale("log" if log else "linear")
    ax.set(xlabel="step", ylabel=LABELS[quantity])
    draw_legend(ax, loc="best")
    return ax.figure
