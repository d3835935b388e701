"""Print reports, and write them to the files that were asked for."""

import json
import os
import sys

from backproplab.doctor.page import as_html
from backproplab.doctor.render import as_csv, as_text

__all__ = ["prepare", "show", "write"]

FORMATS = {"html": as_html, "csv": as_csv}


def targets(options):
    """The files to write, and what makes their text."""
    asked = ((getattr(options, name), make) for name, make in FORMATS.items())
    return [(path, make) for path, make in asked if path is not None]


def prepare(options) -> None:
    """Find out before the work whether the reports can be written.

    Parameters
    ----------
    options : argparse.Namespace
        Holds `html` and `csv`, paths or None.

    Raises
    ------
    OSError
        If one of them cannot.
    """
    for path, _ in targets(options):
        try:
            with path.open("a", encoding="utf-8"):
                pass
        except OSError as error:
            words = (
                f"check: cannot write {path}: {error.strerror}. Nothing was checked."
            )
            raise OSError(words) from error


def show(reports, left_out=None, *, as_json: bool = False) -> None:
    """Print the reports; a reader that stops early, such as ``head``, is no error."""
    entries = [report.as_dict() for report in reports]
    text = json.dumps(entries, indent=2) if as_json else as_text(reports, left_out)
    try:
        print(text, flush=True)  # noqa: T201  it is a command
    except BrokenPipeError:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, sys.stdout.fileno())


def write(reports, options) -> None:
    """Write the files that were asked for, and say so."""
    for path, make in targets(options):
        path.write_text(make(reports), encoding="utf-8", errors="backslashreplace")
        stream = sys.stderr if options.json else sys.stdout
        print(f"report written to {path}", file=stream)
