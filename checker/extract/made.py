"""A place where a phrase stands in, the claim that the pattern makes of it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from checker.extract.automaton import Holding, Match
from checker.extract.context import Context
from checker.extract.office import role_key
from checker.extract.part import SlotType
from checker.extract.signal import qualifiers_at
from checker.model.claim import Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.pattern import Made, Pattern
from checker.model.value import DateValue, EntityValue, TextValue, TruthValue, Value

NAMED: Final = frozenset({"person", "organisation", "place", "country", "name"})
MADE: Final[Mapping[SlotType, Made]] = {
    "person": "entity", "organisation": "entity", "place": "entity", "country": "entity",
    "name": "entity", "role": "entity", "quantity": "quantity", "money": "quantity",
    "percent": "quantity", "number": "quantity", "time": "quantity", "date": "date",
    "quote": "text", "words": "text",
}  # fmt: skip
"""The type of value that a slot gives a claim, where the pattern names none."""
REFERENCE: Final = re.compile(r"\{([^{}]*)\}")
"""What stands for a slot in the words of a claim."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim, with its subject and its value as the text writes them."""

    claim: Claim
    subject: str
    value: str


def claim_of(
    document: Document,
    context: Context,
    pattern: Pattern,
    types: Mapping[str, SlotType],
    match: Match,
) -> Reading | None:
    """Return the claim of *match*; None where the clause denies it, or a slot is empty."""
    made = pattern.claim
    maker = _Maker(document, context, types, match)
    value, subject = maker.value(made.value, made.type), maker.words(made.subject)
    if value is None or not subject:
        return None
    spot = maker.first(made.value) or Holding(match.start, match.end, match.behind)
    part = context.at(match.start)
    said = qualifiers_at(document, context, spot.start)
    if said.polarity == "denied" and made.polarity is None and not isinstance(value, TruthValue):
        return None  # what she was not made says nothing of what she was made
    claim = Claim(
        source=document.id,
        subject=subject,
        predicate=made.predicate,
        value=value,
        qualifiers=_qualified(said, pattern, maker),
        quote=Quote(exact=document.text[match.start : match.end], start=match.start, end=match.end),
        about=context.about(spot.start, spot.end),
        statement=part.statement.number if part else 0,
        keyed=made.keyed,
    )
    return Reading(claim, maker.written(made.subject), maker.written(made.value))


def _qualified(said: Qualifiers, pattern: Pattern, maker: _Maker) -> Qualifiers:
    made = pattern.claim
    changed: dict[str, object] = {}
    if made.modality:
        changed["modality"] = made.modality
    if made.polarity:
        changed["polarity"] = made.polarity
    if made.speaker and (speaker := maker.words(made.speaker)):
        changed["speaker"] = speaker
    if made.valid:
        holding = maker.first(made.valid)
        if holding and isinstance(holding.value, DateValue):
            changed["valid"] = holding.value
    return said.model_copy(update=changed) if changed else said


@dataclass(frozen=True)
class _Maker:
    """Fills the words of a claim with what the slots hold."""

    document: Document
    context: Context
    types: Mapping[str, SlotType]
    match: Match

    def first(self, template: str | bool) -> Holding | None:
        """Return what the first slot of *template* holds."""
        found = REFERENCE.search(template) if isinstance(template, str) else None
        return self.match.held.get(found.group(1)) if found else None

    def words(self, template: str) -> str:
        """Return *template* with names as their keys; "" where a slot is empty."""
        parts: list[str] = []
        at = 0
        for found in REFERENCE.finditer(template):
            holding = self.match.held.get(found.group(1))
            if holding is None:
                return ""
            parts += [template[at : found.start()], self._key(found.group(1), holding)]
            at = found.end()
        return "".join((*parts, template[at:])).strip()

    def value(self, template: str | bool, wanted: Made | None) -> Value | None:
        """Return the value that *template* makes; None where a slot is empty."""
        if isinstance(template, bool):
            return TruthValue(truth=template)
        whole = REFERENCE.fullmatch(template)
        if whole is None:
            return self._text(template, wanted)
        holding = self.match.held.get(whole.group(1))
        if holding is None:
            return None
        if holding.value is not None:
            return holding.value
        written = self._written(holding)
        if (wanted or MADE[self.types[whole.group(1)]]) == "text":
            return TextValue(text=written)
        kind = self.types[whole.group(1)]
        entity = None if kind == "words" else self._key(whole.group(1), holding)
        return EntityValue(name=written, entity=entity)

    def _text(self, template: str, wanted: Made | None) -> Value | None:
        """Return the value of words with slots in them, each as it is written."""
        for found in REFERENCE.finditer(template):
            if found.group(1) not in self.match.held:
                return None
        text = REFERENCE.sub(lambda m: self._written(self.match.held[m.group(1)]), template)
        return EntityValue(name=text) if wanted == "entity" else TextValue(text=text)

    def written(self, template: str | bool) -> str:
        """Return *template* with what the slots hold, as the text writes it."""
        held = self.match.held
        return REFERENCE.sub(
            lambda m: self._written(held[m.group(1)]) if m.group(1) in held else "",
            str(template).lower() if isinstance(template, bool) else template,
        )

    def _key(self, name: str, holding: Holding) -> str:
        written = self._written(holding)
        if self.types[name] in NAMED:
            return self.context.key_of(holding.start, holding.end, written)
        return role_key(written) if self.types[name] == "role" else written

    def _written(self, holding: Holding) -> str:
        return self.document.text[holding.start : holding.end]


def slots_named(template: str | bool | None) -> tuple[str, ...]:
    """Return the names of the slots that the words of a claim speak of."""
    return tuple(REFERENCE.findall(template)) if isinstance(template, str) else ()
