"""Data that cannot be trained on."""

import numpy as np
from attempt import HOLED, LABELS, X, given
from table import bad, explains, table

LOSS = "SoftmaxCrossEntropy"


def test_unchanged_it_succeeds():
    given()()


@table(
    bad(
        "transposed batch",
        given(x=X.T),
        ValueError,
        "Linear(3, 4)",
        "expected x of shape (..., batch, 3), got (3, 6)",
        "Features come last: try x.T",
    ),
    bad(
        "single row",
        given(x=X[0]),
        ValueError,
        "Linear(3, 4)",
        "got (3,)",
        "try x[None, :]",
    ),
    bad("wrong width", given(x=X[:, :2]), ValueError, "Linear(3, 4)", "got (6, 2)"),
    bad(
        "not a number",
        given(x=HOLED),
        ValueError,
        "train",
        "x must be finite, got nan at index (2, 1) (1 such entries)",
        "Remove or impute",
    ),
    bad("text", given(x=[["a", "b", "c"]]), ValueError, "train", "x must hold numbers"),
    bad("no rows", given(x=X[:0], targets=LABELS[:0]), ValueError, "train", "(0, 3)"),
    bad(
        "label too large",
        given(targets=LABELS + 1),
        ValueError,
        LOSS,
        "labels must be in 0..1, got 2 at index [1]",
        "Number the classes from 0",
    ),
    bad("label below 0", given(targets=-LABELS), ValueError, LOSS, "got -1 at index"),
    bad(
        "labels as floats",
        given(targets=1.0 * LABELS),
        ValueError,
        LOSS,
        "expected integer labels, got targets of type float64",
        "Try targets.astype(int)",
    ),
    bad(
        "two float labels for two classes",
        given(x=X[:2], targets=np.array([0.0, 1.0])),
        ValueError,
        LOSS,
        "expected integer labels",
    ),
    bad(
        "unknown labels",
        given(targets=np.where(LABELS, np.nan, 0)),
        ValueError,
        LOSS,
        "expected integer labels",
    ),
    bad("text labels", given(targets=list("abcdef")), ValueError, LOSS, "type <U1"),
    bad(
        "probabilities that are none",
        given(targets=np.tile([-1.0, 2.0], (6, 1))),
        ValueError,
        LOSS,
        "at least 0 and sum to 1, got [-1.  2.] at index [0]",
    ),
    bad(
        "probabilities that are not numbers",
        given(targets=np.full((6, 2), np.nan)),
        ValueError,
        LOSS,
        "got [nan nan]",
    ),
    bad(
        "too few labels",
        given(targets=LABELS[:4]),
        ValueError,
        "train",
        "as many targets",
        "got (6, 3) and targets of shape (4,)",
    ),
    bad(
        "labels in a column",
        given(targets=LABELS[:, None]),
        ValueError,
        "train",
        "targets of shape (6, 1)",
        "try np.ravel(targets)",
    ),
    bad("one label", given(targets=1), ValueError, "train", "targets of shape ()"),
    bad(
        "validation without targets",
        given(validation=X),
        ValueError,
        "train",
        "validation must be a pair (x, targets), got ndarray",
    ),
    bad(
        "validation with a hole",
        given(validation=(HOLED, LABELS)),
        ValueError,
        "train",
        "validation x must be finite",
    ),
)
def test_data(call, error, who, parts):
    explains(call, error, who, parts)
