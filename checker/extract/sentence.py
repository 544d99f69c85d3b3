"""A document in, its statements out: sentences and headings, with exact spans."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.extract.lexicon import table
from checker.model.document import Document, Span, Statement

_WIDE: Final = "。！？｡؟۔।"
"""Full stops of scripts that put no space behind them, or that mean nothing else."""
_STOP: Final = re.compile(
    rf"[.!?…‽]+|[{_WIDE}]+|(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)|[ \t\r\n][•▪●◦‣][ \t]"
)
_CLOSERS: Final = re.compile(r"(?:[\"'”’»)\]】」』）］*_]|\[[0-9]{1,3}\])*")
_OPENERS: Final = re.compile(r"[\"'“‘«(\[{¿¡„‚【「『（*_]{0,20}[$£€¥]?")
_SPACE: Final = re.compile(r"\s*")
_WORD: Final = re.compile(r"[^\W_]{1,40}")
_SAID: Final = re.compile(
    r"(?:[\w'’-]{1,30}\s{1,3}){1,4}(?:said|says|asked|asks|told|added|wrote|replied|shouted|cried)"
    r"\s{0,3}[.,\r\n]"
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ENDINGS: Final = frozenset(
    ["com", "net", "org", "gov", "edu", "info", "io", "ai", "js", "co", "eu", "uk", "us", "tv"]
)
_LONGEST_ABBREVIATION: Final = 40
_BREAKERS: Final = frozenset(' \t\r\n\f\v\u00a0()[]"“”‘«»,;:–—/')
_WHITE: Final = " \t\r\n\f\v\u00a0\u2028\u2029\ufeff•▪●◦‣"

_LONGEST: Final = 3000
"""Characters of a sentence: what has no stop is cut, for what is read of one costs its square."""
_LONGEST_HEADING: Final = 140
_MOST_WORDS: Final = 18
_PREFIX: Final = 12
"""Characters before a passage that can hold a heading's or an item's mark."""
_UNDERLINE: Final = re.compile(r"[ \t]*\r?\n(?:={2,}|-{2,})[ \t]*(?:\r?\n|\Z)")


def statements(document: Document) -> tuple[Statement, ...]:
    """Return the sentences and headings of the document's body, in order.

    Spans are without white space at their ends and never overlap; closing quotation marks belong
    to the sentence that they close.
    """
    text = document.text
    found: list[Statement] = []
    for paragraph, passage in enumerate(document.body):
        spans = sentences(text, passage.start, passage.end)
        heading = len(spans) == 1 and _is_heading(text, spans[0])
        for span in spans:
            found.append(
                Statement(number=len(found), span=span, paragraph=paragraph, heading=heading)
            )
    return tuple(found)


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the sentences in text[start:end].

    >>> [(s.start, s.end) for s in sentences("Mr. Ash left at 7 a.m. He came back.", 0, 36)]
    [(0, 22), (23, 36)]
    """
    spans: list[Span] = []
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() <= first:
            continue
        cut = _cut(text, first, stop, end)
        if cut:
            _add(text, first, cut, spans)
            first = cut
    _add(text, first, end, spans)
    return spans


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_WHITE))
    right = len(piece.rstrip(_WHITE))
    while right - left > _LONGEST:
        cut = _seam(piece, left, left + _LONGEST)
        _add(text, start + left, start + cut, spans)
        left = next((at for at in range(cut, right) if piece[at] not in _WHITE), right)
    # What holds no letter and no digit states nothing.
    if left < right and _WORD.search(piece, left, right):
        spans.append(Span(start=start + left, end=start + right))


def _seam(piece: str, left: int, limit: int) -> int:
    """Return where to cut what is too long: behind a semicolon, a comma, a word, or anywhere."""
    middle = (left + limit) // 2
    for mark in (";", ",", " "):
        at = piece.rfind(mark, middle, limit)
        if at > 0:
            return at + 1
    return limit


def _cut(text: str, first: int, stop: re.Match[str], end: int) -> int:
    """Return where the sentence ends that began at *first*; 0 where it goes on."""
    mark = stop.group()
    if mark[0].isspace():
        return stop.start() or stop.end()
    closed = _closed(text, stop.end(), end)
    after = _next(text, closed, end)
    if after >= end or mark[0] in _WIDE:
        return closed
    if after == closed:
        return _glued(text, first, stop, end)
    word = _WORD.match(text, _opened(text, after, end), end)
    if word is None:
        # "ELMSFORD, Ont. - A court": a dash goes on with what stands before it.
        return 0 if text[after] in "-–—" else closed
    if mark == ".":
        goes_on = _goes_on(text, first, stop.start(), word)
    else:
        goes_on = closed > stop.end() and _SAID.match(text, after, end) is not None
    return 0 if goes_on or text[word.start()].islower() else closed


