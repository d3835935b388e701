"""What hands do in the playground, and what it shows then."""

import re

import pytest
from playing import STATE, at
from playwright.sync_api import expect
from visits import PHONE

pytestmark = pytest.mark.browser

RUN = f"playground.page.runs.all[{STATE}.selected]"
#: Waits until the page has not scrolled for a while.
STILL = """() => new Promise(done => {
  let before = NaN;
  const look = () => {
    if (scrollY === before) return done();
    before = scrollY;
    setTimeout(look, 300);
  };
  look();
})"""
ENDS = f"Array.from({RUN}.positions.slice(-2))"


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
        page.wait_for_function(f"scrollY > {scrolled + 50}")
        page.evaluate(STILL)
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
    expect(status).to_contain_text("200 × 200 starts")
    expect(status).to_contain_text("4 limits")
    said = page.locator("[data-part=map-legend] li")
    expect(said).to_have_count(5)  # axes and limits
    expect(said.first).to_contain_text("x from −6 to 6")
    expect(said.filter(has_text="(3, 2):")).to_have_count(1)
    shares = re.findall(r"([\d.]+) %", " ".join(said.all_text_contents()))
    assert sum(map(float, shares)) == pytest.approx(100, abs=0.3)
    page.get_by_label("learning rate", exact=True).fill("0.02")
    expect(said).to_have_count(0)


def test_the_landscape_can_be_dragged_too(visitor):
    page = at(visitor, "#surface=Bowl&start=4,4&view=tilted")
    x, y = page.evaluate("playground.page.seen.place(-2, 3)")
    box = page.locator("[data-part=plane]").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    assert page.evaluate(f"{STATE}.start") == pytest.approx([-2, 3], abs=0.05)


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
