"""A finding in, a model's explanation for an editor out; only one whose quotes hold is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.judge.ground import folded, located
from checker.judge.pair import UNGROUNDED, Half
from checker.judge.prompt import load
from checker.judge.screen import speaks_to_a_model
from checker.judge.session import Session
from checker.model.finding import Evidence, Finding
from checker.model.reading import ExplainReply

_LONGEST = 600
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_QUOTED = re.compile(r'"([^"\n]{2,300})"')


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a model says of a finding, or why nothing of it is shown."""

    words: str = ""
    dull_reason: str = ""
    advice: str = ""
    quotes: tuple[tuple[str, str], ...] = ()
    """A source, and words of it, verbatim."""
    model: str = ""
    prompt: str = ""
    problem: str = ""


def explained(session: Session, finding: Finding) -> Explanation:
    """Return the model's explanation of *finding*; nothing in the finding changes by it."""
    halves = [_half(one) for one in _sides(finding)]
    seen = [finding.message, *(f"{h.source}\n{h.speaker}\n{h.words}\n{h.passage}" for h in halves)]
    if any(speaks_to_a_model(one) for one in seen):
        return Explanation(problem="not sent: a passage speaks to a language model")
    sides = [
        {"name": name, **half.shown()}
        for name, half in zip(("LEFT", "RIGHT"), halves, strict=False)
    ]
    inputs = {"verdict": finding.verdict, "message": finding.message, "sides": sides}
    reply = session.ask("explain", inputs, about=f"{finding.rule}: {finding.thing}")
    if not isinstance(reply.value, ExplainReply):
        return Explanation(problem=reply.problem)
    return _grounded(session, finding, halves, reply.value)


def _grounded(
    session: Session, finding: Finding, halves: list[Half], said: ExplainReply
) -> Explanation:
    quotes = [
        half.found(quote)
        for half, quote in zip(halves, (said.left_quote, said.right_quote), strict=False)
    ]
    if not quotes or not all(quotes):
        return Explanation(problem=UNGROUNDED)
    known = "\n".join([finding.message, *(f"{h.source} {h.published} {h.passage}" for h in halves)])
    words, advice = _one_line(said.explanation), _one_line(said.advice)
    if not words:
        return Explanation(problem="the model explained nothing")
    if strange := _strange(f"{words}\n{advice}", known):
        return Explanation(
            problem=f"the model's explanation holds {strange!r}, which no source says"
        )
    return Explanation(
        words=words,
        dull_reason="" if said.dull_reason == "none" else said.dull_reason,
        advice=advice,
        quotes=tuple((h.source, quote) for h, quote in zip(halves, quotes, strict=True)),
        model=session.settings.model,
        prompt=load("explain").label,
    )


def _strange(words: str, known: str) -> str:
    """Return a number or quotation in *words* that is not in *known*, if there is one."""
    numbers = {found.group() for found in _NUMBER.finditer(known)}
    for found in _NUMBER.finditer(words):
        if found.group() not in numbers:
            return found.group()
    for found in _QUOTED.finditer(folded(words)):
        inside = found.group(1).strip().rstrip(".,;:!?")
        if inside and located(known, inside) is None:
            return inside
    return ""


def _sides(finding: Finding) -> list[Evidence]:
    """Return the first evidence of each side."""
    found: dict[str, Evidence] = {}
    for one in finding.evidence:
        if one.side != "more":
            found.setdefault(one.side, one)
    return [found[side] for side in ("left", "right") if side in found]


def _half(one: Evidence) -> Half:
    at = one.start - one.context_start
    whole = one.context[at : at + len(one.text)] == one.text if at >= 0 else False
    return Half(
        source=one.source,
        published=one.published,
        speaker=one.speaker or "",
        words=one.text,
        passage=one.context if whole else one.text,
        at=at if whole else 0,
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]
