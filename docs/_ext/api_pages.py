"""Write the API reference from the package: one page for a room, one for a name.

What is public is what `__all__` says, so a new block appears by being exported.
"""

import importlib
import inspect
import pkgutil
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from sphinx.ext.autosummary import Autosummary

__all__ = ["Room", "RoomsDirective", "aliases", "rooms", "setup"]


class Room(NamedTuple):
    """A package and the public names that are documented as its own."""

    module: ModuleType
    names: tuple[str, ...]

    @property
    def title(self):
        """The dotted name of the package."""
        return self.module.__name__


def rooms(package):
    """Return the package and its public subpackages; a name stands in one room only.

    A name that is exported twice belongs to the subpackage it comes from.
    """
    inner = [
        importlib.import_module(f"{package.__name__}.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
        if info.ispkg and not info.name.startswith("_")
    ]
    inner = [module for module in inner if hasattr(module, "__all__")]
    taken = {id(getattr(module, name)) for module in inner for name in module.__all__}
    own = [name for name in package.__all__ if id(getattr(package, name)) not in taken]
    return [_room(package, own), *(_room(module, module.__all__) for module in inner)]


def _room(module, names):
    objects = {name: getattr(module, name) for name in names}
    return Room(
        module,
        tuple(
            sorted(
                name
                for name, value in objects.items()
                if not inspect.ismodule(value) and not name.startswith("__")
            )
        ),
    )


@cache
def aliases(package):
    """Map every public name to its full name, for types written in docstrings."""
    return {
        name: f"{room.title}.{name}" for room in rooms(package) for name in room.names
    }


def _heading(title):
    return f"{title}\n{'=' * len(title)}\n\n"


def _kind(value):
    if inspect.isclass(value):
        return "autoclass", "   :members:\n" + _foreign_members(value)
    return ("autofunction" if inspect.isroutine(value) else "autodata"), ""


def _foreign_members(cls):
    """What a library puts into our class is documented there, in its own words."""
    names = [
        name
        for name, value in vars(cls).items()
        if hasattr(type(value), "__get__") and _is_foreign(type(value), cls)
    ]
    return f"   :exclude-members: {', '.join(names)}\n" if names else ""


def _is_foreign(kind, cls):
    root, home = (thing.__module__.partition(".")[0] for thing in (kind, cls))
    return root != home and root not in sys.stdlib_module_names


def _name_page(room, name):
    directive, options = _kind(getattr(room.module, name))
    return (
        _heading(name)
        + f".. currentmodule:: {room.title}\n\n"
        + f".. {directive}:: {name}\n{options}\n"
        + _example_elsewhere(room, name)
        + f".. minigallery:: {room.title}.{name}\n"
        + f"   :add-heading: Examples that use {name}\n"
    )


def _example_elsewhere(room, name):
    """Where a constant, which has no docstring of its own, is shown in use."""
    if f"`{name}`" in (room.module.__doc__ or ""):
        return f"The example of :mod:`{room.title}` uses it.\n\n"
    return ""


def _room_page(room):
    table = "".join(f"   {name}\n" for name in room.names)
    pages = "".join(f"   {room.title}/{name}\n" for name in room.names)
    return (
        _heading(room.title)
        + f".. automodule:: {room.title}\n\n"
        + f".. currentmodule:: {room.title}\n\n"
        + f".. autosummary::\n   :nosignatures:\n\n{table}\n"
        + f".. toctree::\n   :hidden:\n\n{pages}"
    )


def _pages(package):
    """Yield the path and the text of every page."""
    for room in rooms(package):
        yield f"{room.title}.rst", _room_page(room)
        for name in room.names:
            yield f"{room.title}/{name}.rst", _name_page(room, name)


class RoomsDirective(Autosummary):
    """List the packages, each with its sentence."""

    def run(self):
        """Return a table."""
        package = importlib.import_module(self.config.api_pages_package)
        self.options["nosignatures"] = True
        self.content = [room.title for room in rooms(package)]
        return super().run()


def write_pages(app, config):
    """Bring the folder of API pages in line with the package; touch nothing else."""
    package = importlib.import_module(config.api_pages_package)
    folder = Path(app.srcdir, config.api_pages_dir)
    pages = {folder / path: text for path, text in _pages(package)}
    for stale in set(folder.rglob("*.rst")) - pages.keys():
        stale.unlink()
    for page, text in pages.items():
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")


def resolve(app, env, node, contnode):
    """Resolve a public name that is written without, or with another, package."""
    name = node.get("reftarget", "").rpartition(".")[2]
    full = aliases(importlib.import_module(app.config.api_pages_package)).get(name)
    if node.get("refdomain") != "py" or full is None:
        return None
    return env.get_domain("py").resolve_xref(
        env, node["refdoc"], app.builder, "obj", full, node, contnode
    )


def setup(app):
    """Write the pages before Sphinx looks for its sources."""
    app.add_config_value("api_pages_package", "", "env", str)
    app.add_config_value("api_pages_dir", "api", "env", str)
    app.add_directive("rooms", RoomsDirective)
    app.connect("config-inited", write_pages)
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
