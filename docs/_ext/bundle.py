"""One style sheet for a page, in place of a dozen.

Pages that use the same files share a bundle, which is named by its content.
"""

import hashlib
import os
import re
from pathlib import Path

from caches import digest
from furo import get_pygments_stylesheet
from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.builders.html._assets import _CascadingStyleSheet

__all__ = ["joined", "restyled", "setup"]

BUNDLE = re.compile(r"_static/(site-[0-9a-f]+\.css)")


def joined(files):
    """Return the text of style sheets one after the other.

    Raises
    ------
    ValueError
        If one of them cannot simply be moved to another place.
    """
    texts = []
    for file in files:
        text = text_of(file)
        if "@import" in text or "@charset" in text:
            raise ValueError(f"bundle: {file.name} has an @import or a @charset.")
        texts.append(text)
    return "\n".join(texts)


def text_of(file):
    """The text of a style sheet; of the colors of code, what Furo will make of it.

    Furo adds the dark colors to the file when the build is over and pages are bundled.
    """
    if file.name == "pygments.css":
        return get_pygments_stylesheet()
    return file.read_text(encoding="utf-8")


def write(static, names):
    """Write the bundle of some files of a folder; return its name."""
    text = joined([static / name for name in names])
    name = f"site-{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"
    if not (static / name).is_file():
        part = static / f"{name}.{os.getpid()}"  # pages are written at once
        part.write_text(text, encoding="utf-8")
        part.replace(static / name)
    return name


def bundle(app, pagename, templatename, context, doctree):
    """Let a page load one style sheet; those in subfolders load nothing themselves."""
    static = Path(app.outdir, "_static")
    names = [
        str(file.filename).partition("?")[0].removeprefix("_static/")
        for file in context["css_files"]
    ]
    sheet = _CascadingStyleSheet(f"_static/{write(static, dict.fromkeys(names))}")
    context["css_files"] = [sheet]


def bring_forward(app, builder):
    """Have the one style sheet that comes when all is done before the first page."""
    Path(app.outdir, "_static").mkdir(parents=True, exist_ok=True)
    add_global_html_resources(app, None)


def restyled(app, env):
    """Have all pages written if a file that they share is not as it was."""
    folders = [Path(app.confdir, folder) for folder in app.config.html_static_path]
    before, env.static_files = getattr(env, "static_files", ""), digest(*folders)
    return [] if env.static_files == before else sorted(env.found_docs)


def tidy(app, exception):
    """Remove the bundles of earlier builds."""
    if exception is None and app.builder.name == "html":
        pages = Path(app.outdir).rglob("*.html")
        used = {
            name for page in pages for name in BUNDLE.findall(page.read_text("utf-8"))
        }
        for file in Path(app.outdir, "_static").glob("site-*.css"):
            if file.name not in used:
                file.unlink()


def setup(app):
    """Run after all that adds or drops style sheets."""
    app.connect("env-updated", restyled)
    app.connect("write-started", bring_forward)
    app.connect("html-page-context", bundle, priority=950)
    app.connect("build-finished", tidy)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
