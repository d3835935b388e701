"""Arrays in a file that is either whole or not there, and says if it was damaged.

Why not a library: joblib.Memory stores where it computes, so a cluster would need a
shared disk, and reads pickles; diskcache reads pickles too and has no checksums. Here
the caller stores what arrives, in NumPy's own format, behind a digest.
"""

import hashlib
import io
import os
import tempfile
import warnings
from pathlib import Path

import numpy as np

__all__ = ["load", "save"]


def save(file: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write a digest and the arrays; nobody ever sees half a file.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(Path(folder, "a.block"), {"n": np.arange(3)})
    ...     load(Path(folder, "a.block"))
    {'n': array([0, 1, 2])}
    """
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    content = buffer.getvalue()
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=file.parent, prefix=".", suffix=".part", delete=False
    ) as part:
        part.write(hashlib.sha256(content).digest() + content)
        part.flush()
        os.fsync(part.fileno())  # else a power cut could leave the name without content
    Path(part.name).replace(file)


def load(file: Path) -> dict[str, np.ndarray] | None:
    """The arrays of a file; None if there is none or, with a warning, if damaged."""
    try:
        stored = file.read_bytes()
    except FileNotFoundError:
        return None
    digest, content = stored[:32], stored[32:]
    if hashlib.sha256(content).digest() != digest:
        warnings.warn(
            f"run: the stored result {file} is damaged and is computed again.",
            RuntimeWarning,
            stacklevel=2,
        )
        return None
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return dict(arrays)
