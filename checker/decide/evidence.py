"""Rows that rules found in, findings with located evidence and an identity out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from checker.decide.fingerprint import fingerprint, numbered, short_ids
from checker.decide.merge import Merged, merged, told_once
from checker.model.document import Document
from checker.model.finding import LEVELS, Evidence, Finding
from checker.rules.evaluate import RuleResult
from checker.store.engine import Store

_CLAIMS = """
    SELECT c.*, s.path AS source_path, e.name AS entity_name, p.name AS speaker_name
    FROM claims AS c LEFT JOIN sources AS s ON s.source = c.source
    LEFT JOIN entities AS e ON e.entity = c.entity LEFT JOIN entities AS p ON p.entity = c.speaker
    WHERE c.claim_id IN (SELECT unnest(?::BIGINT[]))
"""

_DRAFTED = """
    SELECT claim_id FROM claims
    WHERE role = 'draft' AND claim_id IN (SELECT unnest(?::BIGINT[]))
"""

_MATCHES = """
    SELECT left_id, right_id, reasons FROM matches
    WHERE left_id IN (SELECT unnest(?::BIGINT[])) AND right_id IN (SELECT unnest(?::BIGINT[]))
    ORDER BY left_id, right_id
"""

_ELSEWHERE = """
    WITH own AS (SELECT * FROM claims WHERE keyed AND claim_id IN (SELECT unnest(?::BIGINT[]))),
    made AS (
        SELECT subject_key, sum(nominal) AS total FROM own
        WHERE predicate = 'part' GROUP BY subject_key
    ),
    beside AS (
        SELECT k.claim_id, o.claim_id AS other
        FROM own AS k
        JOIN claims AS u ON u.source = k.source AND NOT u.keyed
            AND u.value_type IN ('quantity', 'date')
            AND u.quote_start < k.quote_end AND k.quote_start < u.quote_end
        JOIN matches AS m ON u.claim_id IN (m.left_id, m.right_id)
        JOIN claims AS o ON o.claim_id IN (m.left_id, m.right_id) AND o.source <> k.source
        UNION
        SELECT k.claim_id, o.claim_id
        FROM own AS k
        LEFT JOIN made USING (subject_key)
        JOIN claims AS u ON u.source = k.source AND NOT u.keyed AND u.value_type = 'quantity'
            AND u.quote_start < k.quote_end AND k.quote_start < u.quote_end
        JOIN claims AS o ON o.source <> k.source AND NOT o.keyed AND o.value_type = 'quantity'
            AND o.unit = u.unit AND o.predicate <> 'made-share'
            AND (o.nominal = u.nominal AND (u.unit <> '' OR u.head = o.head)
                OR k.predicate = 'total' AND o.nominal = made.total)
    )
    SELECT claim_id, list(DISTINCT other ORDER BY other) AS ids FROM beside GROUP BY claim_id
