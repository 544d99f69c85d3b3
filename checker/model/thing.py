"""What several sources speak of, and what each of them says: rows of a matrix, links of a graph."""

from __future__ import annotations

from typing import Any, Literal

from checker.model.frozen import Frozen

Agreement = Literal["agrees", "contradicted", "slightly-off"]
"""`slightly-off`: the values differ, and no rule objects."""


class Said(Frozen):
    """What one source says of a thing."""

    source: str
    origin: str
    value: Any
    """As compared, in JSON types, as in a finding's evidence."""
    key: str
    """Canonical; equal keys are equal values."""
    text: str
    path: str
    line: int = 0
    published: str = ""
    findings: tuple[str, ...] = ()
    """Ids of the findings that show these words."""


class ThingLine(Frozen):
    """One thing that several sources speak of."""

    label: str
    type: str
    """Of its values: quantity, date, members, entity, text or truth."""
    state: Agreement
    said: tuple[Said, ...]
    """In the order of the sources."""
    findings: tuple[str, ...] = ()
    """Ids of the findings that compare them."""


class LinkLine(Frozen):
    """A link between two names, as sources state it: a person's role, where a body belongs."""

    subject: str
    relation: str
    object: str
    sources: tuple[str, ...]
    contradicted: bool = False
    findings: tuple[str, ...] = ()
