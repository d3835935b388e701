"""Where in the sources a page, or a picture on it, comes from."""

from pathlib import Path

import built

__all__ = ["place", "places_of_file"]

ROOT = Path(__file__).parents[2]


def source(name):
    """The file that a page is made of; of generated pages, the page itself."""
    stem = name.removesuffix(".html")
    candidates = [
        ROOT / "docs" / f"{stem}.md",
        ROOT / "gallery" / f"{stem.removeprefix('auto_gallery/')}.py",
    ]
    return next((file for file in candidates if file.is_file()), built.SITE / name)


def place(name, title=""):
    """Return a page's source and the line where a title, or its beginning, stands.

    Numbers in a title may have been computed, so its first words have to do.
    """
    file = source(name)
    lines = file.read_text("utf-8").splitlines()
    words = title.split()
    starts = [" ".join(words[:n]) for n in range(len(words), 1, -1)]
    found = (i for start in starts for i, line in enumerate(lines, 1) if start in line)
    return f"{file.relative_to(ROOT).as_posix()}:{next(found, 1)}"


def places_of_file(file):
    """Return where a picture or a video is made: the figure's title, page by page."""
    places = []
    for name in built.names():
        if file.name not in built.text(name):
            continue
        figures = built.parsed(name).css("figure")
        shown = [f.css_first("img, video") for f in figures if file.name in f.html]
        words = shown[0].attributes if shown and shown[0] else {}
        title = words.get("alt") or words.get("aria-label") or ""
        places.append(place(name, title))
    return places
