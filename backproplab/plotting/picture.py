"""Figures that know how to show themselves, and their titles."""

import io
import textwrap

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from backproplab.plotting.figure_style import style

__all__ = ["Picture", "figure", "finding"]

CHARACTERS_PER_INCH = 11.5  # of a title


class Picture(Figure):
    """A figure that a notebook shows once.

    pyplot shows the figures it manages at the end of a cell, and a notebook shows the
    last expression: together that would be twice. What `caption` holds is shown under
    the figure, as text.
    """

    caption = ""

    def _ipython_display_(self):
        from IPython.display import display  # noqa: PLC0415  only there in a notebook

        buffer = io.BytesIO()
        self.savefig(buffer, format="png", dpi=2 * self.dpi)
        plt.close(self)
        width = {"width": round(self.get_figwidth() * self.dpi)}
        bundle = {"image/png": buffer.getvalue(), "text/plain": finding(self)}
        display(bundle, metadata={"image/png": width}, raw=True)
        if self.caption:
            display({"text/plain": self.caption}, raw=True)


def axes_for(who, ax, **options):
    """The axes to draw on: those that were given, or those of a new figure.

    Parameters
    ----------
    who : str
        Who draws, for the message.
    ax : matplotlib.axes.Axes or None
        What was given.
    **options
        For :func:`figure`.
    """
    if ax is None:
        return figure(**options)[1]
    if not isinstance(ax, Axes):
        raise TypeError(
            f"{who}: ax must be axes of Matplotlib, got {ax!r}. Try the second of "
            "figure, ax = plotting.figure()."
        )
    return ax


def figure(n_rows=1, n_columns=1, *, title="", size=(6.4, 4.0), caption="", **options):
    """Make a figure in the style of the package, with a title that states a finding.

    Parameters
    ----------
    n_rows, n_columns : int
        Grid of axes.
    title : str
        The finding, as a sentence; on the site it is the text for those who do not see
        the figure.
    size : tuple of float
        Width and height in inches. At most 6.4 wide, so that text stays readable on a
        phone.
    caption : str
        What is to stand under the figure, such as the protocol of a comparison.
    **options
        Passed on to ``matplotlib.pyplot.subplots``.

    Returns
    -------
    figure : matplotlib.figure.Figure
        The figure; it is not shown.
    axes : matplotlib.axes.Axes or ndarray of Axes
        As `subplots` returns them.

    Examples
    --------
    >>> from backproplab import plotting
    >>> figure, ax = plotting.figure(title="A line rises")
    >>> [line] = ax.plot([0, 1], [0, 1])
    >>> plotting.finding(figure)
    'A line rises'
    """
    with style():
        fig, axes = plt.subplots(
            n_rows, n_columns, figsize=size, FigureClass=Picture, **options
        )
        set_title(fig, title)
    fig.caption = caption
    return fig, axes


def set_title(fig, title) -> None:
    """Put a title at the left, in as few lines as it needs, and those of one length."""
    if title:
        widest = int(fig.get_figwidth() * CHARACTERS_PER_INCH)
        n_lines = len(textwrap.wrap(title, widest))
        widths = range(len(title) // n_lines, widest + 1)
        even = next(w for w in widths if len(textwrap.wrap(title, w)) == n_lines)
        fig.suptitle(textwrap.fill(title, even), x=0.02, ha="left")


def finding(fig) -> str:
    """What the title of a figure says, or the titles of its axes if it has none.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        With or without a title.

    Returns
    -------
    str
        In one line.

    Examples
    --------
    >>> from backproplab import plotting
    >>> fig, axes = plotting.figure(1, 2)
    >>> title = axes[0].set_title("Left"), axes[1].set_title("right")
    >>> plotting.finding(fig)
    'Left; right'
    """
    titles = [fig.get_suptitle()]
    if not titles[0]:
        titles = [ax.get_title(loc) for ax in fig.axes for loc in ("left", "center")]
    return "; ".join(" ".join(title.split()) for title in titles if title)
