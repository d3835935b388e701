"""Runs scripts of the site in a real browser, without a driver: the page posts what it
found back to the server that it came from. So any browser will do."""

import json
import os
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.not_tried import lacking

__all__ = ["BROWSERS", "SCRIPTS", "in_browser"]

SITE = Path(__file__).parents[2] / "_build" / "html"
SCRIPTS = SITE / "_static" / "playground"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
BROWSERS = {
    "chromium": (CHROMIUM, ["--headless", "--no-sandbox", "--disable-gpu"]),
    "firefox": (("firefox", "firefox-esr"), ["--headless", "--no-remote"]),
}
PAGE = """<!doctype html><meta charset="utf-8"><title>bench</title>{scripts}
<script src="/job.js"></script>
<script>fetch("/data.json").then((answer) => answer.json()).then((data) => {{
  let found;
  try {{ found = job(data); }} catch (error) {{ found = {{ raised: String(error) }}; }}
  fetch("/found", {{ method: "POST", body: JSON.stringify(found) }});
}});</script>"""


def executable(names):
    """The first of these programs that is installed; a skip, or a failure in CI."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        lacking("browser", f"none of {', '.join(names)}")
    return path


def in_browser(browser, scripts, job, data, profile, timeout=120):
    """What the JavaScript function `job`, given `data`, returns in a browser.

    Parameters
    ----------
    browser : str
        A key of `BROWSERS`.
    scripts : sequence of str
        Scripts of the playground to load first, without their ending.
    job : str
        Source of ``function job(data)``.
    data : object
        Anything that JSON can hold.
    profile : Path
        An empty folder for the browser's own files.
    """
    names, options = BROWSERS[browser]
    path = executable(names)
    tags = "".join(f'<script src="/{name}.js"></script>' for name in scripts)
    answers = {
        "/": ("text/html", PAGE.format(scripts=tags)),
        "/job.js": ("text/javascript", job),
        "/data.json": ("application/json", json.dumps(data)),
    }
    handler = partial(Handler, answers=answers, directory=str(SCRIPTS))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.found, server.arrived = None, threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        own = f"--user-data-dir={profile}" if browser == "chromium" else "--profile"
        own = [own] if browser == "chromium" else [own, str(profile)]
        address = f"http://127.0.0.1:{server.server_port}/"
        with subprocess.Popen(
            [path, *options, *own, address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"HOME": str(profile)},
        ) as process:
            try:
                assert server.arrived.wait(timeout), f"{browser} sent nothing"
            finally:
                process.terminate()
                server.shutdown()
    assert "raised" not in server.found, server.found
    return server.found["result"]


class Handler(SimpleHTTPRequestHandler):
    """Serves the scripts and three made-up files, and takes what a page found."""

    def __init__(self, *args, answers, **options):
        self.answers = answers
        super().__init__(*args, **options)

    def do_GET(self):
        if self.path not in self.answers:
            super().do_GET()
            return
        kind, text = self.answers[self.path]
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.found = json.loads(body)
        self.send_response(204)
        self.end_headers()
        self.server.arrived.set()

    def log_message(self, *args):
        pass
