"""Files in, documents out: text, Markdown, HTML, Word and PDF, chosen by the name's ending."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from checker.errors import CheckError, Place, SourceError
from checker.model.document import Document, Furniture, Pointer
from checker.read.furniture import set_aside
from checker.read.html import extract
from checker.read.inference import inferred, page_fields
from checker.read.markdown import passages
from checker.read.metadata import SourceDefaults, front_matter, load_defaults, metadata
from checker.read.text import paragraphs

SUFFIXES: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
MAX_BYTES: Final = 20_000_000
DEFAULTS: Final = "sources.yaml"
_LISTED: Final = (
    "Text (.txt), Markdown (.md, .markdown), HTML (.html, .htm), Word (.docx) and PDF (.pdf)"
    " can be read."
)
_LOCK: Final = "~$"
"""How the name of the file begins that Word keeps beside one that is open."""

COPY: Final = ".checked"
"""How the name of a draft's commented copy ends; such a copy is no second voice."""


def find_sources(paths: Sequence[str]) -> list[str]:
    """Return the files that *paths* name: folders give their documents, sorted; files themselves.

    Folders and files whose name begins with a dot are passed over in a folder, and so are files
    of other kinds; a file that is named is always in the answer.  Each file comes once, under the
    name that was met first: a copy of a source would be a second voice for what it says.

    Raises:
        CheckError: There is no such file.
    """
    found: dict[str, str] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            names = _documents(path)
        elif path.exists():
            names = [path.as_posix()]
        else:
            raise CheckError(f"no such file: {given}", advice=_nearest(path))
        for name in names:
            found.setdefault(os.path.realpath(name), name)
    return list(found.values())


def read_source(path: str, *, base: SourceDefaults | None = None) -> Document:
    """Return the document in the file at *path*.

    *base* is what a `sources.yaml` says; without it, the one in the file's folder counts.

    Raises:
        SourceError: The file cannot be read, is too large, is not text or of another kind.
        CheckError: What is declared of the source is wrong.
    """
    file = Path(path)
    suffix = file.suffix.lower()
    shown = file.as_posix()
    if suffix not in SUFFIXES:
        named = f"{suffix} files" if suffix else "a file whose name has no ending"
        raise SourceError(f"cannot read {named}", place=Place(shown), advice=_LISTED)
    if base is None:
        base = source_defaults(file.parent.as_posix())
    if suffix in {".docx", ".pdf"}:
        return _paged(_bytes(file), shown, file.stem, suffix, base)
    return _document(_bytes(file), shown, file.stem, suffix, base)


def read_standard_input(data: bytes) -> Document:
    """Return the document in *data*, of the kind that it begins like, else text; its path is "-".

    Raises:
        SourceError: It is not text, or too large.
        CheckError: Its front matter is wrong.
    """
    if len(data) > MAX_BYTES:
        raise _too_large("-", len(data))
    for start, kind in ((b"PK\x03\x04", ".docx"), (b"%PDF-", ".pdf")):
        if data.startswith(start):
            return _paged(data, "-", "standard-input", kind, SourceDefaults())
    opening = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_html = opening.startswith((b"<!doctype html", b"<html"))
    return _document(data, "-", "standard-input", ".html" if is_html else ".txt", SourceDefaults())


def source_defaults(folder: str) -> SourceDefaults:
    """Return what the `sources.yaml` in *folder* says; nothing where there is none.

    Raises:
        CheckError: The file is wrong.
    """
    path = Path(folder) / DEFAULTS
    if not path.is_file():
        return SourceDefaults()
    data = _bytes(path)
    return _defaults(_decoded(data, path.as_posix())[0], path.as_posix())


@lru_cache(maxsize=64)
def _defaults(text: str, path: str) -> SourceDefaults:
    return load_defaults(text, path)


def _document(data: bytes, path: str, stem: str, suffix: str, base: SourceDefaults) -> Document:
    raw, guessed = _decoded(data, path)
    declared: dict[str, Any] = {}
    aside: list[Furniture] = []
    runs = None
    if suffix.startswith(".htm"):
        page = extract(raw)
        text, aside, spans = page.text, list(page.furniture), list(page.body)
        declared = page_fields(page)
        runs = tuple(page.runs)
    else:
        text = raw
        declared, start = front_matter(raw, path)
        spans = (paragraphs if suffix == ".txt" else passages)(raw, start)
    body, found = set_aside(text, [s for s in spans if not text[s.start : s.end].isspace()])
    furniture = sorted([*aside, *found], key=lambda part: (part.span.start, part.span.end))
    override = base.entries.get(str(declared.get("id", stem)), base.entries.get(stem, {}))
    known = metadata(stem, override, declared, inferred=inferred(text, body, found))
    if guessed:
        known = known.model_copy(update={"inferred": (*known.inferred, "encoding")})
    return Document(
        metadata=known,
        path=path,
        text=text,
        body=tuple(body),
        furniture=tuple(furniture),
        runs=runs,
    )


