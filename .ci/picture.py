"""Take the picture of the README from the landing page of the built site.

python .ci/picture.py
"""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "_build" / "html" / "index.html"
TARGET = ROOT / "docs" / "_static" / "race.webp"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def picture():
    """Return the finished figure in the light theme, as PNG."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        page = browser.new_page(
            viewport={"width": 1280, "height": 900},
            device_scale_factor=1.5,
            reduced_motion="reduce",
            color_scheme="light",
        )
        page.goto(PAGE.as_uri())
        data = page.locator(".race svg").screenshot()
        browser.close()
    return data


if __name__ == "__main__":
    with Image.open(io.BytesIO(picture())) as image:
        image.convert("RGB").save(TARGET, "webp", quality=85, method=6)
