"""The package as a wheel, built from the sources that the pages were executed with."""

from __future__ import annotations

import os
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

__all__ = ["build_wheel", "wheel_name"]


def wheel_name(project, version):
    """Return the file name of the wheel."""
    return f"{project}-{version}-py3-none-any.whl"


def build_wheel(root, config):
    """Return the wheel of this state of the package, built once for each date in it.

    Raises
    ------
    RuntimeError
        If the project calls its wheel otherwise.
    """
    date = os.environ.get("SOURCE_DATE_EPOCH", "undated")
    folder = Path(config.downloads_cache, f"{config.package_digest}-{date}")
    wheel = folder / wheel_name(config.project, config.version)
    if not wheel.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        [built] = WheelBuilder(str(root)).build(
            directory=str(folder), versions=["standard"]
        )
        if Path(built) != wheel:
            raise RuntimeError(f"downloads: expected {wheel.name}, got {built}.")
    return wheel
