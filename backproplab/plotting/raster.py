"""From figures to pixels, and from pixels to WebP."""

import io
from contextlib import contextmanager

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import QuadMesh
from matplotlib.contour import ContourSet
from matplotlib.image import AxesImage
from mpl_toolkits.mplot3d.art3d import Poly3DCollection
from PIL import Image

__all__ = ["has_relief", "laid_out", "pixels", "webp", "webps"]

EXACT = {"lossless": True, "quality": 40, "method": 1}
LOSSY = {"quality": 87, "method": 2}
ROOM = 0.25  # bytes a pixel; figures with few shades take less
MANY = 10_000  # cells; the entries of a matrix are fewer


@contextmanager
def laid_out(figure, dpis):
    """Place the axes once: to do it for every drawing takes longer than to draw.

    Yields
    ------
    dict of float to FigureCanvasAgg
        A canvas for each resolution. To measure words takes longer than to draw them,
        and a canvas that draws twice at one resolution remembers what it measured.
    """
    usual, engine = figure.canvas, figure.get_layout_engine()
    canvases = {dpi: FigureCanvasAgg(figure) for dpi in dpis}
    try:
        figure.set_canvas(canvases.get(figure.dpi, usual))
        if engine is None:
            figure.draw_without_rendering()  # ticks come into being when first needed
        else:
            engine.execute(figure)
        figure.set_layout_engine("none")
        yield canvases
    finally:
        figure.set_layout_engine(engine)
        figure.set_canvas(usual)


def pixels(canvas, dpi: float) -> np.ndarray:
    """Draw a figure once; ``savefig`` would draw it twice, for a layout it may lack.

    Returns
    -------
    ndarray, shape (height, width, 4)
        8 bits each.
    """
    figure, usual = canvas.figure, canvas.figure.dpi
    try:
        figure.dpi = dpi
        canvas.draw()
        return np.array(canvas.buffer_rgba())
    finally:
        figure.dpi = usual


def has_relief(figure) -> bool:
    """Whether a figure shows a surface: shades take twice the room without loss."""

    def is_relief(artist):
        of_cells = isinstance(artist, AxesImage | QuadMesh)
        return isinstance(artist, ContourSet | Poly3DCollection) or (
            of_cells and artist.get_array().size > MANY
        )

    return bool(figure.findobj(is_relief))


def webps(pictures, *, exact: bool) -> list[bytes]:
    """Pack the pictures of one figure, the smallest first.

    Without loss if that is asked for and the smallest stays small: many translucent
    lines have as many shades as a surface.
    """
    height, width, _ = pictures[0].shape
    first = webp(pictures[0], exact=exact)
    if exact and len(first) > ROOM * width * height:
        return webps(pictures, exact=False)
    return [first, *(webp(picture, exact=exact) for picture in pictures[1:])]


def webp(picture: np.ndarray, *, exact: bool) -> bytes:
    """An opaque picture (height, width, 4) as the bytes of a WebP file."""
    buffer = io.BytesIO()
    image = Image.fromarray(np.ascontiguousarray(picture[..., :3]))
    image.save(buffer, "webp", **(EXACT if exact else LOSSY))
    return buffer.getvalue()
