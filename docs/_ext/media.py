"""Put figures and animations on the pages, for light and for dark, with words.

Where one is made, it becomes HTML with everything in it, `backproplab.plotting.markup`:

- in the gallery by `scrape`, an image scraper of Sphinx-Gallery;
- in an executed page by the display hook that `start_kernels` gives to every kernel.

Nothing is needed on a page: a cell that ends with a figure or an animation shows it.
When a page is written, `Unpack` turns the data in it into files named by their content:
the same in every build, whatever was built before. Each video of a page is there for
light and for dark; `video.js` has the browser load the length of the one that is seen.

A figure without a title is a warning: its title is what is read out in its place.
"""

import hashlib
import os
import re
from base64 import b64decode
from pathlib import Path

import cells
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.logging import getLogger

__all__ = ["Unpack", "fold", "scrape", "setup"]

DATA = re.compile(r"data:(?:image|video)/(webp|mp4);base64,([A-Za-z0-9+/=]+)")
STILL = re.compile(r'(?:srcset|poster)="data:image/webp;base64,([A-Za-z0-9+/=]+)')
CAPTION = re.compile(r"<figcaption>([^<]{500,})</figcaption>")
FOLDED = (
    "<figcaption><details><summary>The figure in words</summary>"
    r"<p>\1</p></details></figcaption>"
)
FOLDER = "_images"
STARTUP = "import cells\n\ncells.install(get_ipython())\n"
RST = """
.. raw:: html
   :file: {file}

"""

logger = getLogger(__name__)


def scrape(block, block_vars, gallery_conf):
    """Show what a block of a script leaves: its last value and the open figures."""
    shown = block_vars.setdefault("shown", [])
    parts = []
    for thing in cells.things(block_vars["example_globals"]):
        if any(thing is other for other in shown):
            continue
        shown.append(thing)
        html = cells.rendered(thing)
        path = Path(next(block_vars["image_path_iterator"]))
        thumbnail = b64decode(STILL.search(html).group(1))
        path.with_suffix(".webp").write_bytes(thumbnail)
        path.with_suffix(".html").write_text(html, encoding="utf-8")
        parts.append(RST.format(file=f"images/{path.stem}.html"))
    return "".join(parts)


def fold(html):
    """Fold a caption that is longer than a few lines.

    Examples
    --------
    >>> fold("<figcaption>Short.</figcaption>")
    '<figcaption>Short.</figcaption>'
    >>> fold(f"<figcaption>{'Long. ' * 100}</figcaption>")[:40]
    '<figcaption><details><summary>The figure'
    """
    return CAPTION.sub(FOLDED, html)


class Unpack(SphinxPostTransform):
    """Turn the data in the HTML of a page into files beside the other images."""

    default_priority = 400
    formats = ("html",)

    def run(self):
        """Visit what was put on the page as HTML."""
        for node in self.document.findall(nodes.raw):
            if "html" in node["format"].split() and 'class="picture"' in node.astext():
                self.check(node)
                html = DATA.sub(self.to_file, fold(node.astext()))
                html = html.replace('preload="metadata"', 'preload="none"')
                node.replace_self(nodes.raw("", html, format="html"))

    def check(self, node):
        """Warn of a picture that says nothing to those who do not see it."""
        if 'alt=""' in node.astext():
            logger.warning(
                "a figure has no title; give it one that states the finding",
                location=node,
                type="media",
                subtype="alt",
            )

    def to_file(self, match):
        """Write one piece of data; return its address as seen from the page."""
        kind, data = match.group(1), b64decode(match.group(2))
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.{kind}"
        file = Path(self.app.outdir, FOLDER, name)
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f"{name}.{os.getpid()}")  # pages are written at once
            part.write_bytes(data)
            part.replace(file)
        page = self.app.builder.get_target_uri(self.env.docname)
        return os.path.relpath(f"{FOLDER}/{name}", Path(page).parent).replace("\\", "/")


def start_kernels(app, config):
    """Let the kernels of executed pages find our hook, and no settings of a user."""
    home = Path(config.media_kernel_home)
    startup = home / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    (startup / "00-figures.py").write_text(STARTUP)
    os.environ["IPYTHONDIR"] = str(home)
    here = str(Path(__file__).parent)
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if here not in paths:
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [here, *paths]))


def add_script(app, pagename, templatename, context, doctree):
    """Load the script only where there is a video."""
    if "<video" in context.get("body", ""):
        app.add_js_file("video.js", defer="defer")


def setup(app):
    """Register; kernels are prepared before any page is read."""
    app.add_config_value("media_kernel_home", "", "", str)
    app.connect("config-inited", start_kernels)
    app.add_post_transform(Unpack)
    app.add_css_file("media.css")
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
