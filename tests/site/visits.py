"""Opening pages of the site, and noting what happens meanwhile."""

from urllib.parse import urlsplit

__all__ = ["DESKTOP", "PHONE", "Visitor"]

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class Visitor:
    """One page of a browser, with a list of complaints about the page it shows."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.complaints = []
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"raised: {error}"))

    def open(self, name, *, size=DESKTOP, scheme="light", motion="reduce"):
        """Show a page from its beginning; return the browser's page."""
        self.page.goto("about:blank")
        self.complaints.clear()
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        self.page.goto(f"{self.address}/{name}", wait_until="load")
        return self.page

    def _asked(self, request):
        scheme, host, *_ = urlsplit(request.url)
        ours = f"{scheme}://{host}" == self.address
        if not ours and scheme not in {"about", "blob", "data"}:
            self.complaints.append(f"asked a foreign host: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def _failed(self, request):
        # leaving a page ends the downloads of its videos
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def _said(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console {message.type}: {message.text}")
