"""A random generator that is small enough to be read."""

import numpy as np

from backproplab._base.checks import whole_number

__all__ = ["SmallGenerator"]

GOLDEN = 0x9E3779B9


class SmallGenerator:
    r"""Normal numbers from a seed and a count, the same in Python and in a browser.

    The playground of the site is written in JavaScript, where NumPy's generators do not
    exist. This one fits into ten lines of either language. It stands in for a
    `numpy.random.Generator` wherever only ``normal`` is asked for, as in
    :class:`Noisy`. It is not meant for statistics: 32 bits go round soon.

    Parameters
    ----------
    seed : int
        In [0, 2^32). Different seeds give different sequences.

    Notes
    -----
    The k-th uniform number is :math:`(s(s(a + g) \oplus k) + \tfrac12) / 2^{32}` with
    the seed a, g = 9e3779b9 in base 16 and the scrambler s "lowbias32". Two of them, u
    and w, give two normal ones :math:`\sqrt{-2 \ln u}\, (\cos 2 \pi w, \sin 2 \pi w)`.

    References
    ----------
    C. Wellons, "Prospecting for hash functions" (2018), for the scrambler; G. E. P.
    Box, M. E. Muller, "A note on the generation of random normal deviates", Annals of
    Mathematical Statistics 29 (1958) 610-611.

    Examples
    --------
    >>> from backproplab import SmallGenerator
    >>> SmallGenerator(7).normal(size=2).round(4)
    array([-0.4755, -1.3333])
    >>> rng = SmallGenerator(7)
    >>> [float(rng.normal(10.0, 0.0)) for _ in range(2)]
    [10.0, 10.0]
    """

    def __init__(self, seed: int):
        whole_number("SmallGenerator", "seed", seed, 0)
        self.seed = int(seed) % 2**32
        self.count = 0

    def uniform(self, counts):
        """The numbers in (0, 1) that belong to `counts`, an array of integers."""
        start = scramble(np.array([(self.seed + GOLDEN) % 2**32]))
        return (scramble(start ^ np.asarray(counts)) + 0.5) / 2**32

    def normal(self, loc=0.0, scale=1.0, size=()):
        """Draw normal numbers of the given shape, two for each step of the count."""
        n = int(np.prod(size))
        pairs = self.count + np.arange((n + 1) // 2)
        self.count += len(pairs)
        radius = np.sqrt(-2 * np.log(self.uniform(2 * pairs)))
        angle = 2 * np.pi * self.uniform(2 * pairs + 1)
        drawn = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        return loc + scale * drawn.ravel()[:n].reshape(size)

    def __repr__(self):
        return f"SmallGenerator({self.seed})"


def scramble(bits):
    """Mix 32 bits, as whole numbers (n,), so that neighbors look unrelated."""
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        bits = (bits ^ (bits >> shift)) * factor % 2**32
    return bits ^ (bits >> 16)
