r"""Mathematics as MathML, made when the site is built.

A Sphinx extension in four steps, one module each:

``source``
    brings what Sphinx and MyST hand over (``$$``, ``.. math::``, ``align``) into one
    expression,
``convert``
    turns that expression into MathML Core with the ``math-core`` package,
``render``
    writes the HTML around it: the scrolling box, the number and the permalink,
``font``
    cuts the mathematics font down to the characters that the site uses.

No script takes part in drawing a formula; a small one lets the keyboard reach those
that are too wide for the screen.

Formulas are converted while pages are read. So LaTeX that cannot be read is reported
with its file and line, and the characters of a page are part of the environment: a
build that reads one page again still knows those of all others.

Set ``html_math_renderer = "mathml"``. ``mathml_macros`` maps the names of macros to
their definitions, for example ``{"norm": r"\left\lVert #1 \right\rVert"}``.
"""

from __future__ import annotations

from sphinx.errors import ConfigError

from . import font, render
from .collect import CharacterCollector
from .convert import Converter, FormulaError

__all__ = ["setup"]


def check_macros(app, config):
    """Stop the build if a macro of ``mathml_macros`` cannot be read."""
    try:
        Converter.of(config)
    except FormulaError as error:
        raise ConfigError(f"mathml_macros: {error}") from error


def convert_formulas(app, doctree):
    """Give every formula of a page that was just read its MathML."""
    for node in doctree.findall(render.is_formula):
        render.mathml(node, app.config)


def setup(app):
    """Register the renderer, its configuration, its collector and its files."""
    app.add_config_value("mathml_macros", {}, "env", types=frozenset({dict}))
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(render.visit_math, None),
        block_renderers=(render.visit_math_block, None),
    )
    app.connect("config-inited", check_macros)
    # Before Sphinx copies the titles (500), so that the copies carry their MathML.
    app.connect("doctree-read", convert_formulas, priority=400)
    app.add_env_collector(CharacterCollector)
    app.connect("write-started", font.write_assets)
    app.connect("html-page-context", font.ask_early)
    app.add_css_file(font.STYLESHEET)
    app.add_js_file(font.SCRIPT, loading_method="defer")
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