def _closed(text: str, at: int, end: int) -> int:
    closers = _CLOSERS.match(text, at, end)
    return closers.end() if closers else at


def _opened(text: str, at: int, end: int) -> int:
    openers = _OPENERS.match(text, at, end)
    return openers.end() if openers else at


def _next(text: str, at: int, end: int) -> int:
    space = _SPACE.match(text, at, end)
    return space.end() if space else at


def _before(text: str, first: int, stop: int) -> str:
    """Return the word that ends at *stop*, its inner full stops included."""
    start = stop
    while start > max(first, stop - _LONGEST_ABBREVIATION) and text[start - 1] not in _BREAKERS:
        start -= 1
    return text[start:stop]


def _goes_on(text: str, first: int, stop: int, word: re.Match[str]) -> bool:
    """Tell whether the full stop belongs to an abbreviation, an initial or a number of a list."""
    before = _before(text, first, stop)
    if before.isdecimal() and stop - first < _PREFIX:
        return text[first:stop].strip(_WHITE + '*_("“') == before
    known = _abbreviations().get(before.lstrip("'’*_"), "")
    if known == "title":
        return True
    follows = word.group()
    if before == "I" and stop - first > 3 and text[stop - 3].islower():
        return False  # "So did I. Plan B failed": the pronoun
    if known == "number":
        return follows[0].isdecimal() or text[word.start() - 1] in "$£€¥"
    if known == "inner" or _INITIALS.fullmatch(before):
        # "A" and "I" begin sentences, but "J. A. Holt" has an initial there.
        initial = len(follows) == 1 and text[word.end() : word.end() + 1] == "."
        return initial or follows not in _starters()
    return False


def _glued(text: str, first: int, stop: re.Match[str], end: int) -> int:
    """Return where the sentence ends if only the space behind it is missing; else 0."""
    at = stop.end()
    closed = _closed(text, at, end)
    word = _WORD.match(text, _opened(text, closed, end), end)
    if word is None or not _is_plain(word.group()):
        return 0
    before = _before(text, first, stop.start())
    around = text[max(first, stop.start() - 60) : min(end, word.end() + 1)]
    address = "@" in around or "://" in around or "." in before or around[-1] in "@/"
    if address or before in _abbreviations() or before.startswith("www"):
        return 0
    ends_word = len(before) >= 3 and before.isalpha() and before[-1].islower()
    ends_number = len(before) >= 2 and before.rstrip("%").isdecimal()
    if not (ends_word or ends_number or closed > at):
        return 0
    if '"' in text[at:closed] and text.count('"', first, at) % 2 == 0:
        # The quotation marks before are in pairs, so this one opens the next sentence.
        return at
    return closed


def _is_plain(word: str) -> bool:
    """Tell whether *word* begins a sentence by its shape, and is not the end of an address."""
    if len(word) == 1:
        return word in {"A", "I"}
    return word[0].isupper() and word[1:].islower() and word.lower() not in _ENDINGS


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    kinds = table("abbreviations")
    return {word: kind for kind in ("inner", "number", "title") for word in kinds.get(kind, ())}


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    return frozenset(table("abbreviations").get("starters", ()))


def _is_heading(text: str, span: Span) -> bool:
    """Tell by its mark, or where it has none by its shape, whether a passage is a heading."""
    words = text[span.start : span.end]
    if len(words) > _LONGEST_HEADING or "\n" in words:
        return False
    begin = max(0, span.start - _PREFIX)
    line = max(text.rfind("\n", begin, span.start), text.rfind("\r", begin, span.start)) + 1
    prefix = text[max(begin, line) : span.start].strip("> \t\ufeff") if line or not begin else ""
    if prefix:
        return prefix.startswith("#")
    if text[begin : span.start].rstrip(" \t").endswith("|"):
        return False
    if _UNDERLINE.match(text, span.end):
        return True
    count = len(words.split())
    return 3 <= count <= _MOST_WORDS and not words[0].islower() and words[-1] not in ".!?…:;,"
