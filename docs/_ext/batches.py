"""Spread the pages that run code over the batches in which Sphinx reads.

Sphinx deals out the pages in the order of their names, and most pages that run code
are neighbors: one process would run them while the others have nothing left to do.
"""

from pathlib import Path

from sphinx.util.parallel import make_chunks

__all__ = ["n_cells", "setup", "spread"]

FEW = 3  # pages: to send them to another process takes longer than to read them here


def n_cells(source):
    """How many cells a page runs."""
    text = Path(source).read_text(encoding="utf-8")
    return text.count("{code-cell}") if "kernelspec:" in text else 0


def spread(names, cells, n_processes):
    """Return all names in an order in which the first batches share the work.

    A batch that runs code as the last would have a core to itself, so the last third
    of the batches has none as long as the others have room.

    Parameters
    ----------
    names : list of str
        Pages, in the order of Sphinx.
    cells : dict of str to int
        How many cells each page runs; those that run none may be missing.
    n_processes : int
        How many read at once.

    Returns
    -------
    list of str
        The batches that Sphinx will make of it begin with the pages that run code.

    Examples
    --------
    >>> spread(["a", "b", "c", "d"], {"c": 1, "d": 5}, n_processes=2)
    ['d', 'a', 'c', 'b']
    """
    order = sorted(names, key=lambda name: -cells.get(name, 0))
    sizes = [len(batch) for batch in make_chunks(names, n_processes)]
    early = -(-2 * len(sizes) // 3)
    places = [(row, batch) for batch, size in enumerate(sizes) for row in range(size)]
    places.sort(key=lambda place: (place[1] >= early, *place))  # the first of each, ...
    dealt = zip(places, order, strict=True)
    return [name for _, name in sorted(dealt, key=lambda pair: pair[0][::-1])]


def reorder(app, env, names):
    """Sphinx allows to change the list in place."""
    cells = {name: n_cells(env.doc2path(name)) for name in names}
    names[:] = spread(names, cells, app.parallel)


def choose_readers(app, env, names):
    """How many processes read.

    Sphinx starts them even for one page, and copies all it knows to them. Of many
    pages, it takes in what was read by one process after the other, and starts none
    meanwhile: results are merged one after the other while a worker idles.
    """
    app.processes = app.parallel
    if app.parallel > 1:
        app.parallel = 1 if len(names) <= FEW else app.parallel + 1


def write_in_parallel(app, env):
    """As many as asked for write: what one page says may change many."""
    app.parallel = app.processes


def setup(app):
    """Register."""
    app.connect("env-before-read-docs", choose_readers)
    app.connect("env-before-read-docs", reorder)
    app.connect("env-updated", write_in_parallel)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
