"""Documents in, claims out about things of which a story has one: the germ, the source of a fortune."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from checker.extract.casing import words_of
from checker.extract.lexicon import table
from checker.extract.name import NameMention
from checker.match.entity import Clusters
from checker.model.claim import Claim, Quote
from checker.model.document import Document, Statement
from checker.model.value import EntityValue

PREDICATE = "one-of-a-kind"
_OF_A_PERSON = "industry"
_SHARED_NAMES = 3
"""So many names two texts share that are about one matter."""
_SHORT = 3
_WEALTH = re.compile(
    r"\b(?:fortune|wealth|millions|billions|money|career|name|living)\b[^.;]{0,40}?"
    r"\b(?:in|from|with|out of|on)\b[^.;,]{0,60}",
    re.IGNORECASE,
)
_EARNED = re.compile(
    r"\b(?:made|earned|built|makes|owes|comes|came|whose|amassed|rests|got)\b", re.IGNORECASE
)
_PLACES = frozenset({"country", "demonym"})


@dataclass(frozen=True, slots=True)
class _Place:
    document: str
    statement: int
    start: int
    end: int


def topic_claims(
    documents: Sequence[Document],
    statements: Mapping[str, Sequence[Statement]],
    mentions: Mapping[str, Sequence[NameMention]],
    clusters: Clusters,
) -> list[Claim]:
    """Return claims `one-of-a-kind` where two texts on one matter have one member of a class each.

    What a fortune comes from is compared for one person, everything else for the whole text.
    """
    texts = {d.id: d.text for d in documents}
    found: dict[tuple[str, str], dict[str, dict[str, _Place]]] = defaultdict(dict)
    for document in documents:
        for subject, kind, member, place in _members(
            document, statements[document.id], mentions[document.id], clusters
        ):
            held = found[kind, subject].setdefault(document.id, {})
            held.setdefault(member, place)
    named = {d.id: _named(mentions[d.id]) for d in documents}
    claims: dict[tuple[str, str], Claim] = {}
    for (kind, subject), by_document in sorted(found.items()):
        for one, other in combinations(sorted(by_document), 2):
            left, right = by_document[one], by_document[other]
            if len(left) != 1 or len(right) != 1 or left.keys() == right.keys():
                continue
            if not subject and not _one_matter(named[one], named[other]):
                continue
            for member, place in (*left.items(), *right.items()):
                whole = f"{kind} {subject}".strip()
                claims.setdefault(
                    (whole, place.document), _claim(whole, member, place, texts[place.document])
                )
    return list(claims.values())


def _named(mentions: Sequence[NameMention]) -> dict[str, frozenset[str]]:
    """Return the telling words of each name of a text, by its key."""
    plain = words_of("organisation") | words_of("place") | words_of("function")
    return {
        m.key: frozenset(w for w in m.key.split() if len(w) > _SHORT and w not in plain)
        for m in mentions
        if m.kind not in _PLACES
    }


def _one_matter(left: Mapping[str, frozenset[str]], right: Mapping[str, frozenset[str]]) -> bool:
    """Whether each of two texts has several names that the other has too, whole or in part."""
    shared = frozenset[str]().union(*left.values()) & frozenset[str]().union(*right.values())
    return all(
        sum(bool(w & shared) for w in one.values()) >= _SHARED_NAMES for one in (left, right)
    )


def _members(
    document: Document,
    statements: Sequence[Statement],
    mentions: Sequence[NameMention],
    clusters: Clusters,
) -> Iterator[tuple[str, str, str, _Place]]:
    """Yield of whom, which class and which member each statement speaks, and where."""
    for statement in statements:
        span = statement.span
        for hit in _words().finditer(document.text, span.start, span.end):
            kind, member = _meaning()[hit.group().lower()]
            place = _Place(document.id, statement.number, hit.start(), hit.end())
            if kind != _OF_A_PERSON:
                yield "", kind, member, place
            elif _earned(document.text, span.start, hit.start(), span.end):
                people = [
                    m for m in mentions
                    if span.start <= m.start < hit.start() and m.kind in {"person", "unknown"}
                ]  # fmt: skip
                for person in people[-1:]:
                    key = clusters.key(document.id, person.text)
                    if " " in key:
                        yield key, kind, member, place


def _earned(text: str, start: int, at: int, end: int) -> bool:
    """Whether what stands at text[at] is what a fortune or a career was made in."""
    return any(
        hit.start() < at < hit.end() and _EARNED.search(text, max(start, hit.start() - 30), at)
        for hit in _WEALTH.finditer(text, start, end)
    )


@lru_cache(maxsize=1)
def _meaning() -> dict[str, tuple[str, str]]:
    """Return class and member by each of its words."""
    return {
        word.strip(): (kind, names.split(" / ")[0])
        for kind, members in table("story-classes").items()
        for names in members
        for word in names.split(" / ")
    }


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    longest_first = sorted(_meaning(), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE
    )


def _claim(subject: str, member: str, place: _Place, text: str) -> Claim:
    written = text[place.start : place.end]
    return Claim(
        source=place.document,
        subject=subject,
        predicate=PREDICATE,
        value=EntityValue(name=written, entity=f"member:{member.replace(' ', '-')}"),
        quote=Quote(exact=written, start=place.start, end=place.end),
        statement=place.statement,
        keyed=True,
    )
