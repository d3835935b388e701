"""What readers take with them: the package, the pages as notebooks, sums to check.

``markdown``
    what Jupyter shows of a page: MyST directives and roles as plain Markdown,
``notebook``
    a page as a notebook that says first what to install,
``wheel``
    the package as pip installs it,
``table``
    the page that lists it all, and links to the wheel on other pages.

Everything is written when the pages are done, into the folder ``downloads``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import archives

from .notebook import as_notebook, file_name, first_cell, notebook_pages
from .table import DownloadTable, InstallWheel, link_to_wheel
from .wheel import build_wheel, wheel_name

__all__ = ["first_cell", "setup", "wheel_name"]

FOLDER = "downloads"
EVERYTHING = "backproplab-all.zip"
SUMS = "SHA256SUMS"


def tutorials(app):
    """Return the text of every page that is a notebook, by the name of the download."""
    wheel = wheel_name(app.config.project, app.config.version)
    command = first_cell(wheel, app.config.html_baseurl)
    return {
        file_name(docname): as_notebook(app, docname, command)
        for docname in notebook_pages(app.env)
    }


def gallery(app):
    """Return the scripts and notebooks of the gallery, by the path of the download."""
    folder = Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"])
    files = [*folder.rglob("plot_*.py"), *folder.rglob("plot_*.ipynb")]
    return {
        f"gallery/{file.relative_to(folder).as_posix()}": file.read_text("utf-8")
        for file in sorted(files)
    }


def write_new(file, data):
    """Write a file unless it holds these bytes already."""
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def sums(root):
    """Return what ``sha256sum --check`` reads beside files as a browser saves them.

    Raises
    ------
    ValueError
        If two files of one name differ: a reader could not tell which line is whose.
    """
    digests = {}
    for folder in (FOLDER, "_downloads"):
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and file.name != SUMS:
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                if digests.setdefault(file.name, digest) != digest:
                    raise ValueError(f"downloads: two files are called {file.name!r}.")
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


def write(app, exception):
    """Write all downloads, and remove those of pages that are gone."""
    if exception is not None or app.builder.name != "html":
        return
    root = Path(app.outdir)
    texts = {name: text.encode() for name, text in tutorials(app).items()}
    members = texts | {name: text.encode() for name, text in gallery(app).items()}
    wheel = build_wheel(app.confdir, app.config)
    members[wheel.name] = wheel.read_bytes()
    files = {wheel.name: members[wheel.name], **texts}
    files[EVERYTHING] = archives.packed(members.items())
    for name, data in files.items():
        write_new(root / FOLDER / name, data)
    for file in sorted((root / FOLDER).rglob("*")):
        if file.is_file() and file.relative_to(root / FOLDER).as_posix() not in files:
            file.unlink()
    write_new(root / FOLDER / SUMS, sums(root))


def setup(app):
    """Register the table; write when the pages are there."""
    app.add_config_value("downloads_cache", "", "", str)
    app.add_directive("downloads", DownloadTable)
    app.add_directive("install-wheel", InstallWheel)
    app.add_role("wheel", link_to_wheel)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
