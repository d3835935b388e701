"""References have the year of the conference, and versions are those compared with."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = (ROOT / "docs" / "references.bib").read_text("utf-8")
ENTRY = re.compile(r"^@(\w+)\{(\w+),\n(.*?)^\}", re.DOTALL | re.MULTILINE)
ENTRIES = {key: (kind, body) for kind, key, body in ENTRY.findall(BIBLIOGRAPHY)}
# Published nowhere but on arXiv or as slides, so they have the year of that.
PREPRINTS = {
    "graves2013generating",
    "tieleman2012rmsprop",
    "zeiler2012adadelta",
}
# By the number on arXiv: a docstring has the year that the bibliography has.
PAPERS = {
    number: re.search(r"year = \{(\d+)\}", body)[1]
    for _, body in ENTRIES.values()
    for number in re.findall(r"eprint = \{([\d.]+)\}", body)
}
SOURCES = sorted((ROOT / "backproplab").rglob("*.py"))


@pytest.mark.parametrize("key", ENTRIES)
def test_the_key_has_the_year_of_publication(key):
    assert re.search(r"year = \{(\d+)\}", ENTRIES[key][1])[1] in key


def test_only_what_was_never_in_proceedings_is_cited_as_a_preprint():
    assert {key for key, (kind, _) in ENTRIES.items() if kind == "misc"} == PREPRINTS


def test_docstrings_have_the_years_of_the_bibliography():
    cited = set()
    for path in SOURCES:
        text = path.read_text("utf-8")
        for found in re.finditer(r"arXiv (\d{4}\.\d{4,5})", text):
            if year := PAPERS.get(found[1]):
                cited.add(found[1])
                near = text[found.start() - 120 : found.end() + 15]
                assert f"({year})" in near, f"{path.name}: {found[0]} is of {year}"
    assert len(cited) >= 6


@pytest.mark.parametrize("library", ["PyTorch", "optax", "scikit-learn"])
def test_adam_names_the_versions_that_tests_compare_with(library):
    page = (ROOT / "docs/learn/optimizers/adam.md").read_text("utf-8")
    named = re.search(rf"{library} (\d+\.\d+)", page)[1]
    package = "torch" if library == "PyTorch" else library
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    assert re.search(rf"^{package}=={re.escape(named)}\b", pins, re.MULTILINE)
