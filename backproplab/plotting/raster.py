"""From figures to pixels, and from pixels to WebP."""

import io
from contextlib import contextmanager

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

__all__ = ["keeps_exact", "laid_out", "pixels", "webp"]

EXACT = {"lossless": True, "quality": 40}
LOSSY = {"quality": 88, "method": 4}


@contextmanager
def laid_out(figure):
    """Place the axes once: to do it for every drawing takes longer than to draw."""
    figure.draw_without_rendering()
    engine = figure.get_layout_engine()
    figure.set_layout_engine("none")
    try:
        yield
    finally:
        figure.set_layout_engine(engine)


def pixels(figure, dpi: float) -> np.ndarray:
    """Draw a figure once; ``savefig`` would draw it twice, for a layout it may lack.

    Returns
    -------
    ndarray, shape (height, width, 4)
        8 bits each.
    """
    canvas, usual = figure.canvas, figure.dpi
    try:
        agg = FigureCanvasAgg(figure)
        figure.dpi = dpi
        agg.draw()
        return np.array(agg.buffer_rgba())
    finally:
        figure.dpi = usual
        figure.set_canvas(canvas)


def keeps_exact(picture: np.ndarray) -> bool:
    """Whether a picture has so few colors that WebP without loss is no larger."""
    return len(webp(picture, exact=True)) < 1.3 * len(webp(picture, exact=False))


def webp(picture: np.ndarray, *, exact: bool) -> bytes:
    """An opaque picture (height, width, 4) as the bytes of a WebP file."""
    buffer = io.BytesIO()
    image = Image.fromarray(np.ascontiguousarray(picture[..., :3]))
    image.save(buffer, "webp", **(EXACT if exact else LOSSY))
    return buffer.getvalue()
