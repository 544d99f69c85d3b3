"""Findings and a git revision in, the findings that rest on what has changed since out."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CheckError
from checker.model.document import Document
from checker.pipeline.stage import Loaded
from checker.read.revision import Revision

if TYPE_CHECKING:
    from checker.model.finding import Evidence, Finding


@dataclass
class _Change:
    """What is new in one file: statements of a document, or lines of a claim file."""

    statements: list[str] = field(default_factory=list)
    lines: frozenset[int] | None = None
    """Numbers of new lines; None where every row is new."""

    def holds(self, piece: Evidence) -> bool:
        """Whether the words of *piece* stand in something new."""
        if not piece.context:
            return self.lines is None or piece.line in self.lines
        words, around = _plain(piece.text), _plain(piece.context)
        return any(
            (words in said or said in words) and (said in around or around in said)
            for said in self.statements
        )


def narrowed(
    found: Iterable[Finding], loaded: Loaded, name: str
) -> tuple[tuple[Finding, ...], str]:
    """Return the findings with evidence in a statement that is new since the revision *name*.

    A statement is new where the file held no such words then; one that only moved is not.  The
    second value says in words what the findings were narrowed to.

    Raises:
        ConfigError: There is no repository, or no such revision.
    """
    revisions: dict[Path, Revision] = {}
    changes: dict[str, _Change] = {}
    paths = sorted({d.path for d in loaded.documents} | set(loaded.claim_files))
    documents = {document.path: document for document in loaded.documents}
    for path in paths:
        if path == "-":
            changes[path] = _whole(documents[path])
            continue
        folder = Path(path).parent
        if folder not in revisions:
            revisions[folder] = Revision(folder, name)
        change = _changed(revisions[folder], path, documents.get(path))
        if change is not None:
            changes[path] = change
    if not revisions:
        Revision(Path(), name)
    kept = tuple(
        finding
        for finding in found
        if any(p.path in changes and changes[p.path].holds(p) for p in finding.evidence)
    )
    return kept, _scope(loaded.documents, changes, name)


def _scope(documents: Sequence[Document], changes: dict[str, _Change], name: str) -> str:
    new = sum(len(change.statements) for change in changes.values())
    if not changes:
        return f"only what changed since {name}: nothing has changed"
    files = "1 file" if len(changes) == 1 else f"{len(changes)} files"
    statements = "1 statement" if new == 1 else f"{new} statements"
    told = f"only findings in what changed since {name}: {files}"
    return f"{told}, {statements}" if documents else told


def _changed(revision: Revision, path: str, document: Document | None) -> _Change | None:
    """Return what is new in a file, None where nothing is."""
    try:
        now = Path(path).read_bytes()
    except OSError:
        return _Change()
    if revision.same(Path(path), now):
        return None
    before = revision.content(Path(path))
    if document is None:
        return _new_lines(before, now, Path(path).suffix)
    if before is None:
        return _whole(document)
    known = Counter(_statements(_read(before, Path(path).suffix)))
    new = [said for said in _statements(document) if not _known(known, said)]
    return _Change(new, frozenset()) if new else None


def _known(known: Counter[str], said: str) -> bool:
    """Whether *said* stood there before, each time as often as it stands there now."""
    known[said] -= 1
    return known[said] >= 0


def _new_lines(before: bytes | None, now: bytes, suffix: str) -> _Change:
    if before is None or suffix == ".parquet":
        return _Change()
    known = set(before.splitlines())
    lines = enumerate(now.splitlines(), start=1)
    return _Change(lines=frozenset(number for number, line in lines if line not in known))


def _whole(document: Document) -> _Change:
    return _Change(_statements(document))


def _statements(document: Document | None) -> list[str]:
    from checker.extract.sentence import statements

    if document is None:
        return []
    spans = [statement.span for statement in statements(document)]
    return [_plain(document.text[span.start : span.end]) for span in spans]


def _read(content: bytes, suffix: str) -> Document | None:
    """Return the document of *content*; None where it cannot be read, so that all of it is new."""
    from checker.read.reader import read_source

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"before{suffix}")
        file.write_bytes(content)
        try:
            return read_source(file.as_posix())
        except CheckError:
            return None


def _plain(text: str) -> str:
    return " ".join(text.split())
