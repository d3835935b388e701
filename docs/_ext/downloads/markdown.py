"""From the MyST of our pages to the Markdown that Jupyter shows.

What has no counterpart there keeps its text: nothing is lost, some of it is plainer.
"""

from __future__ import annotations

import ast
import re
import textwrap
from pathlib import Path

from ledger.model import LEDGER
from ledger.printer import equation

__all__ = ["Writer"]

DIRECTIVE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|:{3,})\{(?P<name>[\w:-]+)\}"
    r"[ ]*(?P<argument>.*)\n"
    r"(?P<body>(?:.*\n)*?)(?P=indent)(?P=fence)[ ]*$",
    re.MULTILINE,
)
OPTION = re.compile(r"\A[ ]*:(?P<name>[\w-]+):[ ]*(?P<value>.*)\n")
ROLE = re.compile(r"\{(?P<name>[\w:-]+)\}`(?P<text>[^`]+)`")
TARGET = re.compile(r"^\([\w:-]+\)=\n", re.MULTILINE)
EXPLICIT = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)


class Writer:
    """Translates the pieces of one page.

    Parameters
    ----------
    app : Sphinx
        The build, which knows titles, citations and where the site is hosted.
    docname : str
        The page.
    """

    def __init__(self, app, docname):
        self.app = app
        self.docname = docname

    def macros(self):
        """Return the definitions of our own commands, for the formulas below."""
        commands = [
            rf"\newcommand{{\{name}}}[{meaning.count('#1')}]{{{meaning}}}"
            for name, meaning in self.app.config.mathml_macros.items()
        ]
        return "$" + "".join(commands).replace("[0]", "") + "$"

    def markdown(self, text):
        """Return a piece of a page as plain Markdown."""
        text = DIRECTIVE.sub(self._directive, TARGET.sub("", text + "\n"))
        return ROLE.sub(self._role, text).strip("\n")

    def _directive(self, match):
        body, options = match["body"], {}
        while option := OPTION.match(body):
            options[option["name"]] = option["value"].strip()
            body = body[option.end() :]
        write = getattr(self, f"_write_{match['name'].replace('-', '_')}", None)
        inner = textwrap.dedent(body).strip("\n")
        if write is None:
            title = match["argument"] or match["name"].capitalize()
            text = f"**{title}.**\n\n{self.markdown(inner)}"
        else:
            text = write(match["argument"].strip(), inner, options)
        return textwrap.indent(text, match["indent"])

    def _write_checked_equation(self, argument, body, options):
        return f"$$\n{equation(LEDGER[argument])}\n$$"

    def _write_math(self, argument, body, options):
        return f"$$\n{body}\n$$"

    def _write_dropdown(self, argument, body, options):
        inner = self.markdown(body)
        return f"<details><summary>{argument}</summary>\n\n{inner}\n\n</details>"

    def _write_literalinclude(self, argument, body, options):
        folder = Path(self.app.env.doc2path(self.docname)).parent
        code = (folder / argument).read_text("utf-8")
        if "pyobject" in options:
            code = source_of(code, options["pyobject"])
        return f"```python\n{textwrap.dedent(code).strip()}\n```"

    def _write_toctree(self, argument, body, options):
        return ""  # it is the navigation of the site

    def _write_try_it(self, argument, body, options):
        base = self.app.config.html_baseurl.rstrip("/")
        where = f"{base}/playground.html#{argument}"
        return f"[Try it]({where}): {self.markdown(body)}" if base else ""

    def _write_glossary(self, argument, body, options):
        return self.markdown(body)

    def _role(self, match):
        text, name = " ".join(match["text"].split()), match["name"]
        explicit = EXPLICIT.fullmatch(text)
        label = explicit["text"] if explicit else text
        if name == "doc":
            return self._link(explicit["target"] if explicit else text, label)
        if name == "entry":
            return LEDGER[label].name
        if name.startswith("cite"):
            return self._citation(label)
        if name.startswith("py:"):
            label = label.rpartition(".")[2] if label.startswith("~") else label
            return f"`{label}`"
        return label

    def _link(self, target, label):
        docname = self.app.env.relfn2path(f"{target}.md", self.docname)[0][:-3]
        title = label if label != target else self.app.env.titles[docname].astext()
        if base := self.app.config.html_baseurl.rstrip("/"):
            return f"[{title}]({base}/{docname}.html)"
        return f"*{title}*"

    def _citation(self, keys):
        entries = self.app.env.get_domain("cite").bibdata.data.entries
        known = [entries[key.strip()] for key in keys.split(",")]
        return "(" + "; ".join(map(author_and_year, known)) + ")"


def author_and_year(entry):
    """Return how an entry of the bibliography is cited."""
    names = [" ".join(person.last_names) for person in entry.persons["author"]]
    who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return f"{who}, {entry.fields['year']}"


def source_of(code, dotted):
    """Return the lines of a class or function in a text of Python.

    Raises
    ------
    KeyError
        If there is none of that name.
    """
    found = ast.parse(code)
    for name in dotted.split("."):
        for node in found.body:
            if getattr(node, "name", None) == name:
                found = node
                break
        else:
            raise KeyError(f"downloads: no {dotted!r} in this file.")
    first = min([found.lineno, *(mark.lineno for mark in found.decorator_list)])
    return "\n".join(code.splitlines()[first - 1 : found.end_lineno])
