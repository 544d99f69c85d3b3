"""A headless Chromium for the tests of the page; without one they are skipped, and say so."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.model.report import Report
from checker.report.html import html_report


def _driver() -> ModuleType:
    path = Path(__file__).parent / "chromium.py"
    spec = importlib.util.spec_from_file_location("chromium", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["chromium"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    driver = _driver()
    program = driver.found()
    if program is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with driver.Browser(program) as running:
        try:
            running.call("Browser.getVersion")
        except (OSError, TimeoutError) as error:
            if os.environ.get("CHECK_CHROMIUM"):
                raise  # whoever names a browser wants these tests to run
            pytest.skip(f"{program} does not start: {error}")
        yield running


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Give what shows a report in the browser and returns the page."""
    pages = []

    def show(report: Report, fragment: str = "", **looks: Any) -> Any:
        file = tmp_path / "report.html"
        file.write_text(html_report(report), encoding="utf-8")
        page = browser.page(**looks)
        pages.append(page)
        page.open(file, fragment)
        return page

    yield show
    for page in pages:
        # Checked after every test: a page that complains or asks for anything is broken.
        assert page.complaints() == []
        assert page.requests() == []
        page.close()
