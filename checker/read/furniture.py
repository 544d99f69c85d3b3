"""A page's passages in, body and page furniture apart out: weather, cookies, share links, authors.

Body text must never be lost, so a passage of prose is set aside only where several cues of one
kind stand in it, it speaks to the reader, and nobody is quoted in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from checker.errors import Place, SourceError
from checker.model.document import Furniture, Span
from checker.read.lines import trimmed
from checker.read.moment import date_of
from checker.read.shipped import shipped
from checker.read.yaml import load_yaml

_LONGEST_LINE: Final = 90
_SHORTEST_START: Final = 5
_LONGEST_BLOCK: Final = 1_500
_CUES_READ: Final = 4_000
_READING_TIME: Final = re.compile(
    r"(?:reading time:? ?)?[0-9]{1,3}[ -]?min(?:ute)?s?\.?(?: read(?:ing)?(?: time)?)?",
    re.IGNORECASE,
)
_TEMPERATURE: Final = re.compile(
    r"[^.!?]{0,30}?-?[0-9]{1,2}(?:[.,][0-9])? ?°[ ]?[CF]?", re.IGNORECASE
)
_CLOCK: Final = re.compile(
    r"[0-2]?[0-9][:.][0-5][0-9](?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE
)
_CREDIT: Final = (
    re.compile(r"(?:photo(?:graph)?s?|image|illustration) (?:credit|by)\b.{1,70}", re.IGNORECASE),
    re.compile(
        r"(?:photo(?:graph)?s?|picture|image|credit|pic|video)s? ?[:/].{1,80}", re.IGNORECASE
    ),
    re.compile(
        r"[^.!?/]{0,40}(?:/ ?|via )(?:getty images|reuters|afp|epa|ap|shutterstock|alamy|flickr)"
        r"(?: ?/.{1,40})?",
        re.IGNORECASE,
    ),
)
_WHOLE_LINES: Final = (("reading time", (_READING_TIME,)), ("date", (_CLOCK,)), ("credit", _CREDIT))
_CREDIT_TAIL: Final = re.compile(
    r"(?:[(\[]?(?:photo|picture|image|credit)s?: ?[^.!?()]{2,60}[)\]]?"
    r"|[A-Z]{2,5} (?:photo|picture|image))$"
)
_READER: Final = re.compile(r"\b(?:you|your|we|our|us|this (?:web)?site|please)\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\"“”«»]|\b(?:said|says|told|according to)\b", re.IGNORECASE)
_UNADDRESSED: Final = frozenset({"bio", "copyright", "comments"})
_CLOSERS: Final = frozenset(
    {"newsletter", "privacy", "share", "bio", "tags", "related", "comments"}
)


@dataclass(frozen=True)
class _Cues:
    lines: dict[str, str]
    """A whole line, lower case, with its kind."""
    starts: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, ...]]:
    """Return the shipped table of cue words.

    Raises:
        SourceError: The file is not a map.
    """
    path = shipped("vocabulary") / "furniture.yaml"
    data = load_yaml(path.read_text(encoding="utf-8"), "vocabulary/furniture.yaml").data
    if not isinstance(data, dict):
        raise SourceError("a vocabulary file is a map", place=Place("vocabulary/furniture.yaml", 1))
    return {key: tuple(w.strip() for w in str(value).split("|")) for key, value in data.items()}


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    lines: dict[str, str] = {}
    starts: list[tuple[str, str]] = []
    kinds: list[tuple[str, re.Pattern[str]]] = []
    for key, names in words().items():
        kind, _, form = key.partition(" ")
        if form == "line":
            lines.update((name, kind) for name in names if name not in lines)
        elif form == "start":
            starts += [(name, kind) for name in names]
        elif kind not in {"outlets", "agencies"}:
            # Longer cues first, so that "our newsletter" is one cue and not two.
            longest = sorted(names, key=lambda name: (-len(name), name))
            either = "|".join(re.escape(name) for name in longest)
            kinds.append((kind, re.compile(rf"(?<!\w)(?:{either})(?!\w)")))
    return _Cues(lines, tuple(starts), tuple(kinds))


def set_aside(text: str, passages: Sequence[Span]) -> tuple[list[Span], list[Furniture]]:
    """Return the passages that are body text, and the others with their kind, both in order."""
    kinds = [_kind(text, span) for span in passages]
    _weather(text, passages, kinds)
    _between(text, passages, kinds)
    _tail(text, passages, kinds)
    body: list[Span] = []
    furniture: list[Furniture] = []
    for span, kind in zip(passages, kinds, strict=True):
        if kind:
            furniture.append(Furniture(kind=kind, span=span))
            continue
        kept, credit = _without_credit(text, span)
        body.append(kept)
        if credit:
            furniture.append(Furniture(kind="credit", span=credit))
    return body, furniture


def _kind(text: str, span: Span) -> str:
    """Return the kind of furniture that a passage is by itself; empty for body text."""
    if span.end - span.start > _LONGEST_LINE:
        return _block_kind(text, span)
    line = text[span.start : span.end]
    plain = " ".join(line.lower().replace("’", "'").split()).strip("*_#[]|•·>» ").rstrip(":.…»")
    if found := _cues().lines.get(plain):
        return found
    for kind, patterns in _WHOLE_LINES:
        if any(pattern.fullmatch(line) for pattern in patterns):
            return kind
    if date_of(line):
        return "date"
    is_sentence = line[-1] in ".!?" and len(line.split()) > 6
    if found := _start_kind(plain, is_sentence=is_sentence):
        return found
    return _block_kind(text, span) if is_sentence else ""


def _start_kind(plain: str, *, is_sentence: bool) -> str:
    if len(plain) < _SHORTEST_START:
        return ""
    for start, kind in _cues().starts:
        if plain.startswith(start) and _ends_word(plain, start):
            # "Topics: …" lists words; a sentence that begins so is prose.
            return "" if kind == "weather" or (is_sentence and kind == "tags") else kind
    return ""


def _ends_word(lower: str, start: str) -> bool:
    rest = lower[len(start) :]
    return not rest[:1].isalnum() or not start[-1].isalnum() or start.endswith(("http", " 20"))


def _block_kind(text: str, span: Span, needed: int = 2) -> str:
    block = text[span.start : min(span.end, span.start + _CUES_READ)]
    if span.end - span.start > _LONGEST_BLOCK or _QUOTED.search(block):
        return ""
    lower = block.lower().replace("’", "'")
    for kind, pattern in _cues().kinds:
        found = set(pattern.findall(lower))
        if len(found) >= needed and (kind in _UNADDRESSED or _READER.search(block)):
            return "" if kind == "bio" and not _is_bio(found) else kind
    return ""


def _is_bio(found: set[str]) -> bool:
    """Tell a note on the author from a passage on people who cover, join or are based somewhere."""
    vague = {
        "based in",
        "joined the",
        "covers",
        "reports on",
        "archival research",
        "previously worked",
    }
    return bool(found - vague)


def _is_short(text: str, span: Span) -> bool:
    line = text[span.start : span.end]
    return len(line) <= 40 and len(line.split()) <= 5 and line[-1] not in ".!?"


def _weather(text: str, passages: Sequence[Span], kinds: list[str]) -> None:
    """Mark weather lines: two or more close together; one alone may be the story."""
    starts = [start for start, kind in _cues().starts if kind == "weather"]
    found = []
    for number, span in enumerate(passages):
        if not kinds[number] and span.end - span.start <= 60:
            lower = text[span.start : span.end].lower()
            begins = any(lower.startswith(start) for start in starts)
            if lower[-1] not in ".!?" and (begins or _TEMPERATURE.fullmatch(lower)):
                found.append(number)
    for one, other in pairwise(found):
        if other - one <= 3:
            kinds[one] = kinds[other] = "weather"


def _between(text: str, passages: Sequence[Span], kinds: list[str]) -> None:
    """Mark a short line between lines of furniture, or above a note on the author."""
    for number in range(1, len(passages) - 1):
        before, here, after = passages[number - 1 : number + 2]
        if (
            not kinds[number]
            and kinds[number - 1]
            and kinds[number + 1]
            and _is_short(text, here)
            and text[before.end : after.start].count("\n") == 2
        ):
            kinds[number] = "header"
        elif not kinds[number] and kinds[number + 1] == "bio" and _is_short(text, here):
            kinds[number] = "bio"


def _tail(text: str, passages: Sequence[Span], kinds: list[str]) -> None:
    """Mark what stands between the furniture at the end of the page: one cue is enough there."""
    first = len(passages)
    while first and (
        kinds[first - 1]
        or _is_short(text, passages[first - 1])
        or _block_kind(text, passages[first - 1], needed=1)
    ):
        first -= 1
    opened = ""
    for number in range(first, len(passages)):
        if kinds[number] in _CLOSERS:
            opened = kinds[number]
        elif opened and not kinds[number]:
            kinds[number] = _block_kind(text, passages[number], needed=1) or opened


def _without_credit(text: str, span: Span) -> tuple[Span, Span | None]:
    """Return a caption without the credit at its end, and the credit."""
    if span.end - span.start > 400:
        return span, None
    tail = _CREDIT_TAIL.search(text, max(span.start, span.end - 80), span.end)
    if tail is None or tail.start() <= span.start:
        return span, None
    start, end = trimmed(text, span.start, tail.start())
    if start == end:
        return span, None
    return Span(start=start, end=end), Span(start=tail.start(), end=span.end)
