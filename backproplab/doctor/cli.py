"""The command ``python -m backproplab check``."""

import argparse
import signal
import sys
from collections import Counter
from pathlib import Path

from backproplab.doctor.conventions import CONVENTIONS
from backproplab.doctor.grading import InterruptedGrading, check_files
from backproplab.doctor.limits import Limits
from backproplab.doctor.submissions import has_suffix, submissions
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
        "written, 3 nothing is wrong, but something was not read, 130 interrupted.",
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
    add(
        "--canary",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="let the checker judge a right and a wrong backward pass after each file, "
        "to notice a file that changes the checker (default: yes)",
    )
    parser.set_defaults(run=run)


def run(options) -> int:
    """Check what was asked for; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.platform == "win32":
        say("check: needs Linux or macOS. From Python, backproplab.gradcheck.diagnose "
            "works here too.")  # fmt: skip
        return 2
    try:
        files, left_out = asked_for(options.paths)
        prepare(options)
        reports, status = checked(files, options)
        show(reports, left_out, as_json=options.json)
        write(reports, options)
    except OSError as error:
        say(error)
        return 2
    return status


def checked(files, options):
    """The reports, as many as there are when somebody interrupts; the exit status."""
    each = min(options.seconds, Limits.seconds_each)
    limits = Limits(options.seconds, each, int(options.megabytes))
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        reports = check_files(
            files, limits, options.jobs,
            progress=len(files) > 1 and sys.stderr.isatty(), canary=options.canary,
            convention=options.convention, expect=options.expect,
        )  # fmt: skip
    except InterruptedGrading as stopped:
        say(
            f"check: interrupted; {len(stopped.reports)} of {len(files)} files are done"
        )
        return stopped.reports, 130
    finally:
        signal.signal(signal.SIGTERM, before)
    return reports, exit_status(reports)


def interrupt(*_):
    """End as Ctrl-C does, with what is known."""
    raise KeyboardInterrupt


def exit_status(reports) -> int:
    """0: all passed; 3: nothing is wrong, something was not read; 1: otherwise."""
    verdicts = {report.verdict for report in reports}
    if verdicts <= {"passed"}:
        return 0
    return 3 if verdicts <= {"passed", "not read"} else 1


def say(words) -> None:
    """Print to where errors go."""
    print(words, file=sys.stderr)  # noqa: T201  it is a command


def asked_for(paths) -> tuple[list[Path], Counter]:
    """The files that are named, those in the folders, and how many are left out."""
    found: list[Path] = []
    left_out: Counter = Counter()
    for path in paths:
        if path.is_dir():
            inside = submissions(path)
            left_out += inside.left_out
            if not inside.paths:
                raise FileNotFoundError(f"check: no .py or .ipynb file in {path}.")
            found += inside.paths
        elif not path.is_file():
            raise FileNotFoundError(f"check: there is no file {path}.")
        elif not has_suffix(path.name):
            words = f"check: {path} is neither a .py nor an .ipynb file."
            raise FileNotFoundError(words)
        else:
            found.append(path)
    return list(dict.fromkeys(found)), left_out
