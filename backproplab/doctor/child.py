"""The child process: loads one file, checks it, writes a line for each finding."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.canary import canary
from backproplab.doctor.finding import Finding
from backproplab.doctor.limits import Limits
from backproplab.doctor.source import load, missing_name
from backproplab.doctor.tasks import nothing_found, tasks
from backproplab.doctor.wire import Writer

__all__ = ["main"]


SAVE_AS = "Save it as UTF-8 text: a .py script, or a notebook that opens in Jupyter."


class Overtime(BaseException):
    """Raised inside a learner's code by the alarm clock."""


def ring(*_):
    """Handle the alarm."""
    raise Overtime


def timed(seconds, call, *args):
    """Result of a call that may take `seconds`; then `Overtime` is raised."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return call(*args)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def findings(path, seconds):
    """All findings on a file, one after the other."""
    subject = Path(path).name
    try:
        learner = timed(seconds, load, path)
    except Overtime:
        yield Finding(subject, "error", f"loading took more than {seconds:g} s")
        return
    except (OSError, SyntaxError, ValueError, RecursionError) as error:
        yield Finding(subject, "error", f"not readable: {error}", advice=SAVE_AS)
        return
    for problem in learner.problems:
        yield Finding(subject, "error", problem)
    for note in learner.notes:
        yield Finding(subject, "note", note)
    for name, why in learner.unread:
        yield Finding(name, "not read", why)
    yield from checked(learner, subject, seconds)


def checked(learner, subject, seconds):
    """The findings on all that a file defines."""
    try:
        jobs = timed(seconds, attempt, tasks, learner.namespace)
    except Overtime:
        words = f"finding out what can be checked took more than {seconds:g} s"
        yield Finding(subject, "error", words)
        return
    except LearnerError as refused:
        yield Finding(subject, "not read", refused.words)
        return
    if not jobs and not learner.problems and not learner.unread:
        yield nothing_found(learner.namespace)
    for name, job in jobs:
        try:
            found = timed(seconds, attempt, job)
            yield from (with_reason(f, learner) for f in found)
        except Overtime:
            yield Finding(name, "error", f"took more than {seconds:g} s: does it end?")
        except LearnerError as refused:
            yield with_reason(finding_of(name, refused), learner)


def with_reason(finding, learner):
    """The finding; if a name was not defined, with the reason for that."""
    name, unset = missing_name(finding.message), learner.unset
    if name not in unset:
        return finding
    if name in learner.absent:
        words = f"it needs {name}: {unset[name]}"
        return replace(finding, status="not read", message=words, advice="")
    words = f"{finding.message}: {unset[name]}; {name} was never set"
    return replace(finding, message=words)


def main(path, seconds, seconds_each, megabytes, *options):
    """Check `path` and write the findings; what the learner prints goes nowhere."""
    limits = Limits(float(seconds), float(seconds_each), int(megabytes))
    limits.apply()
    signal.signal(signal.SIGALRM, ring)
    secret = os.read(0, 32)
    report = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    writer = Writer(report, secret)
    quiet = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(quiet, number)
    own = os.getpid()
    for finding in findings(path, limits.seconds_each):
        if os.getpid() != own:
            os._exit(1)  # a process that the learner's code has forked
        writer.write(finding)
    if "canary" in options:
        for finding in timed(limits.seconds_each, canary):
            writer.write(finding)
    writer.seal()


if __name__ == "__main__":
    main(*sys.argv[1:])
