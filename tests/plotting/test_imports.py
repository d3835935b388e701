"""Drawing is one room: nothing else needs matplotlib, and importing stays quick."""

import ast
import subprocess
import sys
from pathlib import Path

import backproplab

PACKAGE = Path(backproplab.__file__).parent


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_only_plotting_imports_matplotlib():
    users = {
        file.relative_to(PACKAGE).parts[0]
        for file in PACKAGE.rglob("*.py")
        if any(
            n.split(".")[0] in {"matplotlib", "mpl_toolkits"} for n in imported(file)
        )
    }
    assert users == {"plotting"}


def test_importing_the_package_does_not_load_matplotlib():
    code = "import sys, backproplab; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parent)
