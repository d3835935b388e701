"""Outputs and gradients that no comparison can be made with."""

import numpy as np

from backproplab.doctor.finding import Finding

__all__ = ["IN_FLOAT32", "float32_words", "unusable"]

IN_FLOAT32 = (
    "works in single precision (float32): its seven digits cannot tell a wrong "
    "gradient from rounding; work in float64 while checking"
)


def unusable(output):
    """Why an output cannot be worked with, or nothing."""
    if output.dtype == object:
        return "nothing usable was returned; is the body still to be filled in?"
    if output.dtype in (np.float32, np.float16):
        return IN_FLOAT32
    if not np.isfinite(output).all():
        where = np.argwhere(~np.isfinite(output))[0].tolist()
        return f"NaN or infinite at index {where}"
    return ""


def float32_words(got):
    """A finding for gradients in float32, or nothing."""
    low = [n for n, g in got.items() if np.asarray(g).dtype in (np.float32, np.float16)]
    if not low:
        return None
    return lambda name: Finding(
        f"{name} backward", "note",
        f"gradient of {', '.join(low)} is in single precision (float32)",
        ("its seven digits cannot be told from a small mistake",),
        (("float32",),), ("float32",), "Work in float64 while checking.",
    )  # fmt: skip
