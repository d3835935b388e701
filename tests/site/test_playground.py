"""The page itself: dragging, keys, addresses, Python that ends at the same point."""

import json
import subprocess
import sys

import built
import numpy as np
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STATE = "playground.page.state"
RUN = f"playground.page.runs.all[{STATE}.selected]"
ENDS = f"Array.from({RUN}.positions.slice(-2))"


@pytest.fixture
def page(visitor):
    """The playground, as it opens."""
    return visitor.open("playground.html")


def at(visitor, hash_):
    """The playground at an address."""
    return visitor.open(f"playground.html{hash_}")


def test_dragging_moves_the_start_and_every_path(page, visitor):
    box = page.locator("[data-part=plane]").bounding_box()
    before = page.evaluate(ENDS)
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 0.25 * box["height"])
    start = page.evaluate(f"{STATE}.start")
    page.mouse.up()
    assert start == pytest.approx([2.5, 2.5], abs=0.05)  # of a domain from -5 to 5
    assert page.evaluate(ENDS) != before
    assert visitor.complaints == []


def test_arrow_keys_move_the_start(page):
    page.locator("[data-part=plane]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    assert page.evaluate(f"{STATE}.start") == pytest.approx([-3.9, 0.0])
    expect(page.locator("[data-part=status]")).to_contain_text("Start −3.9, 0")


def test_a_rate_is_changed_without_a_reset(page):
    page.get_by_label("learning rate", exact=True).first.fill("0.5")
    assert page.evaluate(f"{STATE}.rules[0].h.learning_rate") == 0.5
    assert page.evaluate(f"{STATE}.step") == 200


def test_a_rate_out_of_range_is_marked_and_not_taken(page):
    rate = page.get_by_label("learning rate", exact=True).first
    rate.fill("-1")
    assert rate.get_attribute("aria-invalid") == "true"
    assert page.evaluate(f"{STATE}.rules[0].h.learning_rate") == 0.1


def test_an_address_reproduces_the_view(visitor):
    page = at(visitor, "#surface=Himmelblau&start=1,-2&steps=77&rule=Lion;beta1:0.5")
    state = page.evaluate(STATE)
    assert (state["surface"], state["start"], state["steps"]) == (
        "Himmelblau",
        [1, -2],
        77,
    )
    assert [rule["name"] for rule in state["rules"]] == ["Lion"]
    again = page.evaluate(
        "playground.address.fromHash(playground.address.toHash(playground.page.state))"
    )
    assert again == {"state": state, "ignored": []}


def views():
    """The part after the # of every link of the site that opens a view."""
    links = (tag["href"] for name in built.names() for tag in built.links(name))
    found = {link.partition("#")[2] for link in links if "playground.html#" in link}
    return sorted(view for view in found if "=" in view)


def test_every_link_into_the_playground_is_understood(page):
    found = {
        view: page.evaluate("v => playground.address.fromHash(v)", view)
        for view in views()
    }
    assert len(found) >= 8  # the stops of the tour
    ignored = {view: read["ignored"] for view, read in found.items() if read["ignored"]}
    assert ignored == {}


def test_a_bad_address_says_what_it_ignored(visitor):
    page = at(visitor, "#surface=Nowhere&start=1&rule=Adam;beta1:2&rule=Bdam&x=1")
    said = page.locator("[data-part=ignored]")
    for part in ("Nowhere", "start=1", "beta1:2 (outside [0, 1))", "Bdam", "x=1"):
        expect(said).to_contain_text(part)
    assert page.evaluate(f"{STATE}.surface") == "Matyas"


@pytest.mark.parametrize(
    "hash_",
    [
        "#surface=Rosenbrock&start=-1,2&steps=50&rule=NAdam",
        "#surface=Matyas&start=-4,2&steps=40&sigma=0.2&seed=5&rule=Momentum",
        "#surface=Booth&start=-4,2&steps=30&sigma=0.2&seed=5&rule=Nesterov",
        "#surface=own&f=ln(1%2Bx^2)+%2B+abs(y)&start=2,1&steps=20&rule=RMSProp",
        "#surface=RotatedQuadratic&p.condition=50&start=1,1&steps=9&rule=Adam%2C+eps+inside+the+root",
    ],
)
def test_the_copied_script_ends_at_the_same_point(visitor, hash_):
    page = at(visitor, hash_)
    expect(page.locator("[data-part=ignored]")).to_be_empty()
    script = page.evaluate(f"playground.python.snippet({STATE})")
    script += "\nimport json; print(json.dumps(path.positions[-1].tolist()))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    end = json.loads(done.stdout.splitlines()[-1])
    np.testing.assert_allclose(page.evaluate(ENDS), end, rtol=1e-12)


def test_a_typed_formula_is_explained_where_it_is_wrong(page):
    page.get_by_label("Surface", exact=True).select_option("own")
    page.get_by_label("f(x, y) =").fill("x^2 + sin y")
    error = page.locator("[data-part=formula-error]")
    expect(error).to_have_text("At character 7: sin needs a bracket: sin(x).")
    page.get_by_label("f(x, y) =").fill("x^2 + sin(y)")
    expect(error).to_be_empty()


def test_the_map_of_basins_is_drawn(visitor):
    page = at(visitor, "#surface=Himmelblau&rule=GradientDescent;learning_rate:0.01")
    page.get_by_role("button", name="Draw the map").click()
    status = page.locator("[data-part=map-status]")
    expect(status).to_contain_text("200 × 200 starts", timeout=30_000)
    expect(status).to_contain_text("4 limits")


def test_it_works_from_a_file(chromium, site):
    page = chromium.new_page()
    page.goto(f"{(site / 'playground.html').as_uri()}#surface=Bowl&rule=Adam")
    page.get_by_role("button", name="Draw the map").click()
    status = page.locator("[data-part=map-status]")
    expect(status).to_contain_text("1 limit.", timeout=60_000)
    page.close()


def test_the_step_shows_its_numbers(visitor):
    page = at(visitor, "#surface=Bowl&start=3,0&step=0&rule=Momentum;learning_rate:0.1")
    rows = page.locator("[data-part=inside] tr")
    expect(rows).to_have_count(5)  # point, gradient, velocity, new velocity, next point
    expect(rows.last).to_contain_text("= 3 + (−0.6)")


def test_theory_and_measurement_stand_side_by_side(visitor):
    page = at(visitor, "#surface=Bowl&start=3,1&steps=50&rule=GradientDescent")
    expect(page.locator("[data-part=ends]")).to_contain_text("0.8 in theory, 0.8 here")


def test_play_runs_to_the_end(visitor):
    page = at(visitor, "#steps=20&step=0")
    page.get_by_label("Speed").select_option("200")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("[data-part=step]")).to_have_text("Step 20 of 20")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_dragging_is_smooth(visitor):
    """A frame of four rules and 2,000 steps takes few milliseconds of its thread.

    Measured without a graphics card, where every pixel is drawn by that thread: 11 ms.
    The time of the thread is taken, since other tests run meanwhile.
    """
    rules = "".join(
        f"&rule={name}" for name in ("Adam", "Momentum", "NAdam", "RMSProp")
    )
    page = at(visitor, f"#surface=Rosenbrock&steps=2000&start=-1,1{rules}")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent():
        found = devtools.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] for metric in found}["TaskDuration"]

    def drag(frames):
        for i in range(frames):
            page.evaluate("i => playground.page.setStart(-1 + i / 100, 1)", i)
            page.evaluate("() => new Promise(requestAnimationFrame)")

    drag(10)  # the browser compiles what is used often
    before = spent()
    drag(30)
    frame = (spent() - before) / 30
    devtools.detach()
    assert frame < 0.020
