"""A server for the built site and one headless Chromium for each test process."""

import shutil
from functools import wraps

import built
import hosting
import pytest
from playwright.sync_api import expect, sync_playwright
from visits import Visitor

from tests.not_tried import lacking
from tests.thorough import some_now

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 300  # seconds for a whole test
A_MINUTE = 60_000  # milliseconds for one thing that a test waits for
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # no name but our own server's leads anywhere: a request that slips out fails
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def pytest_generate_tests(metafunc):
    """Give a test that asks for `name` every page, for `kind` one page of each kind.

    A test that names its pages itself keeps them.
    """
    marks = metafunc.definition.iter_markers("parametrize")
    own = any("name" in mark.args[0] for mark in marks)
    if "opened" in metafunc.fixturenames:
        pages = some_now(built.names(), built.one_of_a_kind())
        metafunc.parametrize("name", pages, scope="module")
    elif "name" in metafunc.fixturenames and not own:
        metafunc.parametrize("name", built.names())
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", built.one_of_a_kind())


def pytest_collection_modifyitems(items):
    """Let a test fail that waits for its browser for ever."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(PATIENCE))


@pytest.fixture(scope="session", autouse=True)
def site():
    """The folder of the built site."""
    if not (built.SITE / "index.html").is_file():
        pytest.fail(
            f"These tests read the built site, and {built.SITE} has none. "
            "Build it first: make html"
        )
    return built.SITE


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served on this machine."""
    with hosting.serving(site) as address:
        yield address


def patient(make):
    """Let the contexts, or pages, that a browser makes wait for a minute."""

    @wraps(make)
    def made(**options):
        new = make(**options)
        new.set_default_timeout(A_MINUTE)
        return new

    return made


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium; a skip without one, unless the environment forbids it."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        lacking("browser", f"none of {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(FLAGS), timeout=2 * A_MINUTE
        )
        expect.set_options(timeout=A_MINUTE)
        browser.new_context = patient(browser.new_context)
        browser.new_page = patient(browser.new_page)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chromium, address):
    """Someone who opens pages and notes all that goes wrong."""
    with chromium.new_context() as context:
        yield Visitor(context.new_page(), address)


@pytest.fixture
def page(visitor):
    """The playground, as it opens."""
    return visitor.open("playground.html")
