"""Figures and animations as HTML that needs nothing else.

All pictures and videos are part of the HTML, as data. The classes ``only-light`` and
``only-dark`` are those of the site's theme, which shows one of the two.
"""

from base64 import b64encode
from html import escape

from backproplab.plotting.picture import finding
from backproplab.plotting.raster import has_relief, laid_out, pixels, webp, webps
from backproplab.plotting.theme_change import recolor_drawn

__all__ = ["figure_markup", "video_markup"]

DPI = (100, 200)  # for screens with one and with two pixels a CSS pixel
IMG = (
    '<img class="only-{theme}" src="{src}" srcset="{twice} 2x" '
    'width="{width}" height="{height}" loading="lazy" decoding="async" alt="{alt}">'
)
VIDEO = (
    '<video class="only-{theme}" controls loop muted playsinline preload="metadata" '
    'width="{width}" height="{height}" poster="{poster}" aria-label="{alt}">'
    '<source src="{src}" type="video/mp4"></video>'
)


def data_uri(data: bytes, kind: str) -> str:
    """Bytes as an address."""
    return f"data:{kind};base64,{b64encode(data).decode()}"


def figure_markup(figure, themes=("light", "dark")) -> str:
    """A finished figure in every theme, at one and at two pixels a CSS pixel.

    The figure is in the light theme afterwards.
    """
    width, height = (round(100 * side) for side in figure.get_size_inches())
    alt = escape(finding(figure), quote=True)
    images = []
    for theme, pictures in drawn(figure, themes):
        src, twice = (data_uri(picture, "image/webp") for picture in pictures)
        images.append(
            IMG.format(
                theme=theme, src=src, twice=twice, width=width, height=height, alt=alt
            )
        )
    caption = getattr(figure, "caption", "")
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="picture">{"".join(images)}{below}</figure>'


def drawn(figure, themes):
    """Yield each theme and the figure in it as WebP, at every resolution."""
    exact = not has_relief(figure)
    with laid_out(figure, DPI) as canvases:
        for theme in themes:
            recolor_drawn(figure, theme)
            rasters = [pixels(canvas, dpi) for dpi, canvas in canvases.items()]
            yield theme, webps(rasters, exact=exact)
        recolor_drawn(figure, "light")


def video_markup(animation, themes=("light", "dark")) -> str:
    """An animation in every theme: a video that waits, its last frame, and words."""
    width, height = animation.size
    alt = escape(animation.title, quote=True)
    videos = []
    for theme, (film, last) in zip(themes, animation.films(themes), strict=True):
        videos.append(
            VIDEO.format(
                theme=theme, width=width, height=height, alt=alt,
                poster=data_uri(webp(last, exact=False), "image/webp"),
                src=data_uri(film, "video/mp4"),
            )
        )  # fmt: skip
    caption = f"<figcaption>{escape(animation.description)}</figcaption>"
    return f'<figure class="picture">{"".join(videos)}{caption}</figure>'
