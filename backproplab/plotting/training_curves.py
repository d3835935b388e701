"""What training did, epoch by epoch."""

from collections.abc import Mapping

import numpy as np

from backproplab._base.checks import explain_keywords, instance, one_of
from backproplab.plotting.paths import draw_legend
from backproplab.plotting.picture import axes_for
from backproplab.plotting.tracks import DASHES, looks
from backproplab.training.history import History

__all__ = ["curves"]


@explain_keywords
def curves(histories, quantity="loss", *, title="", ax=None, log=False):
    """Draw a metric, or a parameter that was kept, over the epochs.

    Parameters
    ----------
    histories : History or mapping of str to History
        What is drawn, with the labels of the legend. Of replicas the median is drawn,
        and a band from the first to the third quartile. Epochs that were not measured
        are passed over.
    quantity : str
        ``"loss"``, ``"accuracy"`` (both: training solid, validation dashed) or the name
        of a parameter that was kept, such as ``"4.exponent"``: one line per entry.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    log : bool
        Whether the vertical axis is logarithmic.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import GradientDescent, mlp, plotting, train
    >>> history = train(
    ...     mlp([1, 2]), [[-1.0], [1.0]], [0, 1], optimizer=GradientDescent(1.0),
    ...     rng=np.random.default_rng(0), n_epochs=5,
    ... )
    >>> figure = plotting.curves(history, title="Two points are soon told apart")
    >>> figure.axes[0].get_ylabel()
    'loss'
    """
    if not isinstance(histories, Mapping):
        histories = {"": histories}
    for history in histories.values():
        instance("curves", "histories", history, History, 'curves({"Adam": history})')
    for history in histories.values():
        one_of("curves", "quantity", quantity, ["loss", "accuracy", *history.kept])
    ax = axes_for("curves", ax, title=title)
    for (label, history), (color, *_) in zip(histories.items(), looks(), strict=False):
        for name, values, dashes in series(history, quantity):
            legend = ", ".join(filter(None, [label, name]))
            draw_series(ax, values, legend, color=color, linestyle=dashes)
    ax.set_yscale("log" if log else "linear")
    ax.set(xlabel="epoch", ylabel=quantity.split(".")[-1])
    draw_legend(ax, loc="best")
    return ax.figure


def series(history, quantity):
    """Yield name, values (n_epochs + 1, ...) and dashes of each line."""
    if quantity in history.kept:
        values = history.kept[quantity]
        if values.ndim == history.theta.ndim:  # one number, such as an exponent
            yield "", values, "-"
            return
        for entry, (*_, dashes) in zip(range(values.shape[-1]), looks(), strict=False):
            yield f"entry {entry}", values[..., entry], dashes
        return
    for name, dashes in (("train", "-"), ("validation", DASHES[1])):
        values = getattr(history, f"{name}_{quantity}")
        if values is not None:
            yield name, values, dashes


def draw_series(ax, values, label, **look):
    """Draw one line, or the median and the quartiles of many."""
    rows = values.reshape(len(values), -1)
    epochs = np.flatnonzero(~np.isnan(rows).all(axis=1))
    values, rows = values[epochs], rows[epochs]
    if values.ndim > 1:
        low, values, high = np.nanquantile(rows, [0.25, 0.5, 0.75], axis=1)
        ax.fill_between(epochs, low, high, color=look["color"], alpha=0.2, linewidth=0)
    ax.plot(epochs, values, label=label, **look)
