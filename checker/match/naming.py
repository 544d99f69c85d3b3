"""The names of all documents in, claims out where two of them look like one thing under two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from checker.extract.lemma import is_word
from checker.extract.lexicon import inverted
from checker.extract.name import NameMention
from checker.match.entity import Clusters
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

_MOST_WORDS = 5
_LEAST_LETTERS = 5
_MANY_NAMES = 4
"""Two documents with as many other names, none of them in both, tell of two things."""
_EVERYWHERE = frozenset({"country", "demonym"})

Mentions = Mapping[str, Sequence[NameMention]]


def naming_claims(
    documents: Sequence[Document], mentions: Mentions, clusters: Clusters
) -> list[Claim]:
    """Return claims `name` and `name-of-body` for each pair of names that may be one thing.

    Near spellings ("Quint", "Quindt"), and names of bodies that differ in the last word only
    ("Harbour Council", "Harbour Board") where no document uses both.
    """
    first: dict[str, dict[str, NameMention]] = defaultdict(dict)
    known: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for mention in mentions[document.id]:
            key = clusters.key(document.id, mention.text)
            if mention.kind not in _EVERYWHERE:
                known[document.id].add(key)
            have = first[key].get(document.id)
            if have is None or (have.key != key and mention.key == key):
                first[key][document.id] = mention  # where the whole name stands, rather than a part
    pairs = {(near.left, near.right): "name" for near in clusters.near}
    pairs |= dict.fromkeys(_respelt(first), "name")
    pairs |= dict.fromkeys(_bodies(first), "name-of-body")
    return [
        claim
        for (left, right), predicate in sorted(pairs.items())
        if left in first
        and right in first
        and not first[left].keys() & first[right].keys()
        and not _is_plain(left, right)
        and _is_one_story({left, right}, [first[left], first[right]], known)
        for claim in _claims(left, right, predicate, first)
    ]


def _is_one_story(
    pair: set[str],
    seen: Sequence[Iterable[str]],
    known: Mapping[str, set[str]],
) -> bool:
    """Whether a document with the one name and one with the other may tell of the same."""
    return any(
        known[a] & known[b] - pair or min(len(known[a]), len(known[b])) <= _MANY_NAMES
        for a in seen[0]
        for b in seen[1]
    )


def _is_plain(left: str, right: str) -> bool:
    """Whether both names end in words of the dictionary ("State", "Estate"): two words, no slip."""
    ends = left.rsplit(maxsplit=1)[-1], right.rsplit(maxsplit=1)[-1]
    return ends[0] != ends[1] and all(is_word(end) for end in ends) and ends[0] not in _kinds()


def _kinds() -> frozenset[str]:
    return frozenset(inverted("body-words"))


def _respelt(first: Mapping[str, Mapping[str, NameMention]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names of several words that differ in the spelling of one of them."""
    by_rest: dict[tuple[int, str], list[str]] = defaultdict(list)
    for key in sorted(first):
        words = key.split()
        if 2 <= len(words) <= _MOST_WORDS:
            for at in range(len(words)):
                by_rest[at, " ".join([*words[:at], "*", *words[at + 1 :]])].append(key)
    for (at, _), keys in sorted(by_rest.items()):
        if len(keys) == 2:
            left, right = keys
            if _is_respelt(left.split()[at], right.split()[at], _least(left)):
                yield left, right
    yield from _slipped_twice(first)


def _least(key: str) -> int:
    """Return how short a word may be: "Lena Holm-Cela" leaves less to chance than "Lena Cela"."""
    return _LEAST_LETTERS if len(key.split()) < len(("first", "middle", "last")) else 4


def _slipped_twice(first: Mapping[str, Mapping[str, NameMention]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that differ by a letter in each of two words: "Hening Vosloh"."""
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(first):
        words = key.split()
        if 2 <= len(words) <= _MOST_WORDS and min(map(len, words)) >= _LEAST_LETTERS:
            buckets[tuple(word[:2] for word in words)].append(key)
    for keys in buckets.values():
        if len(keys) == 2:
            pairs = list(zip(keys[0].split(), keys[1].split(), strict=True))
            changed = [pair for pair in pairs if pair[0] != pair[1]]
            if len(changed) == 2 and all(_is_respelt(*pair) for pair in changed):
                yield keys[0], keys[1]


def _is_respelt(a: str, b: str, least: int = _LEAST_LETTERS) -> bool:
    """Whether two words differ by a letter, or by an ending of two ("Lindqvist", "Lindqvisten")."""
    if min(len(a), len(b)) < least or not a.isalpha() or not b.isalpha():
        return False
    if a + "s" == b or b + "s" == a:
        return False
    return OSA.distance(a, b) == 1 or (
        abs(len(a) - len(b)) <= 2 and a[:5] == b[:5] and (a.startswith(b) or b.startswith(a))
    )


def _bodies(first: Mapping[str, Mapping[str, NameMention]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that share all words but the last, which names a kind of body."""
    kinds = inverted("body-words")
    by_stem: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(first):
        stem, _, last = key.rpartition(" ")
        if stem and last in kinds:
            by_stem[stem, kinds[last]].append(key)
    for keys in by_stem.values():
        if len(keys) == 2:
            yield keys[0], keys[1]


def _claims(
    left: str, right: str, predicate: str, first: Mapping[str, Mapping[str, NameMention]]
) -> Iterator[Claim]:
    for key in (left, right):
        for document, mention in sorted(first[key].items()):
            # Of two spellings the family name is the one that differs; a first name may be missing.
            start = mention.start
            if predicate == "name" and len(left.split()) != len(right.split()):
                start = mention.end - len(mention.text.split()[-1])
            name = mention.text[start - mention.start :]
            yield Claim(
                source=document,
                subject=f"{left} or {right}",
                predicate=predicate,
                value=EntityValue(name=name, entity=key),
                quote=Quote(exact=name, start=start, end=mention.end),
                keyed=True,
            )
