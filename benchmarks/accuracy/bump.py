"""BUMP: news summaries against their article, as they are and with one error put in."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from half import Half, chosen, sampled
from pairs import Hit, Pair, compared
from table import Table, share

TOGETHER = 25


def measure(shared: Path, half: Half, most: int) -> Table:
    """Return alarms on clean summaries and detection on corrupted ones, by type of error."""
    rows = sampled(picked(shared, half), most)
    plain, draft = found(rows, draft=False), found(rows, draft=True)
    table = Table(
        f"BUMP, {half} half",
        ("summaries", "number", "found", "share", "found as draft", "share"),
        notes=[
            (
                "Found: a warning or an error between article and summary. As draft: the summary "
                "has the role draft; what the article does not carry is found as well."
            ),
            f"{TOGETHER} articles share a run; findings between summaries of others do not count.",
        ],
    )
    table.rows.append(_row("clean (false alarms)", [f"{key(r)} clean" for r in rows], plain, draft))
    types: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        types[kind(row)].append(f"{key(row)} edited")
    edited = [identity for name in sorted(types) for identity in types[name]]
    table.rows.append(_row("with an error", edited, plain, draft))
    table.rows += [_row(f"  {name}", types[name], plain, draft) for name in sorted(types)]
    for title, hits in (("plain", plain), ("as draft", draft)):
        rules = Counter(
            rule for row in rows for rule in {h.rule for h in hits[f"{key(row)} clean"] if h.loud}
        )
        told = ", ".join(f"{rule} {number}" for rule, number in rules.most_common()) or "none"
        table.notes.append(f"Clean summaries with an alarm, {title}, by rule: {told}.")
    return table


def picked(shared: Path, half: Half) -> list[dict[str, Any]]:
    """Return the rows of both tasks."""
    rows = []
    for task in ("task1", "task2"):
        path = shared / f"data/bump/{task}_dataset.json"
        of_task = chosen(json.loads(path.read_text(encoding="utf-8")), half, lambda r: str(r["id"]))
        rows += [row | {"task": task} for row in of_task]
    return rows


def found(rows: Iterable[dict[str, Any]], *, draft: bool) -> dict[str, list[Hit]]:
    """Return what is found in each row's clean and edited summary."""
    pairs = [
        Pair(f"{key(row)} {name}", row["article"], row[f"{column}_summary"], row["article"], draft)
        for row in rows
        for name, column in (("clean", "reference"), ("edited", "edited"))
    ]
    return compared(pairs, TOGETHER)


def key(row: dict[str, Any]) -> str:
    """Return what tells the row from all others."""
    return f"{row['task']} {row['id']}"


def kind(row: dict[str, Any]) -> str:
    """Return the type of the error that was put in."""
    name: str = row.get("corrected_error_type") or row["error_type"]
    return name.removesuffix(" Error")


def _row(
    name: str, identities: list[str], plain: dict[str, list[Hit]], draft: dict[str, list[Hit]]
) -> tuple[str, ...]:
    cells = [name, str(len(identities))]
    for hits in (plain, draft):
        number = sum(any(hit.loud for hit in hits[identity]) for identity in identities)
        cells += [str(number), share(number, len(identities))]
    return tuple(cells)
