"""What is known of a source: its front matter, `sources.yaml`, its page's own words, or its text.

Declared values come first, in this order: `sources.yaml`, front matter, the page's meta tags.
What none of them gives may be inferred from the text, and is then named in `inferred`.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from checker.errors import CheckError
from checker.model.document import Document, Metadata, Role
from checker.read.lines import line_spans
from checker.read.moment import date_of
from checker.read.yaml import Node, load_yaml

FIELDS: Final = tuple(name for name in Metadata.model_fields if name != "inferred")
_TEXTS: Final = frozenset({"id", "title", "publisher", "url", "language", "derived_from"})
_KEY: Final = re.compile(r"[\"']?[A-Za-z_][\w .-]{0,60}[\"']?[ \t]*:(?:[ \t]|$)")
_LONGEST_FRONT_MATTER: Final = 200


@dataclass(frozen=True)
class SourceDefaults:
    """What a `sources.yaml` says of the documents beside it, by id."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)


def load_defaults(text: str, path: str) -> SourceDefaults:
    """Return what a `sources.yaml` declares: a map of ids, each with the fields of a source.

    Raises:
        CheckError: It is not such a map, or a field is unknown or has a wrong value.
    """
    node = load_yaml(text, path)
    if node.data is None:
        return SourceDefaults()
    if not isinstance(node.data, dict):
        raise _wrong(node, (), "sources.yaml is a map", "Write `id:` and its fields below it.")
    entries = {}
    for key, value in node.data.items():
        if not isinstance(value, dict):
            advice = f"Write fields such as {', '.join(FIELDS[1:4])} below it."
            raise _wrong(node, (key,), f"the source {key!r} has no fields", advice)
        for name in value:
            if name not in FIELDS or name == "id":
                near = difflib.get_close_matches(name, FIELDS[1:], n=1)
                advice = f'Did you mean "{near[0]}"?' if near else f"Use: {', '.join(FIELDS[1:])}."
                raise _wrong(node, (key, name), f"a source has no field {name!r}", advice)
        entries[key] = _checked(node, (key,), value)
    return SourceDefaults(entries)


def front_matter(text: str, path: str) -> tuple[dict[str, Any], int]:
    """Return the declared fields at the top of *text*, and where the document begins below them.

    Fields of other programs are passed over.

    Raises:
        CheckError: It is broken, or a field of ours has a wrong value.
    """
    end = _front_matter_end(text)
    if end is None:
        return {}, 1 if text.startswith("\ufeff") else 0
    inner, behind = end
    # The opening line stays, empty, so that line numbers are those of the file.
    first = text.index("---")
    node = load_yaml(text[first + 3 : inner], path)
    if not isinstance(node.data, dict):
        return {}, behind
    ours = {key: value for key, value in node.data.items() if key in FIELDS}
    return _checked(node, (), ours), behind


def _front_matter_end(text: str) -> tuple[int, int] | None:
    """Return where the YAML ends and where the text below begins; None where there is none."""
    if not text.removeprefix("\ufeff").startswith("---"):
        return None
    lines = line_spans(text[:65_536])[: _LONGEST_FRONT_MATTER + 1]
    if text[lines[0][0] : lines[0][1]].removeprefix("\ufeff").rstrip() != "---":
        return None
    keys = False
    for start, end in lines[1:]:
        words = text[start:end]
        if words.rstrip() in {"---", "..."}:
            # A rule, some words and another rule are not front matter.
            return (start, min(end + 1, len(text))) if keys else None
        keys = keys or bool(_KEY.match(words))
        if not keys and words.strip() and not words.startswith("#"):
            return None
    return None


def _checked(node: Node, keys: tuple[str, ...], values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with their types; empty ones are left out."""
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if value is None or value == "":
            continue
        where = (*keys, name)
        if name in _TEXTS:
            if isinstance(value, (dict, list, bool)):
                raise _wrong(node, where, f"{name} is text", "Write words, in quotes if need be.")
            fields[name] = " ".join(str(value).split())
        elif name == "published":
            fields[name] = _published(node, where, value)
        elif name == "role":
            if value not in get_args(Role):
                choices = " or ".join(get_args(Role))
                raise _wrong(node, where, f"unknown role {value!r}", f"Use {choices}.")
            fields[name] = value
        else:
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9:
                raise _wrong(node, where, f"tier {value!r} is not a rank", "Use 1 (best) to 9.")
            fields[name] = value
    return fields


def _published(node: Node, where: tuple[str, ...], value: Any) -> dt.date:
    found = date_of(value) if isinstance(value, str) else None
    if found is None:
        advice = "Write year-month-day, such as 2026-02-10."
        raise _wrong(node, where, f"{value!r} is not a date that can be told", advice)
    return found


def _wrong(node: Node, keys: tuple[str, ...], problem: str, advice: str) -> CheckError:
    place = node.value_place(*keys) if keys else node.place()
    return CheckError(problem, place=place, advice=advice, source_line=node.line(place.line))


def metadata(stem: str, *layers: dict[str, Any], inferred: dict[str, Any]) -> Metadata:
    """Return the metadata of a source; earlier layers win, *inferred* fills what is left."""
    fields: dict[str, Any] = {}
    for layer in layers:
        for name, value in layer.items():
            fields.setdefault(name, value)
    added = {name: value for name, value in inferred.items() if value and name not in fields}
    fields.setdefault("id", stem)
    return Metadata(**fields, **added, inferred=tuple(sorted(added)))


def unique_ids(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents, the second and later ones of one id as `id-2`, `id-3` …."""
    taken = {document.id for document in documents}
    counts: dict[str, int] = {}
    unique = []
    for document in documents:
        number = counts.get(document.id, 0) + 1
        while number > 1 and f"{document.id}-{number}" in taken:
            number += 1
        counts[document.id] = number
        unique.append(document if number == 1 else _renamed(document, f"{document.id}-{number}"))
    return tuple(unique)


def _renamed(document: Document, name: str) -> Document:
    known = document.metadata.model_copy(update={"id": name})
    return document.model_copy(update={"metadata": known})
