"""The command ``python -m backproplab check``."""

import argparse
import json
import sys
from pathlib import Path

from backproplab.doctor.grading import SUFFIXES, check_file, check_folder
from backproplab.doctor.render import as_html, as_text
from backproplab.doctor.sandbox import Limits

__all__ = ["add_command"]


def positive(text):
    """A number above zero, for the command line."""
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"must be above 0, got {text}")
    return value


def add_command(commands) -> None:
    """Add ``check`` to the subcommands of the package.

    Parameters
    ----------
    commands : argparse subparsers
        What ``ArgumentParser.add_subparsers`` returns.
    """
    default = Limits()
    parser = commands.add_parser(
        "check",
        help="check hand-written gradients in a file, or in a folder of files",
        description="Check the hand-written gradients in a script or notebook, and "
        "name the mistakes. Exit status: 0 all right, 1 something is wrong, 2 not a "
        "file or folder to check.",
    )
    parser.add_argument("path", type=Path, help="FILE.py, FILE.ipynb or a folder")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a page")
    parser.add_argument(
        "--seconds", type=positive, default=default.seconds,
        help="time for one file (default %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--megabytes", type=positive, default=default.megabytes,
        help="address space for one file (default %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=int, default=2, help="files at a time (default %(default)s)"
    )
    parser.set_defaults(run=run)


def run(options) -> int:
    """Check what was asked for; return the exit status."""
    limits = Limits(
        options.seconds,
        min(options.seconds, Limits.seconds_each),
        int(options.megabytes),
    )
    try:
        reports = checked(options, limits)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)  # noqa: T201  it is a command
        return 2
    if options.html:
        options.html.write_text(as_html(reports), encoding="utf-8")
    entries = [report.as_dict() for report in reports]
    text = json.dumps(entries, indent=2) if options.json else as_text(reports)
    print(text)  # noqa: T201  it is a command
    return 0 if all(report.passed for report in reports) else 1


def checked(options, limits):
    """The reports on the file or on the folder."""
    path = options.path
    if path.is_dir():
        shown = sys.stderr.isatty()
        return check_folder(path, limits, max(options.jobs, 1), progress=shown)
    if path.is_file() and path.suffix not in SUFFIXES:
        raise FileNotFoundError(f"check: {path} is neither a .py nor an .ipynb file.")
    return [check_file(path, limits)]
