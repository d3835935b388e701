"""What is wrong with a file is said with file, row and column."""

from importlib import resources

import pytest

from backproplab.datasets import load_red_wine

PACKAGED = resources.files("backproplab.datasets") / "winequality-red.csv"
ALCOHOL, QUALITY = 10, 11


@pytest.fixture
def lines():
    """The header and the first 20 rows, as lists of cells."""
    text = PACKAGED.read_text(encoding="ascii")
    return [line.split(";") for line in text.splitlines()[:21]]


@pytest.fixture
def complaint(tmp_path):
    """A function that writes a file, reads it and returns the message."""
    path = tmp_path / "mine.csv"

    def read(content, separator=";"):
        if isinstance(content, list):
            content = "\n".join(separator.join(line) for line in content) + "\n"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(ValueError, match=r"^red wine CSV: ") as caught:
            load_red_wine(path=path)
        assert str(caught.value).endswith(f" The file is {path}.")
        return str(caught.value)

    return read


def test_the_unchanged_lines_are_read(lines, tmp_path):
    path = tmp_path / "good.csv"
    path.write_text("\n".join(";".join(line) for line in lines))
    assert load_red_wine(path=path).features.shape == (20, 11)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("n/a", "'n/a' is not a number. Correct it"),
        ("NaN", "'NaN' is not a number. Correct it"),
        ("True", "'True' is not a number. Correct it"),
        ("9,4", "'9,4' is not a number. Write it with a decimal point."),
        ("inf", "'inf' is infinite. Correct it"),
        ("-Infinity", "'-Infinity' is infinite. Correct it"),
        ("", "the cell is empty. Fill it in"),
        ("  ", "the cell is empty. Fill it in"),
    ],
)
def test_cell_that_is_no_number(lines, complaint, written, said):
    lines[17][ALCOHOL] = written
    expected = f"red wine CSV: column 'alcohol', row 17: {said}"
    assert complaint(lines).startswith(expected)


def test_first_bad_cell_in_reading_order_is_named_and_all_are_counted(lines, complaint):
    lines[9][0] = lines[4][ALCOHOL] = lines[4][QUALITY] = "?"
    message = complaint(lines)
    assert "column 'alcohol', row 4: '?' is not a number" in message
    assert "Cells like it: 3." in message


@pytest.mark.parametrize("written", ["11", "-1", "5.5"])
def test_quality_out_of_range(lines, complaint, written):
    lines[3][QUALITY] = written
    expected = f"column 'quality', row 3: '{written}' is not an integer from 0 to 10."
    assert expected in complaint(lines)


def test_missing_column(lines, complaint):
    for line in lines:
        del line[ALCOHOL]
    assert "column 'alcohol' is missing. Expected the header fixed" in complaint(lines)


def test_missing_column_in_the_header_only(lines, complaint):
    del lines[0][ALCOHOL]
    assert "column 'alcohol' is missing." in complaint(lines)


def test_extra_column(lines, complaint):
    for line in lines:
        line.insert(3, "1")
    assert "column '1' is not expected." in complaint(lines)


def test_renamed_columns(lines, complaint):
    lines[0][:2] = ["fixed_acidity", "volatile_acidity"]
    message = complaint(lines)
    assert "columns 'fixed acidity', 'volatile acidity' are missing;" in message
    assert "columns 'fixed_acidity', 'volatile_acidity' are not expected." in message


def test_column_given_twice(lines, complaint):
    for line in lines:
        line.append(line[ALCOHOL])
    assert "column 'alcohol' is given more than once." in complaint(lines)


def test_no_header(lines, complaint):
    assert "columns 'fixed acidity', " in complaint(lines[1:])


@pytest.mark.parametrize(("mark", "word"), [(",", "commas"), ("\t", "tabs")])
def test_wrong_separator(lines, complaint, mark, word):
    message = complaint(lines, separator=mark)
    assert f"separated by semicolons, got {word} in the header." in message
    assert f"pd.read_csv(path, sep={mark!r})" in message


def test_row_too_long(lines, complaint):
    lines[5].append("1")
    assert "row 5: expected 12 cells, got 13." in complaint(lines)


def test_row_too_short(lines, complaint):
    lines[5].pop()
    assert "column 'quality', row 5: the cell is empty." in complaint(lines)


def test_blank_line_does_not_shift_the_rows(lines, complaint):
    lines[2] = []
    lines[17][ALCOHOL] = "?"
    assert "column 'fixed acidity', row 2: the cell is empty." in complaint(lines)


def test_quotation_mark_never_closed(lines, complaint):
    lines[2][0] = '"7.4'
    assert "a quotation mark that is never closed." in complaint(lines)


def test_empty_file(complaint):
    assert "expected a header and rows, got an empty file." in complaint("")


def test_header_alone(lines, complaint):
    assert "expected rows below the header, got none." in complaint(lines[:1])


def test_not_utf8(complaint):
    content = "fixed acidity;café".encode("latin-1")
    assert "expected UTF-8 text, got the byte 0xe9. Save" in complaint(content)
