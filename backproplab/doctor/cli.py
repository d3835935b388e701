"""The command ``python -m backproplab check``."""

import argparse
import sys
from pathlib import Path

from backproplab.doctor.conventions import CONVENTIONS
from backproplab.doctor.grading import SUFFIXES, check_files, submissions
from backproplab.doctor.sandbox import Limits
from backproplab.doctor.writing import prepare, show, write

__all__ = ["add_command"]


def positive(text):
    """A number above zero, for the command line."""
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"must be above 0, got {text}")
    return value


def count(text):
    """A whole number above zero, for the command line."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, got {text}")
    return value


def names(text):
    """Names separated by commas, for the command line."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


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
        help="check hand-written gradients in files, or in folders of files",
        description="Check the hand-written gradients in scripts and notebooks, and "
        "name the mistakes. Exit status: 0 all right, 1 something is wrong or nothing "
        "was found to check, 2 no such file or folder, or a report that cannot be "
        "written.",
    )
    add = parser.add_argument
    add(
        "paths",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="FILE.py, FILE.ipynb or a folder; several are taken",
    )
    add(
        "--expect",
        type=names,
        default=(),
        metavar="NAMES",
        help="what must be there, as in linear,leaky_relu; what is not is a failure",
    )
    add(
        "--convention",
        choices=CONVENTIONS,
        default="loss",
        help="who takes the mean over the batch; with layer, a layer passes that "
        "divides the gradients of all its parameters (default %(default)s)",
    )
    add("--json", action="store_true", help="print JSON")
    add("--html", type=Path, metavar="FILE", help="also write a page")
    add("--csv", type=Path, metavar="FILE", help="also write a table, a row for a file")
    add(
        "--seconds",
        type=positive,
        default=default.seconds,
        help="time for one file (default %(default)s)",
    )
    add(
        "--megabytes",
        type=positive,
        default=default.megabytes,
        help="address space for one file (default %(default)s)",
    )
    add("--jobs", type=count, default=2,
        help="files at a time (default %(default)s)")  # fmt: skip
    parser.set_defaults(run=run)


def run(options) -> int:
    """Check what was asked for; return the exit status."""
    each = min(options.seconds, Limits.seconds_each)
    limits = Limits(options.seconds, each, int(options.megabytes))
    try:
        files = asked_for(options.paths)
        prepare(options)
        reports = check_files(
            files, limits, options.jobs,
            progress=len(files) > 1 and sys.stderr.isatty(),
            convention=options.convention, expect=options.expect,
        )  # fmt: skip
        show(reports, as_json=options.json)
        write(reports, options)
    except OSError as error:
        print(error, file=sys.stderr)  # noqa: T201  it is a command
        return 2
    return 0 if all(report.passed for report in reports) else 1


def asked_for(paths) -> list[Path]:
    """The files that are named, and those in the folders that are named."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = submissions(path)
            if not inside:
                raise FileNotFoundError(f"check: no .py or .ipynb file in {path}.")
            found += inside
        elif not path.is_file():
            raise FileNotFoundError(f"check: there is no file {path}.")
        elif path.suffix not in SUFFIXES:
            words = f"check: {path} is neither a .py nor an .ipynb file."
            raise FileNotFoundError(words)
        else:
            found.append(path)
    return list(dict.fromkeys(found))
