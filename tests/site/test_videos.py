"""A video waits for the reader, loads next to nothing meanwhile, plays when asked."""

import built
import pytest

from tests.thorough import first_now

pytestmark = pytest.mark.browser

UNSEEN = """() => [...document.querySelectorAll("video")]
  .filter(video => !video.checkVisibility())
  .map(video => [video.preload, video.readyState])"""
STATE = """async () => {
  const seen = [...document.querySelectorAll("video")].filter(v => v.checkVisibility());
  for (const video of seen) {
    video.scrollIntoView();
    for (let tries = 0; video.readyState < 1 && tries < 100; tries++)
      await new Promise(done => setTimeout(done, 50));
  }
  return seen.map(video => ({
    paused: video.paused, autoplay: video.autoplay, controls: video.controls,
    loop: video.loop, preload: video.preload, time: video.currentTime,
    length: Math.round(video.duration) > 1,
    poster: video.poster.endsWith(".webp"),
  }));
}"""
WAITING = {
    "paused": True,
    "autoplay": False,
    "controls": True,
    "loop": True,
    "preload": "metadata",
    "time": 0,
    "length": True,
    "poster": True,
}
PLAY = """async () => {
  const seen = [...document.querySelectorAll("video")].filter(v => v.checkVisibility());
  for (const video of seen) {
    await video.play();
    for (let tries = 0; video.currentTime < 0.2 && tries < 100; tries++)
      await new Promise(done => setTimeout(done, 50));
    video.pause();
  }
  return seen.map(video =>
    video.duration > 1 && video.videoWidth > 300 ? video.currentTime : 0);
}"""


def pages():
    """The pages that show a video."""
    return [name for name in built.names() if "<video" in built.text(name)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", first_now(pages()))
def test_videos_wait_and_then_play(visitor, name, scheme):
    page = visitor.open(name, scheme=scheme)
    states = page.evaluate(STATE)
    assert states
    assert states == [WAITING] * len(states)
    assert page.evaluate(UNSEEN) == [["none", 0]] * len(states)
    assert min(page.evaluate(PLAY)) >= 0.2
    assert visitor.complaints == []


def test_the_gallery_shows_a_video():
    assert any(name.startswith("auto_gallery/") for name in pages())
