"""The learning path: pages in order, with how long each takes and what it is about.

``path`` is a ``toctree`` that shows its pages as the steps of a course.
"""

import re

from docutils import nodes
from facts import minutes
from mathml.render import is_formula
from search.places import words
from sphinx.directives.other import TocTree
from sphinx.environment.collectors import EnvironmentCollector

__all__ = ["FirstWords", "PathDirective", "Steps", "setup"]

END = re.compile(r"[.:](?: |$)")


class Steps(nodes.General, nodes.Element):
    """The place of the list; filled when all pages are known."""


class PathDirective(TocTree):
    """Put pages into the navigation, unseen, and list them as steps."""

    def run(self):
        """Return the tree and the place of the list."""
        self.options["hidden"] = True
        [wrapper] = super().run()
        [tree] = wrapper.children
        return [wrapper, Steps(pages=[name for _, name in tree["entries"]])]


def sentence(paragraph):
    """Yield the first sentence, or what stands before its colon, without links."""
    for node in paragraph:
        if is_formula(node):
            yield node.deepcopy()
            continue
        text = node.astext().replace("\n", " ") if isinstance(node, nodes.Text) else ""
        end = END.search(text)
        yield nodes.Text(text[: end.start()] if end else text or words(node))
        if end:
            return


class FirstWords(EnvironmentCollector):
    """Note of every page its first sentence and how long it takes."""

    def process_doc(self, app, doctree):
        paragraph = next(iter(doctree.findall(nodes.paragraph)), nodes.paragraph())
        first = list(sentence(paragraph))
        page = app.env.current_document.docname
        first_words(app.env)[page] = (minutes(doctree), first)

    def clear_doc(self, app, env, docname):
        first_words(env).pop(docname, None)

    def merge_other(self, app, env, docnames, other):
        first_words(env).update((name, first_words(other)[name]) for name in docnames)

    def get_updated_docs(self, app, env):
        """Pages with a list are written again when any page was read."""
        return [name for name in env.found_docs if name.endswith("learn/index")]


def first_words(env):
    """The time and the first sentence of all pages."""
    if not hasattr(env, "first_words"):
        env.first_words = {}
    return env.first_words


def step(app, docname, page):
    """One page of the list."""
    time, first = first_words(app.env)[page]
    title = app.env.titles[page].astext()
    uri = app.builder.get_relative_uri(docname, page)
    link = nodes.reference("", title, refuri=uri, internal=True)
    head = nodes.paragraph("", "", nodes.strong("", "", link))
    head += nodes.inline(text=f" {time} minutes", classes=["step-time"])
    about = nodes.paragraph("", "", *(node.deepcopy() for node in first))
    about += nodes.Text(".")
    return nodes.list_item("", head, about)


def fill(app, doctree, docname):
    """Write the lists of a page."""
    for place in list(doctree.findall(Steps)):
        items = [step(app, docname, page) for page in place["pages"]]
        place.replace_self(nodes.bullet_list("", *items, classes=["steps"]))


def setup(app):
    """Register the directive; lists are filled before the page is written."""
    app.add_node(Steps)
    app.add_directive("path", PathDirective)
    app.add_env_collector(FirstWords)
    app.connect("doctree-resolved", fill)
    return {
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "version": "1",
    }
