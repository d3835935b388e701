"""How findings travel from the child process to the grader.

The child writes a line of JSON for each finding and a seal at the end: the number of
lines, and a digest of them with a secret that the grader has handed over before the
file was loaded. Lines that something else has written break the seal. Nothing is
believed: whatever is not a finding of the right types is refused.
"""

import hashlib
import json

from backproplab.doctor.finding import STATUSES, Finding
from backproplab.doctor.plain_text import one_line

__all__ = ["Writer", "read_findings"]

MOST_LINES = 1000
CHANGED = "the report of this file was changed while the file was checked"
ADVICE = "Look at the file: it may write to open files, or end the process by itself."


class Writer:
    """Writes findings as lines, and a seal.

    Parameters
    ----------
    stream : text stream
        Where the lines go.
    secret : bytes
        What the seal is made with.
    """

    def __init__(self, stream, secret: bytes):
        digest, count = hashlib.sha256(secret), 0

        def write(finding: Finding) -> None:
            nonlocal count
            text = json.dumps(finding.as_dict()) + "\n"
            digest.update(text.encode())
            count += 1
            stream.write(text)
            stream.flush()

        def seal() -> None:
            stream.write(json.dumps({"lines": count, "seal": digest.hexdigest()}))
            stream.write("\n")
            stream.flush()

        self.write, self.seal = write, seal


def read_findings(data: bytes, secret: bytes) -> tuple[list[Finding], str]:
    """The findings in what a child has written, and what is wrong with them.

    Parameters
    ----------
    data : bytes
        All that was written.
    secret : bytes
        What the child was handed.

    Returns
    -------
    findings : list of Finding
        Those that can be read, their texts made safe to print.
    problem : str
        Empty if the seal is there and fits; ``"unsealed"`` if the child ended before
        it; otherwise in words what is wrong.
    """
    *lines, last = data.split(b"\n")[: MOST_LINES + 2] or [b""]
    found = [parse(line) for line in lines]
    findings = [f for f in found if isinstance(f, Finding)]
    whole = not last and bool(lines) and isinstance(found[-1], dict)
    if any(f is None for f in found) or len(lines) > MOST_LINES:
        return findings, CHANGED
    if not whole:
        return findings, "unsealed"
    digest = hashlib.sha256(secret)
    for line in lines[:-1]:
        digest.update(line + b"\n")
    expected = {"lines": len(lines) - 1, "seal": digest.hexdigest()}
    return findings, "" if found[-1] == expected else CHANGED


def parse(line: bytes) -> Finding | dict | None:
    """A finding, a seal, or None for anything else."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict):
        return None
    if set(entry) == {"lines", "seal"}:
        return entry
    return checked(entry)


def checked(entry: dict) -> Finding | None:
    """The finding with these fields, if they are all there and of the right types."""
    texts = ("subject", "message", "advice", "kind")
    if set(entry) != {*texts, "status", "evidence", "causes", "titles"}:
        return None
    lists = entry["evidence"], entry["titles"], *as_lists(entry["causes"])
    if entry["status"] not in STATUSES or not all(map(all_text, lists)):
        return None
    if not all_text([entry[name] for name in texts]):
        return None
    return Finding(
        status=entry["status"],
        evidence=tuple(map(one_line, entry["evidence"])),
        causes=tuple(tuple(map(one_line, cause)) for cause in entry["causes"]),
        titles=tuple(map(one_line, entry["titles"])),
        **{name: one_line(entry[name]) for name in texts},
    )


def as_lists(value) -> list:
    """The lists in a list; something that is no list of texts if it is not one."""
    return value if isinstance(value, list) else [None]


def all_text(value) -> bool:
    """Whether something is a list of texts."""
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
