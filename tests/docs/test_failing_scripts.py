"""A script of the gallery that fails is named with its line."""

from types import SimpleNamespace

import failing_scripts

TRACEBACK = """Traceback (most recent call last):
  File "{}", line 12, in <module>
    step(0)
  File "/elsewhere/rule.py", line 3, in step
    1 / rate
ZeroDivisionError: division by zero
"""


def test_the_line_is_that_of_the_script_and_not_of_what_it_calls(tmp_path, monkeypatch):
    script = str(tmp_path / "gallery" / "plot_a.py")
    conf = {"failing_examples": {script: TRACEBACK.format(script)}}
    conf |= {"examples_dirs": "../gallery", "gallery_dirs": "auto_gallery"}
    record = tmp_path / "docs" / "auto_gallery" / "plot_a.py.md5"
    record.parent.mkdir(parents=True)
    record.touch()
    app = SimpleNamespace(
        srcdir=tmp_path / "docs",
        confdir=tmp_path,
        config=SimpleNamespace(sphinx_gallery_conf=conf),
    )
    said = []
    monkeypatch.setattr(
        failing_scripts.logger,
        "warning",
        lambda text, *values, location, **_: said.append((text % values, location)),
    )
    failing_scripts.report(app)
    [(text, location)] = said
    assert text.endswith("ZeroDivisionError: division by zero")
    assert location == "gallery/plot_a.py:12"
    assert not record.exists()  # it runs again when it is repaired
