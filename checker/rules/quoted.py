"""Claims of a database in, the same claims as a rule's test writes them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from checker.errors import RuleError
from checker.rules.evaluate import Database

_CLAIMS = """\
SELECT c.*, s.publisher, len(list_distinct(c.member_keys)) AS several
FROM claims AS c LEFT JOIN sources AS s ON s.source = c.source
WHERE c.claim_id IN (SELECT unnest(?::BIGINT[]))"""
_SHARED = """\
SELECT count(*) AS n FROM things AS a JOIN things AS b ON a.thing = b.thing
WHERE a.claim_id = ? AND b.claim_id = ?"""
_NAMES = "SELECT entity, name FROM entities"


def quoted(store: Database, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return the claims *ids* as entries of `given`, in that order.

    Raises:
        RuleError: There is no such claim.
    """
    found = {row["claim_id"]: row for row in store.rows(_CLAIMS, [list(ids)])}
    names = {row["entity"]: row["name"] for row in store.rows(_NAMES)}
    missing = [one for one in ids if one not in found]
    if missing:
        raise RuleError(f"no claim {missing[0]}", advice="`check claims ls` lists the claims.")
    rows = [found[one] for one in ids]
    given = [_given(row, names) for row in rows]
    one, other = rows[0], rows[-1]
    by_name = one["subject_key"] == other["subject_key"] and one["predicate"] == other["predicate"]
    if not (by_name and one["keyed"] and other["keyed"]):
        both = store.rows(_SHARED, [one["claim_id"], other["claim_id"]])[0]["n"]
        for claim in given if both else ():
            claim["thing"] = "t"
    return given


def _given(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = {
        "source": row["source"],
        "role": row["role"] if row["role"] != "source" else None,
        "publisher": row["publisher"] or None,
        "published": _day(row["published"]),
        "origin": row["origin"] if row["origin"] != row["source"] else None,
        "subject": names.get(row["subject_key"], row["subject"]),
        "predicate": row["predicate"],
        **_value(row, names),
        "modality": row["modality"] if row["modality"] != "asserted" else None,
        "polarity": row["polarity"] if row["polarity"] != "affirmed" else None,
        "speaker": row["speaker"],
        "head": row["head"] or None,
    }
    if row["valid_low"] and row["valid_high"]:
        given["valid"] = [_day(row["valid_low"]), _day(row["valid_high"])]
    return {key: value for key, value in given.items() if value is not None}


def _value(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    kind = row["value_type"]
    if kind == "members":
        keys = row["member_keys"]
        listed = [names.get(k, name) for k, name in zip(keys, row["members"], strict=True)]
        flags = {"open": row["is_open"] or None, "ordered": row["is_ordered"] or None}
        return {"members": listed, **flags}
    if kind == "quantity":
        return _quantity(row)
    if kind == "date":
        return {
            "date": str(row["date_low"].date()),
            "until": str(row["date_high"].date()),
            "value": row["value"],
            "ambiguous": row["ambiguous"] or None,
        }
    if kind == "truth":
        return {"value": bool(row["truth"])}
    if kind == "entity":
        return {"value": names.get(row["entity"], row["value"])}
    return {"value": row["value"], "type": kind}


def _quantity(row: Mapping[str, Any]) -> dict[str, Any]:
    exact = row["nominal"] is not None and row["num_low"] == row["num_high"] == row["nominal"]
    bounds = {} if exact else {"low": _number(row["num_low"]), "high": _number(row["num_high"])}
    return {
        "value": None if row["nominal"] is None else _number(row["nominal"]),
        **bounds,
        "unit": row["unit"] or None,
        "step": _number(row["num_step"]) if row["num_step"] else None,
        "hedge": row["hedge"] if row["hedge"] not in (None, "exact") else None,
    }


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _day(value: object) -> str | None:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else None
