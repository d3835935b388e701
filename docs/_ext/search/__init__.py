"""The search of the site: by words, phrases and symbols, with the words around a hit.

Sphinx's own search knows which page has a word; it forgets part of that when some of
the pages are built again, and it loads the pages it found to show a context. This one
keeps the text of every place, so a phrase can be told from scattered words, ``dL/dW``
finds a fraction that is typeset, and it works from a folder as from a host. The work of
an index is done in the browser by MiniSearch, which lies beside this file as it was
published. ``stored`` keeps what is sent to the browser small.
"""

import shutil
from pathlib import Path

from .places import PlaceCollector, places_of, with_titles
from .stored import code_words, compact, script

__all__ = ["data", "setup"]

STATIC = Path(__file__).parent / "static"
FILE = "search-places.js"
CODE = "search"  # the folder with the code of each page
SCRIPTS = ("minisearch.js", FILE, "search.js")
KINDS = {
    "learn/": "Learn",
    "exercises/": "Exercise",
    "auto_gallery/": "Gallery",
    "reference/api/": "API",
    "reference/ledger": "Ledger",
    "reference/glossary": "Glossary",
}
UNSEARCHED = ("404",)


def kind(docname):
    """What a page is, for the reader of a result."""
    starts = [start for start in KINDS if docname.startswith(start)]
    return KINDS[starts[0]] if starts else "About"


def data(places, titles, uri):
    """Return what the browser searches: one script, and one for the code of each page.

    Parameters
    ----------
    places : dict of str to list
        The places of every page.
    titles : dict of str to str
        The titles of the pages.
    uri : callable
        Gives the address of a page.

    Returns
    -------
    places : str
        The script that is loaded at once.
    codes : dict of str to str
        By address of a page, the script with the code of its places.
    """
    names = sorted(set(places) - set(UNSEARCHED))
    pages = [[uri(name), titles[name], kind(name)] for name in names]
    rows, codes = [], {}
    for i, name in enumerate(names):
        texts = [[with_titles(t, titles) for t in row] for row in places[name]]
        rows += [
            [i, anchor, title, text, code_words(code, text)]
            for anchor, title, text, code in texts
        ]
        if any(code for *_, code in texts):
            key = f"searchCode[{compact(uri(name))}]"
            codes[uri(name)] = script(key, [code for *_, code in texts])
    return script("searchPlaces", {"pages": pages, "places": rows}), codes


def replace_search(app):
    """Have no search of Sphinx, but a page at its address."""
    app.builder.search = False
    if app.builder.name == "html":
        app.config.html_static_path.append(str(STATIC))
        app.config.html_additional_pages["search"] = "search.html"


def write(app):
    """Write what the browser searches, before the page that loads it."""
    titles = {name: title.astext() for name, title in app.env.titles.items()}
    found, codes = data(places_of(app.env), titles, app.builder.get_target_uri)
    if app.builder.name == "html":
        static = Path(app.outdir, "_static")
        (static / FILE).write_text(found, encoding="utf-8")
        shutil.rmtree(static / CODE, ignore_errors=True)
        for address, text in codes.items():
            file = (static / CODE / address).with_suffix(".js")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return []


def add_files(app, pagename, templatename, context, doctree):
    """Load the scripts on the page of the search alone."""
    if pagename == "search" and app.builder.name == "html":
        app.add_css_file("search.css")
        for file in SCRIPTS:
            app.add_js_file(file, defer="defer")


def setup(app):
    """Register; the places of a page are noted when it is read."""
    app.add_env_collector(PlaceCollector)
    app.connect("builder-inited", replace_search, priority=100)
    app.connect("html-collect-pages", write)
    app.connect("html-page-context", add_files)
    return {
        "version": "1",
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
