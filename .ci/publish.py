"""Put a built site beside the versions that are published already.

    python .ci/publish.py NAME _build/html PAGES

NAME is the name of the version: `latest` or a tag. PAGES is the folder that is
published. With NAME alone, it only says whether a version may be called like that.
The page `versions.html` lists all of them and knows which has which page; the first
page of the host leads to `latest`, or to the newest version while there is no `latest`.
"""

import json
import re
import shutil
import sys
from html import escape
from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="versions.css">
<link rel="icon" href="{newest}/_static/favicon.svg">
{head}<title>{title}</title>
<h1>{title}</h1>
{body}
</html>
"""
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
LINK = (
    '<li><a href="{0}/index.html">{0}</a>'
    "<span hidden> does not have it: to its first page</span></li>"
)
LISTING = """<p id="from"></p>
<ul>
{links}
</ul>"""
FILES = Path(__file__).parent / "versions"
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


def pages_of(folder):
    """Return the addresses of the pages in a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html"))


def check(name):
    """Stop unless a version may have this name."""
    if not NAME.fullmatch(name):
        raise SystemExit(
            f"publish: expected latest or a tag like v1.2 or v1.2rc1, got {name!r}. "
            "Delete that tag, and set one of that form."
        )


def publish(site, pages, name):
    """Put a site into a folder under a name; write the pages above the versions."""
    check(name)
    shutil.rmtree(pages / name, ignore_errors=True)
    shutil.copytree(site, pages / name)
    names = versions(pages)
    shutil.copy(FILES / "versions.css", pages)
    have = json.dumps({n: pages_of(pages / n) for n in names}, separators=(",", ":"))
    code = (FILES / "versions.js").read_text("utf-8")
    (pages / "versions.js").write_text(f"const PAGES = {have};\n{code}", "utf-8")
    listing = LISTING.format(links="\n".join(map(LINK.format, map(escape, names))))
    script = '<script src="versions.js" defer></script>\n'
    (pages / "versions.html").write_text(
        PAGE.format(
            policy=POLICY,
            head=script,
            newest=names[0],
            title="Versions of backproplab",
            body=listing,
        ),
        "utf-8",
    )
    there = f"{names[0]}/index.html"
    (pages / "index.html").write_text(
        PAGE.format(
            policy=POLICY,
            head=f'<meta http-equiv="refresh" content="0; url={there}">\n',
            newest=names[0],
            title="backproplab",
            body=f'<p><a href="{there}">Go to the site</a></p>',
        ),
        "utf-8",
    )
    shutil.copy(pages / names[0] / "404.html", pages / "404.html")
    (pages / ".nojekyll").touch()


if __name__ == "__main__":
    version, *folders = sys.argv[1:]
    if folders:
        publish(*map(Path, folders), version)
    else:
        check(version)
