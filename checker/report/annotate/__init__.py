"""A draft and the report on it in; a copy of the draft with comments on the exact words out."""

from __future__ import annotations

from checker.errors import ConfigError, Place
from checker.model.document import Document
from checker.model.report import Report
from checker.report.annotate.note import Note, notes_on

__all__ = ["FORMATS", "Note", "annotated", "notes_on", "require_format"]

FORMATS = (".docx", ".html", ".htm", ".md", ".markdown")
"""Endings of the files that can carry comments."""


def require_format(path: str) -> str:
    """Return the ending of *path*, lower case, if such a file can carry comments.

    Raises:
        ConfigError: It cannot.
    """
    name = path.rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if suffix not in FORMATS:
        raise ConfigError(
            f"{suffix or 'a file without an ending'} cannot carry comments",
            place=Place(path),
            advice="Give Word (.docx), HTML or Markdown; `check run` reads other kinds too.",
        )
    return suffix


def annotated(data: bytes, document: Document, report: Report) -> tuple[bytes, tuple[Note, ...]]:
    """Return the file in *data* with a comment for each finding on the words of *document*.

    The text is not changed: without the comments, the copy is the draft.

    Raises:
        ConfigError: Files of this kind cannot carry comments.
    """
    suffix = require_format(document.path)
    notes = notes_on(document, report)
    if suffix == ".docx":
        from checker.report.annotate.word import word_copy

        return word_copy(data, document.path, notes), notes
    if suffix.startswith(".htm"):
        from checker.report.annotate.html import html_copy

        return html_copy(data, document, notes), notes
    from checker.report.annotate.markdown import markdown_copy

    return markdown_copy(data, document, notes), notes
