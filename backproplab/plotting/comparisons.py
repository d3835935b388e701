"""Figures of comparisons, each with the protocol under it."""

from collections.abc import Mapping

import numpy as np

from backproplab._base.checks import explain_keywords, instance
from backproplab.plotting.paths import draw_legend
from backproplab.plotting.picture import axes_for, figure
from backproplab.plotting.tracks import looks
from backproplab.studies.comparison import Comparison, middle

__all__ = ["scores", "sensitivity"]

BARS = "Dots are medians of the runs that count, bars reach from the first to the third"
QUARTILES = f"{BARS} quartile; beside each name the tuned rate, and how many runs fail."
RATES = "Lines are medians of the tuning runs at each rate; the ring is the rate taken."


@explain_keywords
def scores(comparisons, *, title="", limits=None):
    """Draw medians and quartiles of every optimizer at its tuned rate.

    Parameters
    ----------
    comparisons : Comparison or mapping of str to Comparison
        What is drawn, a panel for each, with the optimizers in the order they were
        named. The protocol becomes the caption of the figure.
    title : str
        The finding that the picture shows.
    limits : tuple of float, optional
        Lowest and highest score that is drawn; what lies beyond ends there. By default
        those that occur. A failure lies above any score.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; its attribute `caption` states the protocol.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Booth, DescentTask, GradientDescent, compare, plotting
    >>> result = compare(
    ...     DescentTask(Booth(), n_steps=30), {"descent": GradientDescent},
    ...     rng=np.random.default_rng(0), rates=[0.01, 0.03, 0.1],
    ... )
    >>> figure = plotting.scores(result, title="Descent alone is first and last")
    >>> result.protocol in figure.caption
    True
    """
    panels = named("scores", comparisons)
    n_rules = max(len(comparison.scores) for comparison in panels.values())
    height = 1.0 + len(panels) * (0.35 + 0.2 * n_rules)
    fig, axes = figure(
        len(panels), title=title, size=(6.4, height), squeeze=False,
        caption=f"{protocol(panels.values())} {QUARTILES}",
    )  # fmt: skip
    for ax, (name, comparison) in zip(axes[:, 0], panels.items(), strict=True):
        draw_scores(ax, comparison, limits)
        ax.set_title(name, loc="left")
    axes[-1, 0].set_xlabel("score, lower is better")
    return fig


def draw_scores(ax, comparison, limits):
    """One row for each optimizer, the first at the top."""
    quartiles = np.array(
        [[middle(s, q) for q in (0.25, 0.5, 0.75)] for s in comparison.scores.values()]
    )
    finite = quartiles[np.isfinite(quartiles) & (quartiles > 0)]
    low, mid, high = quartiles.clip(*limits or (finite.min(), finite.max())).T
    rows = np.arange(len(mid))
    ax.errorbar(mid, rows, xerr=(mid - low, high - mid), fmt="o", ms=5)
    names = [tick(comparison, name) for name in comparison.scores]
    ax.set(xscale="log", yticks=rows, yticklabels=names, ylim=(len(rows) - 0.4, -0.6))


def tick(comparison, name) -> str:
    """An optimizer, the rate it got, and the runs it lost."""
    lost = int((~np.isfinite(comparison.scores[name])).sum())
    fails = f", {lost} fail" if lost else ""
    return f"{name} at {comparison.best_rates[name]:.2g}{fails}"


@explain_keywords
def sensitivity(comparison, *, title="", ax=None, log=True):
    """Draw what every optimizer reaches at every rate of the grid.

    Parameters
    ----------
    comparison : Comparison
        What is drawn. The protocol becomes the caption of the figure.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    log : bool
        Whether scores are drawn on a logarithmic axis.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; its attribute `caption` states the protocol.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Booth, DescentTask, GradientDescent, compare, plotting
    >>> result = compare(
    ...     DescentTask(Booth(), n_steps=30), {"descent": GradientDescent},
    ...     rng=np.random.default_rng(0), rates=[0.01, 0.03, 0.1],
    ... )
    >>> figure = plotting.sensitivity(result, title="The largest of three is best")
    >>> figure.axes[0].get_xlabel()
    'learning rate'
    """
    instance("sensitivity", "comparison", comparison, Comparison, "compare(...)")
    ax = axes_for("sensitivity", ax, title=title)
    before = getattr(ax.figure, "caption", "").removesuffix(RATES)
    ax.figure.caption = f"{before}{comparison.protocol} {RATES}"
    for name, (color, marker, dashes) in zip(comparison.scores, looks(), strict=False):
        values = comparison.curve(name)
        ax.plot(comparison.rates, values, color=color, marker=marker, ls=dashes, ms=4,
                label=name)  # fmt: skip
        best = comparison.rates == comparison.best_rates[name]
        ax.plot(comparison.rates[best], values[best], "o", ms=11, mfc="none", mec=color)
    ax.set(xscale="log", yscale="log" if log else "linear")
    ax.set(xlabel="learning rate", ylabel="median score while tuning")
    draw_legend(ax, fontsize=10, ncols=2)
    return ax.figure


def named(who, comparisons) -> dict[str, Comparison]:
    """One comparison or a mapping of them, as a mapping that is not empty."""
    if not isinstance(comparisons, Mapping):
        comparisons = {"": comparisons}
    if not comparisons:
        raise ValueError(f"{who}: expected at least one comparison, got none.")
    for comparison in comparisons.values():
        instance(who, "comparisons", comparison, Comparison, "compare(...)")
    return dict(comparisons)


def protocol(comparisons) -> str:
    """The protocols of several comparisons; what they share is said once."""
    tasks: dict[str, list[str]] = {}
    for comparison in comparisons:
        tasks.setdefault(comparison.method, []).append(comparison.task)
    return " ".join(f"{'; '.join(each)}. {how}" for how, each in tasks.items())
