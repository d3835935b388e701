"""A page loads what it uses, and its small pictures have words."""

from types import SimpleNamespace

import trim


def changed(change, **context):
    change(None, "page", "page.html", context, None)
    return context


def test_a_page_loads_the_files_it_has_marks_for():
    names = ["_static/sg_gallery.css", "_static/copybutton.css?v=1", "custom.css", None]
    files = [SimpleNamespace(filename=name) for name in names]
    page = {"css_files": files, "script_files": []}
    plain = changed(trim.leave_out_unused, body="<p>text</p>", **page)
    assert plain["css_files"] == files[2:]
    code = changed(trim.leave_out_unused, body='<div class="highlight">', **page)
    assert code["css_files"] == files[1:]


def test_a_heading_gets_one_level():
    tree = '<p role="heading">Learn</p>'
    once = changed(trim.state_heading_level, furo_navigation_tree=tree)
    assert once["furo_navigation_tree"] == '<p role="heading" aria-level="2">Learn</p>'
    assert changed(trim.state_heading_level, **once) == once


def test_a_thumbnail_is_named_by_its_own_title():
    card = (
        '<div class="sphx-glr-thumbcontainer" tooltip="x"><img alt="{}" src="a">'
        '<div class="sphx-glr-thumbnail-title">{}</div></div>'
    )
    body = card.format("", "One") + card.format("", "Two")
    assert changed(trim.describe_thumbnails, body=body)["body"] == (
        (
            card.format("A picture from: One", "One")
            + card.format("A picture from: Two", "Two")
        ).replace("<img ", '<img loading="lazy" width="400" height="280" ')
    )


def test_an_option_stays_in_one_piece():
    spans = '<code><span class="pre">{}</span></code> <code><span class="pre">{}</span>'
    body = spans.format("--json", "a-b")
    assert changed(trim.keep_options_whole, body=body)["body"] == body.replace(
        'pre">--', 'pre option">--'
    )
