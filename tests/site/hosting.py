"""The site as a host serves it: with the headers of the site, and compressed."""

import gzip
import threading
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

__all__ = ["headers", "serving"]

COMPRESSED = {".css", ".html", ".js", ".svg", ".txt"}


@cache
def headers(site):
    """What the file `_headers` asks a host to send with everything."""
    _, *lines = (site / "_headers").read_text("utf-8").splitlines()
    return [tuple(line.strip().split(": ", 1)) for line in lines]


@cache
def packed(file):
    return gzip.compress(file.read_bytes(), 6, mtime=0)


class Host(SimpleHTTPRequestHandler):
    """Serves files; text goes compressed, and a page says where nothing is."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def end_headers(self):
        for name, value in headers(Path(self.directory)):
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() and self.missing.is_file():
            self.answer(404, self.missing)
        elif file.suffix not in COMPRESSED or not file.is_file():
            super().do_GET()
        else:
            self.answer(200, file)

    @property
    def missing(self):
        """What is shown where nothing is, under any address."""
        return Path(self.directory) / "404.html"

    def answer(self, status, file):
        data = packed(file)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving(site):
    """Serve a folder; yield its address."""
    handler = partial(Host, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
