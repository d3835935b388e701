"""Bugs planted in the descent on surfaces and its record."""

from planted import Mutant

DESCENT = "descent/descend.py"
ENTRIES = "descent/scalar_path.py"

DESCENTS = [
    Mutant(
        "entries swap their states",
        ENTRIES,
        "return (dx, dy), (of_x, of_y)",
        "return (dx, dy), (of_y, of_x)",
    ),
    Mutant(
        "entries look ahead with the gradient's own point",
        ENTRIES,
        "if not self.looks_ahead:",
        "if self.looks_ahead:",
    ),
    Mutant(
        "any rule runs by entry",
        ENTRIES,
        "known = OPTIMIZERS.get(type(rule).__name__) is type(rule)",
        "known = True",
    ),
    Mutant(
        "escaped starts come back",
        DESCENT,
        "np.logical_and.accumulate(inside, axis=0)",
        "np.copy(inside)",
    ),
    Mutant(
        "escape one step early",
        DESCENT,
        "-1, inside.sum(axis=0))",
        "-1, inside.sum(axis=0) - 1)",
    ),
    Mutant(
        "value of the point ahead",
        DESCENT,
        "if looks_ahead:",
        "if not looks_ahead:",
    ),
    Mutant(
        "gradient not taken ahead",
        "descent/stepping.py",
        "evaluate(optimizer.lookahead(theta, state))",
        "evaluate(theta)",
    ),
    Mutant(
        "last step within the radius",
        "descent/trajectory.py",
        "near.argmax(axis=0)",
        "len(near) - 1 - near[::-1].argmax(axis=0)",
    ),
    Mutant(
        "all starts share their noise",
        "objectives/noisy.py",
        "self.sigma, grad.shape)",
        "self.sigma, grad.shape[-1])",
    ),
    Mutant(
        "small entries hidden behind large ones",
        "gradcheck/entrywise.py",
        "size = np.maximum(np.abs(a), np.abs(b))",
        "size = np.full(a.shape, np.maximum(np.abs(a), np.abs(b)).max())",
    ),
]
