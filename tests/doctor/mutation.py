"""A line of right code, and what is put in its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    part: str  # name of the piece of code that is checked
    old: str
    new: str
    causes: tuple[str, ...]  # any of these names it


def mutations(part, table):
    """Rows of old line, new line, causes separated by blanks."""
    return [Mutation(part, old, new, tuple(why.split())) for old, new, why in table]


def affine(part, *, x, d, w, dw, db, dx, up=""):
    """Mistakes in the three lines of an affine layer, in the names of one style."""
    rows = [
        (dw, f"{d}.T @ {x}", "transposed@weight_data transposed@weight"),
        (dw, f"{x}.T @ {d} / len({x})", "averaged@weight_data averaged@parameters"),
        (dw, f"-({x}.T @ {d})", "negated@weight_data"),
        (dw, f"2 * ({x}.T @ {d})", "doubled@weight_data"),
        (db, f"{d}.mean(axis=0)", "averaged@bias averaged@parameters"),
        (db, f"{d}.sum(axis=1)", "wrong-axis@bias"),
        (db, f"{d}", "unsummed@bias"),
        (db, f"{d}.sum()", "total-scalar@bias total@bias"),
        (db, f"-{d}.sum(axis=0)", "negated@bias"),
        (db, f"{d}[0]", "first-row@bias"),
        (dx, f"{d} @ {w}.T / len({x})", "averaged@input"),
        (dx, f"2 * {d} @ {w}.T", "doubled@input"),
        (dx, f"-{d} @ {w}.T", "negated@input"),
    ]
    if up:
        rows += [
            (dx, f"{up} @ {w}.T", "slope-skipped@input"),
            (dw, f"{x}.T @ {up}", "slope-skipped@weight_data"),
            (db, f"{up}.sum(axis=0)", "slope-skipped@bias"),
        ]
    return mutations(part, rows)
