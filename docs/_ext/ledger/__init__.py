"""Equations that are printed from what is evaluated, and compared before each build.

``model``
    an entry: an expression, the code it describes, the oracles it has to agree with,
``entries``
    the entries, a file for each topic, written with ``notation`` and ``writing``,
``printer``, ``number``
    the two things that come from one expression: LaTeX and NumPy,
``claims``, ``unrolled``
    what a left-hand side names, and update rules run by their printed lines,
``check``, ``oracles``
    the comparison at random points,
``directive``, ``overview``, ``badge``, ``docstrings``, ``uses``, ``nodes``
    what pages show of it.

A build begins with all checks and ends there if one fails, naming the entry.
"""

from __future__ import annotations

import inspect
import pickle
from importlib.metadata import version
from pathlib import Path

from caches import digest
from sphinx.errors import ExtensionError

import backproplab

from . import docstrings, nodes, uses
from .check import check_all
from .directive import CheckedEquation, EntryRole
from .model import LEDGER
from .overview import CountRole, LedgerDirective
from .printer import equation

__all__ = ["setup"]

CODE = Path(backproplab.__file__).parent


def check_entries(app):
    """Check all entries, and stop the build if one disagrees."""
    from . import entries  # noqa: F401, PLC0415  declares them; a build needs it, setup not

    reports = remembered(Path(app.config.ledger_cache), lambda: check_all(LEDGER))
    if failed := [told(report) for report in reports.values() if not report.passed]:
        raise ExtensionError(
            f"ledger: {len(failed)} of {len(reports)} entries are wrong, or their "
            "code is.\n  " + "\n  ".join(failed)
        )
    env = app.builder.env
    shown = {key: (equation(LEDGER[key]), report) for key, report in reports.items()}
    before = getattr(env, "ledger_shown", {})
    env.ledger_changed = {key for key in shown if shown[key] != before.get(key)}
    env.ledger_shown, env.ledger_reports = shown, reports


def told(report):
    """What is wrong with an entry, where it is declared, and where its code is."""
    code = " and ".join(
        f"{Path(inspect.getsourcefile(function)).relative_to(CODE.parent)}:"
        f"{inspect.getsourcelines(function)[1]}"
        for function in map(inspect.unwrap, LEDGER[report.entry].describes)
    )
    return f"{LEDGER.places[report.entry]}: {report} (it describes {code})"


def remembered(folder, find):
    """Return the reports of this state of the ledger, the code and the libraries."""
    libraries = [f"{name} {version(name)}" for name in ("autograd", "numpy", "sympy")]
    state = digest(CODE, Path(__file__).parent, also=" ".join(libraries))
    file = folder / f"{state}.pickle"
    if not file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.pickle"):
            old.unlink()
        part = file.with_suffix(".part")
        part.write_bytes(pickle.dumps(find()))
        part.replace(file)
    return pickle.loads(file.read_bytes())


def outdated(app, env, added, changed, removed):
    """Pages that show an entry whose formula or errors are not what they were."""
    pages = {page for key in env.ledger_changed for page in uses.pages_of(env, key)}
    return pages | set(rewritten(app, env) if env.ledger_changed else ())


def rewritten(app, env):
    """The ledger page says where entries are shown, so it follows every other page."""
    return [uses.LEDGER_PAGE] if uses.LEDGER_PAGE in env.found_docs else []


def add_files(app):
    """Serve the style sheet of this folder."""
    app.config.html_static_path.append(str(Path(__file__).with_name("static")))


def setup(app):
    """Register directives, roles, nodes and what happens when."""
    app.setup_extension("sections")
    app.add_config_value("ledger_cache", "", "", str)
    nodes.register(app)
    app.add_directive("checked-equation", CheckedEquation)
    app.add_directive("ledger", LedgerDirective)
    app.add_role("entry", EntryRole())
    app.add_role("ledger-count", CountRole())
    app.connect("scripts-started", check_entries)
    app.connect("builder-inited", add_files)
    app.connect("env-get-outdated", outdated)
    app.connect("env-purge-doc", uses.forget)
    app.connect("env-merge-info", uses.merge)
    app.connect("env-updated", rewritten)
    app.connect("doctree-read", docstrings.mark_quotations)
    app.connect("doctree-resolved", uses.resolve)
    # after numpydoc has rewritten the docstring
    app.connect("autodoc-process-docstring", docstrings.append_equations, priority=900)
    app.add_css_file("ledger.css")
    return {
        "version": "1",
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
