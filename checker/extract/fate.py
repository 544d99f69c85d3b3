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
    "drown": "dead", "perish": "dead", "unaccounted": "missing", "fatality": "dead",
    "death": "dead",
    "evacuee": "evacuate", "survivor": "survive", "detainee": "arrested", "wounded": "injured",
}  # fmt: skip
_HELPING = words("""
    was were is are been be being has have had who that which also later now already officially
    confirmed reported found known believed thought said there still remain remains remained
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
_BEEN = (
    r"\s+(?:(?:who|have|has|had|was|were|are|is|been|be|being|so|far|now|also|already|since)\s+)"
    r"{0,4}"
)
_MOVED = re.compile(
    _BEEN + r"(?:moved (?:out|away|to safety|to shelters?|from their homes?)"
    r"|(?:brought|taken|led|flown|moved) to safety"
    r"|(?:ordered|told|forced|driven) (?:out|to leave|from their homes?)"
    r"|(?:left|leave|fled|flee|abandoned|forced from|driven from)"
    r" (?:their (?:homes?|houses)|the (?:area|villages?|town|valley))"
    r"|sought shelter|spent the night in shelters|in (?:emergency )?shelters)\b",
    re.IGNORECASE,
)
_ILL = re.compile(
    _BEEN + r"(?:caught|contracted|fallen (?:ill|sick)|fell (?:ill|sick)|became (?:ill|sick)"
    r"|come down with|tested positive|taken ill|sickened|been made ill|made ill|diagnosed with)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|total|tally|count|toll) of (?P<whom>(?:[a-z-]+ ){1,4}?)"
    r"(?:(?:had|has|have|was|is|were|now|since|already|also|still|in|on|by|at|the|[A-Z][\w-]+"
    r"|\w+day) ){0,6}"
    r"(?:stands?|stood|standing|rose|risen|rises|rising|climbed|climbs|grew|grown|reached|reaches"
    r"|jumped|increased|was put|is put|put|is|was|were|went up|gone up|fell|fallen|dropped|came"
    r"|passed|exceeded)"
    r"(?: (?:sharply|again|further|up))?(?: (?:to|at|from \S+ to))?\s*\Z"
)
"""Before the figure: "the number of the dead stood at"."""
_LEAD = 110
_TOLL = re.compile(
    r"\b(?:the|a|its|final|official|provisional) toll\b[^.;:$€£]{0,50}\Z", re.IGNORECASE
)
_ANYONE = frozenset({"", "people", "person", "soul", "passenger"})
_CARRIED = re.compile(r"\b(?:carrying|carried|carries)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:years?|decades?|century|centuries) (?:ago|earlier|before)\b|\blast (?:year|century)\b"
    r"|\b(?:in|since|of) (?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)
_SENTENCE = 160
_NUMBERS = frozenset({"number", "total", "tally", "count", "toll"})
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
    claimed = head in {"life", "live"} and _CLAIMED.search(text, max(0, start - 30), start)
    if claimed or (head in _BODIES and _FOUND.match(text, stop)):
        return "dead"
    if _aboard(text, start, stop, head):
        return "aboard"
    if (not head or head in _NUMBERS) and (numbered := _numbered(text, start)):
        return numbered
    if head and head not in people() and not head.endswith(_DOERS):
        return ""
    if is_whole(text, start):
        return ""  # of "three of the four climbers died" the four did not
    return _behind(text, stop) or _before(text, start) or plight(text, start, stop)


def _numbered(text: str, start: int) -> str:
    """Return what befell those of whom the words before a figure give the number."""
    told = _NUMBER_OF.search(text, max(0, start - _LEAD), start)
    if told:
        return next((end for word in told["whom"].split() if (end := _named(word))), "")
    return "dead" if _TOLL.search(text, max(0, start - _LEAD), start) else ""


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
    for end, how in (("dead", _LOST_LIVES), ("evacuate", _MOVED), ("infected", _ILL)):
        if how.match(text, stop):
            return end
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


def bygone(text: str, start: int, stop: int) -> bool:
    """Whether the sentence speaks of what befell others, years ago: "in a crash nine years ago"."""
    low = max(text.rfind(mark, max(0, start - _SENTENCE), start) for mark in ".\n") + 1
    ends = [text.find(mark, stop, stop + _SENTENCE) for mark in ".\n"]
    high = min((at for at in ends if at >= 0), default=stop)
    return _AGO.search(text, max(low, start - _SENTENCE), high) is not None


def told_by(narrowed: tuple[str, ...]) -> str:
    """Return what befell those whom a noun counts that one of these words narrows: "six dead"."""
    return next((word for word in narrowed if word in FATES), "")


@lru_cache(maxsize=4096)
def _named(word: str) -> str:
    concept = concept_of(word)
    concept = _FORMS.get(concept, concept)
    return concept if concept in FATES else ""
