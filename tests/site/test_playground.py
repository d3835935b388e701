"""The page itself: dragging, keys, addresses, Python that ends at the same point."""

import json
import re
import struct
import subprocess
import sys
from xml.etree import ElementTree as ET

import built
import numpy as np
import pytest
from playwright.sync_api import expect
from visits import PHONE

pytestmark = pytest.mark.browser

STATE = "playground.page.state"
RUN = f"playground.page.runs.all[{STATE}.selected]"
ENDS = f"Array.from({RUN}.positions.slice(-2))"
ALL_ENDS = "playground.page.runs.all.map((run) => Array.from(run.positions.slice(-2)))"
SVG = "{http://www.w3.org/2000/svg}"


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


def swipe(hands, x, y, far):
    """A finger goes down at a point, moves up by so many pixels, and leaves."""
    down = {"touchPoints": [{"x": x, "y": y}]}
    hands.send("Input.dispatchTouchEvent", {"type": "touchStart"} | down)
    for i in range(1, 11):
        moved = {"touchPoints": [{"x": x, "y": y - far * i / 10}]}
        hands.send("Input.dispatchTouchEvent", {"type": "touchMove"} | moved)
    hands.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_drags_the_ring_taps_and_scrolls(chromium, address):
    with chromium.new_context(
        viewport=PHONE, has_touch=True, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{address}/playground.html#surface=Bowl&start=0,0")
        hands = context.new_cdp_session(page)
        plane = page.locator("[data-part=plane]")
        page.evaluate("document.querySelector('[data-part=plane]').scrollIntoView()")
        box = plane.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        scrolled = page.evaluate("scrollY")
        swipe(hands, x, y, 100)
        up = page.evaluate(f"{STATE}.start")
        domain = page.evaluate("playground.page.surface.domain[1]")
        shift = 100 / box["height"] * (domain[1] - domain[0])
        assert up == pytest.approx([0, shift], abs=0.1)
        assert page.evaluate("scrollY") == scrolled
        swipe(hands, x + 100, y + 100, 100)  # not on the ring: the page moves
        assert page.evaluate(f"{STATE}.start") == up
        page.wait_for_timeout(500)
        assert page.evaluate("scrollY") > scrolled + 50
        box = plane.bounding_box()
        page.touchscreen.tap(x + 100, box["y"] + box["height"] / 2)
        tapped = page.evaluate(f"{STATE}.start")
        assert tapped[1] == pytest.approx(0, abs=0.1)
        assert tapped[0] > 1


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
    said = (
        "The learning rate has to be a number, above 0; “-1” is not. It stays at 0.1."
    )
    expect(rate).to_have_accessible_description(said)
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    rate.fill("0,5")
    expect(rate).to_have_accessible_description(re.compile("take a point: 0.5"))
    rate.fill("0.5")
    expect(rate).to_have_accessible_description("")
    assert page.evaluate(f"{STATE}.rules[0].h.learning_rate") == 0.5
    page.get_by_label("grid of starts", exact=True).fill("2.5")
    whole = "has to be a whole number, at least 1 and at most 15"
    expect(page.get_by_text(whole)).to_be_visible()


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


def test_a_stop_of_the_tour_leads_to_the_plane(visitor):
    page = at(visitor, "#a-tour-in-seven-stops")
    expect(page.locator("[data-part=ignored]")).to_be_empty()
    plane = page.locator("[data-part=plane]")
    stop = page.get_by_role("link", name="Gradient descent in Matyas")
    for _ in range(2):  # the second time the address stays as it is
        stop.scroll_into_view_if_needed()
        page.evaluate(f"{STATE}.start = [0, 0]")
        stop.click()
        expect(plane).to_be_in_viewport(ratio=0.9)
        expect(plane).to_be_focused()
        assert page.evaluate(f"{STATE}.start") == [-4, 1]
    expect(page.locator("[data-part=status]")).to_contain_text("Start −4, 1")
    assert page.evaluate("location.hash = 'playground'; scrollY") < 400
    assert page.evaluate(f"{STATE}.rules.length") == 1


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
        "#surface=Matyas&start=-4,2&steps=40&sigma=0.2&seed=5&rule=Momentum&rule=Adam",
        "#surface=Booth&steps=40&rule=Adam%2C+eps+beside+the+uncorrected+root&rule=Adam",
        "#surface=Booth&start=-4,2&rule=Adam;beta1:0.5&rule=Adam;eps:0.1;warmup:3",
        "#surface=Booth&start=-4,2&steps=30&sigma=0.2&seed=5&rule=Nesterov",
        "#surface=own&f=ln(1%2Bx^2)+%2B+abs(y)&start=2,1&steps=20&rule=RMSProp",
        "#surface=LeastSquares&start=-3,2&steps=60&rule=AdaGrad%2C+eps+inside+the+root",
        "#surface=Booth&start=-4,2&steps=60&rule=Adam;schedule:StepDecay;every:7;factor:0.5",
        "#surface=Booth&start=-4,2&steps=60&rule=Lion;schedule:CosineDecay;n_steps:40;warmup:5",
        "#surface=RotatedQuadratic&p.condition=50&start=1,1&steps=9&rule=Adam%2C+eps+inside+the+root",
    ],
)
def test_the_copied_script_ends_at_the_same_points(visitor, hash_):
    page = at(visitor, hash_)
    expect(page.locator("[data-part=ignored]")).to_be_empty()
    script = page.evaluate(f"playground.python.snippet({STATE})")
    script += (
        "\nimport json; print(json.dumps([p.positions[-1].tolist() for p in paths]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    *said, ends = done.stdout.splitlines()
    here = page.evaluate(ALL_ENDS)
    assert len(said) == len(here)
    np.testing.assert_allclose(here, json.loads(ends), rtol=1e-12)


def test_a_typed_formula_is_explained_where_it_is_wrong(page):
    page.get_by_label("Surface", exact=True).select_option("own")
    page.get_by_label("f(x, y) =").fill("x^2 + sin y")
    error = page.locator("[data-part=formula-error]")
    expect(error).to_have_text("At character 7: sin needs a bracket: sin(x).")
    page.get_by_label("f(x, y) =").fill("x^2 + sin(y)")
    expect(error).to_be_empty()


@pytest.mark.parametrize("way", ["at once", "letter by letter"])
def test_a_typed_quadratic_has_its_speed_too(visitor, way):
    page = at(visitor, "#steps=50&rule=GradientDescent&rule=Nesterov")
    page.get_by_label("Surface", exact=True).select_option("own")
    field = page.get_by_label("f(x, y) =")
    field.fill("")
    if way == "at once":
        field.fill("(x - 1)^2 + 3y^2 + x y")
    else:
        field.press_sequentially("(x - 1)^2 + 3y^2 + x y")
    expect(page.locator("[data-part=formula-error]")).to_be_empty()
    first, second = page.locator("[data-part=ends] li").all()
    # curvatures 4 - sqrt(5) and 4 + sqrt(5), so 1 - 0.1 (4 - sqrt(5))
    expect(first).to_contain_text("0.8236 in theory, 0.8236 here")
    expect(second).to_contain_text("in theory, 0.9")
    assert visitor.complaints == []


def test_the_map_of_basins_is_drawn(visitor):
    page = at(visitor, "#surface=Himmelblau&rule=GradientDescent;learning_rate:0.01")
    page.get_by_role("button", name="Draw the map").click()
    status = page.locator("[data-part=map-status]")
    expect(status).to_contain_text("200 × 200 starts", timeout=30_000)
    expect(status).to_contain_text("4 limits")
    said = page.locator("[data-part=map-legend] li")
    expect(said).to_have_count(5)  # axes and limits
    expect(said.first).to_contain_text("x from −6 to 6")
    expect(said.filter(has_text="(3, 2):")).to_have_count(1)
    shares = re.findall(r"([\d.]+) %", " ".join(said.all_text_contents()))
    assert sum(map(float, shares)) == pytest.approx(100, abs=0.3)
    page.get_by_label("learning rate", exact=True).fill("0.02")
    expect(said).to_have_count(0)


def test_small_circles_share_a_row(visitor):
    page = at(visitor, "#surface=Ripple&rule=AdaGrad;learning_rate:10")
    page.get_by_role("button", name="Draw the map").click()
    said = page.locator("[data-part=map-legend] li")
    expect(said.last).to_contain_text("8 other circles: 11.2 %", timeout=30_000)
    shares = re.findall(r"([\d.]+) %", " ".join(said.all_text_contents()))
    assert len(shares) == 9
    assert sum(map(float, shares)) == pytest.approx(100, abs=0.3)


def test_the_ring_stays_whole_in_a_corner(visitor):
    page = at(visitor, "#surface=Bowl&start=6.5,6.5&steps=5&rule=Adam")
    alphas = page.evaluate("""() => {
        const pen = document.querySelector("[data-part=plane]").getContext("2d");
        const right = pen.canvas.width - 11;
        const around = [[right, 2], [right + 8, 11], [right, 19], [right - 9, 11]];
        return around.map(([x, y]) => pen.getImageData(x, y, 1, 1).data[3]);
    }""")
    assert all(alpha > 0 for alpha in alphas)


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
    # rate, point, gradient, velocity, new velocity, next point, update, effective rate
    expect(rows).to_have_count(8)
    expect(page.locator("[data-part=inside] .result")).to_contain_text("= 3 + (−0.6)")
    expect(rows.nth(6)).to_contain_text("−0.6")
    expect(rows.last).to_contain_text("effective rate")
    expect(rows.last).to_contain_text("0.1")


def test_theory_and_measurement_stand_side_by_side(visitor):
    page = at(visitor, "#surface=Bowl&start=3,1&steps=50&rule=GradientDescent")
    expect(page.locator("[data-part=ends]")).to_contain_text("0.8 in theory, 0.8 here")


def test_play_runs_to_the_end(visitor):
    page = at(visitor, "#steps=20&step=0")
    page.get_by_label("Speed").select_option("200")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("[data-part=step]")).to_have_text("Step 20 of 20")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_pausing_is_said_and_less_motion_means_fewer_pictures(visitor):
    page = at(visitor, "#steps=300&step=0")  # the visitor asks for less motion
    page.evaluate("""() => {
        globalThis.shown = new Set();
        const look = () => {
            shown.add(playground.page.state.step);
            requestAnimationFrame(look);
        };
        look();
    }""")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1300)
    page.get_by_role("button", name="Pause").click()
    assert 2 <= page.evaluate("shown.size") <= 5
    expect(page.locator("[data-part=status]")).to_contain_text("Matyas from above")


