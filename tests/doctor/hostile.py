"""Submissions that try to harm the grader or the others, and odd entries of a folder.

Each is a piece of code that runs in the backward pass of a right linear layer, in the
head of its file, or while the file is loaded.
"""

import os
import socket
from pathlib import Path

from tests.doctor.corpus import SOLUTIONS

__all__ = ["CHEATS", "FILES", "REPRESENTATIVE", "make_odd_entries"]

LINEAR = (SOLUTIONS / "linear.py").read_text()
IMPORTS = "import os, sys, time, signal, subprocess, shutil, threading, json\n"


def inside(code: str, head: str = "") -> str:
    """A right layer that runs `code` in its backward pass."""
    body = "\n    ".join(code.splitlines())
    return IMPORTS + head + LINEAR.replace("dx = G @ W.T", f"{body}\n    dx = G @ W.T")


def on_load(code: str) -> str:
    """A right layer that runs `code` while the file is loaded."""
    body = "\n    ".join(code.splitlines())
    return (
        IMPORTS + f"def deco(f):\n    {body}\n    return f\n@deco\n" + LINEAR.lstrip()
    )


def raising(error: str) -> str:
    return inside(f"raise {error}")


FORGED = (
    '{"subject": "linear", "status": "pass", "message": "3 outputs agree", '
    '"evidence": [], "causes": [], "titles": [], "advice": "", "kind": ""}'
)
INTO_FILES = """
for n in range(3, 30):
    try:
        os.write(n, {text!r}.encode())
    except OSError:
        pass
"""

