"""Pictures and videos are light, and the gallery is quick to build."""

from pathlib import Path

import built
import pytest
import timing

GALLERY = Path(__file__).parents[2] / "gallery"
SCRIPTS = sorted(GALLERY.rglob("plot_*.py"))
LIGHTEST = {".mp4": 120_000, ".webp": 150_000}
ONE_SCRIPT, ALL_SCRIPTS, CORES = 20, 4 * 60, 2  # seconds, and what builds the gallery


def too_heavy(files):
    """Name those that weigh more than their kind may."""
    return {
        file.name: file.stat().st_size
        for file in files
        if file.stat().st_size > LIGHTEST.get(file.suffix, float("inf"))
    }


def shown():
    """Every picture and video that a page loads."""
    files = {
        built.Target(name, address).file
        for name in built.names()
        for address in built.addresses(name)
    }
    return sorted(file for file in files if file.suffix in LIGHTEST)


def test_pictures_and_videos_are_light():
    files = shown()
    assert {file.suffix for file in files} == set(LIGHTEST)
    assert too_heavy(files) == {}


def test_what_is_too_heavy_is_noticed(tmp_path):
    for suffix, most in LIGHTEST.items():
        (tmp_path / f"light{suffix}").write_bytes(bytes(most))
        (tmp_path / f"heavy{suffix}").write_bytes(bytes(most + 1))
    found = too_heavy(tmp_path.iterdir())
    assert set(found) == {"heavy.mp4", "heavy.webp"}


def test_no_two_scripts_share_a_name():
    # their times are kept by name
    assert len({script.name for script in SCRIPTS}) == len(SCRIPTS)


def test_no_script_has_a_space_in_its_name():
    # links to it would break
    assert not [s for s in SCRIPTS if " " in s.relative_to(GALLERY).as_posix()]


def time_of(script):
    entry = timing.load(script)
    if entry is None:
        pytest.fail(
            f"{script.name} was not timed together with the reference loop; "
            "run all scripts again: make clean html"
        )
    return timing.seconds(entry)


@pytest.mark.timing
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: f"{s.parent.name}/{s.stem}")
def test_no_script_takes_longer_than_20_seconds(script):
    place = script.relative_to(GALLERY.parent)
    taken = time_of(script)
    assert taken <= ONE_SCRIPT, (
        f"{place} took {taken:.1f} s of a quiet machine, at most {ONE_SCRIPT} are "
        "allowed. If it was busy at that time, measure again: make clean html"
    )


@pytest.mark.timing
def test_the_gallery_takes_less_than_4_minutes_on_two_cores():
    assert sum(map(time_of, SCRIPTS)) / CORES < ALL_SCRIPTS
