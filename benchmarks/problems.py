"""What is trained: the homework's network, and a wide one."""

from typing import NamedTuple

import numpy as np

__all__ = ["W1", "WIDE", "Problem"]


class Problem(NamedTuple):
    """A network, its data and the settings that every contestant trains it with."""

    name: str
    sizes: tuple[int, ...]
    n_rows: int
    batch: int
    epochs: int
    rate: float = 0.03
    l2: float = 0.01

    @property
    def n_steps(self) -> int:
        """Updates in one run."""
        return self.epochs * -(-self.n_rows // self.batch)

    def data(self):
        """Rows with labels that can be learned."""
        rng = np.random.default_rng(0)
        x = rng.random((self.n_rows, self.sizes[0]))
        scores = (x - 0.5) @ rng.normal(size=(self.sizes[0], self.sizes[-1]))
        return x, scores.argmax(axis=1)


# as many rows as the homework trains on; its 150 epochs would only repeat the first 20
W1 = Problem("11-16-12-8-2, batch 32", (11, 16, 12, 8, 2), 1199, 32, 20)
WIDE = Problem("64-256-256-10, batch 128", (64, 256, 256, 10), 2560, 128, 10)