"""

_MOST_MORE = 6
"""Further claims shown beside the two that are compared."""


def findings(
    results: Iterable[RuleResult], store: Store, documents: Mapping[str, Document]
) -> tuple[Finding, ...]:
    """Return the findings of all rules, most serious first, then in the order of the sources."""
    results = list(results)
    sides = [i for r in results for row in r.rows for i in (row.left_id, row.right_id) if i]
    drafted = {row["claim_id"] for row in store.rows(_DRAFTED, [sides])}
    groups = [group for result in results for group in merged(result, drafted)]
    ids = sorted({i for g in groups for i in (*g.lefts, *g.rights, *g.more)})
    others = {row["claim_id"]: row["ids"] for row in store.rows(_ELSEWHERE, [ids])} if ids else {}
    ids = sorted({*ids, *(i for more in others.values() for i in more)})
    claims = {row["claim_id"]: row for row in store.rows(_CLAIMS, [ids])} if ids else {}
    reasons = _reasons(store, groups)
    drafts = [
        (group, _identity(group, claims), _evidence(group, claims, documents, others))
        for group in groups
    ]
    occurrences = numbered([repr(identity) for _, identity, _ in drafts])
    prints = [
        fingerprint(rule, thing, pairs, occurrence)
        for (_, (rule, thing, pairs), _), occurrence in zip(drafts, occurrences, strict=True)
    ]
    ids_by_print = short_ids(prints)
    made = [
        _finding(group, evidence, print_, ids_by_print[print_], reasons).model_copy(
            update={"thing": thing}
        )
        for (group, (_, thing, _), evidence), print_ in zip(drafts, prints, strict=True)
    ]
    return tuple(told_once(sorted(made, key=_order)))


def _order(finding: Finding) -> tuple[int, str, int, str, str]:
    first = finding.evidence[0]
    return (
        LEVELS.index(finding.level),
        first.source,
        first.start,
        finding.rule,
        finding.fingerprint,
    )


def _identity(
    group: Merged, claims: Mapping[int, Mapping[str, Any]]
) -> tuple[str, str, list[tuple[str, str]]]:
    """Return rule, thing compared and the sorted (origin, value) pairs.

    Further claims count by their values alone: one that repeats a value changes nothing, another
    value is another disagreement, which nobody has accepted yet.
    """
    rows = [claims[i] for i in (*group.lefts, *group.rights)]
    first = min(rows, key=lambda row: (str(row["origin"]), str(row["value_key"])))
    # Arithmetic groups name their document and offset as their subject; an identity must not.
    subject = "" if first["keyed"] and first["statement"] is not None else first["subject_key"]
    pairs = {(str(row["origin"]), str(row["value_key"])) for row in rows}
    others = {str(claims[i]["value_key"]) for i in group.more} - {value for _, value in pairs}
    pairs |= {("", value) for value in others}
    return group.result.rule.id, f"{first['predicate']}|{subject}", sorted(pairs)


def _finding(
    group: Merged,
    evidence: tuple[Evidence, ...],
    print_: str,
    short: str,
    reasons: Mapping[tuple[int, int], tuple[tuple[str, float], ...]],
) -> Finding:
    rule, row = group.result.rule, group.row
    pair = (min(row.left_id, row.right_id or 0), max(row.left_id, row.right_id or 0))
    return Finding(
        fingerprint=print_,
        id=short,
        rule=rule.id,
        kind=group.result.kind,
        verdict=row.verdict,
        level=row.level,
        message=row.message,
        why=rule.why.strip(),
        advice=rule.advice.strip(),
        caution=row.caution,
        reading=row.reading.model_dump() if row.reading else None,
        model_only=group.result.kind == "judge",
        evidence=evidence,
        match=reasons.get(pair, ()),
    )


def _reasons(
    store: Store, groups: Sequence[Merged]
) -> dict[tuple[int, int], tuple[tuple[str, float], ...]]:
    ids = sorted({i for g in groups for i in (*g.lefts, *g.rights)})
    if not ids:
        return {}
    return {
        (row["left_id"], row["right_id"]): tuple(
            (reason["reason"], float(reason["weight"])) for reason in row["reasons"] or ()
        )
        for row in store.rows(_MATCHES, [ids, ids])
    }


def _evidence(
    group: Merged,
    claims: Mapping[int, Mapping[str, Any]],
    documents: Mapping[str, Document],
    others: Mapping[int, Sequence[int]],
) -> tuple[Evidence, ...]:
    """Return the quotes of both sides; where one source is at odds with itself, the others' too."""
    own = [*group.lefts, *group.rights, *group.more]
    alone = len({claims[i]["source"] for i in own}) == 1 and all(claims[i]["keyed"] for i in own)
    elsewhere = [i for one in own for i in others.get(one, ())] if alone else []
    sides: list[tuple[Literal["left", "right", "more"], int]] = [
        *(("left", i) for i in group.lefts[:1]),
        *(("right", i) for i in group.rights[:1]),
        *(("more", i) for i in (*group.lefts[1:], *group.rights[1:], *group.more, *elsewhere)),
    ]
    seen: set[tuple[str, int | None, int | None, str]] = set()
    shown: list[Evidence] = []
    for side, claim_id in sides:
        row = claims[claim_id]
        place = (row["source"], row["quote_start"], row["quote_end"], row["value_key"])
        if place in seen or len(shown) >= _MOST_MORE + 2:
            continue
        seen.add(place)
        shown.append(_one(side, row, documents.get(row["source"])))
    return tuple(shown)


