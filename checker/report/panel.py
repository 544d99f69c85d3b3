"""From a finding to its panel: each source's words, the values, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.model.decision import Decision
from checker.model.finding import Evidence, Finding
from checker.report.detail import MEANINGS
from checker.report.letter import Letter, letter_of
from checker.report.segment import Segment, segments
from checker.report.shape import LEVELS, Shape
from checker.report.style import safe
from checker.report.text import place_of
from checker.report.value import in_words

_QUOTE = 700
"""Characters of a statement that are shown."""
_BRIEF = 220
"""The same where there are so many findings that the file must not grow too large."""


@dataclass(frozen=True)
class Words:
    """What one source says, in its own words."""

    letter: Letter
    values: tuple[str, ...]
    when: str
    where: str
    notes: tuple[str, ...]
    quote: tuple[Segment, ...]


@dataclass(frozen=True)
class Panel:
    """Everything that is shown of one finding."""

    id: str
    level: Shape
    rule: str
    status: str
    verdict: str
    meaning: str
    message: str
    words: tuple[Words, ...]
    why: str
    advice: str
    caution: str
    weights: tuple[tuple[str, str], ...]
    reading: tuple[tuple[str, str], ...]
    decision: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]


def panel(finding: Finding, letters: dict[str, Letter], *, brief: bool = False) -> Panel:
    """Return the panel of a finding; a *brief* one leaves what its rule says to the rule's row."""
    groups = sorted(_places(finding.evidence), key=lambda group: not _draft(group[0], letters))
    return Panel(
        id=finding.id,
        level=LEVELS[finding.level],
        rule=finding.rule,
        status=finding.status,
        verdict=finding.verdict,
        meaning=MEANINGS[finding.verdict],
        message=finding.message,
        words=tuple(_words(group, letters, _BRIEF if brief else _QUOTE) for group in groups),
        why="" if brief else finding.why,
        advice="" if brief else finding.advice,
        caution="" if brief else finding.caution,
        weights=_weights(finding),
        reading=rows_of(finding.reading),
        decision=_decision(finding.decision),
        commands=(
            f'check accept {finding.id} --reason "…" --by "…" --until YYYY-MM-DD',
            f"check explain {finding.id}",
        ),
    )


def _decision(decision: Decision | None) -> tuple[tuple[str, str], ...]:
    if decision is None:
        return ()
    rows = [
        ("decided", f"{decision.decision} by {decision.by}, until {decision.until}"),
        ("reason", decision.reason),
        ("state", f"{decision.state}: {decision.told}" if decision.told else decision.state),
    ]
    return tuple((name, safe(words)) for name, words in rows if words)


def rows_of(value: Any) -> tuple[tuple[str, str], ...]:
    """Return a reading as rows of name and words, what is empty left out."""
    if value is None or value == "":
        return ()
    data = value.model_dump(mode="json") if hasattr(value, "model_dump") else value
    if not isinstance(data, Mapping):
        return (("says", safe(str(data))),)
    rows = [(str(name).replace("_", " "), _cell(item)) for name, item in data.items()]
    return tuple((safe(name), words) for name, words in rows if words)


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(f"“{safe(str(item))}”" for item in value)
    return in_words(value)


def _places(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """Return the evidence by statement: several figures of one sentence are one quote."""
    groups: dict[tuple[str, str, int, str], list[Evidence]] = {}
    for number, piece in enumerate(evidence):
        alone = "" if piece.context else f"{number}"
        groups.setdefault((piece.source, piece.path, piece.context_start, alone), []).append(piece)
    return list(groups.values())


def _draft(piece: Evidence, letters: Mapping[str, Letter]) -> bool:
    letter = letters.get(piece.source)
    return letter is not None and letter.draft


def _words(group: list[Evidence], letters: dict[str, Letter], most: int) -> Words:
    first = group[0]
    statement = first.context or first.text
    spans = [span_in(statement, first.context_start, piece) for piece in group]
    notes = [f"said by {safe(first.speaker)}"] if first.speaker else []
    if first.origin and first.origin != first.source:
        notes.append(f"repeats {safe(first.origin)}")
    values = dict.fromkeys(_told(piece) for piece in group)
    return Words(
        letter=letter_of(letters, first.source),
        values=tuple(value for value in values if value),
        when=safe(first.published),
        where=place_of(first),
        notes=tuple(notes),
        quote=segments(statement, spans, most),
    )


def _told(piece: Evidence) -> str:
    """Return the value in full, unless the quote is just those words."""
    words = value_words(piece.value, piece.text)
    return "" if words.casefold() == safe(piece.text).casefold() else words


def span_in(statement: str, start: int, piece: Evidence) -> tuple[int, int]:
    """Return where a piece's words stand in a statement that starts at *start*."""
    low = piece.start - start
    if low < 0 or statement[low : low + len(piece.text)] != piece.text:
        low = statement.find(piece.text)
    return (low, low + len(piece.text)) if low >= 0 else (0, 0)


def value_words(value: Any, text: str) -> str:
    """Return a value as compared in full, the quote itself where it has no words of its own."""
    if isinstance(value, list | tuple):
        return ", ".join(safe(str(item)) for item in value)
    return in_words(value) or safe(text)


def _weights(finding: Finding) -> tuple[tuple[str, str], ...]:
    if not finding.match:
        return ()
    rows = [(f"{weight:+.1f}", safe(reason)) for reason, weight in finding.match]
    total = sum(weight for _, weight in finding.match)
    return (*rows, (f"{total:+.1f}", "in all; each point doubles the odds"))
