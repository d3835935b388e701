"""The kernels of executed pages are forks of one process that has imported much.

A kernel of its own would take a second for every page before it runs the first cell.
Jupyter starts a kernel by a command; here the command is `nursery.py join`, which asks
the process `nursery.py serve` for a fork, lends it its input and output, and ends when
the kernel does.
"""

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

__all__ = ["Nursery", "setup"]


class Nursery:
    """The process, and the folder in which Jupyter finds how to reach it."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="kernels-"))
        self.address = str(self.folder / "socket")
        spec = self.folder / "kernels" / "python3" / "kernel.json"
        spec.parent.mkdir(parents=True)
        command = [sys.executable, "-S", __file__, "join", self.address]
        words = {"display_name": "Python 3", "language": "python"}
        command += ["-f", "{connection_file}"]
        spec.write_text(json.dumps(words | {"argv": command}))
        self.process = subprocess.Popen(
            [sys.executable, __file__, "serve", self.address],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.process.stdout.readline()  # from here on a client can connect and wait

    def end(self):
        """End the process, be it in the middle of its imports."""
        self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.folder)


def serve(address):
    """Import what pages need, then fork a kernel for everyone who asks."""
    for number in (signal.SIGINT, signal.SIGTERM):  # they end the build, and that us
        signal.signal(number, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        print("listening", flush=True)  # noqa: T201  to the one who started this
        sys.modules["debugpy"] = None  # slow to import, and no kernel is debugged
        import cells  # noqa: F401, PLC0415  none of these in the one who joins
        import ipykernel.debugger  # noqa: F401, PLC0415
        import pandas as pd  # noqa: F401, PLC0415
        import sklearn.neural_network  # noqa: F401, PLC0415
        from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415
        from PIL import Image  # noqa: PLC0415

        Image.init()  # it would look for its formats in every kernel
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the kernels
        while sys.stdin not in select.select([server, sys.stdin], [], [])[0]:
            link, _ = server.accept()
            if not os.fork():
                server.close()
                be_kernel(link, IPKernelApp)
            link.close()
    shutil.rmtree(Path(address).parent)


def be_kernel(link, app):
    """Take over the place of the one who joined, and end with it."""
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    message, streams, *_ = socket.recv_fds(link, 1 << 20, 3)
    place = json.loads(message)
    for descriptor, stream in enumerate(streams):
        os.dup2(stream, descriptor)
    os.chdir(place["folder"])
    os.environ.clear()
    os.environ.update(place["environment"])
    sys.argv[1:] = [*place["arguments"], f"--IPKernelApp.parent_handle={os.getppid()}"]
    threading.Thread(target=end_with, args=[link], daemon=True).start()
    try:
        app.launch_instance()
    finally:
        os._exit(0)


def end_with(link):
    """Wait until the other side of a link is gone."""
    link.recv(1)
    os._exit(1)


def join(address, *arguments):
    """Ask for a kernel with these arguments, and live as long as it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a kernel outlives interruptions
    place = {"folder": str(Path.cwd()), "arguments": arguments}
    place["environment"] = dict(os.environ)
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(address)
        socket.send_fds(link, [json.dumps(place).encode()], [0, 1, 2])
        link.recv(1)


def open_nursery(app, env, names):
    """Have kernels ready if one of the pages to read is a notebook."""
    texts = (Path(env.doc2path(name)).read_text(encoding="utf-8") for name in names)
    if sys.platform == "linux" and any("kernelspec:" in text for text in texts):
        app.nursery = Nursery()
        os.environ["JUPYTER_PATH"] = str(app.nursery.folder)


def close_nursery(app, env):
    """All pages are read."""
    if nursery := getattr(app, "nursery", None):
        nursery.end()


def setup(app):
    """Register."""
    app.connect("env-before-read-docs", open_nursery)
    app.connect("env-updated", close_nursery)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}


if __name__ == "__main__":
    {"serve": serve, "join": join}[sys.argv[1]](*sys.argv[2:])
