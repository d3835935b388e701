"""Figures and animations as HTML that needs nothing else.

All pictures and videos are part of the HTML, as data. The classes ``only-light`` and
``only-dark`` are those of the site's theme, which shows one of the two.
"""

import io
from base64 import b64encode
from contextlib import contextmanager
from html import escape

from PIL import Image

from backproplab.plotting.picture import finding
from backproplab.plotting.recolor import recolor

__all__ = ["figure_markup", "video_markup", "webp"]

DPI = (100, 200)  # for screens with one and with two pixels a CSS pixel
IMG = (
    '<img class="only-{theme}" src="{src}" srcset="{twice} 2x" '
    'width="{width}" height="{height}" loading="lazy" decoding="async" alt="{alt}">'
)
VIDEO = (
    '<video class="only-{theme}" controls loop muted playsinline preload="none" '
    'width="{width}" height="{height}" poster="{poster}" aria-label="{alt}">'
    '<source src="{src}" type="video/mp4"></video>'
)
ROUGH, THOROUGH = ({"lossless": True, "quality": effort} for effort in (20, 60))


def data_uri(data: bytes, kind: str) -> str:
    """Bytes as an address."""
    return f"data:{kind};base64,{b64encode(data).decode()}"


def webp(figure, dpi: float) -> bytes:
    """A figure as WebP, without loss where that is small."""
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=dpi, pil_kwargs={"compress_level": 0})
    image = Image.open(buffer).convert("RGB")
    exact, lossy = packed(image, **ROUGH), packed(image, quality=88, method=5)
    if len(exact) < 2 * len(lossy):  # else the slow search is not worth its time
        exact = packed(image, **THOROUGH)
    return exact if len(exact) < 1.3 * len(lossy) else lossy


def packed(image, **options) -> bytes:
    """An image as a WebP file."""
    buffer = io.BytesIO()
    image.save(buffer, "webp", **options)
    return buffer.getvalue()


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


def figure_markup(figure, themes=("light", "dark")) -> str:
    """A finished figure in every theme, at one and at two pixels a CSS pixel.

    The figure is in the light theme afterwards.
    """
    width, height = (round(100 * side) for side in figure.get_size_inches())
    alt = escape(finding(figure), quote=True)
    images = []
    with laid_out(figure):
        for theme in themes:
            recolor(figure, theme)
            src, twice = (data_uri(webp(figure, dpi), "image/webp") for dpi in DPI)
            images.append(
                IMG.format(
                    theme=theme, src=src, twice=twice, width=width, height=height,
                    alt=alt,
                )
            )  # fmt: skip
        recolor(figure, "light")
    caption = getattr(figure, "caption", "")
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="picture">{"".join(images)}{below}</figure>'


def video_markup(animation, themes=("light", "dark")) -> str:
    """An animation in every theme: a video that waits, its last frame, and words."""
    width, height = animation.size
    alt = escape(animation.title, quote=True)
    videos = []
    for theme in themes:
        still = webp(animation.still(theme), 150)
        videos.append(
            VIDEO.format(
                theme=theme, width=width, height=height, alt=alt,
                poster=data_uri(still, "image/webp"),
                src=data_uri(animation.mp4(theme), "video/mp4"),
            )
        )  # fmt: skip
    caption = f"<figcaption>{escape(animation.description)}</figcaption>"
    return f'<figure class="picture">{"".join(videos)}{caption}</figure>'
