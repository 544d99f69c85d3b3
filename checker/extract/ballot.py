"""A passage and its quantities in, the votes for and against that it tells out.

"By nine votes to four", "voted 9-4", "61 in favour and 59 against": two numbers, and what each
counts does not hang on whether it is votes or councillors.  The larger goes with what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from checker.extract.number import Numeral, numerals
from checker.extract.quantity import QuantityMention
from checker.model.value import QuantityValue

AYES, NOES = "aye", "nay"
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|in favou?r|division|show of hands|motion|bill|resolution"
    r"|amendment|council(?:lors?)?|senat(?:e|ors?)|parliament|lawmakers|MPs|deputies|legislators"
    r"|judges|justices|jurors|commission(?:ers)?|board|court)\b"
)
_GAME = re.compile(
    r"\b(?:goals?|match|game|half-time|halftime|league|cup|season|striker|innings|sets?|tie-?break"
    r"|penalt(?:y|ies)|points|aggregate|scored?|beat|odds|poll(?:s|ster)?|survey|per ?cent)\b|%",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?: votes?| in favou?r| for)? ?(?:-|–|to|against|versus|vs?\.?|-to-) ?(?:the )?",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:vot(?:ed|es?|ing)|ballot|division|split|(?:carried|passed|approved|adopted|rejected"
    r"|defeated|backed|ratified|won|lost|fell|thrown out|voted down|agreed|ruled|decided)"
    r"(?: (?:on|in|late|early|last) [\w ]{1,20})?(?: with)?|with|tally|margin|majority|count"
    r"|result)(?:,? (?:of|by|was|were|went|in|at|with|[a-z]+ly|a|an))* ?(?:about )?\Z"
    r"|\b(?:on|in|by|with) an? (?:[a-z]+ )?\Z|\bby \Z"
    r"|\b(?:rejected|approved|passed|adopted|backed|ratified|defeated|endorsed) "
    r"(?:the|a|an|his|her|its) [\w -]{3,40} \Z",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:[ -](?:votes?|vote|decision|ruling|verdict|margin|majority|split|defeat)\b"
    r"|,? in favou?r\b|,? against\b|,? to (?!the\b|a\b)[a-z]+\b)",
    re.IGNORECASE,
)
_SURELY = re.compile(r"\bvot(?:e|es|ed|ing)\b|\bballot\b|\bdivision\b|in favou?r", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:parliament|senate|council(?:lors)?|congress|assembly|house|MPs|lawmakers|senators|deputies"
    r"|legislators|justices|judges|ruling|decision|committee|commissioners|chamber|trustees|members)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:reject\w*|defeat(?:ed|s)?|vot(?:ed|ing|e) (?:\S{1,9} )?(?:down|against)|turned down"
    r"|threw out|thrown out|block(?:ed|s)?|oppos\w+|failed|fell|lost|scuppered|struck down"
    r"|knocked back|refus\w+|against (?:the|a|an|it|plans?|proposals?)"
    r"|to (?:reject|block|oppose|scrap|deny|refuse))\b",
    re.IGNORECASE,
)
_HELPED = (
    r"(?:,? (?:who |had |have |has |were |was |councillors |members |of them |of the [a-z]+ ))*"
)
_FOR = re.compile(
    rf"{_HELPED}\s*(?:vot(?:ed|ing) (?:in favou?r|for|yes|with|to (?:approve|pass|adopt|accept|back"
    rf"|ratify|support))|in favou?r\b|votes? (?:for|in favou?r)|yes votes"
    r"|ayes?\b|said yes|for and\b)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"{_HELPED}\s*(?:vot(?:ed|ing) (?:against|no\b|to (?:reject|oppose))|against\b"
    rf"(?! (?:\d|\w+ (?:last|a) year))|opposed\b|votes? against|no votes|noes\b"
    r"|said no\b|dissent(?:ed|ing)\b)",
    re.IGNORECASE,
)
_IN_FAVOUR = re.compile(r",? in favou?r\b", re.IGNORECASE)
_MOST = 1000


def tallied(
    text: str, start: int, end: int, found: Iterable[QuantityMention]
) -> list[QuantityMention]:
    """Return *found*, the quantities of text[start:end], with the votes of its tallies."""
    row = list(found)
    if not _VOTE.search(text, start, end):
        return row
    pairs = _pairs(text, start, end)
    taken = [(one.start, other.end) for one, other in pairs]
    kept = [m for m in row if not any(m.start < stop and begin < m.end for begin, stop in taken)]
    if _SURELY.search(text, start, end):
        kept = [_sided(text, m) for m in kept]
    made = [m for pair in pairs for m in pair]
    return sorted([*kept, *made], key=lambda m: m.start)


def _sided(text: str, mention: QuantityMention) -> QuantityMention:
    """Return a count of votes or of voters with the side that it stands on, where that is said."""
    plain = mention.value.unit == "" and not mention.ordinal and mention.value.nominal is not None
    if not plain:
        return mention
    stop = max(mention.end, mention.head_end)
    at = max(mention.start, stop - 5)  # the noun may be the "vote" of "votes for"
    ayes = _FOR.match(text, stop) or (mention.head == "vote" and _is(text, at, "for|in favou?r"))
    noes = _AGAINST.match(text, stop) or (mention.head == "vote" and _is(text, at, "against"))
    if not (ayes or noes):
        return mention
    return replace(mention, head=AYES if ayes else NOES, modifiers=(), part=False)


def _is(text: str, at: int, words: str) -> bool:
    return bool(re.compile(rf"votes? (?:{words})\b", re.IGNORECASE).match(text, at))


def _pairs(text: str, start: int, end: int) -> list[tuple[QuantityMention, QuantityMention]]:
    """Return the two numbers of each "61 to 59" that tells how a vote went."""
    result: list[tuple[QuantityMention, QuantityMention]] = []
    row = [n for n in numerals(text, start, end) if n.kind == "cardinal" and not n.scaled]
    down = bool(_DOWN.search(text, start, end))
    for one, other in pairwise(row):
        high, low = max(one.value, other.value), min(one.value, other.value)
        taken = bool(result) and one.start < result[-1][1].end
        if taken or not 0 <= low < high < _MOST or not _is_tally(text, one, other, (start, end)):
            continue
        ayes = (one.value > other.value) != down
        if _IN_FAVOUR.match(text, other.end) or _IN_FAVOUR.match(text, one.end):
            ayes = True
        sides = (AYES, NOES) if ayes else (NOES, AYES)
        result.append((_vote(text, one, sides[0]), _vote(text, other, sides[1])))
    return result


def _is_tally(text: str, one: Numeral, other: Numeral, span: tuple[int, int]) -> bool:
    """Whether two numbers are those of a vote, and no score, odds or range."""
    start, end = span
    if not _LINK.fullmatch(text, one.end, other.start):
        return False
    if "vote" in text[one.end : other.start].lower():
        return True
    if _GAME.search(text, start, end):
        return False
    near = (max(start, one.start - 60), min(end, other.end + 30))
    led = _LED.search(text, max(start, one.start - 40), one.start)
    told = _TOLD.match(text, other.end, end)
    return bool(led or told) and bool(_SURELY.search(text, *near) or _BODY.search(text, *near))


def _vote(text: str, numeral: Numeral, head: str) -> QuantityMention:
    start, end, number = numeral.start, numeral.end, float(numeral.value)
    value = QuantityValue(low=number, high=number, nominal=number, precision=1.0)
    return QuantityMention(
        start=start, end=end, value=value, head=head, modifiers=(), head_start=end, head_end=end,
        ordinal=False, distributive=False, written=text[start:end],
    )  # fmt: skip
