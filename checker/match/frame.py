"""Parts in the stories of several documents in, claims out where one part is given to two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from checker.extract.casing import words_of
from checker.extract.concept import concept_of, is_light, is_weak
from checker.extract.fold import fold
from checker.extract.frame import Frame
from checker.extract.lemma import lemma
from checker.extract.name import NameMention
from checker.extract.occupation import go_together, group, is_occupation, is_vague
from checker.extract.relation import kinds
from checker.extract.token import tokens
from checker.match.crowd import crowd
from checker.match.entity import Clusters
from checker.model.claim import Claim, Quote
from checker.model.document import Document, Statement
from checker.model.value import EntityValue

PREDICATE = "plays-part"
STORY = 0.28
"""So much of the shorter text stands in the other, if they tell one story."""
STORY_LEAST = 3
MARKS = 0.5
"""What the names and figures in common add to the words in common."""
CONTEXT = 1
"""So many words the sentences must share around a part of which a story may have several."""
_PRIZES = frozenset(
    {"award", "prize", "medal", "title", "trophy", "cup", "race", "match", "game", "final", "vote",
     "election", "contract", "company", "honour"}
)  # fmt: skip
"""Words that tell no prize from another."""
_SHORT = 3
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(slots=True)
class Story:
    """What is looked up in one document."""

    document: Document
    words: frozenset[str]
    """Lower-case words and their lemmas."""
    marks: frozenset[str]
    """Words of names, and figures: what tells one story from another."""
    statements: Mapping[int, frozenset[str]]
    frames: dict[str, list[Frame]] = field(default_factory=dict)


def frame_claims(stories: Sequence[Story], clusters: Clusters) -> list[Claim]:
    """Return claims `plays-part` where two texts on one story give one part to two names.

    Each must name one bearer only, of whom the other text says nothing.
    """
    texts = [story for story in stories if story.frames]
    least = crowd(len(texts))
    claims: dict[tuple[str, str], Claim] = {}
    for one, other in combinations(texts, 2):
        shared = one.frames.keys() & other.frames.keys()
        if not shared or not one_story(one, other):
            continue
        for relation in sorted(shared):
            pair = _pair(relation, (one, other), clusters, least)
            if pair is None:
                continue
            keys = [_key(t, f, clusters) for t, f in zip((one, other), pair, strict=True)]
            subject = f"{relation}: {' or '.join(sorted(keys))}"
            for text, frame, key in zip((one, other), pair, keys, strict=True):
                claim = _claim(subject, key, text.document, frame)
                claims.setdefault((subject, claim.source), claim)
    return list(claims.values())


def read_story(
    document: Document,
    split: Sequence[Statement],
    mentions: Sequence[NameMention],
    found: Sequence[Frame],
) -> Story:
    """Return what is looked up in a document whose parts are *found*."""
    text = document.text
    words: set[str] = set()
    statements: dict[int, frozenset[str]] = {}
    for statement in split:
        here: set[str] = set()
        for token in tokens(text, statement.span.start, statement.span.end):
            low = token.lower.removesuffix("'s").removesuffix("’s")
            words |= {fold(low) or low, lemma(low)}
            if token.text[0].isdigit() or (token.is_word and not is_light(low)):
                here.add(concept_of(low))
        statements[statement.number] = frozenset(w for w in here if w and not is_weak(w))
    figures = {m.group() for m in _FIGURE.finditer(text) if len(m.group()) > 1}
    by_relation: dict[str, list[Frame]] = defaultdict(list)
    for frame in found:
        by_relation[frame.relation].append(frame)
    names = {w for m in mentions for w in fold(m.text).split() if len(w) > _SHORT}
    marks = frozenset(names | figures)
    return Story(document, frozenset(words), marks, statements, dict(by_relation))


def one_story(one: Story, other: Story) -> bool:
    """Return whether two texts share so many words, names and figures that they tell one story."""
    shared = one.marks & other.marks
    everything = [frozenset().union(*t.statements.values()) for t in (one, other)]
    common = everything[0] & everything[1]
    least = min(len(e) for e in everything) or 1
    marked = len(shared) / (min(len(one.marks), len(other.marks)) or 1)
    return len(common) >= STORY_LEAST and len(common) / least + MARKS * marked >= STORY


def _pair(
    relation: str, both: tuple[Story, Story], clusters: Clusters, least: float
) -> tuple[Frame, Frame] | None:
    """Return the two that are given one part; their sentences share *least* words."""
    one, other = both
    left, right = one.frames[relation], other.frames[relation]
    keys = [{_key(t, f, clusters) for f in some} for t, some in ((one, left), (other, right))]
    if len(keys[0]) != 1 or len(keys[1]) != 1 or keys[0] == keys[1]:
        return None
    a, b = left[0], right[0]
    if (a.name is None) != (b.name is None) or not _other(a, one, other):
        return None
    if not _other(b, other, one) or not _alike(a, b, relation, one, other):
        return None
    things = [_things(one, a), _things(other, b)]
    if "each" in kinds(relation) and all(things) and not things[0] & things[1]:
        return None
    near = _context(one, a) & _context(other, b)
    if len(near) < max(least, CONTEXT if "loose" in kinds(relation) else 0):
        return None
    return a, b


def _things(text: Story, frame: Frame) -> frozenset[str]:
    """Return the concepts of what the part is in, as far as the sentence says."""
    words = [t for t in tokens(text.document.text, *frame.thing) if t.is_word]
    found = frozenset(concept_of(t.lower) for t in words if not is_light(t.lower))
    return found - _PRIZES


def _key(text: Story, frame: Frame, clusters: Clusters) -> str:
    written = text.document.text[slice(*frame.filler)]
    return clusters.key(text.document.id, written) if frame.name else _head(written)


def _head(phrase: str) -> str:
    words = [t for t in tokens(phrase) if t.is_word]
    for i, token in enumerate(words):
        if token.lower in {"of", "from", "in", "for", "with"} and i:
            return lemma(words[i - 1].lower)
    return lemma(words[-1].lower) if words else ""


def _other(frame: Frame, text: Story, other: Story) -> bool:
    """Whether *other* says nothing of whom *text* puts in this part."""
    written = text.document.text[slice(*frame.filler)]
    if frame.name is None:
        return bool(_head(written)) and _head(written) not in other.words
    plain = words_of("organisation") | words_of("place") | words_of("function")
    telling = [w for w in fold(written).split() if len(w) > _SHORT and w not in plain]
    return bool(telling) and not any(w in other.words for w in telling)


def _alike(a: Frame, b: Frame, relation: str, one: Story, other: Story) -> bool:
    """Whether both could play the part, which is one and the same."""
    if a.narrow and b.narrow and a.narrow != b.narrow:
        return False
    if a.name and b.name:
        sorts = {_sort(a.name), _sort(b.name)} - {""}
        return len(sorts) < 2
    heads = [_head(t.document.text[slice(*f.filler)]) for t, f in ((one, a), (other, b))]
    if "common" in kinds(relation):
        return not any(h in group("agent") for h in heads)
    return all(is_occupation(h) and not is_vague(h, bare=False) for h in heads) and not go_together(
        *heads
    )


def _sort(name: NameMention) -> str:
    if name.kind == "person":
        return "person" if " " in name.text else ""
    return (
        "place"
        if name.kind in {"place", "country"}
        else "body"
        if name.kind == "organisation"
        else ""
    )


def _context(text: Story, frame: Frame) -> frozenset[str]:
    """Return the words of the sentence and of the one before it."""
    words = text.statements.get(frame.statement, frozenset())
    words |= text.statements.get(frame.statement - 1, frozenset())
    return words


def _claim(subject: str, key: str, document: Document, frame: Frame) -> Claim:
    return Claim(
        source=document.id,
        subject=subject,
        predicate=PREDICATE,
        value=EntityValue(name=document.text[slice(*frame.filler)], entity=key),
        quote=Quote(exact=document.text[frame.start : frame.end], start=frame.start, end=frame.end),
        statement=frame.statement,
        keyed=True,
    )
