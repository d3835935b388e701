r"""Let the search find a derivative by what people type.

Nobody types LaTeX. ``\frac{\partial L}{\partial W}`` on a page makes it a result for
``dL/dW``: the search splits that into the words ``dL`` and ``dW``, and these become
keywords of the page.
"""

import re

from docutils import nodes

__all__ = ["differentials", "setup"]

PARTIAL = re.compile(
    r"\\partial\s*(?:\\(?:mathbf|mathrm|boldsymbol)\s*)?\{?\\?([A-Za-z]+)"
)


def differentials(latex):
    r"""Return the differentials of a formula as one word each.

    Examples
    --------
    >>> sorted(differentials(r"\frac{\partial L}{\partial \theta} = \partial_x f"))
    ['dL', 'dtheta']
    """
    return {f"d{name}" for name in PARTIAL.findall(latex)}


def add_keywords(app, doctree):
    """Give a page the differentials of its formulas as keywords."""
    kinds = (nodes.math, nodes.math_block)
    formulas = doctree.findall(lambda node: isinstance(node, kinds))
    words = set().union(*(differentials(node.astext()) for node in formulas))
    if words:
        doctree.append(nodes.meta("", name="keywords", content=" ".join(sorted(words))))


def setup(app):
    """Run when a page was read."""
    app.connect("doctree-read", add_keywords)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
