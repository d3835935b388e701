"""Take from a page what it does not use, and say what the theme leaves unsaid.

Extensions load their styles and scripts on every page. A page whose text has none of
the marks an extension looks for gets neither.
"""

import re

__all__ = [
    "describe_thumbnails",
    "keep_options_whole",
    "leave_out_unused",
    "setup",
    "state_heading_level",
]

# Files by the start of their name, and the mark of a page that uses them.
USED_BY = {
    "clipboard.": 'class="highlight',
    "copybutton": 'class="highlight',
    "design-tabs": "sd-tab",
    "mathml": "<math",
    "mystnb.": 'class="cell',
    "sg-tags": "sphx-glr",
    "sg_gallery": "sphx-glr",
    "sphinx-design": "sd-",
}

THUMBNAIL = re.compile(
    r"""(?P<start><div\ class="sphx-glr-thumbcontainer"[^>]*>\s*<img\ )alt=""
    (?P<middle>.*?<div\ class="sphx-glr-thumbnail-title">)(?P<title>.*?)</div>""",
    re.DOTALL | re.VERBOSE,
)


HIDDEN_NAME = re.compile(
    r'(<a class="reference internal" href="[^"]*")(?=><span class="doc">([^<]*)</span>)'
)

OPTION = re.compile(r'<span class="pre">(?=--?\w[\w-]*</span>)')


def leave_out_unused(app, pagename, templatename, context, doctree):
    """Drop the files of extensions that have nothing on this page."""
    body = context.get("body", "")
    unused = tuple(start for start, mark in USED_BY.items() if mark not in body)
    for kind in ("css_files", "script_files"):
        context[kind] = [
            file
            for file in context[kind]
            if not _name(getattr(file, "filename", None)).startswith(unused)
        ]


def _name(filename):
    return str(filename or "").rpartition("/")[2]


def state_heading_level(app, pagename, templatename, context, doctree):
    """Give the captions of the navigation the level that a heading must have."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = re.sub(
        'role="heading"(?! aria-level)', 'role="heading" aria-level="2"', tree
    )


def describe_thumbnails(app, pagename, templatename, context, doctree):
    """Give the small pictures of the gallery the words that Sphinx-Gallery omits."""
    context["body"] = THUMBNAIL.sub(
        r'\g<start>loading="lazy" width="400" height="280" '
        r'alt="A picture from: \g<title>"'
        r"\g<middle>\g<title></div>",
        context.get("body", ""),
    )
    # the style sheet of the gallery hides the text of these links
    if "sphx-glr-thumbcontainer" in context["body"]:
        context["body"] = HIDDEN_NAME.sub(r'\1 aria-label="\2"', context["body"])


def keep_options_whole(app, pagename, templatename, context, doctree):
    """Mark the options of commands, which browsers would break after a hyphen."""
    context["body"] = OPTION.sub('<span class="pre option">', context.get("body", ""))


CHANGES = (
    leave_out_unused,
    state_heading_level,
    describe_thumbnails,
    keep_options_whole,
)


def setup(app):
    """Register all, after the theme and the other extensions have had their turn."""
    for change in CHANGES:
        app.connect("html-page-context", change, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
