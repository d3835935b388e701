"""Run the child process with limits, and without the caller's environment."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from dataclasses import astuple
from pathlib import Path

from backproplab.doctor import supervisor
from backproplab.doctor.limits import MOST_OUTPUT, Limits

__all__ = ["Children", "run_child"]

KEPT = ("LANG", "LC_ALL", "SYSTEMROOT")
MARK = "BACKPROPLAB_CHECK"
PATIENCE = 30.0  # seconds for the supervisor to end what a submission has started


class Children:
    """The supervisors that run at a time, so that all of them can be ended."""

    def __init__(self):
        self.running: set[subprocess.Popen] = set()
        self.stopped = False

    def end(self) -> None:
        """Ask every supervisor to end its submission, and start no other."""
        self.stopped = True
        for process in list(self.running):
            with contextlib.suppress(OSError):
                process.terminate()


def environment(folder: str, mark: str) -> dict[str, str]:
    """The few variables that the child gets; nothing else of the caller's."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    package = Path(__file__).parents[2]
    return kept | {
        MARK: mark,
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


def run_child(
    path, limits: Limits, options=(), children: Children | None = None
) -> tuple[bytes, bytes, str]:
    """What the child wrote, the secret it was handed, and what ended it early.

    Parameters
    ----------
    path : Path
        The learner's file.
    limits : Limits
        What it may use.
    options : sequence of str
        Further arguments of the child.
    children : Children, optional
        Where the process is listed while it runs.

    Returns
    -------
    data : bytes
        What was written, `MOST_OUTPUT` bytes at most.
    secret : bytes
        What a seal must have been made with.
    problem : str
        Why the process ended early; empty if it did not.
    """
    children = children or Children()
    folder, secret, mark = tempfile.mkdtemp(), secrets.token_bytes(32), os.urandom(16)
    try:
        # neither file has a name: a submission can find neither in its folder
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as handed:
            handed.write(secret)
            handed.seek(0)
            command = [
                sys.executable, "-P", "-m", "backproplab.doctor.child",
                str(Path(path).absolute()), *map(str, astuple(limits)), *options,
            ]  # fmt: skip
            problem = supervise(
                command, limits.seconds, folder, mark.hex(), handed, output, children
            )
            output.seek(0)
            return output.read(MOST_OUTPUT), secret, problem
    finally:
        remove(folder)


def supervise(command, seconds, folder, mark, handed, output, children) -> str:
    """Run the command under a supervisor, and say what ended it early."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", supervisor.__file__, str(seconds), *command],
        stdin=handed, stdout=output, stderr=subprocess.DEVNULL,
        cwd=folder, env=environment(folder, mark), start_new_session=True,
    )  # fmt: skip
    children.running.add(process)
    if children.stopped:
        process.terminate()
    try:
        code = process.wait(timeout=seconds + PATIENCE)
    except subprocess.TimeoutExpired:
        code = supervisor.TIMED_OUT
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        supervisor.end(lambda: supervisor.marked(f"{MARK}={mark}"))
        children.running.discard(process)
    if children.stopped:
        return "was stopped before it was done"
    return ending(code, seconds)


def ending(code: int, seconds: float) -> str:
    """What an exit status of the supervisor means; empty for an orderly end."""
    if code == supervisor.TIMED_OUT:
        return f"took more than {seconds:g} s: does it end?"
    number = code - 128 if code > 128 else -code  # a supervisor may be killed as well
    meant: dict[int, str] = {
        signal.SIGXCPU: "used more processor time than allowed: does it end?",
        signal.SIGKILL: "was killed: too much memory or time",
        signal.SIGSEGV: "crashed (segmentation fault)",
        signal.SIGXFSZ: "wrote a file larger than allowed",
    }
    return meant.get(number, f"crashed (signal {number})") if number > 0 else ""


def remove(folder: str) -> None:
    """Remove a folder, however deep and whatever its permissions."""
    with contextlib.suppress(OSError):
        os.chmod(folder, 0o700)  # noqa: PTH101
    subprocess.run(
        ["rm", "-rf", "--", folder], stderr=subprocess.DEVNULL, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
