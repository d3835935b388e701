"""Keep what was executed in step with the package that executed it."""

import hashlib
import shutil
from pathlib import Path

from jupyter_cache import get_cache

__all__ = ["digest", "forget_stale", "open_cache", "setup"]


def digest(*sources, also=""):
    """Return sixteen hexadecimal digits for files, all files of folders, and a text."""
    total = hashlib.sha256(also.encode())
    for source in map(Path, sources):
        for file in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(source.parent).as_posix()
                total.update(name.encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def forget_stale(app):
    """Drop executed notebooks and gallery checksums of another state of the package."""
    keep = Path(app.config.nb_execution_cache_path)
    for other in keep.parent.glob("notebooks-*"):
        if other != keep:
            shutil.rmtree(other)

    gallery = Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"])
    stamp = gallery / ".package"
    current = stamp.is_file() and stamp.read_text() == app.config.package_digest
    for checksum in gallery.rglob("*.py.md5"):
        page = checksum.with_name(checksum.name.removesuffix(".py.md5") + ".rst")
        if not (current and page.is_file()):
            checksum.unlink()
    sources = Path(app.srcdir, app.config.sphinx_gallery_conf["examples_dirs"])
    forget_moved(gallery, sources)
    gallery.mkdir(parents=True, exist_ok=True)
    stamp.write_text(app.config.package_digest)


def open_cache(app):
    """Make the database of executed notebooks before several processes want to.

    Each of them makes one that it does not find, and the second to do so fails.
    """
    folder = Path(app.config.nb_execution_cache_path)
    folder.mkdir(parents=True, exist_ok=True)
    get_cache(folder).list_cache_records()


def forget_moved(gallery, sources):
    """Drop what was made of scripts that are no longer where they were."""
    for page in sorted(gallery.rglob("plot_*.rst")):
        if not (sources / page.relative_to(gallery)).with_suffix(".py").is_file():
            for made in page.parent.glob(f"{page.stem}.*"):
                made.unlink()
    for section in sorted(gallery.glob("*/index.rst")):
        if not (sources / section.parent.name).is_dir():
            shutil.rmtree(section.parent)


def setup(app):
    """Run before Sphinx-Gallery; a new digest also makes Sphinx read every page."""
    app.add_config_value("package_digest", "", "env", str)
    app.connect("builder-inited", forget_stale, priority=100)
    app.connect("builder-inited", open_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
