"""The words beside a number in, its unit out: measures with their factor, currencies, percent.

Canonical units are those of `QuantityValue`: metre, kilogram, second, an ISO 4217 code.  A name
that several currencies share ("kroner") is settled by the text where it names just one of them,
and else stays a unit of its own, which compares with nothing else.  A bare $ is the US dollar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from checker.extract.lexicon import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, and how it counts in its canonical unit."""

    name: str
    canonical: str
    factor: Fraction = Fraction(1)
    low: Fraction = Fraction(1)
    """The least that one may be in the canonical unit: a month has 28 to 31 days."""
    high: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    money: bool = False


_KEY = re.compile(
    r"(?P<name>[\w -]+?) = (?P<factor>[\d./]+) (?P<to>[a-z-]+)"
    r"(?: from (?P<shift>[\d.]+))?(?: (?P<low>[\d.]+)\.\.(?P<high>[\d.]+))?"
)
_FAMILIES = {
    "krone": ("DKK", "NOK", "SEK", "CZK", "ISK"), "krona": ("SEK", "ISK"),
    "franc": ("CHF", "XOF", "RWF", "CDF", "GNF"),
    "peso": ("MXN", "ARS", "PHP", "CLP", "COP", "UYU", "DOP", "CUP"),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR"), "shilling": ("KES", "UGX", "TZS", "SOS"),
    "lira": ("TRY",), "riyal": ("SAR", "QAR", "OMR", "YER", "IRR"), "dirham": ("AED", "MAD"),
    "dinar": ("RSD", "IQD", "KWD", "BHD", "JOD", "TND", "DZD", "LYD"),
}  # fmt: skip
_GAP = r"(?:[ \u00a0\u202f\u2009]|[-‐‑])?"
_POUNDS = re.compile(_GAP + r"(?P<word>pounds?)(?!\w)(?P<of>(?= of\b))?", re.IGNORECASE)
_MONEY_SIGN = re.compile(r"£|\bsterling\b|\bpence\b|\bGBP\b")
_OTHER_SIGN = re.compile(
    r"\$|\bdollars?\b|\blbs?\b|\bounces\b|\bweigh(?:s|ed|ing)?\b|\b(?:kilo(?:gram(?:me)?)?|gram(?:me)?|tonne)s?\b|\bkg\b"
)
_MONEY_NEAR = re.compile(
    r"\b(?:million|billion|trillion)[- ]?$|\d(?:bn|m|k)[- ]?$"
    r"|\b(?:cost(?:s|ing)?|paid|pays?|paying|worth|fined?|price[sd]?|owe[sd]?|fees?|sold|salar\w+|wages?"
    r"|donat\w+|raised|budget|charged?|grants?|loans?|debts?|profits?|compensation|damages|earn(?:s|ed)?"
    r"|spen[dt]|stole|stolen|prize|valued|invest\w*|tax(?:es)?|rents?|deposit|savings|bill(?:s|ed)?)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_WEIGHT_NEAR = re.compile(
    r"\b(?:weigh\w*|weight|heavy|heavier|los(?:e|t|ing) |gain(?:ed|ing) |shed )[^.;:]{0,30}$",
    re.IGNORECASE,
)
_SPACED_LETTERS = frozenset("mg")


@lru_cache(maxsize=1)
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for key, names in table("units").items():
        match = _KEY.fullmatch(key)
        if match is None:
            continue
        factor = Fraction(1)
        for number, part in enumerate(match["factor"].split("/")):
            factor = factor / Fraction(part) if number else Fraction(part)
        low = Fraction(match["low"]) if match["low"] else factor
        high = Fraction(match["high"]) if match["high"] else factor
        shift = Fraction(match["shift"] or 0)
        unit = Unit(match["name"], match["to"], factor, low, high, shift)
        found.update(dict.fromkeys(names, unit))
    return found


@lru_cache(maxsize=1)
def _currencies() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for key, names in table("currencies").items():
        code, _, minor = key.partition(" ")
        factor = Fraction(1, 100) if minor else Fraction(1)
        unit = Unit(code, code, factor, factor, factor, money=True)
        found.update(dict.fromkeys(names, unit))
    return found


