"""From documents, entities and claims taken from text to rows, each kind in one statement."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from checker.errors import StoreError
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.entity import Entity
from checker.model.value import (
    DateValue,
    EntityValue,
    MembersValue,
    QuantityValue,
    TextValue,
    TruthValue,
)
from checker.store.engine import Store

_SOURCE_TYPES = {
    "source": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "published": "DATE",
    "url": "VARCHAR",
    "role": "VARCHAR",
    "language": "VARCHAR",
    "origin": "VARCHAR",
    "tier": "INTEGER",
    "path": "VARCHAR",
    "inferred": ["VARCHAR"],
}


def insert_json(
    store: Store, table: str, types: Mapping[str, object], rows: Iterable[Mapping[str, object]]
) -> None:
    """Append *rows* to *table* in one statement; *types* is DuckDB's JSON structure of a row."""
    listed = list(rows)
    if not listed:
        return
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"), default=str)
    columns = ", ".join(types)
    # Taken apart row by row: ten times as fast as one list of wide structures.
    store.execute(
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM (SELECT unnest(row) FROM"  # noqa: S608 names are our own
        " (SELECT from_json(item, ?) AS row FROM"
        " (SELECT unnest(from_json(?, '[\"JSON\"]')) AS item)))",
        [json.dumps(types), clean(text)],
    )


def clean(text: str) -> str:
    """Return JSON text without what the engine cannot hold: NUL and half surrogates."""
    if "\\u0000" in text:
        text = json.dumps(_without_nul(json.loads(text)), ensure_ascii=False)
    return text.encode("utf-8", "replace").decode("utf-8")


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "\N{SYMBOL FOR NULL}")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_nul(item) for key, item in value.items()}
    return value


def load_documents(store: Store, documents: Iterable[Document]) -> None:
    """Enter the sources that *documents* are.

    Raises:
        StoreError: Two documents have one id.
    """
    rows: dict[str, dict[str, object]] = {}
    for document in documents:
        about = document.metadata
        if about.id in rows:
            first = rows[about.id]["path"]
            raise StoreError(
                f"{document.path} and {first} have the same id, {about.id!r}",
                advice="Give one of them an `id:` of its own in its front matter.",
            )
        rows[about.id] = {
            **{name: getattr(about, name, None) for name in _SOURCE_TYPES},
            "source": about.id,
            "path": document.path,
        }
    insert_json(store, "sources", _SOURCE_TYPES, rows.values())


def load_entities(
    store: Store, entities: Iterable[Entity], parents: Mapping[str, Iterable[str]] | None = None
) -> None:
    """Enter entities, every name they go by, and the closure of what they are part of.

    *parents* adds to the entities' own `part_of`, e.g. placements that were learned from text.
    """
    from checker.extract.fold import fold

    known = sorted({entity.id: entity for entity in entities}.values(), key=lambda one: one.id)
    insert_json(
        store,
        "entities",
        {"entity": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR"},
        ({"entity": one.id, "name": one.name, "kind": one.kind} for one in known),
    )
    names = {(fold(name), one.id) for one in known for name in (one.name, *one.aliases)}
    insert_json(
        store,
        "entity_names",
        {"name_key": "VARCHAR", "entity": "VARCHAR"},
        ({"name_key": key, "entity": entity} for key, entity in sorted(names) if key),
    )
    edges = {(one.id, parent) for one in known for parent in one.part_of}
    edges |= {(child, up) for child, several in (parents or {}).items() for up in several}
    store.execute("CREATE OR REPLACE TEMP TABLE part_of (child VARCHAR, parent VARCHAR)")
    insert_json(
        store,
        "part_of",
        {"child": "VARCHAR", "parent": "VARCHAR"},
        ({"child": child, "parent": parent} for child, parent in sorted(edges)),
    )
    store.script(script("ancestors.sql"))


def load_claims(
    store: Store,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    key: Callable[[str], str],
) -> None:
    """Append claims taken from text; ids follow the order of *documents*, then of the text.

    *key* canonicalizes a name: the entity's id, else the folded words.

    Raises:
        StoreError: A claim is from none of the documents.
    """
    order = {document.id: number for number, document in enumerate(documents)}
    strangers = {claim.source for claim in claims} - order.keys()
    if strangers:
        raise StoreError(f"claims from a source that was not read: {', '.join(sorted(strangers))}")
    lines = {document.id: _LineFinder(document.text) for document in documents}
    rows = [
        {
            **_row(claim, key),
            "document": order[claim.source],
            "position": number,
            "line": lines[claim.source].line(claim.quote.start),
        }
        for number, claim in enumerate(claims)
    ]
    text = clean(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
    after = last_claim(store)
    store.execute(script("claims.sql"), [text])
    number_things(store, after)


def last_claim(store: Store) -> int:
    """Return the highest claim id, 0 where there is none."""
    return int(store.scalar("SELECT coalesce(max(claim_id), 0) FROM claims"))


def number_things(store: Store, after: int) -> None:
    """Give every keyed claim with an id above *after* its thing."""
    store.execute(script("things.sql"), {"after": after})


class _LineFinder:
    """Line numbers of ascending or other offsets, without counting from the top each time."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def line(self, offset: int) -> int:
        from bisect import bisect_right

        return bisect_right(self._starts, offset)


def _row(claim: Claim, key: Callable[[str], str]) -> dict[str, object]:
    said, about = claim.qualifiers, claim.about
    row: dict[str, object] = {
        "source": claim.source,
        "statement": claim.statement,
        "keyed": claim.keyed,
        "subject": claim.subject,
        "subject_key": key(claim.subject),
        "predicate": claim.predicate,
        "value_type": claim.value.type,
        "modality": said.modality,
        "polarity": said.polarity,
        "speaker": said.speaker,
        "quote": claim.quote.exact,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "head": about.head,
        "modifiers": about.modifiers,
        "verb": about.verb,
        "words": about.words,
        "wider": about.wider,
        "names": about.names,
        "numbers": about.numbers,
        "years": about.years,
        "months": about.months,
        "extractor": claim.extractor,
    }
    if said.valid:
        row |= {"valid_low": _iso(said.valid.low), "valid_high": _iso(said.valid.high)}
    return row | _value(claim, key)


def _value(claim: Claim, key: Callable[[str], str]) -> dict[str, object]:
    value = claim.value
    match value:
        case EntityValue():
            entity = value.entity or key(value.name)
            return {"value": value.name, "entity": entity, "text_key": entity}
        case TextValue():
            return {"value": value.text, "text_key": key(value.text)}
        case QuantityValue():
            return {
                "value": claim.quote.exact,
                "num_low": value.low,
                "num_high": value.high,
                "nominal": value.nominal,
                "unit": value.unit,
                "hedge": value.hedge,
                "num_step": value.precision,
            }
        case DateValue():
            return {
                "value": claim.quote.exact,
                "date_low": _iso(value.low),
                "date_high": _iso(value.high),
                "granularity": value.granularity,
                "ambiguous": value.ambiguous,
            }
        case MembersValue():
            return {
                "value": ", ".join(value.members),
                "members": value.members,
                "member_keys": value.keys or tuple(key(name) for name in value.members),
                "is_open": value.open,
                "is_ordered": value.ordered,
            }
        case TruthValue():
            return {"value": "yes" if value.truth else "no", "truth": value.truth}


def _iso(moment: Any) -> str:
    return str(moment.isoformat())


def script(name: str) -> str:
    """Return one of our own SQL files."""
    return (files("checker.store") / name).read_text(encoding="utf-8")
