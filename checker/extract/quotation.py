"""A passage in, its quotations and reported statements out, with who said them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from checker.extract.antecedent import antecedent, subject
from checker.extract.mark import Pair, pairs, paragraphs
from checker.extract.phrase import phrase_after, phrase_before
from checker.extract.reported import AttributionMention, attributions
from checker.extract.speaker import (
    PERSONAL,
    Speaker,
    according,
    described,
    is_attribution,
    is_passive,
    is_person,
    judging,
    sentences,
    speaker_after,
    speaker_before,
)
from checker.extract.token import Token, tokens

__all__ = ["AttributionMention", "QuotationMention", "attributions", "quotations"]

_SIGHT = 800
"""How many characters back a pronoun may point."""
_REMEMBERED = 8
_REACH = 400
"""How many characters beside a quotation may name its speaker."""


@dataclass(frozen=True, slots=True)
class QuotationMention:
    """Words in quotation marks: text[start:end] is what stands inside the marks."""

    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    """Where the speaker is named, or the pronoun that stands for him."""
    speaker: str
    """The name; "" where it is not certain."""
    verb: str
    """Lemma of the attribution verb, "" where there is none."""
    verb_start: int
    partial: bool
    """A fragment inside somebody else's sentence."""
    scare: bool
    """A word or two in marks without attribution: a name, or distance."""
    continued: bool
    """The speaker is taken from the quotation before it."""
    cited: str = ""
    """Whom it was said to: "told Reuters"."""


def quotations(text: str, start: int, end: int) -> list[QuotationMention]:
    """Return the outermost quotations of text[start:end], in order.

    Give it a paragraph or a whole text: the speaker may stand before, behind or in the middle, and
    an unclosed quotation is carried on by the next paragraph.
    """
    result: list[QuotationMention] = []
    open_before = False
    for low, high in paragraphs(text, start, end):
        found = pairs(text, low, high)
        carried = result[-1] if open_before and result else None
        result += _paragraph(text, low, high, found, carried)
        open_before = bool(found) and not found[-1].closed
    return result


def _paragraph(
    text: str, low: int, high: int, found: list[Pair], carried: QuotationMention | None
) -> list[QuotationMention]:
    result: list[QuotationMention] = []
    for n, pair in enumerate(found):
        floor = found[n - 1].outer[1] if n else low
        ceiling = found[n + 1].outer[0] if n + 1 < len(found) else high
        speaker = _behind(text, pair, ceiling) or _in_front(text, pair, floor)
        partial = _is_partial(text, pair, floor)
        previous = result[-1] if result else None
        if speaker is None and n == 0 and carried and not text[low : pair.outer[0]].strip():
            result.append(_same(pair, carried, partial=False))
        elif speaker is None and previous and _carries_on(text, previous, pair, found[n - 1]):
            result.append(_same(pair, previous, partial=partial))
        else:
            known = _known(text, low, pair, speaker, result)
            result.append(_mention(text, pair, speaker, known, partial=partial))
    return result


def _same(pair: Pair, before: QuotationMention, *, partial: bool) -> QuotationMention:
    return QuotationMention(
        pair.start, pair.end, before.speaker_start, before.speaker_end, before.speaker,
        before.verb, before.verb_start, partial, scare=False, continued=True, cited=before.cited,
    )  # fmt: skip


def _mention(
    text: str, pair: Pair, speaker: Speaker | None, known: str, *, partial: bool
) -> QuotationMention:
    words = text[pair.start : pair.end].split()
    if speaker is None:
        scare = len(words) <= 2
        return QuotationMention(
            pair.start, pair.end, None, None, "", "", pair.start, partial, scare, continued=False
        )
    return QuotationMention(
        pair.start, pair.end, speaker.start, speaker.end, known, speaker.verb, speaker.verb_start,
        partial, scare=False, continued=False, cited=text[speaker.cited_start : speaker.cited_end],
    )  # fmt: skip


def _is_partial(text: str, pair: Pair, floor: int) -> bool:
    """Whether the quotation is a fragment: it begins small, inside a sentence."""
    before = text[max(floor, pair.start - 1 - 60) : pair.start - 1].rstrip()
    opens = not before or before[-1] in ".!?:,;…—–" or before[-1] in '”"»’'
    first = next((c for c in text[pair.start : pair.end] if c.isalnum()), "")
    return not opens or (first.islower() and not (before and before[-1] in ",:;"))


def _carries_on(text: str, before: QuotationMention, pair: Pair, left: Pair) -> bool:
    """Whether the quotation follows its forerunner's attribution with nothing else between."""
    if before.speaker_start is None or before.partial:
        return False
    between = text[left.outer[1] : pair.outer[0]]
    if len(between) > _REACH:
        return False
    if not between.strip(" \t\r\n,.—–-…"):
        return True
    said_between = before.speaker_start >= left.end
    spans = sentences(text, left.outer[1], pair.outer[0])
    return said_between and len(spans) == 1