def _paged(data: bytes, path: str, stem: str, suffix: str, base: SourceDefaults) -> Document:
    """Return the document in a file whose text is taken out of it: its places are in words."""
    pointers: list[Pointer] = []
    aside: list[Furniture] = []
    if suffix == ".docx":
        from checker.read.word import read_word

        word = read_word(data, path)
        text, spans, places, title = word.text, word.body, word.places, word.title
        pointers, aside = word.pointers, word.aside
    else:
        from checker.read.pdf import read_pdf

        pdf = read_pdf(data, path)
        text, spans, places, title = pdf.text, pdf.body, pdf.places, pdf.title
        aside = pdf.aside
    body, found = set_aside(text, spans)
    override = base.entries.get(stem, {})
    guess = inferred(text, body, found)
    return Document(
        metadata=metadata(stem, override, {"title": title} if title else {}, inferred=guess),
        path=path,
        text=text,
        body=tuple(body),
        furniture=tuple(sorted([*aside, *found], key=lambda f: (f.span.start, f.span.end))),
        pointers=tuple(pointers),
        places=places,
    )


def _bytes(file: Path) -> bytes:
    shown = file.as_posix()
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(shown, size)
        with file.open("rb") as stream:
            # A pipe has no size, so the limit is kept while reading too.
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        advice = "Check the name, and that you may read the file."
        raise SourceError(
            f"cannot read the file: {reason}", place=Place(shown), advice=advice
        ) from None
    except ValueError:
        raise SourceError("this is no name of a file", place=Place(shown)) from None
    if len(data) > MAX_BYTES:
        raise _too_large(shown, len(data))
    return data


def _too_large(path: str, size: int) -> SourceError:
    limit = MAX_BYTES // 1_000_000
    advice = f"Files up to {limit} MB are read. Keep only the text of the story, or split it."
    return SourceError(f"the file is too large: {size:,} bytes", place=Place(path), advice=advice)


def _decoded(data: bytes, path: str) -> tuple[str, bool]:
    """Return the text, and whether its encoding was guessed; a byte order mark stays in it."""
    if b"\0" in data:
        advice = "Save it as UTF-8 text."
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise SourceError("the file is UTF-16, not UTF-8", place=Place(path), advice=advice)
        raise SourceError(
            "the file is not text: it holds zero bytes", place=Place(path), advice=_LISTED
        )
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError as error:
        broken = error.start
    # Windows-1252 is what old newsroom systems write; it leaves five bytes without a meaning.
    controls = sum(1 for byte in data if byte < 32 and byte not in b"\t\n\v\f\r")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or controls * 100 > len(data):
        line = data.count(b"\n", 0, broken) + 1
        raise SourceError(
            "this is not UTF-8 text", place=Place(path, line), advice="Save it as UTF-8."
        )
    return text, True


def _documents(folder: Path) -> list[str]:
    files = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            (Path(parent) / name).as_posix()
            for name in names
            if not name.startswith((".", _LOCK))
            and Path(name).suffix.lower() in SUFFIXES
            and not Path(name).stem.endswith(COPY)
        ]
    root = os.path.realpath(folder)
    for file in files:
        # A link in somebody's folder must not have a report quote what lies elsewhere.
        if not Path(os.path.realpath(file)).is_relative_to(root):
            raise CheckError(
                "a link that leads out of its folder",
                place=Place(file),
                advice="Put the file itself into the folder, or name it on the command line.",
            )
    return sorted(files)


def _nearest(path: Path) -> str:
    """Return advice that names the file that was probably meant."""
    folder = path.parent
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return "Check the name."
    wanted = path.relative_to(folder).parts[0]
    close = difflib.get_close_matches(wanted, names, n=1)
    if close:
        return f"Did you mean {(folder / close[0]).as_posix()}?"
    return f"The folder {folder.as_posix()} has no file of a similar name."
