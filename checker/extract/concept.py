"""Words in, concepts out: lemmas, with words that mean the same folded into one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lemma import is_word, lemma
from checker.extract.lexicon import inverted, table
from checker.extract.token import Token
from checker.extract.wordclass import words


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word (or phrase) of a text, by what it means."""

    start: int
    end: int
    key: str
    weak: bool
    """True for words that are everywhere in news ("people", "year")."""


_ENDINGS = (
    ("isation", 4, ("ise",)),
    ("ization", 4, ("ize",)),
    ("ication", 3, ("y", "icate")),
    ("ation", 4, ("e", "", "ate")),
    ("ition", 4, ("ite", "e", "")),
    ("ion", 5, ("", "e")),
    ("ment", 4, ("e", "")),
    ("ing", 4, ("e", "")),
    ("ness", 4, ("", "e")),
    ("ure", 4, ("e", "")),
    ("al", 5, ("e", "")),
    ("ance", 4, ("", "e")),
    ("ence", 5, ("", "e")),
    ("tor", 4, ("t", "te")),
)
"""Endings of nouns made of verbs, the fewest letters before them, and how the verb may end."""
_NO_VERB = words("""
    question position portion condition station section nation region million fashion passion
    mission session pension mansion version occasion religion opinion companion champion
    department apartment element moment comment document government parliament cement regiment
    evening morning ceiling building wedding business witness harness figure measure picture
    nature future culture creature furniture adventure lecture feature texture gesture
    hospital capital animal journal criminal original national international regional general
    federal several medal metal signal total rival festival carnival cardinal principal actual
    annual manual official special social commercial industrial individual material finance
    balance ambulance science audience sentence silence evidence licence offence conference
    residence presence absence violence intelligence doctor actor factor sector tractor motor
    victor monitor senator territory tradition education fraction translation situation
    coalition opposition procedure entrance location dwelling holding crossing
""")
"""Words that only look so."""


_OBJECTS = words("he her they it we i you himself herself itself themselves")
"""As lemmas: "him" is "he"."""
_PARTICLES = words("""
    up out off down back away over in on free go into to aside forward apart loose open shut
    under ahead through
""")
"""What may stand behind the object of a verb that it belongs to: "took him into custody"."""
_ARTICLES = words("the a an his her its their this that")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return phrases of several lemmas by their first lemma, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, key in inverted("same-meaning").items():
        parts = tuple(lemma(part) for part in name.replace("-", " ").split())
        if len(parts) > 1:
            found.setdefault(parts[0], []).append((parts, key))
    for options in found.values():
        options.sort(key=lambda option: (-len(option[0]), option[0]))
    return found


@lru_cache(maxsize=1)
def _light() -> tuple[frozenset[str], frozenset[str]]:
    light = table("light-words")
    return frozenset(light["none"]), frozenset(light["weak"])


@lru_cache(maxsize=65536)
def concept_of(word: str) -> str:
    """Return the concept of one *word*: its set in vocabulary/same-meaning.yaml, else its lemma.

    >>> concept_of("wounded"), concept_of("passengers"), concept_of("teapots")
    ('injured', 'passenger', 'teapot')
    """
    sets = inverted("same-meaning")
    lower = word.lower()
    base = lemma(word)
    known = sets.get(lower) or sets.get(base)
    if known:
        return known
    verb = verb_of(base)
    return sets.get(verb) or verb


def verb_of(noun: str) -> str:
    """Return the verb that *noun* is made of: "inspection" and "inspector" speak of inspecting.

    >>> verb_of("inspector"), verb_of("resignation"), verb_of("closure"), verb_of("question")
    ('inspect', 'resign', 'close', 'question')
    """
    if noun in _NO_VERB:
        return noun
    for ending, least, more in _ENDINGS:
        stem = noun.removesuffix(ending)
        if stem == noun or len(stem) < least:
            continue
        for verb in (stem + more[0], *(stem + end for end in more[1:])):
            # "Calibre" is a word, and nobody calibres: what can be done has a form in "-ing".
            if is_word(verb) and is_word(verb.removesuffix("e") + "ing"):
                return _present(verb)
    return noun


def _present(verb: str) -> str:
    """Return the verb that the past of *verb* belongs to: of "cancelled" it is cancel."""
    past = verb + ("d" if verb.endswith("e") else "ed")
    base = lemma(past)
    return base if base != past else verb


def is_light(word: str) -> bool:
    """Whether *word* says nothing about what a statement is about."""
    return word.lower() in _light()[0]


def is_weak(word: str) -> bool:
    """Whether *word* is so common in news that sharing it proves little."""
    return word.lower() in _light()[1] or lemma(word) in _light()[1]


def concepts(tokens: list[Token]) -> list[Concept]:
    """Return the concepts of *tokens* in order; function words and marks are left out."""
    lemmas = [lemma(token.text) if token.is_word else token.text for token in tokens]
    phrases = _phrases()
    found: list[Concept] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        matched = _phrase_at(lemmas, at) if lemmas[at] in phrases else None
        if matched:
            length, inside, key = matched
            found.append(Concept(token.start, tokens[at + length - 1].end, key, weak=False))
            for other in tokens[at + 1 : at + 1 + inside]:
                found.extend(_word(other))
            at += length
            continue
        if token.is_word and len(token.text) > 1:
            found.extend(_word(token))
        at += 1
    return found


def _phrase_at(lemmas: list[str], at: int) -> tuple[int, int, str] | None:
    """Return how long the phrase at *at* is, how much of it is an object inside, and its key."""
    inside = _object_at(lemmas, at + 1)
    for parts, key in _phrases().get(lemmas[at], ()):
        if tuple(lemmas[at : at + len(parts)]) == parts:
            return len(parts), 0, key
        rest = at + 1 + inside
        if (
            inside
            and parts[1] in _PARTICLES
            and tuple(lemmas[rest : rest + len(parts) - 1]) == parts[1:]
        ):
            return len(parts) + inside, inside, key
    return None


def _object_at(lemmas: list[str], at: int) -> int:
    """Return how many words the short object at *at* has: "him", "the strike"."""
    if at >= len(lemmas):
        return 0
    if lemmas[at] in _ARTICLES and at + 1 < len(lemmas) and lemmas[at + 1].isalpha():
        return 1 if lemmas[at + 1] in _PARTICLES else 2
    return 1 if lemmas[at] in _OBJECTS else 0


def _word(token: Token) -> list[Concept]:
    """Return the concept of a word; a compound counts as its parts ("rest-day" as rest and day)."""
    if "-" in token.text:
        if is_light(token.text):
            return []
        found, at = [], token.start
        for part in token.text.split("-"):
            if len(part) > 2 and part.isalpha() and not is_light(part):
                found.append(Concept(at, at + len(part), concept_of(part), is_weak(part)))
            at += len(part) + 1
        return found
    meant = _meant(token.text)
    return [Concept(token.start, token.end, *meant)] if meant else []


@lru_cache(maxsize=65536)
def _meant(word: str) -> tuple[str, bool] | None:
    """Return the concept of a word and whether it is weak, None for a light one."""
    if is_light(word) or is_light(lemma(word)):
        return None
    return concept_of(word), is_weak(word)
