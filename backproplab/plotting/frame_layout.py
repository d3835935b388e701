"""Where everything of an animation stands: shares of a figure, sizes in inches."""

from dataclasses import dataclass

__all__ = ["KINDS", "Grid", "Stage"]

# Size in inches and, of each pair of axes, left, bottom, width and height.
# Players lay their buttons over the foot of a video: nothing is read there.
KINDS = {
    "both": (
        (6.4, 3.8), {"3d": (0, 0.06, 0.53, 0.74), "flat": (0.58, 0.16, 0.4, 0.63)},
    ),
    "3d": ((4.8, 4.8), {"3d": (0.02, 0.1, 0.94, 0.7)}),
    "contour": ((4.8, 5.2), {"flat": (0.1, 0.14, 0.86, 0.66)}),
}  # fmt: skip
TOP = 0.8  # below: axes; above: one row with legend and step, then the title
COLUMNS, ROW = 3, 0.2  # of the legend, and what a further row of it adds in inches
# Of a grid in inches: side of a cell's axes, what is left of them, between two rows,
# below the last and above the first; any number of rows has an even number of pixels.
SIDE, LEFT, BETWEEN, BELOW, ABOVE = 1.96, 0.36, 0.48, 0.6, 1.08


@dataclass(frozen=True)
class Stage:
    """One surface, in a figure that grows with its legend.

    Parameters
    ----------
    kind : {"both", "3d", "contour"}
        What is shown beside each other.
    n_labels : int
        Entries of the legend; the first row costs nothing.
    """

    kind: str
    n_labels: int = 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in inches."""
        width, height = KINDS[self.kind][0]
        return width, height + ROW * max(0, -(-self.n_labels // COLUMNS) - 1)

    @property
    def shrink(self) -> float:
        """Height without further rows, over the height with them."""
        return KINDS[self.kind][0][1] / self.size[1]

    @property
    def places(self) -> list[tuple[int, str, tuple[float, float, float, float]]]:
        """Panel, name, and left, bottom, width and height of each pair of axes."""
        by = self.shrink
        places = KINDS[self.kind][1].items()
        return [(0, name, (x, by * y, w, by * h)) for name, (x, y, w, h) in places]

    @property
    def legend(self) -> dict:
        """Options of the legend: in rows above the axes."""
        return {"bbox_to_anchor": (0, TOP * self.shrink), "ncols": COLUMNS}

    @property
    def caption(self) -> float:
        """Height at which the step is told, on the right."""
        return (TOP + 0.02) * self.shrink


@dataclass(frozen=True)
class Grid:
    """Several surfaces from above, two in a row; the legend has the cell after them.

    Parameters
    ----------
    n_panels : int
        How many surfaces.
    """

    n_panels: int

    @property
    def n_rows(self) -> int:
        """Rows, with room for the legend."""
        return self.n_panels // 2 + 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in inches."""
        return 4.8, ABOVE + self.n_rows * SIDE + (self.n_rows - 1) * BETWEEN + BELOW

    def cell(self, i) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of the i-th pair of axes."""
        width, height = self.size
        row, column = divmod(i, 2)
        left = LEFT + column * (SIDE + LEFT + 0.06)
        bottom = height - ABOVE - SIDE - row * (SIDE + BETWEEN)
        return left / width, bottom / height, SIDE / width, SIDE / height

    @property
    def places(self) -> list[tuple[int, str, tuple[float, float, float, float]]]:
        """Panel, name and place of each pair of axes."""
        return [(i, "flat", self.cell(i)) for i in range(self.n_panels)]

    @property
    def legend(self) -> dict:
        """Options of the legend: in the free cell, in one column."""
        left, bottom, *_ = self.cell(self.n_panels)
        return {"bbox_to_anchor": (left, bottom), "labelspacing": 0.25}

    @property
    def caption(self) -> float:
        """Height at which the step is told, on the right."""
        height = self.size[1]
        return (height - ABOVE + 0.3) / height
