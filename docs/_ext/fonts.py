"""Ship the text fonts: cut from registry packages to the characters we use.

Source Sans and Source Serif are under the SIL Open Font License, which goes along with
them. What is cut may not keep the reserved name "Source": it is Site Sans, Site Serif.
"""

import re
import shutil
from importlib.resources import files
from pathlib import Path

from caches import digest
from font_names import KEPT, rename
from fontTools import subset
from sphinx.util.logging import getLogger

__all__ = ["cut", "patient", "setup"]

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
FIRST_SCREEN = ("sans-400", "serif-600", "sans-600")  # text, headings, names
BEGINNING = 2500  # characters of HTML that are surely on it
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SCRIPT = Path(__file__).with_name("fonts.js")
LICENSE = Path(__file__).with_name("fonts-OFL.txt")
NAMES = {
    "Source Sans Pro": "Site Sans", "SourceSansPro": "SiteSans",
    "Source Serif Pro": "Site Serif", "SourceSerifPro": "SiteSerif",
}  # fmt: skip
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "onum"]

logger = getLogger(__name__)


def cut(source, target):
    """Write the part of a font that holds our characters, as WOFF2."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
    options.recalc_timestamp = False
    options.name_IDs = KEPT
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    with subset.load_font(str(source), options) as font:
        subsetter.subset(font)
        rename(font, NAMES)
        subset.save_font(font, str(target), options)


def prepare(app):
    """Cut what the cache does not have; let HTML builders copy it with the styles."""
    recipe = digest(Path(__file__), Path(__file__).with_name("font_names.py"))
    folder = Path(app.config.fonts_cache, recipe)
    target = folder / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for face, (package, name) in FACES.items():
        file = target / f"{face}.woff2"
        if not file.is_file():
            logger.info("cutting %s from %s", file.name, package)
            part = file.with_suffix(".part")
            cut(files(package) / "files" / name, part)
            part.replace(file)
    shutil.copyfile(LICENSE, target / "OFL.txt")
    app.config.html_static_path.append(str(folder))


def ask_early(app, pagename, templatename, context, doctree):
    """Have the fonts of the first screen loaded together with the styles.

    Other extensions put theirs into `early_fonts`, as paths within `_static`.
    """
    faces = list(FIRST_SCREEN)
    if "<em>" in context.get("body", "")[:BEGINNING]:
        faces.append("sans-400-italic")
    names = [f"fonts/{face}.woff2" for face in faces]
    names += context.get("early_fonts", [])
    tags = [f'<meta name="font" content="{name}">' for name in names]
    tags.append(f"<script>{SCRIPT.read_text('utf-8')}</script>")
    context["metatags"] = context.get("metatags", "") + "\n" + "\n".join(tags)


def patient(styles):
    """Return the fonts of a style sheet, for pages that wait for them.

    Examples
    --------
    >>> patient("p { margin: 0 } @font-face { font-display: optional }")
    '@font-face { font-display: swap }'
    """
    faces = FACE.findall(styles)
    return "\n".join(
        face.replace("display: optional", "display: swap") for face in faces
    )


def write_offline(app, exception):
    """Write the style sheet that `fonts.js` adds to a page without a host."""
    if exception is None and app.builder.format == "html":
        static = Path(app.outdir, "_static")
        sheets = [static / "fonts.css", static / "mathml.css"]
        text = "\n".join(patient(file.read_text("utf-8")) for file in sheets)
        (static / "offline.css").write_text(text, encoding="utf-8")


def setup(app):
    """Run before the builder looks at its static folders."""
    app.setup_extension("sections")
    app.add_config_value("fonts_cache", "", "", str)
    app.connect("scripts-started", prepare)
    app.connect("html-page-context", ask_early, priority=800)
    app.connect("build-finished", write_offline)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
