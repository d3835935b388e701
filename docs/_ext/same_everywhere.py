"""Let equal sources give an equal site in whatever folder, on however many cores.

Sphinx writes a digest of its settings into the site, and writes all pages again when it
changes. Extensions put folders, the number of jobs and what they have just done into
their settings; none of that changes a page.
"""

import sys
from pathlib import Path

from sphinx.util._serialise import stable_hash

__all__ = ["settings", "setup"]

OF_THE_RUN = {
    "failing_examples", "parallel", "passing_examples", "src_dir", "stale_examples",
}  # fmt: skip


def without_folders(value, folders):
    """Return a setting with the folders of this machine cut out of its paths."""
    if isinstance(value, (str, Path)):
        value = str(value)
        for folder in folders:
            value = value.replace(folder, "")
        return value
    if isinstance(value, dict):
        return {key: without_folders(item, folders) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return {without_folders(item, folders) for item in value}
    if isinstance(value, (list, tuple)):
        return [without_folders(item, folders) for item in value]
    return value if isinstance(value, (int, float, type(None))) else ""


def settings(config, folders):
    """Return the settings that a page may depend on, by name."""
    values = {option.name: option.value for option in config.filter({"html"})}
    gallery = values.pop("sphinx_gallery_conf")
    values["gallery"] = {k: v for k, v in gallery.items() if k not in OF_THE_RUN}
    return without_folders(values, folders)


def describe(app):
    """Replace the digest of the settings before it is compared with the last one."""
    if hasattr(app.builder, "build_info"):
        folders = [str(app.confdir), sys.prefix]
        digest = stable_hash(settings(app.config, folders))
        app.builder.build_info.config_hash = digest


def setup(app):
    """Run when all extensions have completed the settings."""
    app.connect("builder-inited", describe, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
