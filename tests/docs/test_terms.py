"""Terms of the glossary are linked once on a page, in its running text."""

import terms
from docutils import nodes
from terms import Term

KNOWN = {
    "step size": Term("rate", ()),
    "learning rate": Term("rate", ()),
    "loss": Term("loss", ()),
    "regret": Term("regret", ("learn/regret",)),
    "bound on the regret": Term("bound", ()),
    "one-hot": Term("hot", ()),
}


def linked(*children, name=""):
    page = nodes.section("", nodes.title("", "A step size"), *children)
    terms.link_first_uses(
        page,
        KNOWN,
        lambda anchor, words: nodes.reference("", words, refid=anchor),
        name,
    )
    return [(link["refid"], link.astext()) for link in page.findall(nodes.reference)]


def test_the_first_use_is_linked_and_the_words_stay():
    one = nodes.paragraph("", "Losses fall; the loss is small.")
    two = nodes.paragraph("", "A loss, again.")
    assert linked(one, two) == [("loss", "Loss")]
    assert one.astext() == "Losses fall; the loss is small."


def test_two_names_of_one_entry_are_one_term():
    text = "The step\nsize, also called learning rate."
    assert linked(nodes.paragraph("", text)) == [("rate", "step\nsize")]


def test_titles_links_code_and_words_within_words_are_left_alone():
    line = nodes.paragraph("", "", nodes.literal("", "loss"), nodes.Text(" lossless"))
    link = nodes.paragraph("", "", nodes.emphasis("", "loss"))
    assert linked(line, link, nodes.literal_block("", "loss")) == []


def test_a_word_with_a_hyphen_is_a_word_of_its_own():
    assert linked(nodes.paragraph("", "a non-one-hot row")) == []
    assert linked(nodes.paragraph("", "a one-hot row")) == [("hot", "one-hot")]


def test_a_term_is_not_linked_where_it_is_explained():
    line = "The regret and its mean."
    assert linked(nodes.paragraph("", line)) == [("regret", "regret")]
    assert linked(nodes.paragraph("", line), name="learn/regret") == []


def test_a_term_within_a_longer_one_is_no_use_of_it():
    lines = "A bound on the regret.", "The bound on the regret, again.", "Regrets."
    found = linked(*(nodes.paragraph("", line) for line in lines))
    assert found == [("bound", "bound on the regret"), ("regret", "Regret")]
