"""A report and its store in, the report with what sources agree on and who is linked to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.decide.counterpart import AGAINST
from checker.decide.evidence import as_compared
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.thing import Agreement, LinkLine, Said, ThingLine
from checker.store.engine import Store

_MOST_THINGS = 500
_MOST_CLAIMS = 20_000
"""Claims that are looked at for them; the things that most claims speak of come first."""
_MOST_SAID = 40
"""Claims shown of one thing."""
_MOST_LINKS = 200

_THINGS = """
    WITH shared AS (
        SELECT t.thing, count(*) AS n
        FROM things AS t JOIN claims AS c ON c.claim_id = t.claim_id
        WHERE c.predicate NOT IN ('subject-of', 'speaker-of', 'states', 'differs-in')
        GROUP BY t.thing HAVING count(DISTINCT c.source) > 1
        ORDER BY n DESC, t.thing LIMIT 4000
    )
    SELECT DISTINCT t.thing, t.claim_id
    FROM things AS t JOIN shared AS s ON s.thing = t.thing
    ORDER BY s.n DESC, t.thing, t.claim_id LIMIT ?
"""

_CLAIMS = """
    WITH written AS (
        SELECT value_key, min(value) AS name FROM claims
        WHERE value_type = 'entity' GROUP BY value_key
    )
    SELECT c.*, s.path AS source_path, e.name AS entity_name,
           coalesce(n.name, w.name) AS subject_name
    FROM claims AS c LEFT JOIN sources AS s ON s.source = c.source
    LEFT JOIN entities AS e ON e.entity = c.entity
    LEFT JOIN entities AS n ON n.entity = c.subject_key
    LEFT JOIN written AS w ON w.value_key = c.subject_key
    WHERE c.claim_id IN (SELECT unnest(?::BIGINT[]))
    ORDER BY c.claim_id
"""

_LINKS = """
    WITH written AS (
        SELECT value_key, min(value) AS name FROM claims
        WHERE value_type = 'entity' GROUP BY value_key
    )
    SELECT coalesce(any_value(n.name), any_value(w.name), min(c.subject)) AS subject, c.predicate,
           coalesce(any_value(e.name), min(c.value)) AS object,
           list(DISTINCT c.source ORDER BY c.source) AS sources,
           list(DISTINCT {source: c.source, line: coalesce(c.line, 0), quote: c.quote}) AS places
    FROM claims AS c LEFT JOIN entities AS e ON e.entity = c.entity
    LEFT JOIN entities AS n ON n.entity = c.subject_key
    LEFT JOIN written AS w ON w.value_key = c.subject_key
    WHERE c.value_type = 'entity' AND c.subject <> '' AND c.polarity = 'affirmed'
      AND (c.predicate IN ('placed-in', 'role') OR (c.keyed AND c.statement IS NULL))
      AND NOT starts_with(c.predicate, 'name')
    GROUP BY c.subject_key, c.predicate, coalesce(c.entity, c.value_key)
    ORDER BY len(sources) DESC, subject, c.predicate, object LIMIT ?
