"""Entities: the persons, bodies and places that names refer to."""

from __future__ import annotations

from typing import Literal

from checker.model.frozen import Frozen

EntityKind = Literal["person", "organisation", "place", "country", "body", "event", "work", "thing"]


class Entity(Frozen):
    """One entity of a vocabulary: its name, other names, and what it is part of."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: EntityKind = "thing"
    part_of: tuple[str, ...] = ()
