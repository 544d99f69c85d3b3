"""A numeral in, whether it names something: "Tank 7", "G20", "Formula One", the year 1995."""

from __future__ import annotations

import re

from checker.extract.counted import is_plural, noun_run, words
from checker.extract.number import Numeral
from checker.extract.unit import unit_after

_WORD_BEFORE = re.compile(r"([A-Za-zÀ-ÿ][\w.’'-]*)[ \u00a0]$")
_YEAR_NOUN = re.compile(
    r"[ \u00a0]\(?(?:people|men|women|children|workers|jobs|tonnes|votes|times|homes|houses"
    r"|employees|troops|soldiers)\b"
)


_ONE_OF_A_SCALE = re.compile(
    r"[ \u00a0-](?:percent|per cent|percentage|in|out of|mile|year|month|week|hour|metre|meter"
    r"|kilometre|million"
    r"|billion|third|quarter|hundred|thousand)\b"
)
_FIRST_WORD = re.compile(r"[ \u00a0-]([a-z]+)\b(?: ([a-z]+)\b)?")
_MAGNITUDE = re.compile(r"\bmagnitude[-‐‑–]$", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|since|by|from|until|of|during|before|after) $", re.IGNORECASE)


def is_label(text: str, numeral: Numeral, floor: int, end: int) -> bool:
    """Whether the number names something, or cannot be told from a name; money never does."""
    return (
        _is_tied(text, numeral, floor, end)
        or _is_one(text, numeral, end)
        or _is_named(text, numeral, floor, end)
    )


def _is_tied(text: str, numeral: Numeral, floor: int, end: int) -> bool:
    """Whether letters or marks stick to it: "G20", "T-7", "#5", "16:9", "4x4"."""
    before = text[max(floor, numeral.start - 2) : numeral.start]
    if before.endswith(("'", "’")):
        return not numeral.words
    if before and (before[-1].isalnum() or before[-1] in "/:#§@\\_&=.^*×<>~"):
        return True
    if len(before) == 2 and before[-1] in "-‐‑–" and before[0].isalnum():
        return not _MAGNITUDE.search(text, max(floor, numeral.start - 11), numeral.start)
    behind = text[numeral.end : min(end, numeral.end + 2)]
    if not behind:
        return False
    if behind[0] in "_@\\=^*×" or (len(behind) == 2 and behind[0] in "/:" and behind[1].isdigit()):
        return True
    return behind[0].isalnum() and unit_after(text, numeral.end, end) is None


def _is_one(text: str, numeral: Numeral, end: int) -> bool:
    """Whether a "one" or "zero" counts nothing: "one would think", "zero tolerance"."""
    written = text[numeral.start : numeral.end].lower()
    if written not in {"one", "zero"}:
        return False
    follows = text[numeral.end : min(end, numeral.end + 40)]
    if _ONE_OF_A_SCALE.match(follows):
        return False
    first = _FIRST_WORD.match(follows)
    if first is None:
        return True
    if written == "zero":
        return not is_plural(first[1])
    if first[1] in words("one"):
        return False
    return first[1] in words("stop") or first[2] not in words("one")


def _is_named(text: str, numeral: Numeral, floor: int, end: int) -> bool:
    """Whether the word before it makes it part of a name: "Tank 7", "Formula One"."""
    match = _WORD_BEFORE.search(text, max(floor, numeral.start - 24), numeral.start)
    if not match:
        return False
    plain = match[1].lower().rstrip(".")
    if plain in words("label"):
        return not (numeral.words and plain == "no")
    capital = numeral.words and text[numeral.start].isupper()
    if not match[1][0].isupper() or plain in words("speakable"):
        return capital and not _opens(text, floor, numeral.start)
    if _opens(text, floor, match.start()):
        return False
    return capital or not _counts(text, numeral, end)


def _counts(text: str, numeral: Numeral, end: int) -> bool:
    """Whether a plural noun, a unit or a hyphen behind the number shows that it counts."""
    if unit_after(text, numeral.end, end) is not None or text[numeral.end : numeral.end + 1] == "-":
        return True
    return any(is_plural(token.text) for token in noun_run(text, numeral.end, end))


def _opens(text: str, floor: int, at: int) -> bool:
    """Whether a sentence, a quotation or a title begins at *at*."""
    before = text[max(floor, at - 3) : at].rstrip(" \u00a0")
    return before == "" or before[-1] in ".!?:;\n\"“”‘’'—–-(•"


def is_year(text: str, numeral: Numeral, end: int) -> bool:
    """Whether four bare digits are a year, or may be one."""
    written = text[numeral.start : numeral.end]
    if len(written) != 4 or not written.isdecimal() or not 1000 <= int(written) <= 2199:
        return False
    if not _YEAR_NOUN.match(text, numeral.end, end):
        return True
    return _IN_YEAR.search(text, max(0, numeral.start - 10), numeral.start) is not None
