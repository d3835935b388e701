"""Call a learner's code: whatever it raises becomes words."""

import contextlib
import io
import random
import sysconfig
import traceback
import warnings
from pathlib import Path

import numpy as np

from backproplab.doctor.finding import Finding

__all__ = ["LearnerError", "NotCheckedError", "attempt", "finding_of", "steady"]

LIBRARIES = (
    str(Path(__file__).parents[2]),
    *{sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")},
)
CHECKER = str(Path(__file__).parents[1])
HINTS = {
    "EOFError": "Nothing is typed in while a file is checked: leave input() out.",
    "NameError": (
        "Work at the top level, such as reading data, is left out: pass it in."
    ),
    "NotImplementedError": "The body is still to be filled in.",
    "truth value of an array": (
        "The exponent's gradient must be one number: sum it over rows and features."
    ),
    "not aligned": "Check which factor of the product needs a transpose.",
    "mismatch in its core dimension": "Check which factor needs a transpose.",
    "could not be broadcast": "Compare the shapes of both sides.",
    "non-broadcastable": "A gradient must have the shape of what it belongs to.",
    "NoneType": "A function returned nothing: is its body still to be filled in?",
}


class LearnerError(Exception):
    """A learner's code raised an error, or returned what cannot be read."""

    def __init__(self, words, advice=""):
        super().__init__(words)
        self.words, self.advice = words, advice


class NotCheckedError(LearnerError):
    """A learner's code may be right or wrong: it is in a form that cannot be read."""


def attempt(call, *args, **kwargs):
    """Result of a silenced call; whatever it raises becomes a `LearnerError`."""
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            return call(*args, **kwargs)
    except LearnerError:
        raise
    except RecursionError:
        raise LearnerError("RecursionError: it calls itself without end") from None
    except MemoryError:
        raise LearnerError(
            "MemoryError: it needs more memory than is allowed"
        ) from None
    except (Exception, SystemExit) as error:
        if raised_here(error):
            words = f"the check cannot use what it was given: {words_of(error)[0]}"
            raise NotCheckedError(words) from error
        raise LearnerError(*words_of(error)) from error


@contextlib.contextmanager
def steady():
    """Let code that draws from the global generators draw the same numbers each time.

    The caller's own generators go on afterwards as if nothing had happened.
    """
    plain = random.getstate()
    arrays = np.random.get_state()  # noqa: NPY002  learners draw from the global one
    random.seed(0)
    np.random.seed(0)  # noqa: NPY002  learners draw from the global one
    try:
        yield
    finally:
        random.setstate(plain)
        np.random.set_state(arrays)  # noqa: NPY002  the caller's, as it was


def words_of(error):
    """The error in one line, with the line of the learner's code, and a hint."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if is_own(f.filename)]
    place = f" (line {own[-1].lineno}, in {own[-1].name})" if own else ""
    text = f"{type(error).__name__}: {error}".strip(": ")
    hint = next((h for key, h in HINTS.items() if key in text), "")
    return text + place, hint


def raised_here(error) -> bool:
    """Whether an error arose in a line of the checker's own, such as a call."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and frames[-1].filename.startswith(CHECKER)


def is_own(filename) -> bool:
    """Whether a line of this file is the learner's, not one of a library or of ours."""
    if filename.startswith("<learner"):
        return True
    return not filename.startswith(("<frozen", "<__array", *LIBRARIES))


def finding_of(subject, refused: LearnerError) -> Finding:
    """The line of the report for a refusal."""
    if isinstance(refused, NotCheckedError):
        return Finding(subject, "not read", refused.words, advice=refused.advice)
    return Finding(subject, "error", refused.words, advice=refused.advice)
