"""The characters of each page's formulas, kept in the environment."""

from __future__ import annotations

from sphinx.environment.collectors import EnvironmentCollector

from .convert import characters
from .render import is_formula

__all__ = ["CharacterCollector", "all_characters"]


class CharacterCollector(EnvironmentCollector):
    """Note for every page which characters its formulas draw."""

    def process_doc(self, app, doctree):
        found = set()
        for node in doctree.findall(is_formula):
            found |= characters(node["mathml"])
        _pages(app.env)[app.env.current_document.docname] = "".join(sorted(found))

    def clear_doc(self, app, env, docname):
        _pages(env).pop(docname, None)

    def merge_other(self, app, env, docnames, other):
        _pages(env).update((name, _pages(other)[name]) for name in docnames)


def _pages(env):
    if not hasattr(env, "mathml_characters"):
        env.mathml_characters = {}
    return env.mathml_characters


def all_characters(env):
    """Return the characters of all pages as one sorted string."""
    return "".join(sorted(set().union(*_pages(env).values())))
