"""What the playground says and plays, and what is there without scripts."""

import re

import pytest
from playing import at
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
#: Frames that come when a test says so, 16 ms one after the other in the page's time;
#: `pass` lets some go by and counts the different steps that were shown.
FRAMES = """() => {
    let now = 0, waiting = [];
    performance.now = () => now;
    requestAnimationFrame = turn => waiting.push(turn);
    globalThis.pass = (frames) => {
        const shown = new Set([playground.page.state.step]);
        for (; frames > 0; frames--) {
            now += 16;
            for (const turn of waiting.splice(0)) turn(now);
            shown.add(playground.page.state.step);
        }
        return shown.size;
    };
}"""


def test_small_circles_share_a_row(visitor):
    page = at(visitor, "#surface=Ripple&rule=AdaGrad;learning_rate:10")
    page.get_by_role("button", name="Draw the map").click()
    said = page.locator("[data-part=map-legend] li")
    expect(said.last).to_contain_text("8 other circles: 11.2 %")
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
    expect(status).to_contain_text("1 limit.")
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
    page.evaluate(FRAMES)
    page.get_by_role("button", name="Play").click()
    assert page.evaluate("pass(80)") == 3  # the start, after 512 and after 1024 ms
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("[data-part=status]")).to_contain_text("Matyas from above")


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
