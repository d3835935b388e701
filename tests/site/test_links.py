"""Every link leads somewhere; every picture exists and has words."""

import re

import built


def test_every_link_leads_to_a_page_and_a_place_on_it(name):
    links = {tag.attributes["href"] for tag in built.parsed(name).css("a[href]")}
    targets = {link: built.Target(name, link) for link in links}
    ours = {link: target for link, target in targets.items() if not target.host}
    assert [link for link, target in ours.items() if not target.exists()] == []


def test_what_a_page_loads_is_part_of_the_site(name):
    targets = {
        address: built.Target(name, address) for address in built.addresses(name)
    }
    missing = [
        address
        for address, target in targets.items()
        if target.host != "data:" and (target.host or not target.exists())
    ]
    assert missing == []


def words(tag, attribute):
    """What an attribute says; nothing where it is missing, or has no value."""
    return (tag.attributes.get(attribute) or "").strip()


def test_every_picture_and_video_has_words(name):
    page = built.parsed(name)
    silent = [tag for tag in page.css("img") if not words(tag, "alt")]
    silent += [tag for tag in page.css("video") if not words(tag, "aria-label")]
    silent += [
        tag
        for tag in page.css("svg[role=img]")
        if not (words(tag, "aria-label") or tag.css_first("title"))
    ]
    assert [tag.html for tag in silent] == []


def test_no_style_and_no_script_names_a_foreign_host(site):
    foreign = re.compile(
        r"""(?:url\(|@import|import\(|fetch\()\s*["']?(?:https?:)?//"""
    )
    files = [*site.rglob("*.css"), *site.rglob("*.js")]
    assert files
    assert [
        file.name for file in files if foreign.search(file.read_text("utf-8"))
    ] == []
