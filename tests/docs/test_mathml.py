"""Formulas of the site: what they become, what is reported, which font comes along."""

import doctest
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from mathml import convert, font, source
from sphinx.cmd.build import build_main

CONF = """
extensions = ["myst_nb", "mathml"]
nb_execution_mode = "off"
html_theme = "basic"
html_math_renderer = "mathml"
myst_enable_extensions = ["amsmath", "dollarmath"]
mathml_macros = {"norm": r"\\left\\lVert #1 \\right\\rVert"}
"""


@pytest.fixture
def build(tmp_path):
    """Return a function that writes pages, builds them and returns the warnings."""

    def run(*options, conf=CONF, **pages):
        folder = tmp_path / "src"
        folder.mkdir(exist_ok=True)
        write(folder / "conf.py", conf)
        for name, text in pages.items():
            write(folder / f"{name}.md", text)
        log = tmp_path / "warnings"
        build_main(["-q", "-w", str(log), *options, str(folder), str(tmp_path / "out")])
        return log.read_text(encoding="utf-8")

    return run


def write(path, text):
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def page(tmp_path, name="index"):
    return (tmp_path / "out" / f"{name}.html").read_text(encoding="utf-8")


def fonts(tmp_path):
    return sorted((tmp_path / "out" / "_static").glob("*.woff2"))


def glyphs(tmp_path):
    (path,) = fonts(tmp_path)
    return {chr(code) for code in TTFont(path).getBestCmap()}


def formula(latex, **options):
    return convert.Converter({}).mathml(latex, annotate=False, **options)


@pytest.mark.parametrize("module", [source, convert])
def test_examples_of_the_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"A^\top", "<msup><mi>A</mi><mi>⊤</mi></msup>"),
        (r"\mathbb{R}", "<mi>ℝ</mi>"),
        (r"\boldsymbol{\theta}", "<mi>𝜽</mi>"),
        (r"\mathbf{W}", "<mi>𝐖</mi>"),
        (r"\operatorname{softmax} z", "<mi>softmax</mi>"),
        (r"\hat{v}", '<mover accent="true"><mi>v</mi>'),
        (r"\overline{AB}", '<mo stretchy="true">\u203e</mo></mover>'),
        (r"\underline{x}", '<mo stretchy="true">_</mo></munder>'),
        (r"\vec{v}", '<mo stretchy="false" mathsize="60%">→</mo>'),
        (r"\underbrace{a}_{b}", "⏟"),
        (r"\begin{cases} a & b \\ c & d \end{cases}", "<mrow><mo>{</mo><mtable"),
        (r"\begin{bmatrix} a \\ b \end{bmatrix}", "<mo>[</mo><mtable"),
    ],
)
def test_construct_becomes_mathml(latex, expected):
    assert expected in formula(latex, display=True)


@pytest.mark.parametrize(
    ("latex", "rows"),
    [
        ("a = b", 0),
        (r"\begin{cases} a \\ b \end{cases}", 2),
        (r"a &= b \\ c &= d", 2),
        ("a = b\n\nc = d", 2),
        ("a = b \\\\\n\nc = d", 2),
        (r"\{ a \} \% b", 0),
        (r"\begin{align} a &= b \notag \\ c &= d \end{align}", 2),
        (r"\begin{split} a &= b \\ c &= d \end{split}", 2),
        (r"\begin{aligned} a &= b \\[1ex] c &= d \end{aligned}", 2),
        (r"\begin{gather} a \\ b \\ c \end{gather}", 3),
        (r"\begin{equation} a \end{equation}", 0),
    ],
)
def test_rows_of_a_displayed_formula(latex, rows):
    result = formula(latex, display=True)
    assert result.count("<mtr>") == rows
    assert "1ex" not in re.sub(r"<[^>]*>", "", result)
    assert "(1)" not in result


@pytest.mark.parametrize("before", ["", "a = b\n", "a = b\n\n", "∇\\\\\n"])
def test_error_tells_the_line_of_the_formula(before):
    line = before.count("\n") + 1
    with pytest.raises(convert.FormulaError, match=rf"In line {line} .*: x \\oops"):
        formula(before + r"x \oops", display=True)


def test_characters_are_those_that_the_browser_draws():
    assert {"√", "𝑥", "−"} <= convert.characters(formula(r"-\sqrt{x}"))
    assert "\\" not in convert.characters(convert.Converter({}).mathml(r"\alpha"))
    assert "ℎ" in convert.characters(formula("h"))


def test_latex_stays_available_but_not_in_titles(build, tmp_path):
    assert build(index="# Of $\\eta$\n\nInline $a < b$.") == ""
    annotation = '<annotation encoding="application/x-tex">'
    assert f"{annotation}a &lt; b</annotation>" in page(tmp_path)
    assert page(tmp_path).count(annotation) == 1
    assert "<title>Of η" in page(tmp_path)


def test_numbered_formula_has_number_and_permalink(build, tmp_path):
    text = "# T\n\n$$ a = b $$ (eq-a)\n\n{eq}`eq-a`\n\n$$ c \\tag{C} $$\n"
    assert build(index=text, conf=CONF + "math_number_all = True\n") == ""
    html = page(tmp_path)
    assert '<span class="eqno">(1)<a class="headerlink" href="#equation-eq-a"' in html
    assert html.count('id="equation-eq-a"') == 1
    assert '<span class="eqno">(C)' in html
    assert 'href="#equation-eq-a">(1)</a>' in html