def _alternatives(names: list[str]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in ordered)


def _strict(name: str) -> bool:
    """Whether capitals count in *name*: symbols and codes, not words."""
    return len(name) <= 3 or name.isupper() or name in {"kWh", "MWh", "GWh", "TWh", "Can$"}


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    names = sorted([*_units(), *_currencies()], key=lambda name: (-len(name), name))
    inner = "|".join(
        re.escape(name) if _strict(name) else f"(?i:{re.escape(name)})" for name in names
    )
    return re.compile(rf"(?P<gap>{_GAP})(?P<name>{inner})(?!\w)")


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    names = [name for name in _currencies() if name == name.upper() or not name[-1].isalpha()]
    return re.compile(rf"(?<!\w)(?:{_alternatives(names)})[ \u00a0\u202f]?$")


def currency_before(text: str, floor: int, begin: int) -> tuple[Unit, int] | None:
    """Return the currency that ends right before *begin*, and where it begins."""
    match = _before().search(text, max(floor, begin - 7), begin)
    if not match:
        return None
    if match.start() > floor and text[match.start() - 1].isalnum():
        return None
    name = match.group().rstrip(" \u00a0\u202f")
    return _currencies()[name], match.start()


def unit_after(text: str, at: int, stop: int) -> tuple[Unit, int] | None:
    """Return the unit or currency that stands right behind *at*, and where it ends."""
    match = _after().match(text, at, min(stop, at + 32))
    if match is None:
        return _pounds(text, at, stop)
    name, gap = match["name"], match["gap"]
    if len(name) == 1 and name.isalpha() and gap and name not in _SPACED_LETTERS:
        return None
    if name == "in" and gap:
        return None
    if name.lower() == "second" and gap == " ":
        return None  # "two second homes"
    unit = _units().get(name) or _currencies().get(name) or _folded().get(name.lower())
    if unit is None:
        return None
    if unit.money and unit.canonical in _FAMILIES:
        unit = _settled(text, unit)
    return unit, match.end()


@lru_cache(maxsize=1)
def _folded() -> dict[str, Unit]:
    both = {**_units(), **_currencies()}
    return {name.lower(): unit for name, unit in both.items() if not _strict(name)}


def _pounds(text: str, at: int, stop: int) -> tuple[Unit, int] | None:
    """Tell pounds of money from pounds of weight; unsure is no unit."""
    match = _POUNDS.match(text, at, min(stop, at + 16))
    if not match:
        return None
    kind = pound_of(text)
    before = text[max(0, at - 64) : at + 1]
    if not kind and not _WEIGHT_NEAR.search(before) and _MONEY_NEAR.search(before):
        kind = "money"
    if kind == "weight" or (match["of"] is not None and kind != "money"):
        return _units()["lb"], match.end("word")
    if kind == "money":
        return _currencies()["£"], match.end("word")
    return None


@lru_cache(maxsize=8)
def pound_of(text: str) -> str:
    """Return what "pounds" means in *text*: "money", "weight" or "" where it cannot be told."""
    money, other = _MONEY_SIGN.search(text), _OTHER_SIGN.search(text)
    if money and not other:
        return "money"
    return "weight" if other and not money else ""


def _settled(text: str, unit: Unit) -> Unit:
    code = _family(text, unit.canonical)
    return Unit(code, code, unit.factor, unit.low, unit.high, money=True) if code else unit


@lru_cache(maxsize=64)
def _family(text: str, family: str) -> str:
    """Return the one currency of *family* that *text* names in full, else ""."""
    named = {
        code
        for code in _FAMILIES[family]
        for name, unit in _currencies().items()
        if unit.canonical == code and re.search(rf"\b{re.escape(name)}\b", text)
    }
    return named.pop() if len(named) == 1 else ""


def canonical_units() -> frozenset[str]:
    """Return every unit in which a value taken from text can be."""
    known = (*_units().values(), *_currencies().values())
    return frozenset({unit.canonical for unit in known} | {"clock", "percent", "ratio"})
