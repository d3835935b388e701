"""The Content-Security-Policy of the site, and the files that carry it.

Everything comes from the host itself. The few lines that the theme writes into each
page, so that no page flashes in the wrong colors, are named by their digests. Every
page states the policy itself, for hosts that send no headers of ours (GitHub Pages) and
for a copy in a folder. Hosts that read a file ``_headers`` (Netlify, Cloudflare Pages)
send it as it stands there, with the rule that a page cannot state.
"""

import base64
import hashlib
import re
from pathlib import Path

__all__ = ["digests", "header_file", "policy", "setup", "stated"]

CHARSET = '<meta charset="utf-8">'
INLINE = {
    "script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL),
    "style": re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL),
}


def digests(pages, kind):
    """Return the sources that allow the inline scripts, or styles, of some pages.

    Examples
    --------
    >>> digests(["<script>1</script>"], "script")
    ["'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"]
    """
    texts = {text for page in pages for text in INLINE[kind].findall(page)}
    hashes = (hashlib.sha256(text.encode()).digest() for text in texts)
    return sorted(f"'sha256-{base64.b64encode(value).decode()}'" for value in hashes)


def policy(pages):
    """Return the policy under which all these pages work."""
    pages = list(pages)
    rules = {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the theme's icons are part of its styles
        "script-src": ["'self'", *digests(pages, "script")],
        "style-src": ["'self'", *digests(pages, "style")],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],  # a page may hold a small playground
        "object-src": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def stated(page):
    """Return a page that states its policy, before anything that the policy is about.

    Browsers take no rule from a page on what may show the page in a frame.
    """
    rules = policy([page]).split("; ")
    text = "; ".join(rule for rule in rules if not rule.startswith("frame-ancestors"))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return page.replace(CHARSET, CHARSET + meta, 1)


def header_file(text):
    """Return the content of ``_headers`` for a policy."""
    return (
        "/*\n"
        f"  Content-Security-Policy: {text}\n"
        "  Referrer-Policy: no-referrer\n"
        "  X-Content-Type-Options: nosniff\n"
    )


def write(app, exception):
    """Read every page that was built, and write the policy beside them."""
    if exception is None and app.builder.name == "html":
        pages = sorted(Path(app.outdir).rglob("*.html"))
        text = policy(page.read_text(encoding="utf-8") for page in pages)
        Path(app.outdir, "_headers").write_text(header_file(text), encoding="utf-8")


def setup(app):
    """Run when all pages are there."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
