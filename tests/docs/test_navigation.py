"""One tree for all pages is, on each, the tree that Sphinx and Furo make for it."""

from io import StringIO

import navigation
import pytest
from furo.navigation import get_navigation_tree
from sphinx.application import Sphinx
from sphinx.environment.adapters.toctree import global_toctree_for_doc

PAGES = {
    "index": ".. toctree::\n   :caption: One\n\n   a/index\n   c\n\n"
    ".. toctree::\n   :caption: Two\n   :hidden:\n\n   b/index\n   c",
    "a/index": ".. toctree::\n\n   deep/index\n   x",
    "a/deep/index": ".. toctree::\n\n   y",
    "a/deep/y": "",
    "a/x": "",
    "b/index": "",
    "c": "",
    "alone": "",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("toy")
    for name, text in PAGES.items():
        page = folder / f"{name}.rst"
        page.parent.mkdir(parents=True, exist_ok=True)
        title = name.replace("/", " ")
        page.write_text(f"{title}\n{'=' * len(title)}\n\n{text}\n")
    quiet = {"status": StringIO(), "warning": StringIO()}
    made = [folder / kind for kind in ("out", "trees")]
    app = Sphinx(folder, None, *made, "html", confoverrides={}, **quiet)
    app.build()
    return app


def by_furo(app, page):
    tree = global_toctree_for_doc(
        app.env, page, app.builder, tags=app.tags, collapse=False, titles_only=True,
        maxdepth=-1, includehidden=True,
    )  # fmt: skip
    return get_navigation_tree(app.builder.render_partial(tree)["fragment"])


@pytest.mark.parametrize("page", PAGES)  # "c" stands in the tree twice
def test_the_tree_of_a_page(app, page):
    tree = navigation.grow(app)
    assert tree.seen_from(app.builder.get_target_uri(page)) == by_furo(app, page)


def test_what_is_current_on_one_page_is_not_on_the_next(app):
    tree = navigation.grow(app)
    first = tree.seen_from("a/x.html")
    assert first.count("current-page") == 1
    assert "current" not in tree.seen_from("alone.html")
    assert tree.seen_from("a/x.html") == first
