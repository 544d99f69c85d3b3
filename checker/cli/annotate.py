"""`check annotate`: a copy of the draft with a comment on the words of each finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.output import progress, put
from checker.errors import ConfigError, Place

if TYPE_CHECKING:
    from checker.config import Config
    from checker.model.document import Document
    from checker.model.report import Report


def annotate(
    draft: str = typer.Argument(metavar="DRAFT", help="Word (.docx), HTML or Markdown."),
    against: list[str] = typer.Option(
        None, metavar="PATH", help="Sources to compare with; else the draft's project. Repeatable."
    ),
    output: str = typer.Option(
        None, "-o", "--output", metavar="FILE", help="The copy; else DRAFT.checked.docx and so on."
    ),
    rules: list[str] = typer.Option(
        None, metavar="PATH", help="More rules: a file or a folder. Repeatable."
    ),
) -> None:
    """Write a copy of a draft with comments on the exact words that a finding is about.

    Each comment says what is wrong, who says otherwise and in which words, why it matters, what to
    do, and how to keep it. The text is never changed. Findings in the baseline or under a decision
    get no comment. Exits 0 when the copy is written, whatever was found: `check run` is the gate.

    Examples:
      check annotate draft.docx --against sources/
      check annotate examples/harbour-draft/draft.docx -o checked.docx
    """
    from checker import pipeline
    from checker.cli.last import keep_last
    from checker.model.report import Exit
    from checker.read.reader import COPY
    from checker.report.annotate import annotated, require_format

    suffix = require_format(draft)
    target = Path(output) if output else Path(draft).with_suffix(f"{COPY}{suffix}")
    _require_other(Path(draft), target)
    config = _config(draft, against or [], rules or [])
    with progress(wanted=True) as tell:
        report = pipeline.run(config, tell)
    keep_last(report)
    document = _document(draft, report)
    copy, notes = annotated(Path(draft).read_bytes(), document, report)
    _save(target, copy)
    number = len({note.finding for note in notes})
    told = "nothing to comment on" if not notes else _many(len(notes), "comment")
    about = f" for {_many(number, 'finding')}" if notes else ""
    put(f"{target.as_posix()}: {told}{about}.\n")
    unchecked = report.summary.exit_code in (Exit.WRONG_REQUEST, Exit.NOT_CHECKED)
    if unchecked:
        put(f"{report.summary.reason} (exit {int(report.summary.exit_code)})\n")
    raise typer.Exit(int(report.summary.exit_code) if unchecked else 0)


def _config(draft: str, against: list[str], rules: list[str]) -> Config:
    """Return the configuration: the sources given, else the project that the draft lies in.

    Raises:
        ConfigError: There is nothing to compare the draft with.
    """
    from checker.config import find_project, load_config

    if not Path(draft).is_file():
        raise ConfigError("no such file", place=Place(draft), advice="Check the name.")
    more = tuple(rules) or None
    if against:
        return load_config(draft=draft, against=tuple(against), rules=more)
    project = find_project(Path(draft).resolve().parent)
    if project is None:
        raise ConfigError(
            "there is nothing to compare the draft with",
            place=Place(draft),
            advice="Name the sources: check annotate DRAFT --against sources/",
        )
    return load_config((_as_seen(project),), draft=draft, rules=more)


def _as_seen(project: Path) -> str:
    import os

    return Path(os.path.relpath(project)).as_posix()


def _require_other(draft: Path, target: Path) -> None:
    """Refuse a copy in the draft's place, or of another kind.

    Raises:
        ConfigError: It would.
    """
    import os

    if os.path.realpath(draft) == os.path.realpath(target):
        raise ConfigError(
            "the copy would take the draft's place",
            place=Place(target.as_posix()),
            advice="Give another name with -o.",
        )
    if draft.suffix.lower() != target.suffix.lower():
        raise ConfigError(
            f"the copy of a {draft.suffix} draft is a {draft.suffix} file",
            place=Place(target.as_posix()),
            advice=f"Give a name that ends in {draft.suffix}.",
        )


def _document(draft: str, report: Report) -> Document:
    """Return the draft as the run read it, under the id that the run gave it."""
    import os

    from checker.read.reader import read_source

    document = read_source(draft)
    own = os.path.realpath(draft)
    for source in report.sources:
        if source.role == "draft" and os.path.realpath(source.path) == own:
            known = document.metadata.model_copy(update={"id": source.id})
            return document.model_copy(update={"metadata": known})
    return document


def _save(target: Path, copy: bytes) -> None:
    try:
        target.write_bytes(copy)
    except OSError as error:
        raise ConfigError(
            f"cannot write the copy: {error.strerror or error}",
            place=Place(target.as_posix()),
            advice="Give a file in a folder that exists and can be written to.",
        ) from error


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
