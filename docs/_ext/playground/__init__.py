"""The playground: a page whose arithmetic is printed from the ledger.

``javascript``, ``functions``, ``reading``
    SymPy's expressions as JavaScript, in functions, and as lines for people,
``surfaces``, ``rules``, ``schedules``
    which entries make a surface, an optimizer or a changing rate that can be run,
``rule_script``, ``scripts``
    what the page has to know of a rule, and the file of formulas,
``page``, ``gallery``
    what stands on pages: the playground, links to it, small ones to unfold,
``static/playground``
    what is written by hand: the loop, the drawing, the controls.
"""

from __future__ import annotations

from pathlib import Path

from mathml.convert import Converter

from .gallery import append_link
from .page import PlaygroundDirective, PlayRole, TryItDirective
from .scripts import formulas

__all__ = ["SCRIPTS", "setup"]

STATIC = Path(__file__).with_name("static")
#: What is written by hand, in the order in which one needs the other.
SCRIPTS = (
    "random",
    "pace",
    "settings",
    "engine",
    "reading",
    "grammar",
    "formula",
    "python",
    "address",
    "dom",
    "relief",
    "line",
    "plane",
    "tilted",
    "curves",
    "inside",
    "rates",
    "map",
    "legend",
    "basins",
    "vector",
    "share",
    "controls",
    "boxes",
    "panels",
    "runs",
    "picture",
    "words",
    "page",
    "transport",
    "pointer",
    "hands",
    "embedded",
    "main",
)


def write_formulas(app):
    """Print the formulas; serve them alone, for the worker, and with all scripts."""
    folder = Path(app.config.playground_cache) / "playground"
    folder.mkdir(parents=True, exist_ok=True)
    text = formulas(Converter.of(app.config).mathml)
    (folder / "formulas.js").write_text(text, encoding="utf-8")
    written = [STATIC / "playground" / f"{name}.js" for name in SCRIPTS]
    parts = [text, *(path.read_text(encoding="utf-8") for path in written)]
    # in a block, so that no name meets one of another script of the page
    whole = "".join(['"use strict";\n{\n', *parts, "}\n"])
    (folder / "all.js").write_text(whole, encoding="utf-8")
    app.config.html_static_path += [str(STATIC), str(folder.parent)]


def add_files(app, pagename, templatename, context, doctree):
    """Load scripts and style only where the playground stands."""
    shown = doctree.astext() if doctree is not None else ""
    if 'class="try-it"' in shown:
        app.add_css_file("playground/try-it.css")
        app.add_js_file("playground/try-it.js", defer="defer")
    if 'class="playground"' in shown:
        app.add_css_file("playground/playground.css")
        app.add_js_file("playground/all.js", defer="defer")


def setup(app):
    """Register the directive and its files."""
    app.add_config_value("playground_cache", None, "env")
    app.add_directive("playground", PlaygroundDirective)
    app.add_directive("try-it", TryItDirective)
    app.add_role("play", PlayRole())
    # after the ledger has been checked
    app.connect("builder-inited", write_formulas, priority=600)
    app.connect("doctree-read", append_link)
    app.connect("html-page-context", add_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
