"""Make the gallery's zip archives equal whenever their members are equal."""

import zipfile
from pathlib import Path

__all__ = ["rewrite", "setup"]

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip archive can hold


def rewrite(archive):
    """Sort the members of an archive and give all of them the same date and mode."""
    with zipfile.ZipFile(archive) as source:
        members = sorted((name, source.read(name)) for name in source.namelist())
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)


def rewrite_all(app):
    """Rewrite every archive of the gallery."""
    gallery = Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"])
    for archive in gallery.rglob("*.zip"):
        rewrite(archive)


def setup(app):
    """Run once Sphinx-Gallery (priority 500) has written its archives."""
    app.connect("builder-inited", rewrite_all, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
