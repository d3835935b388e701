"""Run the scripts of all sections of the gallery at once.

Sphinx-Gallery runs the scripts of one section at once and waits for the last before it
goes on to the next section. What was run here it finds done. Extensions that have work
of their own connect it to ``scripts-started``: it is done at the same time.
"""

from contextlib import closing, nullcontext
from pathlib import Path

from joblib import Parallel, delayed
from joblib.externals.loky import get_reusable_executor
from sphinx_gallery.gen_rst import generate_file_rst
from sphinx_gallery.utils import get_md5sum

__all__ = ["longest_first", "run_all", "setup", "stale"]


LONG = ("load_red_wine", " basins,")  # what scripts that take longest import


def stale(sources, target):
    """Scripts of a gallery, as paths within it, that are not as they were last run."""
    for script in sorted(sources.rglob("plot_*.py")):
        place = script.relative_to(sources)
        record = (target / place).with_suffix(".py.md5")
        if not record.is_file() or record.read_text() != get_md5sum(script, mode="t"):
            yield place


def longest_first(scripts, sources):
    """Scripts that train or map basins take longest: none should be the last."""

    def is_short(script):
        text = (sources / script).read_text(encoding="utf-8")
        return not any(name in text for name in LONG)

    return sorted(scripts, key=is_short)


def started(scripts, sources, target, app):
    """Start scripts, as many at once as Sphinx has jobs; return what waits for each."""
    for folder in {script.parent for script in scripts}:
        (target / folder / "images" / "thumb").mkdir(parents=True, exist_ok=True)
    at_once = {"n_jobs": app.parallel, "batch_size": 1, "backend": "loky"}
    tasks = (
        delayed(generate_file_rst)(
            script.name,
            target / script.parent,
            sources / script.parent,
            app.config.sphinx_gallery_conf,
        )
        for script in longest_first(scripts, sources)
    )
    return closing(Parallel(**at_once, return_as="generator")(tasks))


def run_all(app):
    """Run what is stale; meanwhile, do what Sphinx has to do besides."""
    conf = app.config.sphinx_gallery_conf
    sources = Path(app.srcdir, conf["examples_dirs"])
    target = Path(app.srcdir, conf["gallery_dirs"])
    scripts = list(stale(sources, target))
    if not scripts:
        conf["parallel"] = False  # Sphinx-Gallery would start processes for nothing
    shared = app.parallel > 1 and len(scripts) > 1
    running = started(scripts, sources, target, app) if shared else nullcontext(())
    with running as done:  # an error here ends the scripts
        app.emit("scripts-started")
        for _ in done:
            pass


def dismiss(app):
    """End the processes that ran scripts: the end of the build would wait for them."""
    if app.parallel > 1:
        get_reusable_executor().shutdown(wait=False, kill_workers=True)


def setup(app):
    """Register, after what is stale was forgotten and before Sphinx-Gallery."""
    app.add_event("scripts-started")
    app.connect("builder-inited", run_all, priority=400)
    app.connect("builder-inited", dismiss, priority=950)  # Sphinx-Gallery is done
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
