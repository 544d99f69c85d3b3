"""Text in, its runs of digits and number words out, each with what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from checker.extract.lexicon import table


@dataclass(frozen=True, slots=True)
class Atom:
    """One word or run of digits, and what it means."""

    start: int
    end: int
    role: str
    value: Fraction
    step: Fraction = Fraction(1)
    top: Fraction = Fraction(0)
    suffix: str = ""


_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?![.,]?\d)"
    r"|\d{1,3}(?:,\d{3})+\.\d+(?![.,]?\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![.,]?\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3}){1,2}(?![ \d]?\d)(?![.,:/-]\d)"
    r"|\d+(?:[.,]\d+)*"
)
_VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}  # fmt: skip
_TAIL = re.compile(
    r"(?P<rank>st|nd|rd|th)\b|(?P<times>\s?(?:bn|bln|mn|mln|tn|trn|mrd\.?|mio\.?))(?![\w])|"
    r"(?P<letter>[kmbtKMBT])(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, Fraction, Fraction]]:
    """Return each number word with its role, its value and, for vague plurals, its top."""
    found: dict[str, tuple[str, Fraction, Fraction]] = {}
    for key, names in table("number-words").items():
        role, *numbers = key.split()
        first = Fraction(numbers[0])
        top = Fraction(numbers[1]) if len(numbers) > 1 else Fraction(0)
        if role == "plain":
            role = "ten" if first >= 20 else "unit"
        if role == "times" and first == 100:
            role = "hundred"
        for name in names:
            found[name.lower()] = (role, first, top)
    return found


@lru_cache(maxsize=1)
def _atom_pattern() -> re.Pattern[str]:
    names = sorted(_words(), key=lambda name: (-len(name), name))
    inner = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?P<digits>{_DIGITS})|(?P<vulgar>[½⅓⅔¼¾⅛⅜⅝⅞])|(?<![^\W\d_])(?P<word>{inner})\b",
        re.IGNORECASE,
    )


def step_of(digits: str) -> Fraction:
    """Return the step of the last digit that counts in *digits*, a plain decimal number.

    Numbers under 100 are taken as counted out: "40" has the step 1, "400" has 100.
    """
    whole, _, decimals = digits.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Fraction(10**zeros) if len(whole) > 2 and zeros < len(whole) else Fraction(1)


def plain_digits(written: str, follows: str) -> str:
    """Return *written* as a plain decimal number, "" where the marks in it cannot be told.

    *follows* is the text behind it: in "3,75 percent" and "3.125 million" it tells the decimals.
    """
    bare = re.sub(r"[ \u00a0\u202f\u2009]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,4}", bare):
        bare = bare.replace(".", "")
    measured = re.match(
        r"\s?(?:%|per\s?cent|pct|[bm]n\b|[mbt]rillion|[mb]illion)", follows, re.IGNORECASE
    )
    if re.fullmatch(r"\d+,\d{1,2}", bare) and measured:
        bare = bare.replace(",", ".")
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare) and not measured:
        return ""
    if not re.fullmatch(r"(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?", bare):
        return ""
    return bare


def _digit_atom(text: str, match: re.Match[str], stop: int) -> Atom:
    written, begin, end = match.group(), match.start(), match.end()
    plain = plain_digits(written, text[end : min(end + 12, stop)])
    if not plain:
        return Atom(begin, end, "bad", Fraction(0))
    value, step, role, suffix = Fraction(plain), step_of(plain), "digits", ""
    tail = _TAIL.match(text, end, stop)
    if tail and tail["rank"]:
        role, end = "rank", tail.end()
    elif tail and tail["times"]:
        factor = _words()[tail["times"].strip().lower().rstrip(".")][1]
        value, step, role, end = value * factor, step * factor, "scaled", tail.end()
    elif tail and tail["letter"]:
        suffix = tail["letter"]
        end = tail.end()
        role = "scaled"
        if suffix in "kK":
            value, step, suffix = value * 1000, step * 1000, ""
    return Atom(begin, end, role, value, step, Fraction(0), suffix)


def atoms(text: str, start: int, end: int) -> list[Atom]:
    """Return every number word and run of digits of text[start:end]."""
    found: list[Atom] = []
    for match in _atom_pattern().finditer(text, start, end):
        if match.start() < (found[-1].end if found else start):
            continue
        if match["digits"]:
            found.append(_digit_atom(text, match, end))
        elif match["vulgar"]:
            part = _VULGAR[match["vulgar"]]
            found.append(Atom(match.start(), match.end(), "vulgar", part, Fraction(1, 20)))
        else:
            role, value, top = _words()[match["word"].lower()]
            found.append(Atom(match.start(), match.end(), role, value, top=top))
    return found
