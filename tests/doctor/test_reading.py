"""What is read of a file: its encoding, and why a name was never set."""

import pytest

from backproplab.doctor import check_file
from tests.doctor.corpus import SOLUTIONS

LINEAR = (SOLUTIONS / "linear.py").read_text()
ENCODINGS = {
    "declared": ("# -*- coding: latin-1 -*-\n# Übung\n", "latin-1"),
    "with a mark": ("\ufeff# Übung\n", "utf-8"),
    "plain": ("# Übung\n", "utf-8"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings_that_python_reads(name, tmp_path):
    head, encoding = ENCODINGS[name]
    path = tmp_path / "layer.py"
    path.write_bytes((head + LINEAR).encode(encoding))
    assert check_file(path).passed


def test_an_undeclared_encoding_is_explained(tmp_path):
    path = tmp_path / "layer.py"
    path.write_bytes(("# Übung\n" + LINEAR).encode("latin-1"))
    (finding,) = check_file(path).findings
    assert "not readable" in finding.message
    assert "UTF-8" in finding.advice


# What comes before a use of N, and what is said of it.
NEVER_SET = {
    "data = np.load('data.npy')\nN = len(data)\n": "line 2: FileNotFoundError",
    "import os\nN = int(os.environ['ROWS'])\n": "line 3: KeyError",
    "import pandas as pd\ndf = pd.read_csv('wine.csv')\nN = len(df)\n":
        "line 3 reads data",
    "data = open('data.txt')\nrows = list(data)\nN = len(rows)\n": "line 2 reads data",
    "def size():\n    return 7\n\n\nN = size()\n": "line 6 runs the file's own code",
}  # fmt: skip


@pytest.mark.parametrize("lines", NEVER_SET)
def test_why_a_name_was_never_set(lines, tmp_path):
    path = tmp_path / "layer.py"
    text = LINEAR.replace("G.sum(axis=0)", "G.sum(axis=0) * N / N")
    assert text != LINEAR
    path.write_text("import numpy as np\n" + lines + text)
    (finding,) = check_file(path).failures
    assert NEVER_SET[lines] in finding.message
    assert "N was never set" in finding.message


def test_definitions_are_named_where_nothing_can_be_checked(tmp_path):
    path = tmp_path / "layer.py"
    path.write_text("def helper(x):\n    return x\n\n\nclass Data:\n    pass\n")
    (finding,) = check_file(path).findings
    assert "helper, Data" in finding.message
    for words in ("_bwd", "relu_prime", "_loss", "classes", "homework"):
        assert words in finding.advice
