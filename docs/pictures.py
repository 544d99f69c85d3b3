"""An example in, the pictures of its HTML report in docs/ out.

Run `python docs/pictures.py` after a change of the page; it needs Chromium (`apt-get install
chromium fonts-dejavu-core`).
"""
# ruff: noqa: INP001 - a script beside the pictures that it makes, not a package

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "report" / "browser")]

from chromium import Browser, found  # noqa: E402 path set above

from checker import pipeline  # noqa: E402 path set above
from checker.config import load_config  # noqa: E402 path set above
from checker.report.html import html_report  # noqa: E402 path set above

EXAMPLE = ROOT / "examples" / "harbour-draft"
PICTURES = {
    "report-light.png": ({"width": 1080, "height": 800}, ("j",)),
    "report-dark.png": ({"width": 1080, "height": 800, "dark": True}, ("j",)),
    "report-narrow.png": ({"width": 400, "height": 760}, ()),
    "report-print.png": ({"width": 794, "height": 900, "media": "print"}, ()),
}
_LARGEST = 200_000


def page() -> str:
    """Return the report of the example, made from a copy so that its paths are short."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / EXAMPLE.name
        shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns(".check"))
        before = Path.cwd()
        os.chdir(copy)
        try:
            return html_report(pipeline.run(load_config(()), agreement=True))
        finally:
            os.chdir(before)


def main() -> int:
    """Write the pictures; exit 1 where there is no browser or a picture is too large."""
    program = found()
    if program is None:
        print("no Chromium is installed", file=sys.stderr)  # noqa: T201 a script's own words
        return 1
    code = 0
    with tempfile.TemporaryDirectory() as folder, Browser(program) as browser:
        file = Path(folder) / "report.html"
        file.write_text(page(), encoding="utf-8")
        for name, (looks, keys) in PICTURES.items():
            tab = browser.page(**looks)
            tab.open(file)
            for key in keys:
                tab.press(key)
            tab.ask("scrollTo(0, 0)")
            tab.ask("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
            size = len(tab.picture(ROOT / "docs" / name))
            tab.close()
            print(f"docs/{name}: {size / 1000:.0f} kB")  # noqa: T201 a script's own words
            code |= size > _LARGEST
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
