"""Compile hand-kept lists of foreign names into inventories that intersphinx reads.

A list is a text file: its first line is the address of the documentation, every other
line is one entry of a Sphinx inventory (name, domain:role, priority, page, title).
"""

import zlib
from pathlib import Path

__all__ = ["compile_all", "inventory"]

HEADER = """\
# Sphinx inventory version 2
# Project: {name}
# Version:
# The remainder of this file is compressed using zlib.
"""


def inventory(name, entries):
    """Return the bytes of a version 2 inventory."""
    body = "".join(f"{entry}\n" for entry in entries)
    return HEADER.format(name=name).encode() + zlib.compress(body.encode(), 9)


def compile_all(source, target):
    """Compile every list in `source`; return a mapping for intersphinx."""
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    mapping = {}
    for listing in sorted(Path(source).glob("*.txt")):
        address, *entries = listing.read_text(encoding="utf-8").split("\n")
        compiled = target / f"{listing.stem}.inv"
        compiled.write_bytes(inventory(listing.stem, filter(None, entries)))
        mapping[listing.stem] = (address, (str(compiled),))
    return mapping
