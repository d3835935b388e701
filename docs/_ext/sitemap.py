"""A list of all pages for search engines.

Its addresses have to be absolute, so it is written only where the address of the site
is known (`html_baseurl`), as the canonical address of each page is.
"""

from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

__all__ = ["setup", "sitemap"]

HIDDEN = ("404", "genindex", "py-modindex", "search")


def sitemap(base, pages):
    """Return the list as XML.

    Parameters
    ----------
    base : str
        The address of the site.
    pages : iterable of str
        Paths of pages within the site.

    Examples
    --------
    >>> print(sitemap("https://example.org/book/", ["learn/a&b.html"]), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://example.org/book/learn/a%26b.html</loc></url>
    </urlset>
    """
    root = base.rstrip("/")
    rows = [
        f"<url><loc>{escape(f'{root}/{quote(page)}')}</loc></url>"
        for page in sorted(pages)
    ]
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *rows,
        "</urlset>",
        "",
    ])  # fmt: skip


def write(app, exception):
    """Write the list beside the pages, or remove that of an earlier build."""
    if exception is not None or app.builder.name != "html":
        return
    file = Path(app.outdir, "sitemap.xml")
    file.unlink(missing_ok=True)
    if app.config.html_baseurl:
        names = app.env.found_docs - {*HIDDEN}
        pages = map(app.builder.get_target_uri, names)
        file.write_text(sitemap(app.config.html_baseurl, pages), encoding="utf-8")


def setup(app):
    """Run when all pages are there."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
