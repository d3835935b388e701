"""A strict Content-Security-Policy: shipped, obeyed by every page, and enforced.

The pages are visited in `test_every_page`, under this policy: what it blocks is an
error in the console.
"""

import re
from pathlib import Path

import built
import hosting
import policy
import pytest

ROOT = Path(__file__).parents[2]
BINARY = {".ipynb", ".zip", ".whl", ".mp4", ".webp", ".png", ".woff2", ".inv"}


def sources(site):
    """The policy, taken apart: the sources of each kind."""
    text = dict(hosting.headers(site))["Content-Security-Policy"]
    return {name: rest for name, *rest in map(str.split, text.split(";"))}


def test_the_policy_allows_our_own_host_and_nothing_unnamed(site):
    rules = sources(site)
    assert rules.pop("default-src") == ["'self'"]
    assert rules.pop("img-src") == ["'self'", "data:"]
    allowed = {source for found in rules.values() for source in found}
    named = re.compile(r"'(?:self|none|sha256-[A-Za-z0-9+/=]{44})'")
    assert [source for source in allowed if not named.fullmatch(source)] == []


def test_every_page_states_it_before_its_first_script(name):
    page = built.text(name)
    [stated] = built.parsed(name).css("meta[http-equiv=Content-Security-Policy]")
    rules = stated.attributes["content"].split("; ")
    for kind in ("script", "style"):
        own = policy.digests([page], kind)
        assert " ".join([f"{kind}-src 'self'", *own]) in rules
    assert page.index("http-equiv") < page.index("<script")


def test_no_element_has_a_style_or_a_handler_of_its_own(name):
    given = [tag.attributes for tag in built.parsed(name).css("*")]
    assert [own for own in given if "style" in own] == []
    assert [own for own in given for key in own if key.startswith("on")] == []


@pytest.mark.browser
@pytest.mark.parametrize("planted", ["script", "style"])
def test_what_somebody_slips_into_a_page_does_not_run(visitor, planted):
    page = visitor.open("index.html")
    page.evaluate(
        """kind => {
          const element = document.createElement(kind);
          element.textContent = kind === "script" ? "window.ran = true" : "p {}";
          document.head.append(element);
        }""",
        planted,
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in line for line in visitor.complaints)


@pytest.mark.browser
@pytest.mark.parametrize("file", ["index.html", "playground.html"])
def test_a_planted_script_does_not_run_where_nobody_sends_headers(
    chromium, site, tmp_path, file
):
    planted = "<body><script>window.ran = true</script>"
    text = (site / file).read_text("utf-8")
    head, body, rest = text.partition("<body>")
    assert body
    (tmp_path / file).write_text(f"{head}{planted}{rest}", encoding="utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / file).as_uri())
    assert page.evaluate("window.ran") is None
    (tmp_path / file).write_text(f"<!doctype html>{planted}", encoding="utf-8")
    page.reload()
    assert page.evaluate("window.ran") is True  # that page states no policy
    page.close()


def test_the_output_names_no_folder_of_the_machine_that_built_it(site):
    places = {str(ROOT), str(Path.home()) + "/", "/site-packages/"}
    files = [file for file in site.rglob("*") if file.is_file()]
    assert files
    found = [
        (file.relative_to(site), place)
        for file in files
        if file.suffix not in BINARY - {".ipynb"}
        for place in places
        if place in file.read_text("utf-8", errors="replace")
    ]
    assert found == []
