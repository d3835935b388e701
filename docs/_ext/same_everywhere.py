"""Let equal sources give an equal site in whatever folder, on however many cores.

Sphinx writes a digest of its settings into the site, and takes all pages for outdated
when it changes. Sphinx-Gallery puts the folder and the number of jobs into its
settings; neither changes a page.
"""

from sphinx.util._serialise import stable_hash

__all__ = ["settings", "setup"]

OF_THE_MACHINE = {"parallel", "src_dir"}


def settings(config):
    """Return the settings that a page may depend on, by name."""
    values = {option.name: option.value for option in config.filter({"html"})}
    gallery = values.pop("sphinx_gallery_conf")
    kept = {name: value for name, value in gallery.items() if _is_plain(name, value)}
    return values | {"sphinx_gallery_conf": kept}


def _is_plain(name, value):
    plain = isinstance(value, (str, int, float, tuple, list, type(None)))
    return plain and name not in OF_THE_MACHINE


def describe(app):
    """Replace the digest of the settings before it is compared with the last one."""
    if hasattr(app.builder, "build_info"):
        app.builder.build_info.config_hash = stable_hash(settings(app.config))


def setup(app):
    """Run when all extensions have completed the settings."""
    app.connect("builder-inited", describe, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