def _one(
    side: Literal["left", "right", "more"], row: Mapping[str, Any], document: Document | None
) -> Evidence:
    start, end = row["quote_start"] or 0, row["quote_end"] or 0
    path = row["path"] or row["source_path"] or ""
    context, context_start, column, shift = "", 0, 0, 0
    locator, line = f"{path}:{row['line']}" if row["line"] else path, row["line"] or 0
    if document is not None:
        context, context_start = _context(document, start, end)
        shift, locator = located(document, start, end)
        column = _column(document.text, start) if document.runs is None else 0
        if document.places:
            line = column = 0
    published = row["published"]
    return Evidence(
        source=row["source"],
        path=path,
        start=start + shift,
        end=end + shift,
        line=line,
        column=column,
        text=row["quote"],
        value=as_compared(row),
        origin=row["origin"],
        published=str(published) if published else "",
        locator=locator,
        side=side,
        speaker=row["speaker_name"] or _as_written(row["speaker"], document),
        context=context,
        context_start=context_start + shift,
    )


def located(document: Document, start: int, end: int) -> tuple[int, str]:
    """Return how far text[start:end] is from its place in the file, and that place in words."""
    if document.runs is None:
        return 0, document.locator_of(start)
    in_file = document.file_span(start, end)
    return (in_file[0] - start, "") if in_file else (0, "text of the page, without its markup")


def _as_written(name: str | None, document: Document | None) -> str | None:
    """Return a folded *name* as the document writes it first, where it does."""
    if not name or document is None:
        return name
    found = re.search(rf"\b{re.escape(name)}\b", document.text, re.IGNORECASE)
    return found.group() if found else name


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset)


_WINDOW = 240


def _context(document: Document, start: int, end: int) -> tuple[str, int]:
    """Return the passage around text[start:end], cut at the body span and at sentence ends."""
    span = next((s for s in document.body if s.start <= start < s.end), None)
    low, high = (span.start, span.end) if span else (start, end)
    low, high = min(max(low, start - _WINDOW), start), max(min(high, end + _WINDOW), end)
    before = document.text[low:start]
    for mark in (". ", "? ", "! ", ".” ", '." ', "\n\n"):
        at = before.rfind(mark)
        if at >= 0:
            low = max(low, start - len(before) + at + len(mark))
    after = document.text[end:high]
    stops = [at + 1 for mark in (". ", "? ", "! ", "\n\n") if (at := after.find(mark)) >= 0]
    if stops:
        high = end + min(stops)
    return document.text[low:high], low


def as_compared(row: Mapping[str, Any]) -> Any:
    """Return the value of a row of claims as compared, in JSON types."""
    match row["value_type"]:
        case "quantity":
            return {"low": row["num_low"], "high": row["num_high"], "unit": row["unit"]}
        case "date":
            return {
                "low": _day(row["date_low"]),
                "high": _day(row["date_high"]),
                "granularity": row["granularity"],
            }
        case "members":
            return list(row["members"] or ())
        case "truth":
            return bool(row["truth"])
        case "entity":
            return row["entity_name"] or row["value"]
        case _:
            return row["value"]


def _day(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d}" if moment.time() == dt.time() else f"{moment:%Y-%m-%dT%H:%M}"
