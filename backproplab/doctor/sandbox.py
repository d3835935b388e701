"""Run the child process with limits, and without the caller's environment."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path

__all__ = ["Limits", "run_child"]

KEPT = ("LANG", "LC_ALL", "SYSTEMROOT")
MOST_OUTPUT = 10_000_000


@dataclass(frozen=True)
class Limits:
    """What one file may use.

    Parameters
    ----------
    seconds : float
        Time for the whole file.
    seconds_each : float
        Time for loading it, and for each thing checked.
    megabytes : int
        Address space.
    """

    seconds: float = 30.0
    seconds_each: float = 8.0
    megabytes: int = 2048

    def apply(self):
        """Set the limits of this process: the child does, before it loads the file."""
        size, cpu = self.megabytes * 2**20, int(self.seconds) + 1
        for kind, limit in (
            (resource.RLIMIT_AS, size),
            (resource.RLIMIT_CPU, cpu),
            (resource.RLIMIT_FSIZE, MOST_OUTPUT),
            (resource.RLIMIT_CORE, 0),
        ):
            most = resource.getrlimit(kind)[1]
            allowed = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(kind, (allowed, allowed))


def environment(folder) -> dict[str, str]:
    """The few variables that the child gets; nothing else of the caller's."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    package = Path(__file__).parents[2]
    return kept | {
        "PATH": os.defpath,
        "HOME": folder,
        "TMPDIR": folder,
        "MPLCONFIGDIR": folder,
        "MPLBACKEND": "Agg",
        "PYTHONPATH": str(package),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def run_child(path, limits: Limits) -> tuple[list[str], str]:
    """Lines that the child wrote, and what ended it early (empty if nothing did).

    Parameters
    ----------
    path : Path
        The learner's file.
    limits : Limits
        What it may use.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "findings.jsonl"
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "backproplab.doctor.child",
                 str(Path(path).resolve()), *map(str, astuple(limits))],
                stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.DEVNULL,
                cwd=folder, env=environment(folder), start_new_session=True,
            )  # fmt: skip
        problem = wait(process, limits.seconds)
        text = output.read_text(encoding="utf-8", errors="replace")
    lines = text.splitlines()
    if lines[-1:] == ['"done"']:
        return lines[:-1], ""
    return lines, problem or "the process ended early: it exited or crashed"


def wait(process, seconds):
    """Wait for the process, end it with all it started, and say what ended it."""
    try:
        code = process.wait(timeout=seconds)
        problem = by_signal(-code) if code < 0 else ""
    except subprocess.TimeoutExpired:
        problem = f"took more than {seconds:g} s: does it end?"
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return problem


def by_signal(number):
    """What a fatal signal means."""
    meant = {
        signal.SIGXCPU: "used more processor time than allowed: does it end?",
        signal.SIGKILL: "was killed: too much memory or time",
        signal.SIGSEGV: "crashed (segmentation fault)",
        signal.SIGXFSZ: "wrote a file larger than allowed",
    }
    return meant.get(number, f"crashed (signal {number})")