def test_furo_does_not_double_the_id(build, tmp_path):
    conf = CONF.replace('"basic"', '"furo"')
    assert build(index="# T\n\n$$ a $$ (eq-a)\n", conf=conf) == ""
    assert page(tmp_path).count('id="equation-eq-a"') == 1


def test_math_in_notebook_text_and_macros(build, tmp_path):
    head = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n"
    assert build(index=head + "# T\n\n$$\n\\norm{x}\n$$\n") == ""
    assert "<mo>‖</mo><mi>x</mi><mo>‖</mo>" in page(tmp_path)


@pytest.mark.parametrize(
    ("latex", "says"),
    [
        ("$$\na\n\\oops b\n$$", r'Unknown command "\oops". In line 2 of the formula'),
        ("$\\oops$", r'Unknown command "\oops"'),
        ("$$ a \\tag{A} $$ (eq-a)", r"\tag beside the label 'eq-a'"),
        ("$$ a \\tag{A} \\tag{B} $$", r"More than one \tag"),
    ],
)
def test_unreadable_latex_is_a_warning_with_file_and_line(build, latex, says, tmp_path):
    warnings = build(index=f"# T\n\nText.\n\n{latex}\n")
    assert re.search(r"index\.md:5: WARNING: cannot read this LaTeX: ", warnings)
    assert says in warnings
    assert warnings.count("[mathml.latex]") == 1
    assert "<code>" in page(tmp_path)


def test_unreadable_macro_stops_the_build(build, capsys):
    conf = CONF.replace("norm", "good") + 'mathml_macros["bad"] = r"\\oops"\n'
    build(index="# T", conf=conf)
    assert "mathml_macros: macro 'bad'" in capsys.readouterr().err


def test_font_is_the_same_bytes_each_time_and_can_stretch():
    data = font.subset_font("(x√′\U0001d465")
    assert data == font.subset_font("(x√′\U0001d465")
    cut = TTFont(BytesIO(data))
    assert cut["head"].modified == TTFont(str(font.FONT))["head"].modified
    assert set(map(ord, "(x√′\U0001d465")) <= set(cut.getBestCmap())
    tall = cut["MATH"].table.MathVariants.VertGlyphCoverage.glyphs
    assert {cut.getBestCmap()[ord(sign)] for sign in "(√"} <= set(tall)
    assert len(data) < 20_000


def width(cut, name):
    return cut["hmtx"][name][0]


def test_font_has_large_primes_and_narrow_roots():
    whole, cut = (
        TTFont(str(font.FONT)),
        TTFont(BytesIO(font.subset_font("√′"))),
    )
    prime = cut.getBestCmap()[ord("′")]
    assert width(cut, prime) == width(whole, "minute.ssty") != width(whole, "minute")
    assert len({width(whole, name) for name in root_signs(whole)}) > 1
    assert len({width(cut, name) for name in root_signs(cut)}) == 1


def root_signs(cut):
    variants = cut["MATH"].table.MathVariants
    place = variants.VertGlyphCoverage.glyphs.index(cut.getBestCmap()[ord("√")])
    root = variants.VertGlyphConstruction[place]
    return [sign.VariantGlyph for sign in root.MathGlyphVariantRecord]


def test_two_builds_are_equal(build, tmp_path):
    build(index="# T\n\n$\\sum_i x_i$")
    (first,) = fonts(tmp_path)
    data, html = first.read_bytes(), page(tmp_path)
    build("-E", "-a", index="# T\n\n$\\sum_i x_i$")
    assert fonts(tmp_path) == [first]
    assert first.read_bytes() == data
    assert page(tmp_path) == html


def test_font_follows_pages_that_change_and_keeps_the_others(build, tmp_path):
    toc = "# T\n\n```{toctree}\nother\n```\n\n"
    build(index=toc + "$\\alpha$", other="# O\n\n$\\beta$")
    assert {"𝛼", "𝛽"} <= glyphs(tmp_path)
    build(index=toc + "$\\gamma$")
    assert {"𝛾", "𝛽"} <= glyphs(tmp_path)
    assert "𝛼" not in glyphs(tmp_path)
    (path,) = fonts(tmp_path)
    style = (tmp_path / "out" / "_static" / "mathml.css").read_text(encoding="utf-8")
    assert f'url("{path.name}")' in style
    (tmp_path / "src" / "other.md").unlink()
    build(index="# T\n\n$\\gamma$")
    assert "𝛽" not in glyphs(tmp_path)


def test_parallel_build_knows_the_characters_of_all_pages(build, tmp_path):
    letters = ["alpha", "beta", "gamma", "delta", "mu", "nu", "pi", "rho"]
    toc = "# T\n\n```{toctree}\n" + "\n".join(letters) + "\n```\n"
    pages = {name: f"# {name}\n\n$\\{name}$" for name in letters}
    assert build("-j", "2", index=toc, **pages) == ""
    assert set("𝛼𝛽𝛾𝛿𝜇𝜈𝜋𝜌") <= glyphs(tmp_path)
    assert "<mi>ρ</mi>" in page(tmp_path, "rho")


def test_licence_of_the_font_comes_along(build, tmp_path):
    build(index="# T")
    licence = tmp_path / "out" / "_static" / font.LICENSE
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")
