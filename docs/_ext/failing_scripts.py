"""Say in which line a script of the gallery failed, besides the traceback."""

import os
import re
from pathlib import Path

from sphinx.util.logging import getLogger

__all__ = ["place_of", "setup"]

logger = getLogger(__name__)
FRAME = re.compile(r'^ *File "(.+?)", line (\d+)', re.MULTILINE)


def place_of(script, traceback):
    r"""Return the line of a script that a traceback comes from, and what was raised.

    Examples
    --------
    >>> frames = '  File "a.py", line 3, in <module>\n  File "b.py", line 9\n'
    >>> place_of("a.py", frames + "KeyError: 1\n")
    (3, 'KeyError: 1')
    """
    lines = [int(line) for file, line in FRAME.findall(traceback) if file == script]
    return (lines[0] if lines else 1), traceback.strip().splitlines()[-1]


def report(app):
    """Warn of every script that failed; the traceback follows when the build ends."""
    conf = app.config.sphinx_gallery_conf
    for script, traceback in conf["failing_examples"].items():
        forget(app, conf, script)
        line, raised = place_of(str(script), traceback)
        place = os.path.relpath(Path(app.srcdir, script), app.confdir)
        logger.warning(
            "the script failed: %s",
            raised,
            location=f"{place}:{line}",
            type="gallery",
            subtype="script",
        )


def forget(app, conf, script):
    """Have a script run again, even if it becomes what it was when it last succeeded.

    Its page shows the traceback now, and the record of its success is still there.
    """
    place = os.path.relpath(
        Path(app.srcdir, script), Path(app.srcdir, conf["examples_dirs"])
    )
    record = Path(app.srcdir, conf["gallery_dirs"], place).with_suffix(".py.md5")
    record.unlink(missing_ok=True)


def setup(app):
    """Run when Sphinx-Gallery has run the scripts."""
    app.connect("builder-inited", report, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