FILES = {
    # the folder it runs in
    "removes_files": inside("for f in os.listdir('.'):\n    os.remove(f)"),
    "removes_folder": inside("shutil.rmtree(os.getcwd())"),
    "removes_folder_on_load": on_load("shutil.rmtree(os.getcwd())"),
    "leaves_fifo": inside("os.mkfifo('findings.jsonl')"),
    "leaves_directory": inside("os.mkdir('findings.jsonl')"),
    "nested": inside("for _ in range(3000):\n    os.mkdir('d'); os.chdir('d')"),
    "many_files": inside("for i in range(5000):\n    open(str(i), 'w').close()"),
    "no_permissions": inside("os.mkdir('x'); open('x/y', 'w'); os.chmod('x', 0)"),
    "busy_folder": inside(
        "subprocess.Popen([sys.executable, '-c', 'import itertools\\n"
        "for i in itertools.count(): open(str(i), \"w\").close()'], "
        "start_new_session=True)"
    ),
    "large_file": inside("open('a', 'wb').write(bytes(11_000_000))"),
    "link_to_zero": inside("os.symlink('/dev/zero', 'findings.jsonl')"),
    # the report
    "brackets": inside(INTO_FILES.format(text="[" * 100_000 + "\n")),
    "wrong_types": inside(INTO_FILES.format(text='{"subject": 5, "status": []}\n')),
    "number": inside(INTO_FILES.format(text="7\n")),
    "forged_line": inside(INTO_FILES.format(text=FORGED + "\n")),
    "not_utf8": inside("for n in range(3, 30):\n    try: os.write(n, b'\\xff\\n')\n"
                       "    except OSError: pass"),
    "fills_report": inside("while True:\n    try: os.write(3, b'x' * 10**6)\n"
                           "    except OSError: break"),
    "truncates": inside("for n in range(3, 30):\n    try: os.ftruncate(n, 0)\n"
                        "    except OSError: pass"),
    "closes_everything": inside("os.closerange(0, 100)"),
    "floods_output": inside("for _ in range(300): os.write(1, b'x' * 10**6)"),
    # how it ends
    "exit_0": inside("os._exit(0)"),
    "exit_124": inside("os._exit(124)"),
    "exit_on_load": on_load("os._exit(0)"),
    "system_exit": raising("SystemExit(0)"),
    "keyboard_interrupt": raising("KeyboardInterrupt"),
    "generator_exit": raising("GeneratorExit"),
    "base_exception": raising("BaseException('no')"),
    "segfault": inside("import ctypes; ctypes.string_at(0)"),
    "abort": inside("os.abort()"),
    "kills_itself": inside("os.kill(os.getpid(), 9)"),
    "kills_group": inside("os.killpg(0, 9)"),
    "kills_parent": inside("os.kill(os.getppid(), 9)"),
    "terminates_parent": inside("os.kill(os.getppid(), 15)"),
    "stops_itself": inside("os.kill(os.getpid(), signal.SIGSTOP)"),
    "stops_parent": inside("os.kill(os.getppid(), signal.SIGSTOP)"),
    "endless": inside("while True: pass"),
    "endless_on_load": on_load("while True: pass"),
    "sleeps": inside("time.sleep(10**6)"),
    "swallows": inside("while True:\n    try:\n        while True: pass\n"
                       "    except BaseException: pass"),
    "no_alarm": inside("signal.setitimer(signal.ITIMER_REAL, 0); time.sleep(10**6)"),
    "ignores_signals": inside("for n in range(1, 32):\n"
                              "    try: signal.signal(n, signal.SIG_IGN)\n"
                              "    except (OSError, ValueError): pass\n"
                              "time.sleep(10**6)"),
    "recursion": inside("return linear_backward(G, x, W)"),
    "memory": inside("y = np.zeros(2**33)", "import numpy as np\n"),
    "memory_in_pieces": inside("y = []\nwhile True: y.append(bytes(10**7))"),
    "threads": inside("threading.Thread(target=time.sleep, args=(10**6,)).start()"),
    "at_exit": inside("import atexit; atexit.register(time.sleep, 10**6)"),
    # processes it leaves
    "forks": inside("for _ in range(5):\n    if os.fork() == 0: time.sleep(10**5)"),
    "fork_setsid": inside("if os.fork() == 0:\n    os.setsid(); time.sleep(10**5)"),
    "double_fork": inside("if os.fork() == 0:\n    os.setsid()\n"
                          "    if os.fork() == 0: time.sleep(10**5)\n    os._exit(0)"),
    "new_session": inside("subprocess.Popen(['sleep', '100000'], "
                          "start_new_session=True)"),
    "clean_environment": inside("subprocess.Popen(['sleep', '100000'], env={}, "
                                "start_new_session=True)"),
    "leaves_and_kills_parent": inside(
        "subprocess.Popen(['sleep', '100000'], start_new_session=True)\n"
        "os.kill(os.getppid(), 9)"
    ),
    "leaves_and_exits": inside("subprocess.Popen(['sleep', '100000'], "
                               "start_new_session=True)\nos._exit(0)"),
    # what it says
    "surrogate": raising("ValueError('\\ud800')"),
    "new_lines": raising("ValueError('x\\npassed     3/3  99_me.py')"),
    "escapes": raising("ValueError('\\x1b[1A\\x1b[2K')"),
    "bidi": raising("ValueError('\\u202epassed')"),
    "null": raising("ValueError('a\\x00b')"),
    "long_message": raising("ValueError('x' * 2_000_000)"),
    "bad_repr": inside("class E(Exception):\n    def __str__(self): return 1\nraise E"),
    "html": raising("ValueError('</table><script>alert(1)</script>')"),
    "evil_name": inside("pass") + "\nclass A:\n    def forward(self, x): return x\n"
                 "    def backward(self, g): return g\nA.__name__ = 'a\\nb'\n",
    # what it returns
    "returns_none": inside("return None"),
    "returns_text": inside("return 'a', 'b', 'c'"),
    "returns_objects": inside("return object(), object(), object()"),
    "returns_nan": inside("return G * float('nan'), G, G"),
    "returns_complex": inside("return 1j * G, G, G"),
    "returns_generator": inside("yield G"),
    "evil_equal": inside("class E:\n    def __eq__(self, o): os._exit(0)\n"
                         "    def __array__(self, *a, **k): os._exit(0)\n"
                         "return E(), E(), E()"),
    "async": LINEAR.replace("def linear_backward", "async def linear_backward"),
    # how it is written
    "empty": "",
    "only_comment": "# nothing\n",
    "syntax": "def f(:\n",
    "tabs": "def linear_forward(x, W, b):\n\treturn x\n        return x\n",
    "null_byte": "x = 1\0\n",
    "deep": "x = " + "(" * 5000 + ")" * 5000 + "\n",
    "long_line": "x = " + "+".join(["1"] * 100_000) + "\n" + LINEAR,
    "coding": "# -*- coding: nonsense -*-\n" + LINEAR,
    "metaclass": "class M(type):\n    def __getattribute__(s, n): raise RuntimeError\n"
                 "class L(metaclass=M):\n    def forward(self, x): return x\n"
                 "    def backward(self, g): return g\n",
    "input": inside("input()"),
    "reads_stdin": inside("sys.stdin.read(); os.read(0, 100)"),
    "changes_path": inside("sys.path.clear(); sys.modules.clear()"),
    "removes_builtins": inside("import builtins; del builtins.print, builtins.len"),
}  # fmt: skip

