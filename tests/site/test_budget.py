"""Pages are light and quick: measured in Chromium, against `budget.toml`."""

import re
import shutil
import tomllib
from pathlib import Path

import built
import hosting
import pytest
import sources
from reference import slowness

from tests.thorough import some_now

BUDGET = tomllib.loads(Path(__file__).with_name("budget.toml").read_text("utf-8"))
# One of each kind that differs in what its first screen shows.
FIRST_SCREENS = (
    "index.html",
    "learn/linear.html",
    "auto_gallery/index.html",
    "auto_gallery/rules/plot_8_adam.html",
    "playground.html",
    "reference/ledger.html",
    "reference/api/backproplab.optimizers/Adam.html",
)
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) seen.paint = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
# Fonts are there, two frames were drawn, and no script has anything left to do. A
# browser that nobody looks at may draw none for ever; five seconds are enough then.
IDLE = """async () => {
  await document.fonts.ready;
  const late = new Promise(done => setTimeout(done, 5000));
  for (let turns = 0; turns < 2; turns++)
    await Promise.race([late,
      new Promise(done => requestAnimationFrame(() => requestIdleCallback(done)))]);
}"""
MOMENT = 100  # milliseconds in which a timer of a script may go off
MOST_MOMENTS = 600
SLOW = {"rate": 4}
FAST_3G = {
    "offline": False, "latency": 562.5,
    "downloadThroughput": 1.44e6 / 8, "uploadThroughput": 0.675e6 / 8,
}  # fmt: skip


def text_pages():
    """Every page that people read from top to bottom, and one of each other kind."""
    read = ("learn/", "explanation/")
    pages = {*built.one_of_a_kind(), *(n for n in built.names() if n.startswith(read))}
    return sorted(pages | {"search.html?q=log+of+zero"})


def limits(page):
    """What a page may weigh, by its kind."""
    if page.startswith("auto_gallery/"):
        return BUDGET["gallery"]
    return BUDGET["search" if page.startswith("search.html") else "page"]


def note(table, field):
    """Enter one field of every event into a table, by request."""
    return lambda event: table.update({event["requestId"]: event[field]})


def settle(page, under_way):
    """Wait until a page that is loaded has nothing under way, and starts nothing."""
    for _ in range(MOST_MOMENTS):
        page.evaluate(IDLE)
        before = len(under_way)
        page.wait_for_timeout(MOMENT)
        if before == len(under_way) and not any(under_way.values()):
            return
    pytest.fail(f"{page.url} never stops loading")


def load(chromium, address, name, *, throttled=False, network=None):
    """Load a page with a cold cache; return what came, and what was seen when."""
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        wire = context.new_cdp_session(page)
        kinds, sizes, under_way = {}, {}, {}

        def ended(event):
            under_way[event["requestId"]] = False

        wire.on("Network.requestWillBeSent", note(under_way, "request"))
        wire.on("Network.loadingFinished", ended)
        wire.on("Network.loadingFailed", ended)
        wire.on("Network.responseReceived", note(kinds, "type"))
        wire.on("Network.loadingFinished", note(sizes, "encodedDataLength"))
        wire.send("Network.enable")
        if throttled:
            wire.send("Emulation.setCPUThrottlingRate", SLOW)
        if network:
            wire.send("Network.emulateNetworkConditions", network)
        page.goto(f"{address}/{name}", wait_until="load")
        settle(page, under_way)
        seen = page.evaluate("window.seen")
        slow = slowness(page, throttled=SLOW["rate"]) if throttled else 1.0
    scripts = sum(size for key, size in sizes.items() if kinds.get(key) == "Script")
    return {
        "kB": sum(sizes.values()) / 1000,
        "requests": len(sizes),
        "scripts_kB": scripts / 1000,
        "layout_shift": seen["shift"],
        "paint": seen["paint"] / 1000 / slow,
    }


@pytest.mark.browser
@pytest.mark.parametrize("page", some_now(text_pages(), built.one_of_a_kind()))
def test_a_cold_load_is_within_the_budget(chromium, address, page):
    spent = load(chromium, address, page)
    assert spent["requests"] >= 3
    most = limits(page)
    over = {kind: spent[kind] for kind in most if spent[kind] > most[kind]}
    assert over == {}, f"{sources.place(page.partition('?')[0])}: over {most}"


@pytest.mark.browser
def test_what_a_script_asks_for_late_is_counted(chromium, site, tmp_path):
    late = "document.fonts.ready.then(() => setTimeout(() => fetch('big'), 50))"
    for name, script in [("plain", ""), ("late", late)]:
        (tmp_path / f"{name}.js").write_text(script)
        head = f"<link rel='icon' href='data:,'><script src='{name}.js'></script>"
        (tmp_path / f"{name}.html").write_text(head)
    (tmp_path / "big").write_bytes(bytes(100_000))
    shutil.copy(site / "_headers", tmp_path)
    with hosting.serving(tmp_path) as address:
        plain, late = (load(chromium, address, f"{n}.html") for n in ("plain", "late"))
    assert late["requests"] == plain["requests"] + 1
    assert late["kB"] > plain["kB"] + 100


def test_no_picture_is_heavy(site):
    pictures = [*site.rglob("*.webp"), *site.rglob("*.png"), *site.rglob("*.svg")]
    assert pictures
    assert heavier(pictures, BUDGET["figure"]["kB"]) == {}


def test_no_video_is_heavy(site):
    videos = list(site.rglob("*.mp4"))
    assert videos
    assert heavier(videos, BUDGET["video"]["kB"]) == {}


def heavier(files, most):
    """Those that weigh more, with the lines of the sources that make them."""
    return {
        f"{file.name} from {', '.join(sources.places_of_file(file))}": size
        for file in files
        if (size := file.stat().st_size / 1000) > most
    }


def test_what_is_heavy_is_named_by_its_source():
    page = "learn/linear.html"
    pictures = [a for a in built.addresses(page) if a.endswith(".webp")]
    [named] = heavier([built.Target(page, pictures[0]).file], 0)
    assert re.search(r"docs/learn/linear\.md:\d\d+", named)


def test_every_picture_has_a_size_and_waits_below_the_fold(name):
    places = "article figure img, article .sphx-glr-thumbcontainer img"
    figures = [i.attributes for i in built.parsed(name).css(places)]
    assert [i for i in figures if not (i.get("width") and i.get("height"))] == []
    assert [i for i in figures if i.get("loading") != "lazy"] == []


@pytest.mark.timing
@pytest.mark.browser
@pytest.mark.parametrize("page", FIRST_SCREENS)
@pytest.mark.parametrize("network", [None, FAST_3G], ids=["slow_processor", "fast_3g"])
def test_the_first_screen_is_there_soon(chromium, address, page, network):
    tries = [
        load(chromium, address, page, throttled=True, network=network)["paint"]
        for _ in range(3)
    ]
    limit = "on_fast_3g" if network else "on_slow_processor"
    assert 0 < min(tries) <= BUDGET["paint"][limit], tries
