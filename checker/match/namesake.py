"""Persons and what is said of them in, claims out where one person has two first names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from checker.extract.capitals import PARTICLES
from checker.extract.concept import concept_of, is_light, is_weak
from checker.extract.fold import fold
from checker.extract.frame import Frame
from checker.extract.lexicon import table
from checker.extract.name import NameMention
from checker.extract.speaker import is_person
from checker.extract.token import tokens
from checker.match.entity import Clusters
from checker.match.likeness import ENOUGH, Person, likeness
from checker.match.post import Held
from checker.model.claim import Claim, Quote
from checker.model.document import Document, Statement
from checker.model.value import EntityValue

PREDICATE = "name-of-person"
_AGE = re.compile(r"(?:,| \() ?(?:aged )?(\d{1,3})(?=[,).;]| years)")
_AGED = re.compile(r"\b(\d{1,3})-year-old [^.;,]{0,40}\Z")
_BEFORE = 60
_AROUND = 60
_OTHER_SURNAME = 2
"""Surnames that differ in so few letters are two spellings, which are told elsewhere."""
_MOST_WORDS = 5
_LEAST_LETTERS = 3
_KINDS = frozenset({"person", "unknown"})
_BODIES = frozenset(
    {"command", "fire", "storm", "act", "prize", "award", "road", "line", "station", "dam", "mine",
     "bridge", "tower", "hall", "unit", "front", "section", "region", "coast", "basin", "plant",
     "division", "zone", "league", "cup", "trophy", "tour", "festival", "express", "star"}
)  # fmt: skip
"""Last words of names that are no person's."""


def namesake_claims(  # noqa: PLR0913, PLR0917 - what the stages before it have found
    documents: Sequence[Document],
    split: Mapping[str, Sequence[Statement]],
    mentions: Mapping[str, Sequence[NameMention]],
    clusters: Clusters,
    held: Held,
    parts: Mapping[str, Sequence[Frame]],
) -> list[Claim]:
    """Return claims `name-of-person` for each two names that share a word and mean one person.

    Each of two documents knows one bearer of that surname or first name only, and what both say of
    that bearer weighs enough: an office, an age, a part in the story, the words around the name.
    """
    bearers: dict[str, dict[str, dict[str, Person]]] = defaultdict(lambda: defaultdict(dict))
    for document in documents:
        people = _people(document, split[document.id], mentions[document.id], clusters)
        for post in held.get(document.id, ()):
            key = clusters.key(document.id, document.text[slice(*post.person)])
            if key in people:
                people[key].posts.append(post)
        for frame in parts.get(document.id, ()):
            key = clusters.key(document.id, document.text[slice(*frame.filler)])
            if key in people:
                people[key].parts.add(frame.relation)
        for key, person in people.items():
            names = fold(person.mention.text).split()
            bearers[names[-1]][document.id][key] = person
            bearers[f"{names[0]} …"][document.id][key] = person
    claims = [claim for _, by_document in sorted(bearers.items()) for claim in _claims(by_document)]
    return list(dict.fromkeys(claims))


def _people(
    document: Document,
    split: Sequence[Statement],
    mentions: Sequence[NameMention],
    clusters: Clusters,
) -> dict[str, Person]:
    """Return the persons whom a document names in full, with what stands around their names."""
    people: dict[str, Person] = {}
    for mention in mentions:
        if _surname(mention):
            people.setdefault(clusters.key(document.id, mention.text), Person(mention))
    starts = [statement.span.start for statement in split]
    for mention in mentions:
        person = people.get(clusters.key(document.id, mention.text))
        number = bisect_right(starts, mention.start) - 1
        if person is None or number < 0:
            continue
        age = _AGE.match(document.text, mention.end) or _AGED.search(
            document.text, max(0, mention.start - _BEFORE), mention.start
        )
        person.ages |= {age.group(1)} if age else set()
        own = set(fold(mention.text).split()) | set(fold(person.mention.text).split())
        for token in tokens(document.text, split[number].span.start, split[number].span.end):
            low = token.lower.removesuffix("'s").removesuffix("’s")
            if low in own or not (token.is_word or token.text[0].isdigit()):
                continue
            if abs(token.start - mention.start) <= _AROUND:
                person.near.add(low)
            if not is_light(low) and not is_weak(concept_of(low)):
                person.words.add(concept_of(low))
    return people


def _surname(mention: NameMention) -> str:
    """Return the folded surname of a whole name of a person, else nothing."""
    written = mention.text.split()
    if mention.kind not in _KINDS or not 1 < len(written) <= _MOST_WORDS:
        return ""
    first, last = fold(written[0]), fold(written[-1])
    plain = (
        len(last) >= _LEAST_LETTERS
        and last not in _BODIES
        and not any(c.isdigit() for c in mention.key)
    )
    given = first and not mention.text.isupper() and first not in PARTICLES
    return last if plain and given and is_person(mention.text) else ""


def _claims(by_document: Mapping[str, Mapping[str, Person]]) -> Iterator[Claim]:
    alone = [
        (document, *next(iter(people.items())))
        for document, people in sorted(by_document.items())
        if len(people) == 1
    ]
    pairs: dict[tuple[str, str], list[tuple[str, str, Person]]] = {}
    for one, other in combinations(alone, 2):
        if one[1] == other[1] or not _is_one(one[1], other[1], one[2], other[2]):
            continue
        found = pairs.setdefault((min(one[1], other[1]), max(one[1], other[1])), [])
        found += [entry for entry in (one, other) if entry not in found]
    for (left, right), entries in sorted(pairs.items()):
        for document, key, person in entries:
            mention = person.mention
            yield Claim(
                source=document,
                subject=f"{left} or {right}",
                predicate=PREDICATE,
                value=EntityValue(name=mention.text, entity=key),
                quote=Quote(exact=mention.text, start=mention.start, end=mention.end),
                keyed=True,
            )


def _is_one(left: str, right: str, one: Person, other: Person) -> bool:
    """Whether two names that share the surname or the first name are given to one person."""
    whole = [fold(p.mention.text).split() for p in (one, other)]
    if set(whole[0]) <= set(whole[1]) or set(whole[1]) <= set(whole[0]):
        return False
    if whole[0][-1] != whole[1][-1]:
        near = OSA.distance(whole[0][-1], whole[1][-1]) < _OTHER_SURNAME
        return not near and likeness(one, other) >= ENOUGH
    a, b = whole[0][:-1], whole[1][:-1]
    if _fits(a[0], b[0]) and (len(a) != len(b) or len(a) == 1):
        return False
    if len(a) == len(b) > 1:
        # "Jean-Luc" and "Jean-Marc"; an initial may stand for either.
        apart = [(x, y) for x, y in zip(a, b, strict=True) if not _fits(x, y)]
        return len(apart) == 1
    if OSA.distance(left, right) == 1:
        return False  # another spelling
    return likeness(one, other) >= ENOUGH


def _fits(a: str, b: str) -> bool:
    """Whether two first names may be one: an initial, a short form, a beginning of the other."""
    if a[0] == b[0] and (len(a) == 1 or len(b) == 1):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= _LEAST_LETTERS and long.startswith(short):
        return True
    names = table("nicknames")
    whole_a = {a, *(key for key, others in names.items() if a in others)}
    whole_b = {b, *(key for key, others in names.items() if b in others)}
    return bool(whole_a & whole_b)
