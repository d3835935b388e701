"""Run settings with many seeds, keep what is done, and hand out one table."""

import warnings
from collections.abc import Mapping
from pathlib import Path

import joblib
import numpy as np

from backproplab._base.checks import explain_keywords, instance, one_of, whole_number
from backproplab._base.progress import progress_bar
from backproplab.experiments.fingerprint import fingerprint
from backproplab.experiments.seed_blocks import blocks, columns, compute
from backproplab.experiments.setting import Setting
from backproplab.experiments.storage import load, save, usable

__all__ = ["run"]


@explain_keywords
def run(
    settings: Mapping[str, Setting],
    x,
    targets,
    *,
    n_seeds: int,
    entropy: int,
    validation: tuple | None = None,
    epochs: str = "last",
    cache=None,
    n_jobs: int | None = None,
    block_size: int = 25,
    progress: bool = False,
):
    """Train every setting with every seed.

    Seed ``i`` is the i-th child of ``numpy.random.SeedSequence(entropy)``, in every
    setting: runs of two settings with the same seed share what they can, and are
    paired. The seeds of a setting train as replicas, `block_size` at a time.

    Parameters
    ----------
    settings : mapping of str to Setting
        What is compared, by name.
    x : array_like, shape (n_samples, n_features)
        Training rows.
    targets : array_like, shape (n_samples,)
        Their targets.
    n_seeds : int
        Runs of every setting, at least 1.
    entropy : int
        Where all randomness comes from, at least 0.
    validation : tuple (x, targets), optional
        Rows that are only measured.
    epochs : {'last', 'all'}
        Whether the table has a row for each run, or one for each epoch of it.
    cache : path, optional
        Folder in which every finished block is stored at once. A later call takes from
        it what has the same setting, data, seeds, package source and NumPy version.
        Damaged files are reported and computed again. Nobody deletes old ones.
    n_jobs : int, optional
        Processes, as ``joblib.Parallel`` takes them; -1 for all cores. For a cluster
        see the notes.
    block_size : int
        Seeds that train at once, at least 1; more need more memory.
    progress : bool
        Whether to show a progress bar; its unit is a block.

    Returns
    -------
    DataFrame
        Columns ``setting``, ``seed``, ``epoch``, the metrics of
        :class:`~backproplab.History`, ``diverged`` (of the run), and a column for each
        entry of a kept parameter. A run that diverges is a row like any other.

    Raises
    ------
    ValueError
        If there is no setting, or a number or choice is out of range.
    TypeError
        If a setting is something else, or `cache` is given and a setting holds code
        whose source cannot be read.

    Notes
    -----
    The table does not depend on `n_jobs`, on the order of the settings or on what was
    stored. It may depend on `block_size` in the last digits, which a chaotic run can
    amplify.

    Blocks run wherever joblib sends them. On a Dask cluster, here the cores of this
    machine, workers need this package, and the cache stays with the caller::

        from dask.distributed import Client

        with Client(), joblib.parallel_config("dask"):
            table = run(settings, x, targets, n_seeds=100, entropy=0, cache="runs")

    For Ray call ``ray.util.joblib.register_ray()`` and name ``"ray"``. joblib's
    ``"multiprocessing"`` backend, and with it Ray's, hands results out only at the end;
    all others store them as they arrive.

    Examples
    --------
    >>> from backproplab import GradientDescent, mlp
    >>> from backproplab.experiments import Setting, run
    >>> slow = Setting(network=mlp([1, 2]), optimizer=GradientDescent(0.1), n_epochs=1)
    >>> table = run({"slow": slow}, [[-1.0], [1.0]], [0, 1], n_seeds=3, entropy=0)
    >>> table[["setting", "seed", "epoch", "diverged"]]
      setting  seed  epoch  diverged
    0    slow     0      1     False
    1    slow     1      1     False
    2    slow     2      1     False
    """
    check(settings, n_seeds, entropy, epochs, block_size, n_jobs)
    todo = blocks(settings, n_seeds, block_size)
    x, targets = np.asarray(x), np.asarray(targets)
    if validation is not None:
        validation = tuple(np.asarray(part) for part in validation)
    data = {"validation": validation, "entropy": int(entropy)}
    files = None
    storing = cache is not None and usable(Path(cache))
    if cache is not None:
        names = (fingerprint(*b[1:], x, targets, *data.values()) for b in todo)
        files = [Path(cache, f"{name}.block") for name in names]
    results = gather(todo, files, storing, n_jobs, progress, (x, targets), data)
    return table(todo, results, epochs)


def check(settings, n_seeds, entropy, epochs, block_size, n_jobs):
    """Raise an error for anything that could not be run."""
    whole_number("run", "n_seeds", n_seeds, 1)
    whole_number("run", "entropy", entropy, 0)
    whole_number("run", "block_size", block_size, 1)
    if n_jobs is not None and (not isinstance(n_jobs, int | np.integer) or not n_jobs):
        raise ValueError(
            f"run: n_jobs must be an integer other than 0, got {n_jobs!r}. Try 1, or "
            "-1 for all cores."
        )
    one_of("run", "epochs", epochs, ("last", "all"))
    if not isinstance(settings, Mapping) or not settings:
        raise ValueError(
            "run: settings must be a mapping of at least one name to a Setting, got "
            f"{settings!r}. Try {{'plain': Setting(...)}}."
        )
    example = "Setting(network=mlp([2, 8, 3]), optimizer=Adam())"
    for name, setting in settings.items():
        instance("run", f"settings[{name!r}]", setting, Setting, example)


def gather(todo, files, storing, n_jobs, progress, rows, data):
    """Results of all blocks: what is stored, and the rest computed and stored.

    A result that cannot be stored is warned of once; the others are computed still.
    """
    results = [load(file) if files else None for file in files or todo]
    missing = [index for index, result in enumerate(results) if result is None]
    tasks = (
        joblib.delayed(numbered)(index, todo[index], rows, data) for index in missing
    )
    with progress_bar(
        shown=progress, total=len(todo), initial=len(todo) - len(missing), unit="block",
    ) as bar:  # fmt: skip
        for index, result in workers(n_jobs)(tasks):
            storing = storing and stored(files[index], result)
            results[index] = result
            bar.update()
    return results


def stored(file, result) -> bool:
    """Whether a result could be stored."""
    try:
        save(file, result)
    except OSError as error:
        warnings.warn(
            f"run: cannot store {file}: {error.strerror}. From here on results are "
            "computed and not stored.",
            RuntimeWarning,
            stacklevel=2,
        )
        return False
    return True


def numbered(index, block, rows, data):
    """What a worker does; the number tells whose result it is."""
    return index, compute(*block[1:], *rows, **data)


def workers(n_jobs):
    """A pool that hands out each result as it is done, if its backend can."""
    try:
        return joblib.Parallel(n_jobs=n_jobs, return_as="generator_unordered")
    except ValueError:
        return joblib.Parallel(n_jobs=n_jobs)


def table(todo, results, epochs):
    """One frame of all blocks."""
    import pandas as pd  # noqa: PLC0415  importing the package loads no tables

    frames = []
    for block, result in zip(todo, results, strict=True):
        n_epochs = len(result["train_loss"]) - 1
        chosen = np.arange(n_epochs + 1) if epochs == "all" else np.array([n_epochs])
        seeds = np.arange(block.first, block.stop)
        head = {
            "setting": block.name,
            "seed": np.repeat(seeds, len(chosen)),
            "epoch": np.tile(chosen, len(seeds)),
        }
        frames.append(pd.DataFrame(head | columns(result, chosen)))
    return pd.concat(frames, ignore_index=True)
