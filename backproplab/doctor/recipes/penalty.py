"""The L2 penalty alone: half the factor times the sum of the squared weights."""

from backproplab.doctor.recipe import Recipe

__all__ = ["PENALTY", "PENALTY_VALUE"]

PENALTY = Recipe(
    "penalty",
    (("penalty", lambda e: e.l2 * e.W), ("weight", lambda e: e.penalty)),
    ("weight",),
)
PENALTY_VALUE = Recipe(
    "penalty_value",
    (
        ("squares", lambda e: (e.W**2).sum()),
        ("value", lambda e: 0.5 * e.l2 * e.squares),
    ),
    ("value",),
)
