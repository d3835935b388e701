"""Ship the text fonts: cut from registry packages to the characters we use."""

from importlib.resources import files
from pathlib import Path

from fontTools import subset
from sphinx.util.logging import getLogger

__all__ = ["cut", "setup"]

FACES = {
    "sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-400-italic": ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    "sans-600": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
}
CHARACTERS = (
    "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x391, 0x3CA)]))
    + "‐‑–—‘’“”„†•…‰′″‹›€™←↑→↓↔⇒∂∆∇∈∏∑−√∞≈≠≤≥·×⋅"
)
FIRST_SCREEN = ("sans-400", "serif-600")  # text and headings
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "onum"]

logger = getLogger(__name__)


def cut(source, target):
    """Write the part of a font that holds our characters, as WOFF2."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    with subset.load_font(str(source), options) as font:
        subsetter.subset(font)
        subset.save_font(font, str(target), options)


def prepare(app):
    """Cut what the cache does not have; let HTML builders copy it with the styles."""
    folder = Path(app.config.fonts_cache)
    target = folder / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for face, (package, name) in FACES.items():
        file = target / f"{face}.woff2"
        if not file.is_file():
            logger.info("cutting %s from %s", file.name, package)
            part = file.with_suffix(".part")
            cut(files(package) / "files" / name, part)
            part.replace(file)
    app.config.html_static_path.append(str(folder))


def ask_early(app, pagename, templatename, context, doctree):
    """Have the fonts of the first screen loaded together with the styles."""
    links = (
        '<link rel="preload" as="font" type="font/woff2" crossorigin '
        f'href="{context["pathto"](f"_static/fonts/{face}.woff2", 1)}">'
        for face in FIRST_SCREEN
    )
    context["metatags"] = context.get("metatags", "") + "\n" + "\n".join(links)


def setup(app):
    """Run before the builder looks at its static folders."""
    app.add_config_value("fonts_cache", "", "", str)
    app.connect("builder-inited", prepare, priority=100)
    app.connect("html-page-context", ask_early)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
