"""A counted noun in its sentence in, what befell those that it counts out: "killing three people".

News tells one number of dead, injured, missing or arrested a story, in many words: all of them
count the same thing, whatever noun stands behind the number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.extract.concept import concept_of
from checker.extract.lexicon import table
from checker.extract.plight import is_whole, plight
from checker.extract.token import tokens
from checker.extract.wordclass import words

FATES = words(
    "dead injured missing arrested evacuate rescue infected hospitalised displaced trapped "
    "survive aboard inpatient"
)
_FORMS = {
    "arrest": "arrested", "detain": "arrested", "infect": "infected", "hospitalise": "hospitalised",
    "hospitalize": "hospitalised", "displace": "displaced", "trap": "trapped", "strand": "trapped",
    "drown": "dead", "perish": "dead",
}  # fmt: skip
_HELPING = words("""
    was were is are been be being has have had who that which also later now already officially
    confirmed reported found known believed thought said there still
""")
_UNSURE = words("feared could may might would if presumed not never")
_HEDGES = re.compile(
    r"(?:at least|about|some|around|nearly|almost|more than|over|up to|as many as|the lives of|an?"
    r"|an estimated|roughly|another|of|the|lives of)\s*\Z",
    re.IGNORECASE,
)
_LOST_LIVES = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:lost|lose|gave)\s+(?:their|his|her) (?:lives|life)\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\b(?:claim(?:s|ed|ing)|cost(?:ing|s)?|took|taking)\s+\Z", re.IGNORECASE)
_BODIES = words("body corpse")
_FOUND = re.compile(
    r"\s+(?:(?:have|has|had|was|were|are|is|been|be|so|far|now|also|being|already)\s+){0,4}"
    r"(?:recovered|found|retrieved|pulled|taken|dug|brought|discovered|counted|lay|laid|lie"
    r"|washed|removed"
    r"|identified|buried|unearthed|located|collected|delivered|fished)\b",
    re.IGNORECASE,
)
_AND_CREW = re.compile(
    r"(?:\s+and\s+(?:the\s+|its\s+)?crew(?:\s+members)?|\s+and\s+staff)\b(?!\s+of)", re.IGNORECASE
)
_ON_BOARD = re.compile(
    r"\s+(?:who\s+)?(?:(?:was|were|are|had been|have been)\s+)?(?:aboard|on board|on-board)\b",
    re.IGNORECASE,
)
_ANYONE = frozenset({"", "people", "person", "soul", "passenger"})
_CARRIED = re.compile(r"\b(?:carrying|carried|carries)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_REACH = 60
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "ee")
"""How the names of those who do something end: bakers, florists, trainees."""


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Return the nouns that count people of any kind."""
    return frozenset(table("counted-classes")["person"])


def fate(text: str, start: int, stop: int, head: str) -> str:
    """Return what befell those whom text[start:stop] counts, "" where it is not said.

    Args:
        text: The document.
        start: Where the figure with its hedge begins.
        stop: Where the counted noun phrase ends.
        head: The concept of that noun, "" where there is none.
    """
    if head in {"life", "live"} and _CLAIMED.search(text, max(0, start - 30), start):
        return "dead"
    if head in _BODIES and _FOUND.match(text, stop):
        return "dead"
    if _aboard(text, start, stop, head):
        return "aboard"
    if head and head not in people() and not head.endswith(_DOERS):
        return ""
    if is_whole(text, start):
        return ""  # of "three of the four climbers died" the four did not
    return _behind(text, stop) or _before(text, start) or plight(text, start, stop)


def _aboard(text: str, start: int, stop: int, head: str) -> bool:
    """Whether all those who were on a ship, a train or an aircraft are counted."""
    if head == "passenger":
        return bool(_AND_CREW.match(text, stop))
    if head not in _ANYONE:
        return False
    return bool(_ON_BOARD.match(text, stop)) or (
        head != "" and bool(_CARRIED.search(text, max(0, start - 30), start))
    )


def _behind(text: str, stop: int) -> str:
    if _LOST_LIVES.match(text, stop):
        return "dead"
    for number, token in enumerate(tokens(text, stop, stop + _REACH)):
        if token.lower in _UNSURE or not token.is_word:
            return ""
        found = _named(token.lower)
        if found:
            return found
        if number > 5 or token.lower not in _HELPING:
            return ""
    return ""


def _before(text: str, start: int) -> str:
    at = start
    while hedge := _HEDGES.search(text, max(0, at - 20), at):
        at = hedge.start()
    found = tokens(text, max(0, at - 24), at)
    if not found or not found[-1].is_word or text[found[-1].end : at].strip():
        return ""
    word = found[-1].lower
    helped = len(found) > 1 and found[-2].lower in words("was were been be being is are")
    if helped or word.endswith("ation") or word == "dead":
        return ""  # "were killed about 40 miles off"
    return _named(word)


@lru_cache(maxsize=4096)
def _named(word: str) -> str:
    concept = concept_of(word)
    concept = _FORMS.get(concept, concept)
    return concept if concept in FATES else ""
