"""Make the gallery's zip archives equal whenever their members are equal."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

__all__ = ["packed", "rewrite", "setup"]

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip archive can hold


def packed(members):
    """Return the bytes of an archive: members sorted, all of one date and one mode."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in sorted(members):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)
    return buffer.getvalue()


def rewrite(archive):
    """Pack an archive again, and date it like the newest of the files that it holds.

    Sphinx-Gallery writes some in every build, and a page is read again when an archive
    that it links to is newer.
    """
    with zipfile.ZipFile(archive) as source:
        members = [(name, source.read(name)) for name in source.namelist()]
    archive.write_bytes(packed(members))
    names = {Path(name).name for name, _ in members}
    files = [file for file in archive.parent.rglob("*") if file.name in names]
    if files:
        newest = max(file.stat().st_mtime_ns for file in files)
        os.utime(archive, ns=(newest, newest))


def rewrite_all(app):
    """Rewrite every archive of the gallery."""
    gallery = Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"])
    for archive in gallery.rglob("*.zip"):
        rewrite(archive)


def setup(app):
    """Run once Sphinx-Gallery (priority 500) has written its archives."""
    app.connect("builder-inited", rewrite_all, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
