"""A draft in Word in; a copy with Word comments on the exact words out.

The words of notes cannot be commented on in every word processor, so those comments stand where
the note is called, and those on a text box where the box hangs.  Comments that the draft has stay.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from checker.errors import CheckError, Place
from checker.read.word import Placed, Word, read_word
from checker.report.annotate.note import Note
from checker.report.annotate.splice import Splicer

_TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION_SPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_SPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_NUMBER: Final = re.compile(rb":id=[\"']([0-9]{1,9})[\"']")
_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIXED: Final = (1980, 1, 1, 0, 0, 0)


def word_copy(data: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """Return *data* with a comment for each of *notes*.

    Raises:
        SourceError: The file cannot be read.
        CheckError: The copy would not have the text of the draft.
    """
    word = read_word(data, path)
    if not notes:
        return data
    main = word.parts[word.main]
    space = _STRICT if _STRICT.encode() in main[:8_000] else _TRANSITIONAL
    splicer = Splicer(main, word.stories[word.main], space)
    folder = word.main.rpartition("/")[0]
    name = next((n for n in word.parts if n.endswith("comments.xml")), "")
    first = _next_number(main, word.parts.get(name, b""))
    written = []
    for number, note in enumerate(notes, first):
        if _put(splicer, word, number, note):
            written.append(_comment(number, note, space))
    changed = {word.main: splicer.part()}
    held = "".join(written).encode("utf-8")
    if name:
        changed[name] = _before_end(word.parts[name], held)
    else:
        name = f"{folder}/comments.xml" if folder else "comments.xml"
        changed |= _new_part(data, word, name, held, space)
    copy = _rewritten(data, changed)
    if read_word(copy, path).text != word.text:
        raise CheckError(
            "the comments would change the text, so no copy was made",
            place=Place(path),
            advice="Save the draft once in a word processor and try again.",
        )
    return copy


def _put(splicer: Splicer, word: Word, number: int, note: Note) -> bool:
    """Put one comment where its words are; tell whether there is such a place."""
    at = bisect_right(word.placed, note.start, key=lambda one: one.start) - 1
    if at < 0:
        return False
    placed = word.placed[at]
    start, end = note.start - placed.start, note.end - placed.start
    end = min(end, len(placed.paragraph.text))
    if placed.part != word.main:
        return splicer.around(number, _call(word, placed))
    if placed.paragraph.host >= 0:
        return splicer.around(number, placed.paragraph.host)
    return splicer.comment(number, placed.paragraph, start, end)


def _call(word: Word, placed: Placed) -> int:
    """Return the run that calls the note that *placed* is part of; -1 where there is none."""
    calls = (
        run
        for paragraph in word.stories[word.main].paragraphs
        for kind, note, _, run in paragraph.references
        if (kind, note) == placed.paragraph.note
    )
    return next(calls, -1)


def _comment(number: int, note: Note, space: str) -> str:
    where = f"“{' '.join(note.text.split())}”"
    lines = [note.lines[0], where, *note.lines[1:]]
    paragraphs = "".join(
        f"<w:p><w:r>{'<w:rPr><w:b/></w:rPr>' if row == 0 else ''}"
        f'<w:t xml:space="preserve">{_written(line)}</w:t></w:r></w:p>'
        for row, line in enumerate(lines)
    )
    return (
        f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="check" w:initials="c">'
        f"{paragraphs}</w:comment>"
    )


def _written(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))


def _next_number(*parts: bytes) -> int:
    """Return a number that no comment of the draft has."""
    return max((int(m[1]) for part in parts for m in _NUMBER.finditer(part)), default=-1) + 1


def _before_end(data: bytes, added: bytes) -> bytes:
    """Return XML with *added* as the last children of its root."""
    end = data.rfind(b"</")
    if end < 0:  # the root is empty: <a/>
        close = data.rfind(b"/>")
        root = re.search(rb"<([A-Za-z_][\w:.-]*)[^<]*$", data[:close])
        name = root[1] if root else b""
        return data[:close] + b">" + added + b"</" + name + b">" + data[close + 2 :]
    return data[:end] + added + data[end:]


def _new_part(data: bytes, word: Word, name: str, held: bytes, space: str) -> dict[str, bytes]:
    """Return the part of the comments, and the two parts that have to know of it."""
    folder, _, main = word.main.rpartition("/")
    relations = f"{folder}/_rels/{main}.rels" if folder else f"_rels/{main}.rels"
    kind = _STRICT_KIND if space == _STRICT else _KIND
    root = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{space}">'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        known = {info.filename for info in archive.infolist()}
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in known else b""
        related = archive.read(relations) if relations in known else b""
    relation = (
        f'<Relationship xmlns="{_RELATION_SPACE}" Id="rIdCheckComments" Type="{kind}" '
        f'Target="/{name}"/>'
    )
    override = f'<Override xmlns="{_TYPES_SPACE}" PartName="/{name}" ContentType="{_CONTENT}"/>'
    empty = f'<Relationships xmlns="{_RELATION_SPACE}"></Relationships>'.encode()
    bare = f'<Types xmlns="{_TYPES_SPACE}"></Types>'.encode()
    return {
        name: root.encode() + held + b"</w:comments>",
        relations: _before_end(related or empty, relation.encode()),
        "[Content_Types].xml": _before_end(types or bare, override.encode()),
    }


def _rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return the archive with some parts changed or added, everything else as it was."""
    held = io.BytesIO()
    left = dict(changed)
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for info in archive.infolist():
            name = info.filename.lstrip("/")
            same = zipfile.ZipInfo(info.filename, info.date_time)
            same.compress_type = zipfile.ZIP_DEFLATED
            same.external_attr = info.external_attr
            copy.writestr(same, left.pop(name) if name in left else archive.read(info))
        for name in sorted(left):
            new = zipfile.ZipInfo(name, _FIXED)
            new.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(new, left[name])
    return held.getvalue()
