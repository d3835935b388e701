"""Put a built site beside the versions that are published already.

    python .ci/publish.py _build/html PAGES NAME

PAGES is the folder that is published, NAME the name of the version: `latest` or a tag.
The page `versions.html` lists all of them, and the first page of the host leads to
`latest`, or to the newest version while there is no `latest`.
"""

import re
import shutil
import sys
from html import escape
from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>
body {{ font: 1.1rem/1.6 system-ui, sans-serif; margin: 3rem auto; max-width: 36rem; }}
</style>
{head}<title>{title}</title>
<h1>{title}</h1>
{body}
</html>
"""
NAME = re.compile(r"latest|v\d+(\.\d+)*[a-z0-9.]*")


def newest_first(names):
    """Sort names of versions: `latest`, then the tags from the newest to the oldest."""
    return sorted(names, key=lambda name: (name == "latest", age(name)), reverse=True)


def age(name):
    """What orders tags; v1.0rc1 comes before v1.0."""
    release, after = re.fullmatch(r"\D*([\d.]*)(.*)", name).groups()
    numbers = [int(number) for number in re.findall(r"\d+", release)]
    return numbers, after == "", after


def versions(pages):
    """Return the names of the versions in a folder."""
    return newest_first(
        [p.name for p in pages.iterdir() if p.is_dir() and NAME.fullmatch(p.name)]
    )


def publish(site, pages, name):
    """Put a site into a folder under a name; write the pages above the versions."""
    if not NAME.fullmatch(name):
        raise SystemExit(f"publish: expected latest or a tag like v1.2, got {name!r}.")
    shutil.rmtree(pages / name, ignore_errors=True)
    shutil.copytree(site, pages / name)
    names = versions(pages)
    links = [
        f'<li><a href="{escape(n)}/index.html">{escape(n)}</a></li>' for n in names
    ]
    listing = "\n".join(["<ul>", *links, "</ul>"])
    (pages / "versions.html").write_text(
        PAGE.format(head="", title="Versions of backproplab", body=listing), "utf-8"
    )
    there = f"{names[0]}/index.html"
    (pages / "index.html").write_text(
        PAGE.format(
            head=f'<meta http-equiv="refresh" content="0; url={there}">\n',
            title="backproplab",
            body=f'<p><a href="{there}">Go to the site</a></p>',
        ),
        "utf-8",
    )
    shutil.copy(pages / names[0] / "404.html", pages / "404.html")
    (pages / ".nojekyll").touch()


if __name__ == "__main__":
    publish(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
