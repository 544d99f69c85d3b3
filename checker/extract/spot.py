"""A sentence in, the places without a name in it out: "in the ice hall", "the southern flank"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lexicon import table

_LEVELS = ("building", "room", "vehicle", "land", "water", "way")
_AT = (
    r"\b(?P<at>in front of|close to|opposite|in|at|on"
    r"|inside|into|from|behind|near|beside|beneath|under|to|off|outside|aboard"
    r"|next to|onto"
    r"|through|across|along)"
)
_DETERMINER = r" (?:the|a|an|its|his|her|their|one|another)"
_WORDS = r"(?: [a-z][\w’'-]+){0,2}?"
_FLOOR = re.compile(
    r"\b(?P<name>(?:ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth"
    r"|top|\d{1,2}(?:st|nd|rd|th))) (?P<type>floor|storey|deck|platform|lane)\b"
)
_OF = re.compile(
    r"\b(?P<name>north(?:-?(?:east|west))?|south(?:-?(?:east|west))?|east|west)(?:wards?)? of "
    r"(?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place without a name."""

    start: int
    end: int
    value: str
    """What it is, or which: "school", "9", "south"."""
    type: str
    """What it can be told apart from: `spot building`, `spot junction`, `spot side`."""


def spots(text: str, start: int, end: int) -> Iterator[Spot]:
    """Yield the places without a name in text[start:end]."""
    for found in _nouns().finditer(text, start, end):
        noun = found["noun"].lower()
        yield Spot(found.start(), found.end(), _same(noun), f"spot {_level()[noun]}")
    for found in _numbered().finditer(text, start, end):
        yield Spot(
            found.start(),
            found.end(),
            found["one"].lower(),
            f"spot {found['type'].lower().rstrip('s')}",
        )
    for found in _FLOOR.finditer(text, start, end):
        yield Spot(found.start(), found.end(), found["name"], f"spot {found['type']}")
    for found in _sided().finditer(text, start, end):
        yield Spot(found.start(), found.end(), _compass(found["name"]), "spot side")
    for found in _OF.finditer(text, start, end):
        place = found["place"]
        kind = f"spot side of {place.lower()}" if place[:1].isupper() else "spot side"
        yield Spot(found.start(), found.end(), _compass(found["name"]), kind)


def _compass(name: str) -> str:
    side = name.lower().removesuffix("-hand").removesuffix("most").removesuffix("ern")
    return re.sub(r"(?<=h)-?(?=east|west)", "-", side)


_ONE = {
    "theater": "theatre",
    "harbor": "harbour",
    "woods": "forest",
    "wood": "forest",
    "woodland": "forest",
    "jungle": "forest",
    "stairs": "staircase",
    "stairwell": "staircase",
    "elevator": "lift",
    "lorry": "truck",
    "coach": "bus",
    "minibus": "bus",
    "rooftop": "roof",
    "motorbike": "motorcycle",
    "gym": "gymnasium",
    "apartment": "flat",
    "jail": "prison",
    "clinic": "hospital",
    "infirmary": "hospital",
    "courthouse": "court",
    "graveyard": "cemetery",
    "parking lot": "car park",
    "quayside": "quay",
    "street": "road",
    "roadside": "road",
    "lay-by": "road",
    "motorway": "road",
    "bypass": "road",
    "cellar": "basement",
    "motel": "hotel",
    "inn": "hotel",
    "guesthouse": "hotel",
    "hostel": "hotel",
    "shopping mall": "shopping centre",
    "pasture": "field",
    "meadow": "field",
    "cane field": "field",
    "chapel": "church",
    "cathedral": "church",
    "cinema": "theatre",
    "stream": "river",
    "creek": "river",
    "pub": "bar",
    "cafe": "restaurant",
    "yacht": "boat",
    "trawler": "boat",
    "dinghy": "boat",
    "raft": "boat",
    "car": "car",
    "taxi": "car",
    "pick-up": "truck",
    "trailer": "truck",
    "nursery": "kindergarten",
    "stadium": "arena",
    "hillside": "mountainside",
    "hilltop": "summit",
    "gully": "ravine",
    "gorge": "ravine",
    "canyon": "ravine",
    "ditch": "ravine",
    "lobby": "foyer",
    "dining room": "canteen",
    "changing room": "locker room",
    "footbridge": "bridge",
    "viaduct": "bridge",
    "flyover": "bridge",
    "pier": "jetty",
    "alley": "footpath",
    "pavement": "road",
    "slip road": "road",
    "crossroads": "road",
    "square": "square",
    "galley": "kitchen",
    "monastery": "church",
    "shrine": "temple",
    "barn": "shed",
    "stable": "shed",
    "greenhouse": "shed",
    "farmhouse": "house",
    "villa": "house",
    "cottage": "house",
    "church hall": "church",
    "bakery": "shop",
    "pharmacy": "shop",
    "supermarket": "shop",
    "university": "school",
    "police station": "police station",
}
"""What one report may call the one and the next the other."""


def _same(noun: str) -> str:
    return _ONE.get(noun, noun)


@lru_cache(maxsize=1)
def _level() -> dict[str, str]:
    names = table("spots")
    return {noun: level for level in reversed(_LEVELS) for noun in names[level]}


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _level()), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"{_AT}{_DETERMINER}{_WORDS} (?P<noun>{nouns})\b(?! [a-z]*(?:er|man|men)\b)(?![’'-])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    nouns = "|".join(sorted(table("spots")["numbered"], key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?P<type>(?:{nouns})s?) (?P<one>\d{{1,3}}[a-zA-Z]?|(?-i:[A-H]))\b(?!\s?(?:per"
        r"|percent|%|million|years?|days?|hours?)|[.,]\d)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _sided() -> re.Pattern[str]:
    nouns = "|".join(sorted(table("spots")["sided"], key=lambda n: (-len(n), n)))
    return re.compile(
        r"\b(?P<name>(?:(?:north|south)-?)?(?:north|south|east|west)(?:ern)?(?:most)?|left(?:-hand)?"
        rf"|right(?:-hand)?)[ -](?:{nouns})\b",
        re.IGNORECASE,
    )
