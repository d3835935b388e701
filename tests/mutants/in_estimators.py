"""Bugs planted in the estimators."""

from planted import Mutant

BASE = "estimators/base.py"
LABELS = "estimators/labels.py"

ESTIMATORS = [
    Mutant(
        "rows of weight zero stay",
        BASE,
        "kept = weights > 0",
        "kept = weights >= 0",
    ),
    Mutant(
        "optimizer forgets between parts",
        BASE,
        "earlier, state = self.loss_curve_, self.history_.state",
        "earlier, state = self.loss_curve_, None",
    ),
    Mutant(
        "last parameters instead of the best",
        BASE,
        "self.theta_ = patience.best_theta",
        "pass",
    ),
    Mutant(
        "warm start from new parameters",
        BASE,
        "if not going_on:",
        "if True:",
    ),
    Mutant(
        "patience without an end",
        "estimators/stopping.py",
        "0 if gained else self.waited + 1",
        "0",
    ),
    Mutant(
        "weights of classes in place of those of rows",
        LABELS,
        "weights = of_rows * self",
        "weights = self",
    ),
    Mutant(
        "classes balanced the wrong way round",
        LABELS,
        "return totals.sum() / (n_present * np.where(totals > 0, totals, np.inf))",
        "return totals",
    ),
    Mutant(
        "classes in the order of appearance",
        LABELS,
        "index = np.searchsorted(self.classes_, y)",
        "index = len(self.classes_) - 1 - np.searchsorted(self.classes_, y)",
    ),
    Mutant(
        "held-out rows trained on as well",
        BASE,
        "return *inside, lambda",
        "return x, targets, weights, lambda",
    ),
    Mutant(
        "penalty lost on the way to the loop",
        BASE,
        "l2=self.l2,",
        "l2=0.0,",
    ),
]
