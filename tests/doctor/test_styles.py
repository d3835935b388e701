"""Code in the styles of courses and books: right passes, a mistake in it is named."""

import re

import pytest

from backproplab.doctor import check_file
from backproplab.doctor.source import load
from backproplab.doctor.tasks import tasks
from tests.doctor import styles_everyday as everyday
from tests.doctor.corpus import SOLUTIONS
from tests.doctor.mutants_more import MORE
from tests.doctor.styles import RIGHT, WRONG
from tests.doctor.styles_unread import UNREAD

#: What of right files is in a form that is not checked.
PARTLY_READ = {"DERIVATIVES": {"softmax_derivative"}}


def findings(text, folder):
    path = folder / "submission.py"
    path.write_text(text)
    return [f for _, task in tasks(load(path).namespace) for f in task()]


@pytest.mark.parametrize("name", RIGHT)
def test_right_code_is_not_blamed(name, tmp_path):
    found = findings(RIGHT[name], tmp_path)
    assert found
    assert not any(f.blames for f in found), [str(f) for f in found]
    unread = {f.subject for f in found if f.status == "not read"}
    assert unread == PARTLY_READ.get(name, set())


@pytest.mark.parametrize("name", everyday.RIGHT)
def test_everyday_names_are_understood(name, tmp_path):
    found = findings(everyday.RIGHT[name], tmp_path)
    assert any(f.status == "pass" for f in found)
    assert all(f.passed for f in found), [str(f) for f in found]


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_is_not_blamed(name, tmp_path):
    text, words = UNREAD[name]
    (finding,) = findings(text, tmp_path)
    assert finding.status == "not read"
    assert words in finding.message


@pytest.mark.parametrize(
    ("text", "old", "new", "causes"), [*WRONG, *everyday.WRONG, *MORE]
)
def test_the_mistake_is_named_first(text, old, new, causes, tmp_path):
    assert old in text
    failed = [f for f in findings(text.replace(old, new), tmp_path) if f.blames]
    assert len(failed) == 1
    if causes is None:  # no known mistake: nothing is invented
        assert not failed[0].causes
    else:
        assert set(failed[0].causes[0]) == causes


def test_relu_may_have_either_slope_at_zero(tmp_path):
    *_, last = findings(RIGHT["RELU"], tmp_path)
    assert last.status == "note"
    assert "slope 1 where the input is exactly 0" in last.message


def test_an_upstream_gradient_written_to_is_noted(tmp_path):
    text = RIGHT["RELU"].replace("return G * (x >= 0)", "G[x <= 0] = 0\n    return G")
    found = findings(text, tmp_path)
    assert [f.causes for f in found if f.status == "note"] == [(("argument-written",),)]
    assert not any(f.blames for f in found)


def test_single_precision_is_refused_with_the_reason(tmp_path):
    text = RIGHT["COLUMNS"].replace(
        "return np.dot(W, A) + b,", "return (np.dot(W, A) + b).astype(np.float32),"
    )
    (finding,) = findings(text, tmp_path)
    assert "float32" in finding.message
    assert "seven digits" in finding.message


def test_errata_of_the_homework_are_named_together(tmp_path):
    text = (SOLUTIONS / "homework.py").read_text()
    for old, new in (
        ("return p / len(z)", "return p"),
        ("dLdc = dLdU.sum(axis=0)", "dLdc = dLdU.mean(axis=0)"),  # of Hidden
        ("dLdb = dLdz.sum(axis=0)", "dLdb = dLdz.mean(axis=0)"),
        ("np.sum(dLdh * dhdn)", "np.sum(dhdn)"),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "all.py"
    path.write_text(text)
    named = {f.subject: f.causes[0] for f in check_file(path).failures}
    assert named == {
        "Hidden.backward_pass": ("averaged@bias",),
        "Hidden_Vondrick.backward_pass": ("upstream-missing@weighted",),
        "Output.backward_pass": ("averaged@bias",),
        "Loss.backward_pass": ("summed@outputs",),
    }


def test_homework_with_names_of_its_own(tmp_path):
    text = (SOLUTIONS / "homework.py").read_text().replace("vondrick_exponent", "n")
    for own, other in (("self.W", "self.weights"), ("layer.W", "layer.weights"),
                       ("self.c", "self.bias")):  # fmt: skip
        text = re.sub(rf"{re.escape(own)}\b", other, text)
    assert "self.W" not in text
    found = findings(text, tmp_path)
    assert all(f.passed for f in found), [str(f) for f in found]
    wrong = text.replace("dLdc = dLdU.sum(axis=0)", "dLdc = dLdU.mean(axis=0)", 1)
    failed = [f for f in findings(wrong, tmp_path) if not f.passed]
    assert [f.causes[0] for f in failed] == [("averaged@bias",)]


def test_a_wrong_prediction_does_not_hide_the_chain(tmp_path):
    text = (SOLUTIONS / "homework.py").read_text()
    text = text.replace("forward_pass(X), axis=1)", "forward_pass(X), axis=0)")
    verdicts = {f.subject: f.status for f in findings(text, tmp_path)}
    assert verdicts["NN.backward_prop"] == "pass"
    assert verdicts["NN.predict"] == "fail"


def test_an_own_generator_in_forward_is_not_blamed(tmp_path):
    text = RIGHT["DROPPING"].replace(
        "np.random.rand(", "np.random.default_rng().random("
    )
    text = text.replace("random(*x.shape)", "random(x.shape)")
    (finding,) = findings(text, tmp_path)
    assert finding.status == "not read"


@pytest.mark.parametrize("text", {row[0] for row in MORE})
def test_what_the_mistakes_are_made_in_is_right(text, tmp_path):
    assert all(f.passed for f in findings(text, tmp_path))


def test_half_of_a_square_is_advised(tmp_path):
    text, old, new, _ = MORE[-1]
    *_, failed = findings(text.replace(old, new), tmp_path)
    assert "a 2 of a square that is missing" in failed.advice
