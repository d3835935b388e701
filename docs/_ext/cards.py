"""What other sites show of a link to ours: a title, a sentence and a picture.

The pictures are drawn while the site is built. Their addresses have to be absolute, so
pages name them only where the address of the site is known (`html_baseurl`).
"""

import hashlib
import os
import textwrap
from html import escape
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from PIL import Image, ImageDraw, ImageFont
from search.places import words

__all__ = ["description", "draw", "setup", "tags"]

SIZE = (1200, 630)  # what the large previews expect
PAPER, INK, PETROL, RUST = "#fdfcf9", "#1c2529", "#0a4654", "#ad4a14"
OWN_CARD = ("learn/", "explanation/", "auto_gallery/")
ZIGZAG = [(800, 90), (980, 245), (920, 355), (1078, 428)]


def font(kind, size):
    """Return a face of the site."""
    package, name = {
        "title": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
        "text": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    }[kind]
    return ImageFont.truetype(str(files(package) / "files" / name), size)


def draw(title):
    """Return a card with a title on it.

    Examples
    --------
    >>> draw("The chain rule on a graph").size
    (1200, 630)
    """
    card = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    for step, shade in enumerate(("#eef2f1", "#dfe9e9", "#cddfe0")):
        pad = 120 * step
        pen.ellipse((560 + pad, 40 + pad, 1600 - pad, 820 - pad), fill=shade)
    pen.line(ZIGZAG, fill=RUST, width=12, joint="curve")
    x, y = ZIGZAG[-1]
    pen.ellipse((x - 20, y - 20, x + 20, y + 20), fill=RUST)
    lines = "\n".join(textwrap.wrap(title, 22)[:5])
    pen.multiline_text((70, 80), lines, PETROL, font("title", 76), spacing=14)
    pen.text((70, 530), "backproplab", INK, font("text", 40))
    return card.quantize(64, method=Image.Quantize.MEDIANCUT)


def description(doctree):
    """Return the first paragraph of a page in one line."""
    found = next(iter(doctree.findall(nodes.paragraph)), None)
    text = "" if found is None else words(found)
    return textwrap.shorten(text, 200, placeholder=" …")


def tags(title, summary, address="", page="", image=""):
    """Return the elements that describe a page to other sites.

    Examples
    --------
    >>> tags("Title", "")
    '<meta property="og:title" content="Title">'
    """
    values = {"og:title": title, "og:description": summary}
    if address:
        base = address.rstrip("/")
        values |= {"og:url": f"{base}/{page}", "og:image": f"{base}/{image}"}
        values |= {"og:image:width": SIZE[0], "og:image:height": SIZE[1]}
        values |= {"twitter:card": "summary_large_image"}
    return "\n".join(
        f'<meta property="{name}" content="{escape(str(value))}">'
        for name, value in values.items()
        if value
    )


def card_file(app, title):
    """Draw a card unless it is there; return its path within the site."""
    name = hashlib.sha256((title + Path(__file__).read_text("utf-8")).encode())
    path = f"_images/card-{name.hexdigest()[:12]}.png"
    file = Path(app.outdir, path)
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")  # pages are written at once
        draw(title).save(part, "png", optimize=True)
        part.replace(file)
    return path


def add_tags(app, pagename, templatename, context, doctree):
    """Describe a page in its head."""
    if doctree is None or app.builder.name != "html":
        return
    address, image = app.config.html_baseurl, ""
    title = app.env.titles[pagename].astext()
    if address:
        own = pagename.startswith(OWN_CARD)
        image = card_file(app, title if own else app.env.titles["index"].astext())
    page = app.builder.get_target_uri(pagename)
    lines = tags(title, description(doctree), address, page, image)
    context["metatags"] = context.get("metatags", "") + "\n" + lines


def setup(app):
    """Run when the title of a page is known."""
    app.connect("html-page-context", add_tags)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
