"""What the search keeps of a page: its places, and formulas as people type them."""

import pytest
import search
from docutils import nodes
from search import places
from sphinx import addnodes


def section(name, title, *children):
    return nodes.section("", nodes.title(text=title), *children, ids=[name])


def page(*children):
    document = nodes.document(None, None)
    document += section("page", "A page", *children)
    return document


def test_a_page_and_its_sections_are_places():
    inner = section("part", "A part", nodes.paragraph(text="two"))
    found = places.places(page(nodes.paragraph(text="one"), inner))
    assert found == [["", "A page", "one", ""], ["part", "A part", "two", ""]]


def test_code_is_kept_apart_and_comments_are_not_kept():
    code = nodes.literal_block(text="theta - rate * grad")
    found = places.places(page(nodes.comment(text="hidden"), code))
    assert found == [["", "A page", "", "theta - rate * grad"]]


def test_a_formula_is_text():
    block = nodes.math_block("", r"\frac{\partial L}{\partial W}")
    block["mathml"] = (
        "<math><mfrac><mrow><mi>∂</mi><mi>L</mi></mrow>"
        "<mrow><mi>∂</mi><mi>W</mi></mrow></mfrac></math>"
    )
    assert places.places(page(block))[0][2] == "∂L/∂W"


def test_a_picture_is_found_by_its_words():
    html = '<figure class="picture"><img alt="Adam &amp; co. arrive"></figure>'
    found = places.places(page(nodes.raw("", html, format="html")))
    assert found[0][2] == "Adam & co. arrive"


@pytest.mark.parametrize("target", ["/learn/linear", "../learn/linear"])
def test_a_link_reads_as_the_title_of_the_page_it_leads_to(target):
    link = addnodes.pending_xref(
        "", refdomain="std", reftype="doc", refexplicit=False, reftarget=target,
        refdoc="reference/glossary",
    )  # fmt: skip
    known = {"a": places.places(page(nodes.paragraph("", "See ", link)))}
    titles = {"a": "A page", "learn/linear": "The linear layer"}
    text, _ = search.data(known, titles, "{}.html".format)
    assert '"See The linear layer"' in text


def test_a_link_to_nowhere_does_not_hide_the_warning_about_it():
    assert places.with_titles("See \x02no/page\x03", {}) == "See no/page"


def test_what_is_missing_has_no_result():
    text, codes = search.data({"404": [["", "Nothing", "", ""]]}, {"404": ""}, str)
    assert text == 'window.searchPlaces = {"pages":[],"places":[]};\n'
    assert codes == {}


def test_code_is_found_by_its_words_and_kept_apart():
    known = {"a": [["", "A", "The rate", "theta -= rate * grad"]]}
    known["b"] = [["", "B", "No code", ""]]
    text, codes = search.data(known, {"a": "A", "b": "B"}, "{}.html".format)
    assert '[0,"","A","The rate","theta grad"]' in text
    assert codes == {
        "a.html": 'window.searchCode["a.html"] = ["theta -= rate * grad"];\n'
    }


def test_a_signature_is_its_name_alone():
    signature = addnodes.desc_signature(
        "", addnodes.desc_name(text="legend"), addnodes.desc_parameterlist(text="ax"),
        module="backproplab.plotting", fullname="legend",
    )  # fmt: skip
    assert places.words(signature) == "backproplab.plotting.legend"
