"""Runs one command and ends everything that it has started.

A process of its own, so that on Linux it can become the parent of whatever leaves the
session of the command (``PR_SET_CHILD_SUBREAPER``) and end that too. It imports the
standard library only: it starts once for each submission.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

__all__ = ["TIMED_OUT", "descendants", "main", "marked"]

TIMED_OUT = 124  # as the command `timeout` has it
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of <linux/prctl.h>
ROUNDS = 50  # how often new processes are looked for


def become_subreaper() -> None:
    """Become the parent of orphans among the descendants, where the system can."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def processes():
    """Numbers of all processes, where the system lists them in /proc."""
    with contextlib.suppress(OSError):
        yield from (int(p) for p in os.listdir("/proc") if p.isdigit())  # noqa: PTH208


def parent_of(pid: int) -> int:
    """The parent of a process; 0 if it has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
        return int(stat.rpartition(b")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def descendants(of: int) -> list[int]:
    """All processes below one."""
    parents = {pid: parent_of(pid) for pid in processes()}
    found, generation = [], [of]
    while generation:
        generation = [pid for pid, parent in parents.items() if parent in generation]
        found += generation
    return found


def marked(mark: str) -> list[int]:
    """All processes in whose environment a word stands, except this one."""
    found = []
    for pid in processes():
        with contextlib.suppress(OSError):
            if mark.encode() in Path(f"/proc/{pid}/environ").read_bytes():
                found.append(pid)
    return [pid for pid in found if pid != os.getpid()]


def end(find) -> None:
    """Stop and then kill what `find` lists, until it lists nothing."""
    for _ in range(ROUNDS):
        listed = find()
        if not listed:
            return
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for pid in listed:
                with contextlib.suppress(OSError):
                    os.kill(pid, number)


def living_descendants() -> list[int]:
    """The processes below this one, after those that have ended are taken note of."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return descendants(os.getpid())


def main(seconds: str, *command: str) -> int:
    """Run a command for at most some seconds.

    Returns
    -------
    int
        Its exit status; `TIMED_OUT`, or 128 plus the number of a fatal signal.
    """
    become_subreaper()

    def stop(*_):
        raise SystemExit(128 + signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    process = subprocess.Popen(command, start_new_session=True)
    try:
        code = process.wait(timeout=float(seconds))
        return code if code >= 0 else 128 - code
    except subprocess.TimeoutExpired:
        return TIMED_OUT
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        end(living_descendants)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
