"""Selectors: which claims a rule looks at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from checker.model.claim import Modality, Polarity
from checker.model.document import Role
from checker.model.frozen import Flag, Frozen

ValueType = Literal["entity", "text", "quantity", "date", "members", "truth"]
VALUE_TYPES: tuple[ValueType, ...] = ("entity", "text", "quantity", "date", "members", "truth")


def many(value: object) -> object:
    """Let one word stand for a list of one."""
    return (
        tuple(value) if isinstance(value, list) else value if isinstance(value, tuple) else (value,)
    )


Name = Annotated[str, Field(max_length=500)]
Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(many, json_schema_input_type=Name | tuple[Name, ...]),
]
Types = Annotated[
    tuple[ValueType, ...],
    BeforeValidator(many, json_schema_input_type=ValueType | tuple[ValueType, ...]),
]
Roles = Annotated[
    tuple[Role, ...],
    BeforeValidator(many, json_schema_input_type=Role | tuple[Role, ...]),
]
Modalities = Annotated[
    tuple[Modality, ...],
    BeforeValidator(many, json_schema_input_type=Modality | tuple[Modality, ...]),
]
Polarities = Annotated[
    tuple[Polarity, ...],
    BeforeValidator(many, json_schema_input_type=Polarity | tuple[Polarity, ...]),
]


class Exclusion(Frozen):
    """Claims by their columns; a list means any of its entries."""

    predicate: Names = ()
    value: Types = ()
    unit: Names = ()
    subject: Names = ()
    """By any name that the vocabulary knows for it."""
    source: Names = ()
    role: Roles = ()
    modality: Modalities = ()
    polarity: Polarities = ()
    head: Names = ()
    """The counted, listed or placed noun of a claim taken from text."""
    keyed: Flag | None = None

    @property
    def conditions(self) -> list[tuple[str, tuple[str | bool, ...]]]:
        """Each column that is asked for, with the values that it may have; `subject` apart."""
        columns: list[tuple[str, tuple[str | bool, ...]]] = [
            ("predicate", self.predicate),
            ("value_type", self.value),
            ("unit", self.unit),
            ("source", self.source),
            ("role", self.role),
            ("modality", self.modality),
            ("polarity", self.polarity),
            ("head", self.head),
            ("keyed", () if self.keyed is None else (self.keyed,)),
        ]
        return [(column, values) for column, values in columns if values]


class Selector(Exclusion):
    """Which claims a rule looks at: every condition holds, and none of those under `not`."""

    exclude: Exclusion = Field(default=Exclusion(), alias="not")
