"""Let the code of the gallery link to what it calls, and not each variable to its type.

Sphinx-Gallery notes for every name what it is and of which type. Links to types fill a
page with hundreds of stops for those who move by keyboard, and say little.
"""

import json
from pathlib import Path

__all__ = ["called", "setup"]


def called(objects):
    """Return the part of Sphinx-Gallery's notes where a name means what it says.

    Examples
    --------
    >>> array = {"name": "ndarray", "module": "numpy"}
    >>> plot = {"name": "Axes.plot", "module": "matplotlib.axes"}
    >>> called({"x": [array], "ax.plot": [plot]})
    {'ax.plot': [{'name': 'Axes.plot', 'module': 'matplotlib.axes'}]}
    """
    kept = {
        name: [thing for thing in things if last(thing["name"]) == last(name)]
        for name, things in objects.items()
    }
    return {name: things for name, things in kept.items() if things}


def last(dotted):
    """The last part of a dotted name."""
    return dotted.rpartition(".")[2]


def notes(app):
    """The files with the notes, each with the file for the notes as they were."""
    gallery = Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"])
    for file in gallery.rglob("*.codeobj.json"):
        yield file, file.with_suffix(".whole")


def restore_all(app):
    """Give back what was shortened: scripts that do not run again are read from it.

    Without it, the examples of a class would no longer be listed on its page.
    """
    for file, whole in notes(app):
        if whole.is_file():
            file.write_bytes(whole.read_bytes())


def shorten_all(app):
    """Shorten the notes of every script."""
    for file, whole in notes(app):
        before = file.read_text("utf-8")
        whole.write_text(before, "utf-8")
        after = json.dumps(called(json.loads(before)), sort_keys=True, indent=1)
        file.write_text(after, "utf-8")


def setup(app):
    """Run before scripts may run, and after Sphinx-Gallery (priority 500)."""
    app.connect("builder-inited", restore_all, priority=350)
    app.connect("builder-inited", shorten_all, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
