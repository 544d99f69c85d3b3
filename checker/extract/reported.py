"""A passage in, what it reports without quotation marks out, with who said it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.mark import paragraphs
from checker.extract.speaker import (
    PERSONAL,
    Speaker,
    according,
    described,
    is_attribution,
    is_passive,
    sentences,
    speaker_after,
    speaker_before,
)
from checker.extract.token import Token, tokens
from checker.extract.verb import is_function, is_verb
from checker.extract.wordclass import DETERMINERS, PREPOSITIONS, SUBORDINATORS, words

_LONGEST = 400
"""More tokens than this are no sentence."""
_NEAR = 10
"""How many tokens behind the verb "that" may stand."""
_TIMES = words("last this yesterday earlier late early")
_TRAILING = frozenset([".", ",", ";", ":", "!", "?", "”", '"', "»"])


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """A reported statement without its own marks: text[start:end] is what is reported."""

    start: int
    end: int
    speaker_start: int
    speaker_end: int
    speaker: str
    verb: str
    verb_start: int
    verb_end: int
    cited: str = ""


def attributions(text: str, start: int, end: int) -> list[AttributionMention]:
    """Return the statements that text[start:end] reports without marks, in order.

    The report runs to the end of its sentence, or to the comma before a closing "X said".
    """
    result: list[AttributionMention] = []
    for low, high in paragraphs(text, start, end):
        for first, last in sentences(text, low, high):
            mention = _reported(text, first, last)
            if mention:
                result.append(mention)
    return result


def _reported(text: str, first: int, last: int) -> AttributionMention | None:
    toks = tokens(text, first, last)
    if len(toks) > _LONGEST:
        return None
    for i in range(len(toks)):
        found = _attribution(toks, i)
        mention = _report(text, toks, *found) if found else None
        if mention:
            return mention
    return None


def _attribution(toks: list[Token], i: int) -> tuple[Speaker, int] | None:
    """Return the speaker whose attribution verb is token *i*, and where the attribution begins."""
    speaker = according(toks, i)
    if speaker:
        return speaker, i
    if not is_attribution(toks, i, beside=False) or is_passive(toks, i):
        return None
    before = speaker_before(toks, i)
    if before:
        return described(toks, before, i), before[0]
    after = speaker_after(toks, i) if i and toks[i - 1].text == "," else None
    return (described(toks, after, i), i) if after else None


def _report(
    text: str, toks: list[Token], speaker: Speaker, first: int
) -> AttributionMention | None:
    """Return what the speaker whose attribution begins at token *first* reports."""
    behind = [t for t in toks if t.start >= speaker.behind]
    closing = first > 3 and toks[first - 1].text == ","
    if closing and not (behind and behind[0].lower == "that"):
        part = toks[: first - 1]
    else:
        part = _complement(behind, opens=speaker.verb == "accord")
    while part and part[-1].text in _TRAILING:
        part = part[:-1]
    if len(part) < 3 or not (closing or _states(part)):
        return None
    written = text[speaker.start : speaker.end]
    return AttributionMention(
        part[0].start, part[-1].end, speaker.start, speaker.end,
        "" if written.lower() in PERSONAL else written,
        speaker.verb, speaker.verb_start, speaker.verb_end,
        text[speaker.cited_start : speaker.cited_end],
    )  # fmt: skip


def _complement(behind: list[Token], *, opens: bool) -> list[Token]:
    """Return what is reported behind the verb: from "that" on, or from the next word."""
    if opens:
        if behind and behind[0].lower in DETERMINERS:
            return behind
        comma = next((n for n, t in enumerate(behind[: _NEAR * 2]) if t.text == ","), None)
        return behind[comma + 1 :] if comma is not None else []
    for n, token in enumerate(behind[:_NEAR]):
        if token.lower == "that":
            return behind[n + 1 :]
        if n == 0 and token.lower not in PREPOSITIONS and token.lower not in _TIMES:
            break
        if not token.is_word and not token.text[0].isdigit():
            break
        if _is_clause_word(behind, n):
            break
    part = behind
    while part and not part[0].is_word and part[0].text[0] not in "$€£(0123456789":
        part = part[1:]
    if part and (part[0].lower in SUBORDINATORS or _is_adjunct(part)):
        return []
    return part


def _is_adjunct(part: list[Token]) -> bool:
    """Tell "said at the briefing, which …" from "said in May it would …"."""
    if part[0].lower not in PREPOSITIONS:
        return False
    comma = next((n for n, t in enumerate(part) if t.text == ","), len(part))
    return not any(is_verb(part, n) for n in range(comma))


def _states(part: list[Token]) -> bool:
    """Whether the reported words hold a clause."""
    return any(_is_clause_word(part, n) for n in range(len(part)))


def _is_clause_word(part: list[Token], n: int) -> bool:
    """Whether a verb stands here, or a pronoun with a clipped one ("they've")."""
    low = part[n].lower
    clipped = len(low) < 8 and ("'" in low or "’" in low) and is_function(low)
    return clipped or is_verb(part, n)
