"""An invented report of 10,000 findings in, seconds and megabytes of each format out.

python benchmarks/report/run.py [NUMBER OF FINDINGS]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE), str(ROOT / "tests/report/browser")]

from chromium import Browser, found  # noqa: E402 path set above
from invented import invented  # noqa: E402 path set above

from checker.model.report import Report  # noqa: E402 path set above
from checker.report.formats import formatted  # noqa: E402 path set above
from checker.report.style import Style  # noqa: E402 path set above

_MOST_SECONDS = 10.0
_MOST_BYTES = 20_000_000


def main() -> int:
    """Print the table; exit 1 where the page is too slow or too large."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    report = invented(count, statements=500)
    print(f"{count:,} findings, 500 statements\n")
    print(f"{'format':<10} {'seconds':>8} {'megabytes':>10} {'lines':>9}")
    seconds, page = 0.0, ""
    for name in ("html", "text", "concise", "json"):
        began = time.perf_counter()
        text = formatted(report, name, Style())
        took = time.perf_counter() - began
        size = len(text.encode())
        print(f"{name:<10} {took:>8.2f} {size / 1e6:>10.2f} {text.count(chr(10)):>9,}")
        if name == "html":
            seconds, page = took, text
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:,.0f} MB")
    _draft_alone()
    if program := found():
        _in_browser(program, page, report)
    return int(seconds > _MOST_SECONDS or len(page.encode()) > _MOST_BYTES)


def _draft_alone() -> None:
    page = formatted(invented(100, statements=500), "html", Style())
    print(f"a draft of 500 statements with 100 findings: {len(page.encode()) / 1e6:.2f} MB")


def _in_browser(program: str, page: str, report: Report) -> None:
    """Print how the page of many findings behaves in Chromium."""
    with tempfile.TemporaryDirectory() as folder, Browser(program) as browser:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        tab = browser.page()
        began = time.perf_counter()
        tab.open(file)
        print(f"loaded in Chromium in {time.perf_counter() - began:.1f} s")
        paint = tab.ask("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        print(f"first paint after {paint / 1000:.2f} s")
        began = time.perf_counter()
        tab.press("/")
        tab.type(report.findings[-1].id)
        tab.until(lambda: "1 of" in tab.ask("document.getElementById('shown').textContent"))
        print(f"filtered to one finding in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
