"""Remove from the site what earlier builds left there and this one does not have.

Sphinx writes pages, pictures and downloads beside those of the last build and removes
none: a renamed page would stay at its old address, and old pictures would be published.
Extensions also bring pictures of features that this site does not use.
"""

import re
from pathlib import Path

from sphinx.util.logging import getLogger

__all__ = ["left_over_files", "left_over_pages", "setup", "unused_pictures"]

logger = getLogger(__name__)
PICTURES = {".png", ".svg", ".webp"}
SHOWN = ("_images", "_downloads")
LINK = re.compile(r"_(?:images|downloads)/[^\"'\s,)>?#]+")
GENERATED = ("genindex", "py-modindex", "search")


def left_over_pages(root, names):
    """Return the pages in a folder that none of these names stands for.

    Parameters
    ----------
    root : pathlib.Path
        The built site.
    names : iterable of str
        The pages that it should have, as paths without an ending.

    Returns
    -------
    list of pathlib.Path
    """
    pages = {root / f"{name}.html" for name in names}
    return sorted(
        file
        for file in root.rglob("*.html")
        if file not in pages and file.relative_to(root).parts[0] not in SHOWN
    )


def left_over_files(root):
    """Return the pictures and downloads of a built site that no page of it mentions."""
    used = set()
    for page in root.rglob("*.html"):
        used.update(LINK.findall(page.read_text("utf-8")))
    files = (file for folder in SHOWN for file in (root / folder).rglob("*"))
    return sorted(
        file
        for file in files
        if file.is_file() and file.relative_to(root).as_posix() not in used
    )


def unused_pictures(root):
    """Return the pictures in ``_static`` that no page, style or script mentions."""
    pictures = {
        file for file in (root / "_static").rglob("*") if file.suffix in PICTURES
    }
    for file in root.rglob("*"):
        if pictures and file.suffix in {".html", ".css", ".js"}:
            text = file.read_text("utf-8")
            pictures = {picture for picture in pictures if picture.name not in text}
    return sorted(pictures)


def remove(files, root):
    """Remove files, and the folders that hold nothing else."""
    for file in files:
        file.unlink()
        for folder in file.parents:
            if folder == root or any(folder.iterdir()):
                break
            folder.rmdir()


def prune(app, exception):
    """Remove pages first: what they alone have shown goes with them."""
    if exception is not None or app.builder.name != "html":
        return
    root = Path(app.outdir)
    more = app.config.html_additional_pages
    pages = left_over_pages(root, [*app.env.found_docs, *more, *GENERATED])
    remove(pages, root)
    files = left_over_files(root)
    remove([*files, *unused_pictures(root)], root)
    for file in [*pages, *files]:
        logger.info("of an earlier build, removed: %s", file.relative_to(root))


def setup(app):
    """Run before the downloads are counted and the policy is written."""
    app.connect("build-finished", prune, priority=300)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