def test_the_landscape_can_be_dragged_too(visitor):
    page = at(visitor, "#surface=Bowl&start=4,4&view=tilted")
    x, y = page.evaluate("playground.page.seen.place(-2, 3)")
    box = page.locator("[data-part=plane]").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    assert page.evaluate(f"{STATE}.start") == pytest.approx([-2, 3], abs=0.05)


def test_a_schedule_is_chosen_and_stays_in_the_address(visitor):
    page = at(visitor, "#rule=Adam")
    page.get_by_text("Schedule of the rate").click()
    page.get_by_label("schedule", exact=True).select_option("CosineDecay")
    page.get_by_label("n steps", exact=True).fill("50")
    page.get_by_label("warm-up", exact=True).fill("10")
    hash_ = page.evaluate(f"playground.address.toHash({STATE})")
    page = at(visitor, hash_)
    expect(page.locator("[data-part=ignored]")).to_be_empty()
    rule = page.evaluate(f"{STATE}.rules[0]")
    assert rule["schedule"] == "CosineDecay"
    assert rule["turns"] == {"n_steps": 50, "final": 0}
    assert rule["warmup"] == 10
    first = page.locator("[data-part=inside] tr").first
    page.locator("[data-part=scrub]").fill("0")
    expect(first).to_contain_text("0.02")  # a tenth of the rate


