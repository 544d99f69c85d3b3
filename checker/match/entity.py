"""Names out of several documents in; out, which of them mean one and the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from checker.extract.capitals import PARTICLES
from checker.extract.casing import words_of
from checker.extract.fold import fold
from checker.extract.name import NameMention
from checker.match.acronym import Acronym, spells
from checker.match.vocabulary import Vocabulary

_COMPANY = frozenset({"ltd", "limited", "inc", "corp", "corporation", "company", "co", "plc", "llc",
                      "gmbh", "ag", "sa", "nv", "group", "holdings", "systems", "software",
                      "technologies", "industries", "labs"})  # fmt: skip
_NEAR_LENGTH = 5
"""A shorter word that differs in a letter is another word."""
_FIRST_LENGTH = 4
_BUCKET = 40
"""So many spellings that share all letters but one are no misspellings of each other."""
_NO_PERSON = frozenset({"organisation", "country", "place", "demonym"})


@dataclass(frozen=True, slots=True, order=True)
class NearName:
    """Two spellings that differ in a letter and may be one name."""

    left: str
    right: str
    """Keys of the entities; `left` sorts before `right`."""


@dataclass(frozen=True)
class Clusters:
    """The key of the entity behind each name of each document, and near spellings."""

    keys: Mapping[tuple[str, str], str]
    """By document id and the folded name."""
    near: tuple[NearName, ...] = ()

    def key(self, document: str, name: str) -> str:
        """Return the key of the entity that *name* (as written or folded) means in a document."""
        key = fold(name)
        return self.keys.get((document, key), key)


def same_name(left: str, right: str, vocabulary: Vocabulary) -> tuple[bool | None, str]:
    """Return whether two names mean one entity, and why; None where that cannot be told.

    A surname and a full name with it, or two spellings with one letter between them, cannot be
    told from the names alone.
    """
    a, b = fold(left), fold(right)
    if not a or not b:
        return None, "no letters"
    known_a, known_b = vocabulary.resolve(left), vocabulary.resolve(right)
    if known_a or known_b:
        same = known_a is not None and known_b is not None and known_a.id == known_b.id
        return same, "alias" if same else "known apart"
    if a == b:
        return True, "equal"
    return _same_form(left, right)


def _same_form(left: str, right: str) -> tuple[bool | None, str]:
    a, b = fold(left), fold(right)
    if _digits(a) != _digits(b):
        return False, "digits differ"
    if _core(a) == _core(b):
        return True, "company form"
    for short, long in ((left, right), (right, left)):
        if short.isupper() and len(short) > 1 and spells(short, long):
            return None, "acronym"
    return _persons(a, b)


def cluster_names(
    documents: Mapping[str, Sequence[NameMention]],
    vocabulary: Vocabulary,
    acronyms: Mapping[str, Sequence[Acronym]] | None = None,
) -> Clusters:
    """Return one key for all the names of an entity, over all documents.

    A surname or a bare "Commission" takes the key of the one full name of its own document that
    ends so, a surname also that of the one full name of all documents; if there are two, it keeps
    its own.  Acronyms are by document, as `acronyms()` returns them.
    """
    shorts = _shorts(acronyms or {}, vocabulary)
    people = {
        (document, _surname(mention.key))
        for document, mentions in documents.items()
        for mention in mentions
        if mention.kind == "person" and " " in mention.key
    }
    keys: dict[tuple[str, str], str] = {}
    loose: dict[tuple[str, str], NameMention] = {}
    for document, mentions in documents.items():
        for mention in mentions:
            place = (document, mention.key)
            if place in keys or (place in loose and loose[place].kind != "unknown"):
                continue
            # What the document itself explains or shows comes before what is known of the world:
            # its own "RSA", its "Jordan" beside a Nora Jordan.
            entity = None if place in people else vocabulary.resolve(mention.text)
            if mention.kind == "demonym":
                keys[place] = mention.key
            elif long := shorts.get(place):
                keys[place] = long
            elif entity:
                keys[place] = entity.id
            elif long := shorts.get(("", mention.key)):
                keys[place] = long
            else:
                loose[place] = mention
    _take_full_names(keys, loose)
    _take_short_names(keys, loose)
    _take_heads(keys, loose, vocabulary)
    for place in loose:
        keys.setdefault(place, place[1])
    near = _near(sorted({keys[place] for place in loose} - set(vocabulary.entities)))
    return Clusters(dict(sorted(keys.items())), near)


def _shorts(
    acronyms: Mapping[str, Sequence[Acronym]], vocabulary: Vocabulary
) -> dict[tuple[str, str], str]:
    """Return the key of the long name by document and short name; document "" for all of them."""
    found: dict[tuple[str, str], str] = {}
    meanings: dict[str, set[str]] = defaultdict(set)
    for document, pairs in acronyms.items():
        for pair in pairs:
            key = vocabulary.key(pair.long)
            found.setdefault((document, fold(pair.short)), key)
            meanings[fold(pair.short)].add(key)
    for short, keys in meanings.items():
        if len(keys) == 1:
            found["", short] = min(keys)
    return found


def _take_full_names(
    keys: dict[tuple[str, str], str], loose: dict[tuple[str, str], NameMention]
) -> None:
    """Give full names their key: "U. von der Leyen" is "Ursula von der Leyen" if only she fits."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    for _, name in loose:
        if " " in name:
            by_surname[_surname(name)].add(name)
    for place, mention in loose.items():
        name = place[1]
        if " " not in name or _surname(name) == name:
            continue
        fits = {o for o in by_surname[_surname(name)] if o != name and _is_longer(o, name)}
        same_doc_kind = mention.kind not in _NO_PERSON
        keys[place] = min(fits) if len(fits) == 1 and same_doc_kind else name
    for place in loose:
        if place in keys and _core(place[1]) != place[1]:
            keys[place] = _core(place[1])