"""

_Place = tuple[str, int, str]


def with_agreement(report: Report, store: Store) -> Report:
    """Return the report with its `things` and `links`, the largest first, bounded in number."""
    found = _by_place(report.findings)
    against = frozenset(one.id for one in report.findings if one.verdict in AGAINST)
    return report.model_copy(
        update={
            "things": _things(store, found, against),
            "links": _links(store, found, against),
        }
    )


def _by_place(findings: Iterable[Finding]) -> dict[_Place, set[str]]:
    """Return the ids of the findings that show the words at each place."""
    found: defaultdict[_Place, set[str]] = defaultdict(set)
    for finding in findings:
        for piece in finding.evidence:
            found[piece.source, piece.line, piece.text].add(finding.id)
    return found


def _things(
    store: Store, found: Mapping[_Place, set[str]], against: frozenset[str]
) -> tuple[ThingLine, ...]:
    members: defaultdict[str, list[int]] = defaultdict(list)
    for row in store.rows(_THINGS, [_MOST_CLAIMS]):
        members[row["thing"]].append(row["claim_id"])
    groups = sorted(_joined(members), key=lambda ids: (-len(ids), ids))[:_MOST_THINGS]
    ids = sorted({i for group in groups for i in group})
    claims = {row["claim_id"]: row for row in store.rows(_CLAIMS, [ids])} if ids else {}
    return tuple(_thing([claims[i] for i in group], found, against) for group in groups)


def _joined(members: Mapping[str, Sequence[int]]) -> list[list[int]]:
    """Return the claims of each thing; pairs of one sort that share a claim are one thing.

    Claims from text are matched two by two, and a thing of two says its sort in its first letter;
    the things of keyed claims are whole as they are.
    """
    whole = [list(ids) for thing, ids in members.items() if ":" in thing]
    parents: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parents.setdefault(node, node) != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    for thing, ids in members.items():
        if ":" in thing:
            continue
        first = root((thing[0], ids[0]))
        for other in ids[1:]:
            parents[root((thing[0], other))] = first
    groups: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for node in sorted(parents):
        groups[root(node)].append(node[1])
    return whole + list(groups.values())


def _thing(
    claims: Sequence[Mapping[str, Any]],
    found: Mapping[_Place, set[str]],
    against: frozenset[str],
) -> ThingLine:
    said = tuple(_said(row, found) for row in claims)
    shared = _shared(said)
    keys = {one.key for one in said}
    state: Agreement = "agrees" if len(keys) == 1 and not shared else "slightly-off"
    if against.intersection(shared):
        state = "contradicted"
    ordered = sorted(said, key=lambda one: (one.source, one.path, one.line, one.key))
    return ThingLine(
        label=_label(claims[0]),
        type=claims[0]["value_type"],
        state=state,
        said=tuple(ordered[:_MOST_SAID]),
        findings=shared,
    )


def _shared(said: Iterable[Said]) -> tuple[str, ...]:
    """Return the findings that show two of the places: those compare the thing itself."""
    counts: defaultdict[str, int] = defaultdict(int)
    for one in said:
        for name in one.findings:
            counts[name] += 1
    return tuple(sorted(name for name, count in counts.items() if count > 1))


def _said(row: Mapping[str, Any], found: Mapping[_Place, set[str]]) -> Said:
    ids = found.get((row["source"], row["line"] or 0, row["quote"]), ())
    return Said(
        source=row["source"],
        origin=row["origin"],
        value=as_compared(row),
        key=row["value_key"],
        text=row["quote"],
        path=row["path"] or row["source_path"] or "",
        line=row["line"] or 0,
        published=str(row["published"] or ""),
        findings=tuple(sorted(ids)),
    )


def _label(row: Mapping[str, Any]) -> str:
    """Return in a few words what a claim is about."""
    subject = row["subject_name"] or row["subject"]
    predicate = str(row["predicate"]).replace("-", " ")
    if row["keyed"]:
        return f"{subject}: {predicate}" if subject else predicate
    match row["value_type"]:
        case "quantity":
            named = " ".join([*(row["modifiers"] or ())[:2], row["head"] or predicate])
            return f"{named}: {row['verb']}" if row["verb"] else named
        case "members":
            return f"list: {row['head'] or subject or predicate}"
        case "date":
            about = ", ".join((row["words"] or ())[:3])
            return f"date: {about}" if about else "date"
        case "truth":
            return f"{subject}: {row['verb'] or predicate}"
        case _:
            return f"{subject}: {predicate}" if subject else predicate


def _links(
    store: Store, found: Mapping[_Place, set[str]], against: frozenset[str]
) -> tuple[LinkLine, ...]:
    lines = []
    for row in store.rows(_LINKS, [_MOST_LINKS]):
        ids: set[str] = set()
        for place in row["places"]:
            ids |= found.get((place["source"], place["line"], place["quote"]), set())
        lines.append(
            LinkLine(
                subject=row["subject"],
                relation=row["predicate"].replace("-", " "),
                object=row["object"],
                sources=tuple(row["sources"]),
                contradicted=bool(ids & against),
                findings=tuple(sorted(ids)),
            )
        )
    return tuple(lines)
