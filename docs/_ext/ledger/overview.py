"""The directive ``ledger``: every entry, its check and where it is shown."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .badge import badge
from .directive import formula
from .model import LEDGER
from .nodes import UsedOn

__all__ = ["CountRole", "LedgerDirective"]

TITLES = {
    "layers": "Layers",
    "layers.initializers": "Initialization",
    "losses": "Losses",
    "networks": "Whole network",
    "networks.network_objective": "Penalty",
    "optimizers": "Update rules",
    "surfaces": "Surfaces",
    "objectives": "Noise",
    "gradcheck": "Checking",
}


class LedgerDirective(SphinxDirective):
    """List the entries, one section for each part of the package."""

    def run(self):
        sections: dict[str, nodes.section] = {}
        for entry in LEDGER.values():
            title = title_of(entry.room)
            if title not in sections:
                sections[title] = section(title)
            sections[title] += self.row(entry)
        return [sections[title] for title in TITLES.values() if title in sections]

    def row(self, entry):
        """One entry: name, id, formula, badge, uses."""
        row = nodes.container(ids=[f"entry-{entry.id}"], classes=["ledger-entry"])
        heading = nodes.paragraph(classes=["ledger-name"])
        heading += [nodes.strong(text=entry.name), nodes.Text(" ")]
        heading += nodes.literal(text=entry.id)
        report = self.env.ledger_reports[entry.id]
        uses = UsedOn(entry=entry.id)
        row += [heading, formula(entry), badge(entry, report, with_code=False), uses]
        return row


class CountRole(SphinxRole):
    """How many entries there are."""

    def run(self):
        return [nodes.Text(str(len(LEDGER)))], []


def title_of(room: str) -> str:
    """The section of a module: its own, or that of its package."""
    return TITLES.get(room) or TITLES[room.partition(".")[0]]


def section(title):
    """An empty section."""
    name = nodes.fully_normalize_name(title)
    made = nodes.section(ids=[f"ledger-{nodes.make_id(title)}"], names=[name])
    made += nodes.title(text=title)
    return made