def _take_short_names(
    keys: dict[tuple[str, str], str], loose: dict[tuple[str, str], NameMention]
) -> None:
    """Give "Torvald" the key of the one "… Torvald", and "Quillon" that of "Quillon Systems"."""
    everywhere: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, key in list(keys.items()):
        mention = loose.get(place)
        if mention is None or mention.kind in _NO_PERSON or " " not in place[1]:
            continue
        surname = _surname(place[1])
        everywhere[surname].add(key)
        here[place[0], surname].add(key)
    for place, mention in loose.items():
        if place in keys or mention.kind == "organisation":
            continue
        full = here.get(place) or everywhere.get(place[1], set())
        if len(full) == 1 and (here.get(place) or len(everywhere[place[1]]) == 1):
            keys[place] = min(full)


def _take_heads(
    keys: dict[tuple[str, str], str],
    loose: dict[tuple[str, str], NameMention],
    vocabulary: Vocabulary,
) -> None:
    """Give a bare "Commission" the key of the one body of its document that is called so."""
    heads = words_of("organisation")
    ends: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (document, name), key in keys.items():
        words = name.split()
        if key in vocabulary.entities:
            words = [*words, *fold(vocabulary.entities[key].name).split()]
        for word in {words[-1], words[0]} if len(words) > 1 else ():
            if word in heads:
                ends[document, word].add(key)
    for place in loose:
        if place not in keys and place[1] in heads and len(ends.get(place, ())) == 1:
            keys[place] = min(ends[place])


def _near(keys: list[str]) -> tuple[NearName, ...]:
    """Return the pairs that differ in one letter of one word; work grows with the letters."""
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in keys:
        surname = _surname(key)
        if len(surname) < _NEAR_LENGTH or len(surname) > 40:
            continue
        for variant in {surname, *(surname[:i] + surname[i + 1 :] for i in range(len(surname)))}:
            buckets["", variant].append(key)
    pairs: set[NearName] = set()
    for bucket in buckets.values():
        if len(bucket) > _BUCKET:
            continue
        for i, left in enumerate(bucket):
            for right in bucket[i + 1 :]:
                if _persons(left, right) == (None, "near spelling"):
                    pairs.add(NearName(*sorted((left, right))))
    return tuple(sorted(pairs))


def _persons(a: str, b: str) -> tuple[bool | None, str]:
    """Compare two folded names that no vocabulary knows."""
    last_a, last_b = _surname(a), _surname(b)
    first_a, first_b = a[: -len(last_a)].split(), b[: -len(last_b)].split()
    if last_a == last_b:
        if not first_a or not first_b:
            return None, "surname"
        if _firsts_fit(first_a, first_b):
            return True, "first name or initial"
        one = OSA.distance(first_a[0], first_b[0]) == 1
        if (
            one
            and min(len(first_a[0]), len(first_b[0])) >= _FIRST_LENGTH
            and len(first_a) == len(first_b)
        ):
            return None, "near spelling"
        return False, "first names differ"
    if _is_misspelt(last_a, last_b) and (
        not first_a or not first_b or _firsts_fit(first_a, first_b)
    ):
        return None, "near spelling"
    return False, "different names"


def _is_misspelt(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _NEAR_LENGTH or _digits(a) != _digits(b):
        return False
    if a + "s" == b or b + "s" == a:
        return False  # "William" and "Williams" are two names
    return OSA.distance(a, b, score_cutoff=1) == 1


def _firsts_fit(a: list[str], b: list[str]) -> bool:
    """Whether first names agree: equal, or one the initial of the other."""
    x, y = a[0], b[0]
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return x == y


def _is_longer(full: str, name: str) -> bool:
    """Whether *full* writes out the initial or adds the middle name that *name* leaves out."""
    a = full[: -len(_surname(full))].split()
    b = name[: -len(_surname(name))].split()
    if not a or not b or not _firsts_fit(a, b):
        return False
    if len(b[0]) == 1 and len(a[0]) > 1:
        return True
    return a[0] == b[0] and len(b) == 1 and len(a) == 2


def _surname(name: str) -> str:
    """Return the last word, with the particles before it: "von der leyen"."""
    words = name.split()
    for i, word in enumerate(words[:-1]):
        if word in PARTICLES:
            return " ".join(words[i:])
    return words[-1] if words else ""


def _core(name: str) -> str:
    """Return a company's name without its legal form: "quillon systems" is "quillon"."""
    words = name.split()
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words)


def _digits(name: str) -> str:
    return "".join(c for c in name if c.isdigit())
