"""The name of a format in, what makes a report in it out; nothing is imported before it is asked.

One line a format: its module and function, which takes the report, or the report and a `Style`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.report.style import Style

_MAKERS: Final = {
    "text": "checker.report.text:text_report",
    "concise": "checker.report.concise:concise_report",
    "json": "checker.report.json:json_report",
    "jsonl": "checker.report.jsonl:jsonl_report",
    "csv": "checker.report.csv:csv_report",
    "sarif": "checker.report.sarif:sarif_report",
    "junit": "checker.report.junit:junit_report",
    "github": "checker.report.github:github_report",
    "gitlab": "checker.report.gitlab:gitlab_report",
    "rdjson": "checker.report.rdjson:rdjson_report",
    "markdown": "checker.report.markdown:markdown_report",
    "html": "checker.report.html:html_report",
    "claimreview": "checker.report.claimreview:claimreview_report",
}

_STYLED: Final = frozenset({"text"})
"""Those that look different on different terminals."""

AGREEMENT: Final = frozenset({"html"})
"""Those that show what the sources agree on as well."""

FORMATS: Final = tuple(_MAKERS)


def formatted(report: Report, name: str, style: Style) -> str:
    """Return *report* in the format *name*; the same report gives the same text."""
    module, _, function = _MAKERS[name].partition(":")
    make = getattr(importlib.import_module(module), function)
    if name in _STYLED:
        return cast("Callable[[Report, Style], str]", make)(report, style)
    return cast("Callable[[Report], str]", make)(report)
