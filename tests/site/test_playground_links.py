"""What leads into the playground and what is taken from it: links, scripts, files."""

import json
import struct
import subprocess
import sys
from xml.etree import ElementTree as ET

import built
import numpy as np
import pytest
from playing import STATE, at
from playwright.sync_api import expect

from tests.thorough import first_now

pytestmark = pytest.mark.browser

ALL_ENDS = "playground.page.runs.all.map((run) => Array.from(run.positions.slice(-2)))"
SVG = "{http://www.w3.org/2000/svg}"


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
    links = (link for name in built.names() for link in built.links(name))
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


COPIED = [
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
]


@pytest.mark.parametrize("hash_", first_now(COPIED, 6))
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
