"""The claims of a rule's test in, a database in memory that holds them out."""

from __future__ import annotations

import atexit
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from checker.errors import RuleError
from checker.extract.fold import fold
from checker.model.case import GivenClaim
from checker.model.entity import Entity
from checker.model.selector import ValueType
from checker.store.engine import Limits, Store
from checker.store.load import insert_json, load_entities, number_things

_SOURCES: Final = {
    name: "DATE" if name == "published" else "VARCHAR"
    for name in ("source", "title", "publisher", "published", "role", "origin", "path")
}
_CLAIMS: Final[Mapping[str, object]] = {
    "claim_id": "BIGINT", "source": "VARCHAR", "origin": "VARCHAR", "role": "VARCHAR",
    "published": "DATE", "keyed": "BOOLEAN", "subject": "VARCHAR", "subject_key": "VARCHAR",
    "predicate": "VARCHAR", "value_type": "VARCHAR", "value": "VARCHAR", "value_key": "VARCHAR",
    "entity": "VARCHAR", "num_low": "DOUBLE", "num_high": "DOUBLE", "nominal": "DOUBLE",
    "unit": "VARCHAR", "hedge": "VARCHAR", "num_step": "DOUBLE", "date_low": "TIMESTAMP",
    "date_high": "TIMESTAMP", "granularity": "VARCHAR", "ambiguous": "BOOLEAN",
    "members": ["VARCHAR"], "member_keys": ["VARCHAR"], "is_open": "BOOLEAN",
    "is_ordered": "BOOLEAN", "truth": "BOOLEAN", "valid_low": "TIMESTAMP",
    "valid_high": "TIMESTAMP", "modality": "VARCHAR", "polarity": "VARCHAR", "speaker": "VARCHAR",
    "quote": "VARCHAR", "line": "INTEGER", "path": "VARCHAR", "head": "VARCHAR",
    "words": ["VARCHAR"], "names": ["VARCHAR"],
}  # fmt: skip
_KEYS: Final = """\
UPDATE claims SET value_key = CASE value_type
    WHEN 'quantity' THEN quantity_key(num_low, num_high, unit)
    WHEN 'date' THEN date_key(date_low, date_high)
    WHEN 'members' THEN members_key(member_keys)
    ELSE value_key END"""


_EMPTY: Final = "".join(
    f"DELETE FROM {table};"  # noqa: S608 - our own names
    for table in (
        "ancestors", "claims", "entities", "entity_names", "matches", "sources", "things",
    )
)  # fmt: skip
_MOST_IDLE: Final = 32
_IDLE: list[Store] = []
"""Emptied databases for the next tests: to open one costs ten times as much as to fill it."""


@contextmanager
def given_store(
    given: Sequence[GivenClaim], parents: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Store]:
    """Give a database with the claims of a test, numbered from 1 in their order.

    It is shut off from the outside, and belongs to another test once it is given back.

    Raises:
        RuleError: A claim has no value, or a date that cannot be read.
    """
    store = _IDLE.pop() if _IDLE else _new()
    try:
        fill(store, given, parents or {})
        yield store
        store.script(_EMPTY)
    except BaseException:
        store.close()
        raise
    if len(_IDLE) < _MOST_IDLE:
        _IDLE.append(store)
    else:
        store.close()


def _new() -> Store:
    # Claims of a test are few: a second thread would cost more than it does.
    store = Store.memory(Limits(threads=1))
    try:
        store.lock_down()
    except BaseException:
        store.close()
        raise
    return store


@atexit.register
def _close() -> None:
    while _IDLE:
        _IDLE.pop().close()


def fill(store: Store, given: Sequence[GivenClaim], parents: Mapping[str, Sequence[str]]) -> None:
    """Enter the claims of a test into a database that holds none yet.

    Raises:
        RuleError: A claim has no value, or a date that cannot be read.
    """
    tree = _entities(parents)
    keys = {fold(one.name): one.id for one in tree}
    rows = [_row(number, claim, keys) for number, claim in enumerate(given, start=1)]
    sources = {claim.source: claim for claim in reversed(given)}
    things = [
        {"thing": claim.thing, "claim_id": number}
        for number, claim in enumerate(given, start=1)
        if claim.thing is not None
    ]
    insert_json(store, "sources", _SOURCES, [_source(sources[name]) for name in sorted(sources)])
    insert_json(store, "claims", _CLAIMS, rows)
    store.execute(_KEYS)
    insert_json(store, "things", {"thing": "VARCHAR", "claim_id": "BIGINT"}, things)
    number_things(store, 0)
    load_entities(store, tree)


