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


def rewrite_all(app):
    """Shorten the notes of every script; a build that made none changes none."""
    gallery = Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"])
    for file in gallery.rglob("*.codeobj.json"):
        before = file.read_text("utf-8")
        after = json.dumps(called(json.loads(before)), sort_keys=True, indent=1)
        if after != before:
            file.write_text(after, "utf-8")


def setup(app):
    """Run once Sphinx-Gallery (priority 500) has written its notes."""
    app.connect("builder-inited", rewrite_all, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
