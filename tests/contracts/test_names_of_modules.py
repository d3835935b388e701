"""No module is hidden by a function or class of the package it lies in."""

import importlib
import pkgutil

import backproplab


def modules():
    """Dotted names of all modules of the package."""
    found = pkgutil.walk_packages(backproplab.__path__, "backproplab.")
    return sorted(info.name for info in found if not info.name.endswith("__main__"))


def test_every_module_can_be_imported_by_its_name_as_an_attribute():
    for name in modules():
        package, _, last = name.rpartition(".")
        importlib.import_module(name)
        hidden = getattr(importlib.import_module(package), last)
        assert hidden is importlib.import_module(name), (
            f"{name} is hidden by {hidden!r}: rename the file"
        )
