"""The mathematics font, cut down to the characters of the site.

STIX Two Math comes with the ``ziamath`` package and is under the SIL Open Font
License, which goes along with the font. What is cut and changed is called Site Math.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

from font_names import KEPT, rename
from fontTools import subset
from sphinx.util.display import progress_message
from sphinx.util.osutil import copyfile

from .collect import all_characters
from .render import is_formula

__all__ = ["SCRIPT", "STYLESHEET", "subset_font", "write_assets"]

HERE = Path(__file__).parent
SCRIPT = "mathml.js"
STYLESHEET = "mathml.css"
LICENSE = "stix-two-math-OFL.txt"
#: Found without importing the package, which would lay out formulas of its own.
FONT = Path(
    distribution("ziamath").locate_file("ziamath/fonts/STIXTwoMath-Regular.ttf")
)
NAMES = {"STIX Two Math": "Site Math", "STIXTwoMath": "SiteMath"}
PRIMES = "′″‴⁗"


def subset_font(characters):
    """Return a WOFF2 font with these characters, the same bytes each time.

    All sizes and parts of a bracket, a root or a brace come along with it.

    Parameters
    ----------
    characters : str
        What the font has to draw; what it does not have is left to other fonts.
    """
    options = subset.Options(flavor="woff2", layout_features=[], hinting=False)
    options.recalc_timestamp = False
    options.notdef_outline = True
    options.name_IDs = KEPT
    font = subset.load_font(BytesIO(FONT.read_bytes()), options)
    enlarge_primes(font)
    narrow_roots(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    rename(font, NAMES)
    result = BytesIO()
    subset.save_font(font, result, options)
    return result.getvalue()


def enlarge_primes(font):
    """Draw primes as for superscripts, where they always stand.

    Firefox finds these forms by itself (feature ``ssty``), Chromium draws dots.
    """
    glyphs = font.getBestCmap()
    larger = {ord(prime): f"{glyphs[ord(prime)]}.ssty" for prime in PRIMES}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap = table.cmap | larger


def narrow_roots(font):
    """Make tall root signs as wide as the small one.

    Chromium leaves room for the widest of them beside every root.
    """
    small = font.getBestCmap()[ord("√")]
    variants = font["MATH"].table.MathVariants
    place = variants.VertGlyphCoverage.glyphs.index(small)
    root = variants.VertGlyphConstruction[place]
    names = {variant.VariantGlyph for variant in root.MathGlyphVariantRecord}
    names |= {part.glyph for part in root.GlyphAssembly.PartRecords}
    width = font["hmtx"][small][0]
    for name in sorted(names - {small}):
        glyph, (advance, bearing) = font["glyf"][name], font["hmtx"][name]
        glyph.coordinates.scale((width / advance, 1))
        glyph.coordinates.toInt()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = width, round(bearing * width / advance)


def write_assets(app, builder):
    """Write the font, its licence, the styles and the script before the first page.

    The name of the font tells its content: a browser never keeps an old one.
    """
    if builder.format != "html" or builder.math_renderer_name != "mathml":
        return
    static = Path(builder.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    used = all_characters(app.env)
    recipe = Path(__file__).read_bytes()
    digest = hashlib.sha256(recipe + used.encode()).hexdigest()[:8]
    name = f"stix-two-math-{digest}.woff2"
    for old in static.glob("stix-two-math-*.woff2"):
        if old.name != name:
            old.unlink()
    if not (static / name).exists():
        with progress_message(f"cutting the math font to {len(used)} characters"):
            (static / name).write_bytes(subset_font(used))
    copyfile(HERE / SCRIPT, static / SCRIPT, force=True)
    copyfile(HERE / "OFL.txt", static / LICENSE, force=True)
    style = (HERE / STYLESHEET).read_text(encoding="utf-8").replace("FONT_FILE", name)
    (static / STYLESHEET).write_text(style, encoding="utf-8")
    app.env.math_font = name


def ask_early(app, pagename, templatename, context, doctree):
    """Have the font of a page with formulas loaded together with its styles."""
    if doctree is None or not any(doctree.findall(is_formula)):
        return
    context.setdefault("early_fonts", []).append(app.env.math_font)
