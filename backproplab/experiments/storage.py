"""Arrays in a file that is either whole or not there, and says if it was damaged.

Why not a library: joblib.Memory stores where it computes, so a cluster would need a
shared disk, and reads pickles; diskcache reads pickles too and has no checksums. Here
the caller stores what arrives, in NumPy's own format, behind a digest.
"""

import hashlib
import io
import os
import secrets
import warnings
from pathlib import Path

import numpy as np

__all__ = ["load", "save", "usable"]


def save(file: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write a digest and the arrays; nobody ever sees half a file.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save(Path(folder, "a.block"), {"n": np.arange(3)})
    ...     load(Path(folder, "a.block"))
    {'n': array([0, 1, 2])}
    """
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    content = buffer.getvalue()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.stem}.{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(hashlib.sha256(content).digest() + content)
            stream.flush()
            os.fsync(stream.fileno())  # else a power cut could leave an empty file
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def usable(folder: Path) -> bool:
    """Whether results can be stored in a folder; if not, a warning says why.

    Raises
    ------
    ValueError
        If there is something else than a folder.
    """
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"run: cache must be a folder, got the file {folder}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{secrets.token_hex(8)}.part"
        probe.touch()
        probe.unlink()
    except OSError as error:
        warnings.warn(
            f"run: cannot store results in {folder}: {error.strerror}. Results that "
            "are there are used; new ones are computed and not stored.",
            RuntimeWarning,
            stacklevel=4,
        )
        return False
    return True


def load(file: Path) -> dict[str, np.ndarray] | None:
    """The arrays of a file; None if there is none or, with a warning, if damaged."""
    try:
        stored = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        warnings.warn(
            f"run: the stored result {file} cannot be read: {error.strerror}. It is "
            "computed again.",
            RuntimeWarning,
            stacklevel=2,
        )
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
