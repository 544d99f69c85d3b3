"""Persons and what is said of them in, claims out where one person has two first names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from checker.extract.capitals import PARTICLES
from checker.extract.fold import fold
from checker.extract.lexicon import table
from checker.extract.name import NameMention
from checker.extract.post import Post
from checker.extract.speaker import is_person
from checker.match.entity import Clusters
from checker.match.post import Held, shared_post
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

PREDICATE = "name-of-person"
_AGE = re.compile(r"(?:,| \() ?(?:aged )?(\d{1,3})(?=[,).;]| years)")
_MOST_WORDS = 5
_LEAST_LETTERS = 3
_KINDS = frozenset({"person", "unknown"})


@dataclass(slots=True)
class _Person:
    """A person as one document names and describes him."""

    mention: NameMention
    ages: set[str] = field(default_factory=set)
    posts: list[Post] = field(default_factory=list)


def namesake_claims(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[NameMention]],
    clusters: Clusters,
    held: Held,
) -> list[Claim]:
    """Return claims `name-of-person` for each two names that share the surname and mean one person.

    That is so where each of two documents knows one bearer of the surname only, and both give
    that bearer one office or one age, or all first names but one.
    """
    posts: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for document in documents:
        for post in held.get(document.id, ()):
            person = clusters.key(document.id, document.text[slice(*post.person)])
            posts[document.id, person].append(post)
    bearers: dict[str, dict[str, dict[str, _Person]]] = defaultdict(lambda: defaultdict(dict))
    for document in documents:
        for mention in mentions[document.id]:
            surname = _surname(mention)
            if not surname:
                continue
            key = clusters.key(document.id, mention.text)
            known = bearers[surname][document.id].setdefault(key, _Person(mention))
            age = _AGE.match(document.text, mention.end)
            known.ages |= {age.group(1)} if age else set()
            known.posts = posts.get((document.id, key), [])
    return [claim for _, by_document in sorted(bearers.items()) for claim in _claims(by_document)]


def _surname(mention: NameMention) -> str:
    """Return the folded surname of a whole name of a person, else nothing."""
    written = mention.text.split()
    if mention.kind not in _KINDS or not 1 < len(written) <= _MOST_WORDS:
        return ""
    first, last = fold(written[0]), fold(written[-1])
    plain = len(last) >= _LEAST_LETTERS and not any(c.isdigit() for c in mention.key)
    given = first and not mention.text.isupper() and first not in PARTICLES
    return last if plain and given and is_person(mention.text) else ""


def _claims(by_document: Mapping[str, Mapping[str, _Person]]) -> Iterator[Claim]:
    alone = [
        (document, *next(iter(people.items())))
        for document, people in sorted(by_document.items())
        if len(people) == 1
    ]
    pairs: dict[tuple[str, str], list[tuple[str, str, _Person]]] = {}
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


def _is_one(left: str, right: str, one: _Person, other: _Person) -> bool:
    """Whether two names that differ before the surname are given to one person."""
    a, b = (fold(" ".join(p.mention.text.split()[:-1])).split() for p in (one, other))
    if not a or not b:
        return False
    if _fits(a[0], b[0]) and (len(a) != len(b) or len(a) == 1):
        return False
    if len(a) == len(b) > 1:
        # "Jean-Luc" and "Jean-Marc"; an initial may stand for either.
        apart = [(x, y) for x, y in zip(a, b, strict=True) if not _fits(x, y)]
        return len(apart) == 1
    if OSA.distance(left, right) == 1:
        return False  # another spelling
    return bool(one.ages & other.ages) or shared_post(one.posts, other.posts)


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
