"""A sentence in, what it places within, under or at what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lexicon import table
from checker.extract.phrase import phrase_after, phrase_before
from checker.extract.subject import antecedent, subject_of
from checker.extract.token import Token, tokens
from checker.extract.verb import is_adverb, is_adverbial, short_lemma
from checker.extract.wordclass import BE, DETERMINERS, JOINING, words

_LISTS = words("settle body never")
_HOLDING = {"within": "within", "inside": "within", "under": "under"}
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class PlacementMention:
    """One thing placed with another; text[place_start:place_end] is the place."""

    start: int
    end: int
    """From the subject to the end of the place."""
    subject_start: int
    subject_end: int
    relation: str
    place_start: int
    place_end: int
    verb: str
    """Lemma of the verb that places, "" in "X, a unit of Y"."""
    verb_start: int
    verb_end: int


def placements(text: str, start: int, end: int) -> list[PlacementMention]:
    """Return the placements that text[start:end] states, in order of their verbs.

    Modality and polarity are not looked at: "will not be part of X" is a placement too.
    """
    toks = tokens(text, start, end)
    found: list[PlacementMention] = []
    i = 0
    while i < len(toks):
        hit = _phrase_at(toks, i) or _holder_at(toks, i) or _apposition_at(toks, i)
        if hit is not None:
            found.append(hit)
            i += 1
            while i < len(toks) and toks[i].start < hit.verb_end:
                i += 1
            continue
        i += 1
    unique: dict[tuple[int, int], PlacementMention] = {}
    for mention in found:
        unique.setdefault((mention.subject_start, mention.place_start), mention)
    return sorted(unique.values(), key=lambda m: (m.verb_start, m.place_start))


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): relation
        for relation, phrases in table("placement").items()
        if relation not in _LISTS
        for phrase in phrases
    }


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table("placement").items() if key in _LISTS}


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(words[0] for words in _phrases())


def _match(toks: Sequence[Token], i: int, words: tuple[str, ...] = ()) -> tuple[str, int] | None:
    """Return the relation of the longest phrase at token *i*, and the index behind it.

    *words* are taken as read: an apposition has no "be".
    """
    phrases = _phrases()
    best: tuple[str, int] | None = None
    j = i
    while j < len(toks) and len(words) < _LONGEST and j < i + 9:
        low = toks[j].lower
        if words and is_adverb(low):
            j += 1
            continue
        if words == ("be", "a") and j < i + 5 and low not in _kinds():
            j += 1
            continue
        written = short_lemma(low) if len(words) < 2 else low
        words = (*words, "a" if written == "an" else written)
        j += 1
        if words in phrases:
            best = (phrases[words], j)
    return best


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset(words[2] for words in _phrases() if words[:2] == ("be", "a"))


def _apposition_at(toks: Sequence[Token], i: int) -> PlacementMention | None:
    """Read "X, a unit of Y," where *i* is the first comma."""
    if toks[i].text != "," or i + 3 >= len(toks) or toks[i + 1].lower not in {"a", "an"}:
        return None
    match = _match(toks, i + 1, ("be",))
    subject = antecedent(toks, i)
    if match is None or subject is None:
        return None
    place = _place(toks, match[1], match[0])
    if place is None or (place < len(toks) and toks[place].text not in {",", ".", ";", ")"}):
        return None
    return _mention(toks, subject, match[0], (match[1], place), (i + 1, match[1]))


def _phrase_at(toks: Sequence[Token], i: int) -> PlacementMention | None:
    token = toks[i]
    if not token.is_word or token.is_capital or short_lemma(token.lower) not in _openings():
        return None
    match = _match(toks, i)
    if match is None:
        return None
    relation, behind = match
    if not _is_form(toks, i, behind):
        return None
    place = _place(toks, behind, relation)
    if place is None:
        return None
    if token.lower == "under":
        return _held(toks, i, relation, place)
    subject = subject_of(toks, i)
    return _mention(toks, subject, relation, (behind, place), (i, behind)) if subject else None


def _is_form(toks: Sequence[Token], i: int, behind: int) -> bool:
    """A participle before "by" or "in" is passive: "led by X"; "leads by two" is not."""
    low = toks[i].lower
    if short_lemma(low) in {"be", "under"}:
        return True
    if toks[behind - 1].lower in {"by", "in", "at", "into"}:
        return low.endswith(("ed", "en", "run", "held")) or low == "led"
    return not low.endswith("ing")


def _holder_at(toks: Sequence[Token], i: int) -> PlacementMention | None:
    """Read "established within X", "set up a unit inside X"; *i* is the preposition."""
    relation = _HOLDING.get(toks[i].lower)
    if relation is None or i == 0 or toks[i].is_capital:
        return None
    place = _place(toks, i + 1, relation)
    return _held(toks, i, relation, (place)) if place is not None else None


def _held(toks: Sequence[Token], i: int, relation: str, place: int) -> PlacementMention | None:
    j = i - 1
    while j >= 0 and is_adverbial(toks[j]) and j > i - 4:
        j -= 1
    if j > 0 and toks[j].lower == "up":
        j -= 1
    first = place_first(toks, i, place)
    if j >= 0 and _settles(toks[j]) and _passive_or_still(toks, j):
        subject = subject_of(toks, j)
        return _mention(toks, subject, relation, (first, place), (j, i + 1)) if subject else None
    noun = phrase_before(toks, j + 1)
    if noun > j or noun == 0:
        return None
    verb_at = noun - 1
    if verb_at > 0 and toks[verb_at].lower == "up":
        verb_at -= 1
    if not _settles(toks[verb_at]) or toks[verb_at].lower in DETERMINERS:
        return None
    if short_lemma(toks[verb_at].lower) == "be":
        return None
    return _mention(toks, (noun, j + 1), relation, (first, place), (verb_at, verb_at + 1))


def place_first(toks: Sequence[Token], i: int, place: int) -> int:
    """Return where the place begins: behind "within", or behind "under the authority of"."""
    match = _match(toks, i)
    return match[1] if match is not None and match[1] < place else i + 1


def _settles(token: Token) -> bool:
    low = token.lower
    return token.is_word and not token.is_capital and short_lemma(low) in _words()["settle"]


def _passive_or_still(toks: Sequence[Token], j: int) -> bool:
    low = toks[j].lower
    verb = short_lemma(low)
    if verb in {"sit", "be", "stay", "remain", "operate", "work", "exist"} or low in BE:
        return True
    return low.endswith(("ed", "en", "ilt")) or low in {"set", "put", "kept", "brought"}


def _place(toks: Sequence[Token], first: int, relation: str) -> int | None:
    """Return the index behind the noun phrase of the place, None where it is none for certain."""
    behind = phrase_after(toks, first)
    if behind == first:
        return None
    head = _head(toks, first, behind)
    if toks[first].text[0].isdigit():
        return None
    lemma = short_lemma(toks[head].lower)
    words = _words()
    if lemma in words["never"] or toks[head].lower in words["never"]:
        return None
    if not toks[head].is_word or not (toks[head].is_capital or lemma in words["body"]):
        return None
    if relation == "under" and not any(t.is_capital for t in toks[first:behind]):
        return behind if lemma in words["body"] else None
    return behind


def _head(toks: Sequence[Token], first: int, behind: int) -> int:
    """Return the index of the head noun: the word before "of", or the last one."""
    for j in range(first + 1, behind):
        if toks[j].lower in JOINING:
            return j - 1
    return behind - 1


def _mention(
    toks: Sequence[Token],
    subject: tuple[int, int],
    relation: str,
    place: tuple[int, int],
    verb_span: tuple[int, int],
) -> PlacementMention:
    """Return the mention; spans are token indices, and a comma in front means no verb."""
    low, high = _trimmed(toks, *subject)
    verb_at, verb_behind = verb_span
    opening = toks[verb_at].lower
    verb = "" if opening in {"a", "an"} else short_lemma(opening)
    return PlacementMention(
        min(toks[low].start, toks[place[0]].start), toks[place[1] - 1].end,
        toks[low].start, toks[high - 1].end, relation,
        toks[place[0]].start, toks[place[1] - 1].end,
        verb, toks[verb_at].start, toks[verb_behind - 1].end,
    )  # fmt: skip


def _trimmed(toks: Sequence[Token], low: int, high: int) -> tuple[int, int]:
    """Leave out a quotation mark whose partner is outside the phrase."""
    marks = [t.text for t in toks[low:high] if t.text in {"“", "”", '"', "«", "»"}]
    if len(marks) % 2 and high - low > 1 and toks[high - 1].text in marks:
        return low, high - 1
    return low, high