@pytest.mark.parametrize(
    ("button", "file", "begins"),
    [
        ("Save PNG", "plane.png", b"\x89PNG"),
        ("Save SVG", "plane.svg", b"<svg"),
        ("Save CSV", "paths.csv", b"optimizer,step,x,y,value\n"),
    ],
)
def test_files_can_be_taken_away(page, button, file, begins):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename == file
    content = waiting.value.path().read_bytes()
    assert content.startswith(begins)
    if file.endswith("svg"):
        said = [text.text for text in ET.fromstring(content).iter(f"{SVG}text")]
        assert said[0] == "Matyas: x from −5 to 5, y from −5 to 5; step 200"
        assert said[1:] == [
            f"{rule['name']}, learning rate {rule['h']['learning_rate']}"
            for rule in page.evaluate(f"{STATE}.rules")
        ]
        # ground, cross of the minimum, three paths and their heads, ring in two colors
        drawn = [part.tag.removeprefix(SVG) for part in frame(content)]
        assert drawn == ["image"] + ["path"] * 9
    if file.endswith("png"):
        width, height = struct.unpack(">II", content[16:24])  # room for four lines
        side = page.evaluate("playground.page.seen.width")
        assert (width, height) == (1600, round(1600 / side * (side + 80)))
    if file.endswith("csv"):
        assert content.count(b"\n") == 1 + 3 * 201


def frame(drawing):
    """What stands within the frame of a drawing."""
    return ET.fromstring(drawing).find(f"{SVG}svg")


def test_it_can_be_used_by_keys_alone(page):
    """Every control is reached with the tab key, and rules come and go."""
    page.locator("h1").click()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.dataset.part"
                " ?? document.activeElement.textContent"
            )
        )
    parts = {"plane", "play", "back", "forward", "scrub", "speed"}
    assert parts | {"draw-map", "copy-link", "copy-python", "save-png"} <= reached
    page.get_by_label("Add an optimizer").select_option("Lion")
    expect(page.locator("[data-part=status]")).to_have_text("Lion was added.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button beside the name that has the focus
    expect(page.locator("[data-part=status]")).to_have_text("Lion was removed.")


def test_without_scripts_there_are_stills_and_a_word(chromium, address):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{address}/playground.html")
    expect(page.get_by_text("The playground needs JavaScript")).to_be_visible()
    expect(page.locator(".playground")).to_be_hidden()
    # each is there for the light and for the dark theme, and shown for one
    stills = page.locator(".tag_without-script img").filter(visible=True)
    expect(stills).to_have_count(2)
    page.close()


def test_with_scripts_there_are_no_stills(page):
    expect(page.locator(".tag_without-script").first).to_be_hidden()
