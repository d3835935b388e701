"""A name for a result, made of all that it depends on.

``joblib.hash`` would be shorter, but it hashes pickles: a network whose names were
once looked up holds them in its ``__dict__`` and would get another hash.
"""

import dataclasses
import hashlib
import inspect
import json
import sys
from functools import cache
from pathlib import Path

import numpy as np

import backproplab
from backproplab.experiments.own_code import sources
from backproplab.networks.network import Network

__all__ = ["describe", "fingerprint"]


def fingerprint(*values) -> str:
    """Digest of values, of their code, of this package's and of NumPy's version.

    The code of a class or function from elsewhere is the source of its module and of
    all modules it imports that are not installed packages. Versions of other installed
    packages are not part of the digest.

    Examples
    --------
    >>> from backproplab import Adam
    >>> fingerprint(Adam(0.1)) == fingerprint(Adam(learning_rate=0.1))
    True
    >>> fingerprint(Adam(0.1)) == fingerprint(Adam(0.2))
    False
    """
    facts = [np.__version__, package_digest(), [describe(value) for value in values]]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


@cache
def package_digest() -> str:
    """Digest of the version and of every source file of the package."""
    folder = Path(backproplab.__file__).parent
    digest = hashlib.sha256(backproplab.__version__.encode())
    for file in sorted(folder.rglob("*.py")):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def describe(value):
    """Everything that tells `value` from another one, as plain lists and strings.

    Examples
    --------
    >>> describe((1, 2.5, None))
    ['tuple', ['int', '1'], ['float', '2.5'], ['NoneType', 'None']]
    """
    if isinstance(value, np.generic):
        value = value.item()
    name = type(value).__name__
    if value is None or isinstance(value, bool | int | float | str):
        return [name, repr(value)]
    if isinstance(value, tuple | list):
        return [name, *map(describe, value)]
    if isinstance(value, np.ndarray) and value.dtype.kind in "biufcSU":
        content = hashlib.sha256(value.tobytes()).hexdigest()
        return [name, value.dtype.str, list(value.shape), content]
    if isinstance(value, Network):
        return [code(type(value)), *map(describe, value.layers)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value)]
        return [code(type(value)), *([f, describe(getattr(value, f))] for f in fields)]
    if inspect.isfunction(value) and not value.__closure__:
        return code(value)
    raise unknown(value)


def code(thing):
    """Name of a class or function; outside the package, the source of its module.

    With it goes the source of every module of one's own that this one imports.
    """
    name = f"{thing.__module__}.{thing.__qualname__}"
    if thing.__module__.split(".")[0] == "backproplab":
        return name
    try:
        return [name, sources(sys.modules[thing.__module__])]
    except (OSError, TypeError):
        raise unknown(thing) from None


def unknown(value):
    """The error for a value whose meaning cannot be read."""
    return TypeError(
        f"run: cannot tell what {value!r} depends on, so a stored result might be "
        "another one's. Expected numbers, arrays, blocks of this package, or frozen "
        "dataclasses and functions without a closure that live in a file. Try a "
        "schedule from backproplab.optimizers, or cache=None."
    )
