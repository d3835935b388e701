"""The source of a module that is not a library's, and of all that it imports."""

import ast
import inspect
import sys
import sysconfig
from pathlib import Path
from types import ModuleType

__all__ = ["sources"]

LIBRARIES = tuple(
    str(Path(sysconfig.get_path(name)).resolve())
    for name in ("stdlib", "platstdlib", "purelib", "platlib")
)


def sources(module: ModuleType) -> dict[str, str]:
    """The source of a module and of the modules of one's own that it imports.

    Modules of the standard library, of installed packages and of this package are left
    out: their versions are known otherwise.

    Parameters
    ----------
    module : module
        Where a class or a function is defined.

    Returns
    -------
    dict of str
        Source by the name of the module.

    Raises
    ------
    OSError, TypeError
        If one of them has no source that can be read.
    """
    found: dict[str, str] = {}
    waiting = [module]
    while waiting:
        one = waiting.pop()
        if one.__name__ not in found and is_own(one):
            found[one.__name__] = inspect.getsource(one)
            waiting += imported(found[one.__name__], one)
    return dict(sorted(found.items()))


def imported(source: str, module: ModuleType) -> list[ModuleType]:
    """The modules that a source imports, as far as they are loaded."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = (module.__package__ or "").split(".")
            above = package[: len(package) + 1 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return [sys.modules[name] for name in sorted(names) if name in sys.modules]


def is_own(module: ModuleType) -> bool:
    """Whether a module is neither built in, nor installed, nor of this package."""
    file = getattr(module, "__file__", None)
    if module.__name__ == "__main__":
        return True
    if file is None or module.__name__.split(".")[0] == "backproplab":
        return False
    return not str(Path(file).resolve()).startswith(LIBRARIES)
