"""Figures and animations of executed code as HTML, in kernels and in the gallery."""

import gc

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from backproplab.plotting import Animation
from backproplab.plotting.markup import figure_markup, video_markup

__all__ = ["install", "rendered", "things"]

# Pages and figures are large graphs that stay for a while; to look for garbage in them
# all the time is slow. Whatever builds the site imports this file: Sphinx and the
# processes that run scripts through `media`, kernels as they start.
gc.set_threshold(100_000, 50, 100)


def things(names):
    """Yield every animation among the values of a script, then the open figures."""
    values = list({id(value): value for value in names.values()}.values())
    yield from (value for value in values if isinstance(value, Animation))
    figures = [plt.figure(number) for number in plt.get_fignums()]
    yield from figures
    for figure in figures:
        plt.close(figure)


def rendered(thing):
    """Return the HTML of a figure or an animation."""
    markup = video_markup if isinstance(thing, Animation) else figure_markup
    return markup(thing)


def display(figure):
    """Show a figure in an executed page, once."""
    from IPython.display import publish_display_data  # noqa: PLC0415  kernels only

    html = figure_markup(figure)
    plt.close(figure)
    publish_display_data({"text/html": html, "text/plain": "a figure"})


def install(shell):
    """Make a kernel show figures and animations the way the site needs them."""
    formatters = shell.display_formatter
    formatters.ipython_display_formatter.for_type(Figure, display)
    formatters.formatters["text/html"].for_type(Animation, video_markup)
