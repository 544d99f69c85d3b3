"""Statements alike but for one word in; claims about that word, and SQL that pairs them, out.

Each word of a class (a number, a country, a colour, a word that has an opposite) is left out of
its statement in turn; statements that are then the same, word for word and in order, say the same
of two things that exclude each other.  The work grows with the words, not with the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.extract.concept import is_light
from checker.extract.contrast import CALENDAR, CARDINAL, OPPOSITE, PLACES, Member, Part, parts
from checker.extract.polarity import antonym
from checker.model.claim import Claim, Quote
from checker.model.document import Document, Statement
from checker.model.value import EntityValue

PREDICATE = "differs-in"
_FEWEST = 2
"""Content words that both must have in common."""
_FEWEST_PLACE = 1
"""Beside a country or a people, which say more than other words."""
_FEWEST_CALENDAR = 5
"""The same words on another day are often another event."""
_LONGEST = 80
_MOST_VALUES = 8
"""A sentence that stands there with more values than this is a form that is filled in."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word in a statement, and which member of its class it is."""

    document: str
    statement: int
    start: int
    end: int
    key: str
    entity: str


def aligned_claims(
    documents: Sequence[Document], statements: Mapping[str, Sequence[Statement]]
) -> list[Claim]:
    """Return claims `differs-in` for the words in which statements of different documents differ.

    *statements* are those of each document, by its id.
    """
    found: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    texts = {document.id: document.text for document in documents}
    for document in documents:
        for statement in statements[document.id]:
            for kind, template, place in _slots(document, statement):
                found[kind, template].append(place)
    claims: dict[tuple[str, str, str, int], Claim] = {}
    for (kind, template), places in found.items():
        for left, right in _conflicts(kind, places):
            for place in places:
                if place.key in {left, right}:
                    subject = f"{template}: {left} or {right}"
                    at = (subject, place.document, place.key, 0)
                    claims.setdefault(at, _claim(place, subject, texts[place.document]))
    return list(claims.values())


def aligned_sql() -> str:
    """Return the statement that pairs the claims about one word.

    Where the two words are in claims that are paired already (two numbers, two dates), nothing is
    added: one disagreement is told once.
    """
    return """
        INSERT INTO matches
        WITH word AS (SELECT * FROM claims WHERE predicate = 'differs-in'),
        pair AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id,
                   l.source AS left_source, l.quote_start AS left_start, l.quote_end AS left_end,
                   r.source AS right_source, r.quote_start AS right_start, r.quote_end AS right_end
            FROM word AS l JOIN word AS r ON r.subject_key = l.subject_key
                AND l.claim_id < r.claim_id AND l.source <> r.source AND l.value_key <> r.value_key
        ),
        paired AS (
            SELECT a.source AS left_source, a.quote_start AS left_start, a.quote_end AS left_end,
                   b.source AS right_source, b.quote_start AS right_start, b.quote_end AS right_end
            FROM matches AS m
            JOIN claims AS a ON a.claim_id IN (m.left_id, m.right_id)
            JOIN claims AS b ON b.claim_id IN (m.left_id, m.right_id) AND b.claim_id <> a.claim_id
            WHERE a.value_type IN ('quantity', 'date') AND b.value_type = a.value_type
              AND a.value_key <> b.value_key
        )
        SELECT 'w' || left_id || '-' || right_id, left_id, right_id, 12.0,
               [{'reason': 'the statements are the same but for one word', 'weight': 12.0}], NULL
        FROM pair AS p
        WHERE NOT EXISTS (
            FROM paired AS q
            WHERE q.left_source = p.left_source AND q.right_source = p.right_source
              AND q.left_start < p.left_end AND p.left_start < q.left_end
              AND q.right_start < p.right_end AND p.right_start < q.right_end)
        ORDER BY left_id, right_id
    """


def _slots(document: Document, statement: Statement) -> Iterator[tuple[str, str, _Place]]:
    """Yield class, the statement without the word, and the word, for each word of a class.

    A word that stands there several times ("two sitting and two standing") is left out at all its
    places as well.
    """
    span = statement.span
    words = parts(document.text, span.start, span.end)
    if not _FEWEST < len(words) <= _LONGEST:
        return
    keys = [word.key for word in words]
    content = [n for n, word in enumerate(words) if _is_content(document.text, word)]
    for number, word in enumerate(words):
        left = len(content) - (number in content)
        for member in word.members:
            if left < _fewest(member):
                continue
            place = _Place(
                document.id, statement.number, word.start, word.end, member.key, _entity(member)
            )
            alike = [n for n, other in enumerate(words) if member in other.members]
            yield member.kind, _template(keys, [number]), place
            if len(alike) > 1 and alike[0] == number:
                yield member.kind, _template(keys, alike), place


def _template(keys: Sequence[str], left_out: Sequence[int]) -> str:
    left = list(keys)
    for number in left_out:
        left[number] = "…"
    return " ".join(left)


def _is_content(text: str, word: Part) -> bool:
    written = text[word.start : word.end]
    return written[0].isalpha() and not is_light(written) and not is_light(word.key)


def _entity(member: Member) -> str:
    """Return the id of the entity that *member* is; a country's is that of the vocabulary."""
    key = member.key.replace(" ", "-")
    return key if member.kind == "country" else f"{member.kind}:{key}"


def _fewest(member: Member) -> int:
    """Return how many content words must stand beside *member*."""
    year = member.kind == CARDINAL and len(member.key) == 4 and "1500" <= member.key < "2100"
    if year or member.kind in CALENDAR:
        return _FEWEST_CALENDAR
    return _FEWEST_PLACE if member.kind in PLACES else _FEWEST


def _conflicts(kind: str, places: Sequence[_Place]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of members that exclude each other and that no document states both of."""
    stated: dict[str, set[str]] = defaultdict(set)
    for place in places:
        stated[place.key].add(place.document)
    if not 1 < len(stated) <= _MOST_VALUES:
        return
    for left, right in combinations(sorted(stated), 2):
        if stated[left] & stated[right] or (kind == OPPOSITE and not antonym(left, right)):
            continue
        yield left, right


def _claim(place: _Place, subject: str, text: str) -> Claim:
    written = text[place.start : place.end]
    return Claim(
        source=place.document,
        subject=subject,
        predicate=PREDICATE,
        value=EntityValue(name=written, entity=place.entity),
        quote=Quote(exact=written, start=place.start, end=place.end),
        statement=place.statement,
    )
