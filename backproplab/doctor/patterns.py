"""What the numbers of a wrong array show."""

import numpy as np

__all__ = ["NOT_FINITE", "pattern", "without_numbers"]

NOT_FINITE = (
    "Look for a division by 0, a logarithm of 0, a power of a negative number, or an "
    "exponential that overflows."
)


def without_numbers(array) -> bool:
    """Whether every entry of an array is NaN or infinite.

    Examples
    --------
    >>> without_numbers([np.nan, np.inf]), without_numbers([np.nan, 1.0])
    (True, False)
    """
    array = np.asarray(array, dtype=float)
    return bool(array.size) and not np.isfinite(array).any()


def pattern(got, expected) -> str:
    """Where two arrays differ and by what ratio, in words.

    Examples
    --------
    >>> import numpy as np
    >>> pattern(np.array([[1.0, 4.0], [3.0, 8.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    '2 of 4 entries differ, all in column 1; each is 2 times the reference'
    """
    got, expected = np.broadcast_arrays(np.asarray(got, float), expected)
    if not np.isfinite(got).all():
        lost = int((~np.isfinite(got)).sum())
        noun = "entry is" if got.size == 1 else "entries are"
        return f"{lost} of {got.size} {noun} NaN or infinite"
    scale = np.maximum(np.abs(got), np.abs(expected))
    with np.errstate(all="ignore"):
        differs = ~(np.abs(got - expected) <= 1e-6 * scale)
        ratios = (got / expected)[differs]
    words = f"{differs.sum()} of {differs.size} entries differ"
    if not differs.all() and differs.ndim == 2:
        for axis, name in ((1, "row"), (0, "column")):
            lines = np.flatnonzero(differs.any(axis=axis))
            if len(lines) < differs.shape[1 - axis]:
                listed = ", ".join(map(str, lines))
                words += f", all in {name}{'s' * (len(lines) > 1)} {listed}"
                break
    constant = np.isfinite(ratios).all() and ratios.size
    if constant and np.ptp(ratios) <= 1e-6 * np.abs(ratios).max():
        words += f"; each is {ratios[0]:.6g} times the reference"
    return words