def _entities(parents: Mapping[str, Sequence[str]]) -> list[Entity]:
    named = {name: tuple(up) for name, up in parents.items()}
    for up in parents.values():
        for name in up:
            named.setdefault(name, ())
    return [
        Entity(id=_entity_id(name), name=name, part_of=tuple(_entity_id(one) for one in up))
        for name, up in sorted(named.items())
    ]


def _entity_id(name: str) -> str:
    """Return an id that is no folded name, as those of a vocabulary need not be."""
    return fold(name).replace(" ", "-") + "."


def _key(name: str, keys: Mapping[str, str]) -> str:
    return keys.get(fold(name), fold(name))


def _source(claim: GivenClaim) -> dict[str, object]:
    return {
        "source": claim.source,
        "title": claim.source,
        "publisher": claim.publisher,
        "published": claim.published,
        "role": claim.role,
        "origin": claim.origin or claim.source,
        "path": f"{claim.source}.txt",
    }


def _row(number: int, claim: GivenClaim, keys: Mapping[str, str]) -> dict[str, object]:
    kind = _type_of(claim)
    row: dict[str, object] = {
        "claim_id": number,
        "source": claim.source,
        "origin": claim.origin or claim.source,
        "role": claim.role,
        "published": claim.published,
        "keyed": claim.thing is None,
        "subject": claim.subject,
        "subject_key": _key(claim.subject, keys),
        "predicate": claim.predicate,
        "value_type": kind,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "speaker": claim.speaker,
        "line": number,
        "path": f"{claim.source}.txt",
        "head": claim.head,
        "words": list(claim.words),
        "names": [_key(name, keys) for name in claim.names],
    }
    if claim.valid:
        row["valid_low"], row["valid_high"] = claim.valid
    row |= _value(claim, kind, keys)
    return row | {"quote": claim.quote or str(row["value"])}


def _type_of(claim: GivenClaim) -> ValueType:
    if claim.type:
        return claim.type
    if claim.members is not None:
        return "members"
    if claim.date is not None:
        return "date"
    if isinstance(claim.value, bool):
        return "truth"
    if claim.low is not None or isinstance(claim.value, float):
        return "quantity"
    return "entity"


def _value(claim: GivenClaim, kind: ValueType, keys: Mapping[str, str]) -> dict[str, object]:
    written = "" if claim.value is None else str(claim.value)
    if isinstance(claim.value, float) and claim.value.is_integer():
        written = str(int(claim.value))
    row: dict[str, object] = _date(claim) if claim.date is not None else {}
    if kind == "quantity":
        row |= _quantity(claim)
        written = written or f"{claim.low:g} to {claim.high:g}"
    elif kind == "members":
        members = claim.members or ()
        row |= {
            "members": members,
            "member_keys": [_key(name, keys) for name in members],
            "is_open": claim.open or None,
            "is_ordered": claim.ordered or None,
        }
        written = written or ", ".join(members)
    elif kind == "truth":
        row["truth"] = bool(claim.value)
        written = "yes" if claim.value else "no"
    elif kind == "date":
        written = written or str(claim.date)
    elif not written:
        raise RuleError(f"the claim {claim.id or claim.subject!r} of a test has no value")
    key = written if kind == "truth" else fold(written)
    if kind == "entity":
        row["entity"] = key = _key(written, keys)
    return row | {"value": written, "value_key": key}


def _quantity(claim: GivenClaim) -> dict[str, object]:
    nominal = claim.value if isinstance(claim.value, float) else None
    low = nominal if claim.low is None else claim.low
    high = low if claim.high is None else claim.high
    if low is None:
        raise RuleError(f"the claim {claim.id or claim.subject!r} of a test has no number")
    return {
        "num_low": low,
        "num_high": high,
        "nominal": nominal,
        "unit": claim.unit,
        "hedge": claim.hedge,
        "num_step": claim.step,
    }


def _date(claim: GivenClaim) -> dict[str, Any]:
    parts = str(claim.date).split("-")
    try:
        low = dt.date(int(parts[0]), *(int(part) for part in [*parts[1:], "1", "1"][:2]))
        high = dt.date.fromisoformat(claim.until) if claim.until else _next(low, len(parts))
    except (ValueError, OverflowError):
        raise RuleError(
            f"{claim.date!r} is not a date", advice="Write 2001, 2001-09 or 2001-09-11."
        ) from None
    return {
        "date_low": low.isoformat(),
        "date_high": high.isoformat(),
        "granularity": ("year", "month", "day")[min(len(parts), 3) - 1],
        "ambiguous": claim.ambiguous or None,
    }


def _next(low: dt.date, parts: int) -> dt.date:
    if parts == 1:
        return low.replace(year=low.year + 1)
    if parts == 2:
        return (low + dt.timedelta(days=32)).replace(day=1)
    return low + dt.timedelta(days=1)
