"""Read a red-wine CSV, and say exactly where it is not one."""

import re
from collections import Counter

import numpy as np
import pandas as pd

__all__ = ["COLUMNS", "FEATURES", "TARGET", "read_red_wine_csv"]

FEATURES = (
    "fixed acidity",
    "volatile acidity",
    "citric acid",
    "residual sugar",
    "chlorides",
    "free sulfur dioxide",
    "total sulfur dioxide",
    "density",
    "pH",
    "sulphates",
    "alcohol",
)
TARGET = "quality"
COLUMNS = (*FEATURES, TARGET)
QUALITIES = range(11)
OTHER_SEPARATORS = {",": "commas", "\t": "tabs", "|": "vertical bars"}
TOO_LONG = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")


def read_red_wine_csv(source):
    """Return the table in `source`, checked, with its columns in the order of UCI.

    Parameters
    ----------
    source : pathlib.Path or importlib.resources.abc.Traversable
        The file: UTF-8 text, cells separated by semicolons, one header line. Its
        columns may stand in any order.

    Returns
    -------
    DataFrame, shape (n_rows, 12)
        Eleven float64 features and the int64 quality.

    Raises
    ------
    ValueError
        If the text is not such a table. Row 1 is the line after the header.
    """
    try:
        cells = _read_cells(source)
        table = cells.iloc[1:].set_axis(cells.iloc[0], axis="columns")
        return _parse(table.reset_index(drop=True)[list(COLUMNS)])
    except ValueError as error:
        raise ValueError(f"red wine CSV: {error} The file is {source}.") from None


def _read_cells(source):
    """Return every cell as text, the header included; missing cells are empty."""
    with source.open("rb") as stream:
        try:
            # The header first: a wrong one explains what is wrong with the rows.
            _check_header([str(name) for name in _as_text(stream, nrows=1).iloc[0]])
            stream.seek(0)
            return _as_text(stream)
        except pd.errors.EmptyDataError:
            raise ValueError(
                "expected a header and rows, got an empty file. Fetch it again."
            ) from None
        except pd.errors.ParserError as error:
            raise ValueError(_explain_tokens(str(error))) from None
        except UnicodeDecodeError as error:
            raise ValueError(
                "expected UTF-8 text, got the byte "
                f"{error.object[error.start]:#04x}. Save it as CSV in UTF-8."
            ) from None


def _as_text(stream, nrows=None):
    return pd.read_csv(
        stream,
        sep=";",
        header=None,
        index_col=False,
        nrows=nrows,
        dtype=str,  # a message can then quote what was written
        keep_default_na=False,
        skip_blank_lines=False,
        encoding="utf-8-sig",
    )


def _explain_tokens(message):
    found = TOO_LONG.search(message)
    if not found:
        return f"{message.strip()}. Look for a quotation mark that is never closed."
    expected, line, got = map(int, found.groups())
    return (
        f"row {line - 1}: expected {expected} cells, got {got}. Remove the surplus; "
        "decimals are written with a point and cells separated by one semicolon."
    )


def _check_header(names):
    _check_separator(names)
    missing = [name for name in COLUMNS if name not in names]
    extra = [name for name in names if name not in COLUMNS]
    twice = [name for name, count in Counter(names).items() if count > 1]
    problems = [
        f"{_columns(found)} {trouble}"
        for found, trouble in (
            (missing, "missing"),
            (extra, "not expected"),
            (twice, "given more than once"),
        )
        if found
    ]
    if problems:
        raise ValueError(
            f"{'; '.join(problems)}. Expected the header {';'.join(COLUMNS)}."
        )


def _check_separator(names):
    for mark, word in OTHER_SEPARATORS.items():
        if len(names) == 1 and names[0].count(mark) >= len(COLUMNS) // 2:
            raise ValueError(
                f"expected cells separated by semicolons, got {word} in the header. "
                f"Rewrite it with pandas: pd.read_csv(path, sep={mark!r})"
                ".to_csv(new_path, sep=';', index=False)."
            )


def _columns(names):
    listed = ", ".join(map(repr, names))
    return f"column {listed} is" if len(names) == 1 else f"columns {listed} are"


def _parse(cells):
    if cells.empty:
        raise ValueError("expected rows below the header, got none. Fetch it again.")
    numbers = cells.apply(pd.to_numeric, errors="coerce").astype(np.float64)
    _refuse(cells, ~np.isfinite(numbers), _not_a_number)
    _refuse(cells[[TARGET]], ~numbers[[TARGET]].isin(QUALITIES), _not_a_quality)
    return numbers.astype({TARGET: np.int64}).rename_axis(columns=None)


def _refuse(cells, bad, explain):
    """Raise an error for the first cell, in reading order, that is marked as bad."""
    marked = np.argwhere(bad.to_numpy())
    if len(marked):
        row, column = marked[0]
        more = f" Cells like it: {len(marked)}." if len(marked) > 1 else ""
        raise ValueError(
            f"column {cells.columns[column]!r}, row {row + 1}: "
            f"{explain(cells.iloc[row, column])}{more}"
        )


def _not_a_number(text):
    if not text.strip():
        return "the cell is empty. Fill it in or remove the row."
    if "," in text:
        return f"{text!r} is not a number. Write it with a decimal point."
    if np.isinf(pd.to_numeric(text, errors="coerce")):
        return f"{text!r} is infinite. Correct it or remove the row."
    return f"{text!r} is not a number. Correct it or remove the row."


def _not_a_quality(text):
    return (
        f"{text!r} is not an integer from {QUALITIES[0]} to {QUALITIES[-1]}. "
        "Correct it or remove the row."
    )