def _behind(text: str, pair: Pair, ceiling: int) -> Speaker | None:
    """Return the speaker named behind the closing mark: “…,” said X; “…,” X said."""
    at = pair.outer[1]
    toks = tokens(text, at, min(ceiling, at + _REACH)) if pair.closed else []
    comma = bool(toks) and toks[0].text in {",", "—", "–", "-"}
    i = 1 if comma else 0
    if len(toks) > i and toks[i].lower == "as":
        i += 1
    stop = _sentence_end(toks, i)
    if i >= stop or not (comma or text[pair.end - 1] in ",?!…—–-"):
        return None
    if found := according(toks[:stop], i):
        return found
    if is_attribution(toks, i, beside=True):
        after = speaker_after(toks[:stop], i)
        return described(toks, after, i) if after else None
    for noun in range(i, min(stop, i + 6)):
        if found := judging(toks[:stop], noun):
            return found
    for verb in range(i + 1, min(stop, i + 30)):
        spoke = is_attribution(toks, verb, beside=True) and not is_passive(toks, verb)
        if spoke or _puts_it(toks, verb):
            before = speaker_before(toks, verb, i)
            sure = before is not None and _opens(toks, before, i)
            return described(toks[:stop], before, verb) if before and sure else None
    return None


def _puts_it(toks: list[Token], verb: int) -> bool:
    """Read "as Ada Lind put it" and "is how Ada Lind puts it"."""
    low = toks[verb].lower
    return low in {"put", "puts"} and verb + 1 < len(toks) and toks[verb + 1].lower == "it"


def _opens(toks: list[Token], speaker: tuple[int, int], i: int) -> bool:
    """Whether the speaker begins at token *i*, an office before the name included."""
    first = speaker[0]
    if first <= i + 1:
        return True
    return toks[first - 1].text == "," and phrase_after(toks, i) == first - 1


def _sentence_end(toks: list[Token], i: int) -> int:
    for j in range(i, len(toks)):
        if toks[j].text in {".", "!", "?", ";", ":"} and not (
            toks[j].text == "."
            and j
            and toks[j - 1].lower in {"mr", "mrs", "ms", "dr", "st", "gen"}
        ):
            return j
    return len(toks)


def _in_front(text: str, pair: Pair, floor: int) -> Speaker | None:
    """Return the speaker named before the opening mark: X said: “…”; X told Y that “…”."""
    at = pair.outer[0]
    low = max(floor, at - _REACH)
    spans = sentences(text, low, at)
    if not spans or text[spans[-1][0] : at].rstrip().endswith((".", "!", "?")):
        return None
    toks = tokens(text, spans[-1][0], at)
    if toks and toks[0].text in {",", "—", "–"} and floor > low:
        toks = toks[1:]
    if toks and toks[-1].text == ":":
        named = _before_colon(toks) or _led(text, toks)
        if named:
            return named
    for verb in range(len(toks) - 1, -1, -1):
        if toks[verb].text in {";", ":"} and verb < len(toks) - 1:
            return None
        if found := according(toks, verb) or judging(toks, verb):
            return found
        if is_attribution(toks, verb, beside=_is_beside(toks, verb)) and not is_passive(toks, verb):
            before = speaker_before(toks, verb)
            if before:
                return described(toks, before, verb)
    return None


def _is_beside(toks: list[Token], verb: int) -> bool:
    """Whether at most a short object stands between the verb and the opening mark."""
    return len(toks) - verb <= 5 or toks[-1].text == ":"


def _before_colon(toks: list[Token]) -> Speaker | None:
    """Return X of a script's “X: “…””."""
    behind = len(toks) - 1
    first = phrase_before(toks, behind)
    if first != 0 or behind == 0 or not toks[0].is_capital or behind > 8:
        return None
    start, end = toks[0].start, toks[behind - 1].end
    if toks[behind - 1].is_capital:
        return Speaker(
            start, end, "", toks[behind].start, toks[behind].end, behind=toks[behind].end
        )
    return None


def _led(text: str, toks: list[Token]) -> Speaker | None:
    """Return the person whose sentence ends in the colon: "Ada Lind was bitter: “…”"."""
    if any(is_attribution(toks, i, beside=True) for i in range(len(toks))):
        return None
    found = subject(text, toks[0].start, toks[-1].end)
    if found is None:
        return None
    return Speaker(found.start, found.end, "", found.end, found.end, behind=toks[-1].end)


def _known(
    text: str, low: int, pair: Pair, speaker: Speaker | None, earlier: list[QuotationMention]
) -> str:
    """Return the speaker's name; a pronoun is resolved only where one person is in sight."""
    if speaker is None:
        return ""
    written = text[speaker.start : speaker.end]
    if written.lower() not in PERSONAL:
        return written
    if written.lower() not in {"he", "she"}:
        return ""
    before = min(speaker.start, pair.start)
    floor = max(low, before - _SIGHT)
    while floor > low and not text[floor - 1].isspace() and floor < before:
        floor += 1
    near = [q for q in earlier[-_REMEMBERED:] if q.start >= floor]
    people: set[str] = {q.speaker for q in near if q.speaker}
    people |= {a.speaker for a in attributions(text, floor, before) if a.speaker}
    if len(people) == 1:
        name = people.pop()
        if is_person(name) and not _others(text, floor, before, name, near):
            return name
    return antecedent(text, low, pair.outer[0], written.lower())


def _others(text: str, low: int, high: int, name: str, earlier: list[QuotationMention]) -> bool:
    """Whether another person may be meant: two capitalised words in a row outside quotations."""
    own = set(name.split())
    toks = [
        t for t in tokens(text, low, high) if not any(q.start <= t.start < q.end for q in earlier)
    ]
    return any(
        a.is_capital
        and b.is_capital
        and b.text not in own
        and toks[n - 1].lower != "the"
        and is_person(f"{a.text} {b.text}")
        for n, (a, b) in enumerate(pairwise(toks))
    )