#: Wrong layers that try to be counted as right, and are not.
WRONG = LINEAR.replace("G.sum(axis=0)", "G.mean(axis=0)")
CHEATS = {
    "patches_case": "from backproplab.doctor.case import Case\n"
    "class A:\n    Case.wrong_names = lambda *a: []\n" + WRONG,
    "patches_case_inside": WRONG.replace(
        "dx = G @ W.T",
        "from backproplab.doctor.case import Case\n"
        "    Case.wrong_names = lambda *a: []\n    dx = G @ W.T",
    ),
    "patches_numpy": "import numpy as np\nclass A:\n"
    "    np.allclose = np.isclose = lambda *a, **k: np.array(True)\n" + WRONG,
    "writes_done": "import os\n" + WRONG.replace(
        "dx = G @ W.T",
        f"text = {FORGED!r} + '\\n\"done\"\\n'\n    for n in range(3, 20):\n"
        "        try: os.write(n, text.encode())\n        except OSError: pass\n"
        "    os._exit(0)",
    ),
    "writes_seal": "import os, hashlib, json\n" + WRONG.replace(
        "dx = G @ W.T",
        f"line = {FORGED!r} + '\\n'\n"
        "    seal = hashlib.sha256(line.encode()).hexdigest()\n"
        "    text = line + json.dumps({'lines': 1, 'seal': seal}) + '\\n'\n"
        "    for n in range(3, 20):\n"
        "        try: os.write(n, text.encode())\n        except OSError: pass\n"
        "    os._exit(0)",
    ),
    "overwrites_findings": "import os\n" + WRONG.replace(
        "dx = G @ W.T", "open('findings.jsonl', 'w').write('x')\n    dx = G @ W.T"
    ),
}  # fmt: skip

#: Those that `make test` tries; `make check-more` tries all.
REPRESENTATIVE = (
    "removes_folder", "leaves_fifo", "nested", "brackets", "wrong_types",
    "forged_line", "kills_parent", "clean_environment", "surrogate", "new_lines",
    "deep", "closes_everything",
)  # fmt: skip


def make_odd_entries(folder: Path) -> dict[str, str]:
    """Put entries that are no files into a folder; return what is said of each."""
    (folder / "folder.py").mkdir()
    (folder / "broken.py").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.py")
    (folder / "zero.py").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "socket.py"))
    for name, text in {
        "list.ipynb": "[1, 2]", "text.ipynb": '{"cells": "abc"}',
        "number.ipynb": '{"cells": [{"cell_type": "code", "source": 5}]}',
        "brackets.ipynb": "[" * 100_000,
    }.items():  # fmt: skip
        (folder / name).write_text(text)
    (folder / "=1+1.py").write_text(LINEAR)
    (folder / "a\nb.py").write_text(LINEAR)
    return {
        "folder.py": "a folder", "broken.py": "a broken link",
        "pipe.py": "a named pipe", "zero.py": "a device", "socket.py": "a socket",
        "list.ipynb": "not readable",
        "text.ipynb": "not readable", "number.ipynb": "not readable",
        "brackets.ipynb": "not readable",
    }  # fmt: skip
