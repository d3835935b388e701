"""The table in the package is UCI's, and comes out as documented."""

import hashlib
from importlib import resources

import numpy as np
import pandas as pd
import pytest

from backproplab.datasets import load_red_wine

FOLDER = resources.files("backproplab.datasets")
PACKAGED = FOLDER / "winequality-red.csv"
SHA256 = "4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e"


def test_bytes_are_those_of_uci():
    content = PACKAGED.read_bytes()
    assert len(content) == 84199
    assert hashlib.sha256(content).hexdigest() == SHA256


def test_licence_text_gives_licence_citation_and_digest():
    text = (FOLDER / "winequality-red.LICENSE.txt").read_text(encoding="utf-8")
    for needed in ("CC BY 4.0", "10.24432/C56S3T", "10.1016/j.dss.2009.05.016", SHA256):
        assert needed in text


def test_licence_text_describes_every_column_in_order():
    text = (FOLDER / "winequality-red.LICENSE.txt").read_text(encoding="utf-8")
    contents = text[text.index("Contents\n") :]
    places = [contents.index(f"\n  {n}  ") for n in (*names(), "quality")]
    assert places == sorted(places)


def names():
    return load_red_wine().feature_names


def test_counts():
    wine = load_red_wine()
    qualities, counts = np.unique(wine.quality, return_counts=True)
    assert wine.features.shape == (1599, 11)
    assert dict(zip(qualities.tolist(), counts.tolist(), strict=True)) == {
        3: 10, 4: 53, 5: 681, 6: 638, 7: 199, 8: 18,
    }  # fmt: skip
    assert wine.targets.sum() == 855
    assert round(100 * wine.targets.mean(), 2) == 53.47


def test_duplicates():
    frame = load_red_wine(as_frame=True).frame
    assert frame.duplicated().sum() == 240
    assert len(frame.drop_duplicates()) == 1359
    assert frame.drop(columns="quality").duplicated().sum() == 240


def test_every_number_is_the_one_written_in_the_file():
    wine = load_red_wine()
    lines = PACKAGED.read_text(encoding="ascii").splitlines()
    assert lines[0].replace('"', "").split(";") == [*wine.feature_names, "quality"]
    written = [[float(cell) for cell in line.split(";")] for line in lines[1:]]
    read = np.column_stack([wine.features, wine.quality])
    np.testing.assert_array_equal(read, written)


def test_arrays():
    wine = load_red_wine()
    assert wine.features.dtype == np.float64
    assert wine.targets.dtype == wine.quality.dtype == np.int64
    assert wine.targets.shape == wine.quality.shape == (1599,)
    assert wine.frame is None
    np.testing.assert_array_equal(wine.targets, wine.quality >= 6)


def test_frames_on_request():
    wine, arrays = load_red_wine(as_frame=True), load_red_wine()
    assert list(wine.frame) == [*wine.feature_names, "quality"]
    assert isinstance(wine.features, pd.DataFrame)
    pd.testing.assert_frame_equal(wine.features, wine.frame.drop(columns="quality"))
    pd.testing.assert_series_equal(wine.quality, wine.frame["quality"])
    assert wine.targets.name == "target"
    for name in ("features", "targets", "quality"):
        np.testing.assert_array_equal(getattr(wine, name), getattr(arrays, name))


def test_what_is_returned_may_be_changed():
    wine = load_red_wine()
    for array in (wine.features, wine.targets, wine.quality):
        array[:] = 0
    again = load_red_wine(as_frame=True)
    again.features.loc[:, "pH"] = 0.0
    assert again.frame["pH"].min() > 0
    assert load_red_wine().features.min(axis=0)[8] > 0


@pytest.mark.parametrize(("threshold", "positive"), [(7, 217), (6.5, 217), (4, 1589)])
def test_threshold(threshold, positive):
    wine = load_red_wine(threshold=threshold)
    assert wine.targets.sum() == positive
    assert wine.target_names == (f"quality < {threshold}", f"quality >= {threshold}")


@pytest.mark.parametrize("threshold", [0, 11, "6", None, True, float("nan")])
def test_threshold_out_of_range(threshold):
    with pytest.raises(ValueError, match=r"^load_red_wine: threshold must be in \(0, "):
        load_red_wine(threshold=threshold)


def test_misspelt_keyword():
    with pytest.raises(TypeError, match="Did you mean 'as_frame'"):
        load_red_wine(as_frames=True)


def test_columns_of_another_file_may_stand_in_any_order(tmp_path):
    packaged = load_red_wine(as_frame=True).frame
    path = tmp_path / "turned.csv"
    packaged[packaged.columns[::-1]].to_csv(
        path, sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n"
    )
    for given in (path, str(path)):
        read = load_red_wine(as_frame=True, path=given).frame
        pd.testing.assert_frame_equal(read, packaged)


def test_no_such_file(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nowhere\.csv"):
        load_red_wine(path=tmp_path / "nowhere.csv")
