"""Sphinx configuration; the sources are in docs/, the front door is the Makefile."""

import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DOCS = ROOT / "docs"
CACHE = ROOT / "_build" / "cache"
sys.path[:0] = [str(ROOT), str(DOCS / "_ext")]

# Our extensions, and the package itself, are found through the line above.
import api_pages  # noqa: E402  after that line
import caches  # noqa: E402  after that line
import downloads  # noqa: E402  after that line
import inventories  # noqa: E402  after that line

import backproplab  # noqa: E402  after that line

project = "backproplab"
author = "The backproplab developers"
copyright = author
release = version = backproplab.__version__

# Where the site is hosted, if that is known: notebooks install the package from there.
html_baseurl = os.environ.get("BACKPROPLAB_SITE", "")
FIRST_CELL = downloads.first_cell(downloads.wheel_name(project, version), html_baseurl)

extensions = [
    "myst_nb",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinx_gallery.gen_gallery",
    "sphinxcontrib.bibtex",
    # from docs/_ext
    "api_pages",
    "archives",
    "batches",
    "bundle",
    "caches",
    "cards",
    "code_links",
    "downloads",
    "facts",
    "failing_cells",
    "failing_scripts",
    "fonts",
    "ledger",
    "mathml",
    "media",
    "navigation",
    "nursery",
    "path",
    "plain",
    "playground",
    "policy",
    "prune",
    "race",
    "same_everywhere",
    "search",
    "sections",
    "sitemap",
    "terms",
    "tooltips",
    "trim",
]
root_doc = "index"
exclude_patterns = [
    "_*",
    "**/.ipynb_checkpoints",
    "auto_gallery/**.ipynb",  # a download of the gallery, not a page of ours
    "auto_gallery/**.py",
]
templates_path = [str(DOCS / "_templates")]
nitpicky = True
# It looks at whole paths: the folder of the repository may have a space. That no script
# of the gallery has one is tested.
suppress_warnings = ["sphinx_gallery.space_in_filename"]

html_theme = "furo"
html_title = "backproplab"
html_static_path = ["docs/_static"]
html_css_files = ["fonts.css", "palette.css", "custom.css"]
versions_page = bool(os.environ.get("BACKPROPLAB_VERSIONS"))
html_js_files = [
    (name, {"defer": "defer"})
    for name in ["scroll.js", *(["versions.js"] if versions_page else [])]
]
html_favicon = "docs/_static/favicon.svg"
html_context = {"versions_page": versions_page}
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "top_of_page_buttons": [],
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

media_kernel_home = str(CACHE / "ipython")
ledger_cache = str(CACHE / "ledger")
fonts_cache = str(CACHE / "static")
downloads_cache = str(CACHE / "downloads")
playground_cache = str(CACHE / "playground")

# The names others document, kept by hand: nothing is fetched while building.
intersphinx_mapping = inventories.compile_all(DOCS / "_inventories", CACHE)

autodoc_typehints = "none"
autodoc_class_signature = "mixed"
numpydoc_class_members_toctree = False
numpydoc_show_class_members = False
numpydoc_xref_param_type = True
numpydoc_xref_aliases = api_pages.aliases(backproplab) | {
    "ndarray": "numpy.ndarray",
    "Generator": "numpy.random.Generator",
    "DataFrame": "pandas.DataFrame",
    "Series": "pandas.Series",
    "Figure": "matplotlib.figure.Figure",
    "Axes": "matplotlib.axes.Axes",
}
numpydoc_xref_ignore = "all"
api_pages_package = "backproplab"
api_pages_dir = "reference/api"

# Executed pages are cached, and the cache belongs to one state of the package: neither
# jupyter-cache nor Sphinx-Gallery would notice that backproplab has changed. The same
# holds for what shows figures, for the benchmarks that a page reads, and for the first
# cell of the gallery's notebooks.
package_digest = caches.digest(
    ROOT / "backproplab",
    ROOT / "benchmarks" / "results.json",
    DOCS / "_ext" / "cells.py",
    also=FIRST_CELL,
)
nb_execution_mode = "cache"
nb_execution_cache_path = str(CACHE / f"notebooks-{package_digest}")
nb_execution_timeout = 600  # seconds for a cell; a busy machine takes long
# A cell that fails is a warning, and warnings fail the build. An exception would lose
# the message, with the cell and its line, whenever pages are read by several processes.
nb_execution_raise_on_error = False
nb_execution_show_tb = True
nb_merge_streams = True
nb_number_source_lines = False
myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
]
myst_heading_anchors = 3

html_math_renderer = "mathml"
mathml_macros = {
    "R": r"\mathbb{R}",
    "norm": r"\left\lVert #1 \right\rVert",
    "softmax": r"\operatorname{softmax}",
}

bibtex_bibfiles = [str(DOCS / "references.bib")]
bibtex_reference_style = "author_year"

copybutton_prompt_text = r">>> |\.\.\. |\$ |In \[\d+\]: "
copybutton_prompt_is_regexp = True
copybutton_exclude = ".linenos, .gp, .go"

sphinx_gallery_conf = {
    "examples_dirs": "../gallery",
    "gallery_dirs": "auto_gallery",
    "filename_pattern": r"/plot_",
    "backreferences_dir": "reference/api/backreferences",
    "doc_module": ("backproplab",),
    "first_notebook_cell": FIRST_CELL,
    "ignore_repr_types": r"plotting|matplotlib",
    "image_scrapers": ("media.scrape",),
    "matplotlib_animations": False,
    "parallel": True,  # as many scripts at once as Sphinx has jobs
    "min_reported_time": 1e9,  # a page does not say how long it took this time
    "remove_config_comments": True,
    "reset_modules": ("matplotlib", "timing.note"),
    "reset_modules_order": "both",
    "show_signature": False,
    "subsection_order": [
        f"../gallery/{name}"
        for name in ("surfaces", "rules", "homework", "together", "noise", "theory")
    ]
    + ["*"],
    "within_subsection_order": "FileNameSortKey",
    "write_computation_times": False,
}

# fontTools tells at length what it cuts from a font.
logging.getLogger("fontTools").setLevel(logging.WARNING)
# For the kernels of the notebooks: small matrices are slower on several threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
