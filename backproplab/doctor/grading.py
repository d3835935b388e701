"""Check files and folders of submissions."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from backproplab._base.progress import progress_bar
from backproplab.doctor.conventions import settle
from backproplab.doctor.finding import Finding
from backproplab.doctor.limits import Limits
from backproplab.doctor.plain_text import one_line
from backproplab.doctor.report import FileReport, lacking
from backproplab.doctor.sandbox import Children, run_child
from backproplab.doctor.submissions import not_a_file, submissions
from backproplab.doctor.wire import ADVICE, read_findings

__all__ = ["InterruptedGrading", "check_file", "check_files", "check_folder"]

UNSEALED = "the process ended early: it exited or crashed"


def check_file(
    path,
    limits: Limits | None = None,
    *,
    convention="loss",
    expect=(),
    canary: bool = True,
) -> FileReport:
    """Check a learner's file in a child process.

    Parameters
    ----------
    path : str or Path
        A script ``.py`` or a notebook ``.ipynb``.
    limits : Limits, optional
        Time and memory it may use.
    convention : {'loss', 'layer'}
        Who takes the mean over the batch; with ``"layer"``, a layer that divides the
        gradients of all its parameters passes.
    expect : sequence of str
        Names that must be there, such as ``"linear"``; one that is not is a failure.
    canary : bool
        Whether to have the checker judge a right and a wrong backward pass afterwards,
        in the same process, to notice a file that has changed the checker.

    Returns
    -------
    FileReport
        With a line for everything that went wrong, a hang or a crash included.

    Raises
    ------
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "answer.py"
    ...     lines = ["def relu_forward(x):", "    return x * (x > 0)",
    ...              "def relu_backward(G, x):", "    return G"]
    ...     _ = path.write_text(chr(10).join(lines))
    ...     print(check_file(path).failures[0].message)
    activation derivative missing (slope 1 everywhere, or a mask that is always true)
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"check: there is no file {path}.")
    options = ("canary",) if canary else ()
    return judged(path, limits, Children(), options, convention, expect)


def judged(path, limits, children, options, convention, expect) -> FileReport:
    """The report on one entry of a folder, whatever it is and whatever it does."""
    if odd := not_a_file(path):
        return trouble(path, f"{odd}, where a script or a notebook is expected")
    try:
        data, secret, ended = run_child(path, limits or Limits(), options, children)
    except OSError as error:
        return trouble(path, f"could not be checked: {error}")
    found, problem = read_findings(data, secret)
    found = settle(found, convention)
    if problem and (ended or problem == "unsealed"):
        return trouble(path, ended or UNSEALED, found)
    if problem:
        return trouble(path, problem, found, ADVICE)
    return FileReport(path, (*found, *lacking(found, expect)))


def trouble(path: Path, words: str, found=(), advice="") -> FileReport:
    """A report that ends with what went wrong with the file as a whole."""
    subject = one_line(path.name)
    return FileReport(path, (*found, Finding(subject, "error", words, advice=advice)))


class InterruptedGrading(KeyboardInterrupt):
    """Raised when the grading is interrupted; holds what is known by then.

    Parameters
    ----------
    reports : list of FileReport
        Those on the files that were done, in the order of the files.
    """

    def __init__(self, reports: list[FileReport]):
        super().__init__(f"interrupted after {len(reports)} files")
        self.reports = reports


def check_files(files, limits=None, jobs: int = 2, *, progress=False, **wanted):
    """Check files, several at a time.

    Parameters
    ----------
    files : sequence of Path
        Scripts and notebooks.
    limits : Limits, optional
        Time and memory that each file may use.
    jobs : int
        How many files are checked at a time.
    progress : bool
        Whether to show a progress bar.
    **wanted
        `convention`, `expect` and `canary`; see :func:`check_file`.

    Returns
    -------
    list of FileReport
        In the order of the files.

    Raises
    ------
    InterruptedGrading
        If Ctrl-C is pressed: every process is ended, and the error holds the reports
        that are done.
    """
    wanted = {"convention": "loss", "expect": (), "canary": True} | wanted
    options = ("canary",) if wanted["canary"] else ()
    children, done = Children(), {}
    with ThreadPoolExecutor(jobs) as pool:
        waiting = {
            pool.submit(
                judged, path, limits, children, options,
                wanted["convention"], wanted["expect"],
            ): number
            for number, path in enumerate(map(Path, files))
        }  # fmt: skip
        try:
            shown = progress_bar(shown=progress, total=len(files), unit="file")
            for future in as_completed(waiting):
                done[waiting[future]] = future.result()
                shown.update()
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            children.end()
            raise InterruptedGrading([done[n] for n in sorted(done)]) from None
        finally:
            shown.close()
    return [done[number] for number in range(len(files))]


def check_folder(folder, limits: Limits | None = None, jobs: int = 2, **options):
    """Check every submission in a folder.

    Parameters
    ----------
    folder : str or Path
        Searched for ``.py`` and ``.ipynb``, folders inside included.
    limits : Limits, optional
        Time and memory that each file may use.
    jobs : int
        How many files are checked at a time.
    **options
        `progress`, whether to show a bar; the others are those of :func:`check_file`.

    Returns
    -------
    list of FileReport
        In alphabetical order of the paths.

    Raises
    ------
    FileNotFoundError
        If there is nothing to check in the folder.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("ann.py", "bob.py"):
    ...         _ = (Path(folder) / name).write_text("")
    ...     [(r.path.name, r.verdict) for r in check_folder(folder)]
    [('ann.py', 'nothing'), ('bob.py', 'nothing')]
    """
    paths = submissions(folder).paths
    if not paths:
        raise FileNotFoundError(f"check: no .py or .ipynb file in {folder}.")
    return check_files(paths, limits, jobs, **options)
