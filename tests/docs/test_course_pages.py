"""Pages of the course are short, show a picture, and keep one form."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

SITE = Path(__file__).parents[2] / "_build" / "html"
LEARN = Path(__file__).parents[2] / "docs" / "learn"
MOST_WORDS = 1200
NOT_READ_ALOUD = (
    ".cell_input, .cell_output, .highlight, details.ledger-badge, .headerlink"
)
DERIVATIONS = (
    "linear",
    "leaky-relu",
    "learnable-exponent",
    "softmax-cross-entropy",
    "l2-penalty",
    "whole-network",
)
OTHERS = (
    "notation",
    "chain-rule",
    "checking-gradients",
    "initialization",
    "hand-to-autodiff",
    "homework-network",
    "homework-experiments",
    "homework-optimizers",
    "homework-surfaces",
    "wrong-gradients",
)
SOURCES = [LEARN / f"{name}.md" for name in (*DERIVATIONS, *OTHERS)]
SECTIONS = (
    "The forward pass",
    "The derivation",
    "The code",
    "The check",
    "What the gradient does",
    "Common mistakes, and how each looks",
    "Exercises",
    "Further reading",
)


def article(source):
    """The text of a built page."""
    page = SITE / "learn" / source.relative_to(LEARN).with_suffix(".html")
    return LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")


def words(text):
    """How many words are read aloud; a formula counts as one."""
    for formula in text.css("math"):
        formula.replace_with("formula")
    while part := text.css_first(NOT_READ_ALOUD):  # one may hold another
        part.decompose()
    return len(re.findall(r"\w[\w'’-]*", text.text(separator=" ")))


def test_code_and_formulas_are_not_counted_as_prose():
    page = LexborHTMLParser(
        "<p>two words <math><mi>a</mi><mi>b</mi></math></p>"
        "<div class='highlight'>x = 1<div class='highlight'>y = 2</div></div>"
    )
    assert words(page.body) == 3


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_a_page_is_short_and_has_a_figure_in_light_and_dark(source):
    text = article(source)
    for theme in ("light", "dark"):
        assert text.css(f"figure.picture .only-{theme}")
    assert 100 < words(text) < MOST_WORDS


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_a_page_says_what_is_learned_and_leaves_an_exercise(source):
    text = source.read_text(encoding="utf-8")
    assert re.search(r"^You will ", text, re.MULTILINE)
    assert re.search(r"^## Exercises?$", text, re.MULTILINE)
    assert ":::{dropdown}" in text


@pytest.mark.parametrize("name", DERIVATIONS)
def test_a_derivation_has_every_part(name):
    text = (LEARN / f"{name}.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert [title for title in found if title in SECTIONS] == list(SECTIONS)
    assert "```{checked-equation}" in text
    assert "```{literalinclude} ../../backproplab/" in text
