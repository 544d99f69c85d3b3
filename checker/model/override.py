"""What a project changes about a rule that others wrote, and what it exempts from it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from checker.model.finding import Level, Verdict
from checker.model.frozen import Flag, Frozen, Number, Whole
from checker.model.rule import Tolerance
from checker.model.selector import Names
from checker.model.value import Granularity


class Exemption(Frozen):
    """Entities or sources that a rule leaves alone, with the reason."""

    entity: Names = ()
    """By any name that the vocabulary knows: claims about it, and differences in its name."""
    source: Names = ()
    """Ids of sources, as reports show them."""
    reason: str = Field(pattern=r"\S", max_length=500)

    @model_validator(mode="after")
    def _exempts_something(self) -> Self:
        if not self.entity and not self.source:
            raise ValueError("give an entity or a source")
        return self


class Override(Frozen):
    """Changes to one rule; each key is one of the rule's own, but for `off` and `exceptions`."""

    off: Flag = False
    """`true`: the rule is not applied. `rule-id: off` means the same."""
    reason: str = Field(default="", max_length=500)
    """Why; for whoever reads check.yaml next."""
    exceptions: tuple[Exemption, ...] = ()
    """What this rule leaves alone; findings that they hide are counted in the report."""
    level: Level | None = None
    draft_level: Level | None = None
    verdict: Verdict | None = None
    caution: Annotated[str, Field(max_length=5000)] | None = None
    confirm: Literal["judge"] | None = None
    aliases: Flag | None = None
    modalities: Literal["any", "same"] | None = None
    within: Annotated[Whole, Field(ge=0)] | None = None
    updates: Literal["compare", "skip"] | None = None
    tolerance: Tolerance | None = None
    granularity: Granularity | None = None
    hedges: Literal["respect", "ignore"] | None = None
    ancestors: Literal["compatible", "different"] | None = None
    spelling: Literal["fold", "exact"] | None = None
    shorter: Literal["compatible", "different"] | None = None
    ignore_order: Flag | None = None
    overlap: Annotated[Number, Field(ge=0, le=1)] | None = None
    complete: Flag | None = None
    issuer: Literal["same", "any"] | None = None
    origins: Annotated[Whole, Field(ge=1)] | None = None
    length: Annotated[Whole, Field(ge=1)] | None = None
    distance: Annotated[Whole, Field(ge=1)] | None = None
    similarity: Annotated[Number, Field(ge=0, le=1)] | None = None
    words: Annotated[Whole, Field(ge=1)] | None = None
    steps: Annotated[Whole, Field(ge=1, le=2)] | None = None
    most: Annotated[Whole, Field(ge=1, le=1000)] | None = None

    @property
    def changes(self) -> dict[str, Any]:
        """The keys of the rule that are given another value."""
        return {
            key: getattr(self, key)
            for key in type(self).model_fields
            if key not in NO_PARAMETERS and getattr(self, key) is not None
        }


NO_PARAMETERS = frozenset(("off", "reason", "exceptions"))
"""Keys of an override that are none of a rule."""


def written_off(value: object) -> object:
    """Let the word off stand for `{off: true}`."""
    return {"off": True} if value in ("off", False) else value


Overriding = Annotated[
    Override, BeforeValidator(written_off, json_schema_input_type=Override | Literal["off"])
]


class PackChoice(Frozen):
    """One entry of `packs`, as a map."""

    name: str
    version: str | int | float = ""


def _in_short(value: object) -> object:
    """Return `name@version` for an entry of `packs` that is a map."""
    if not isinstance(value, dict):
        return value
    choice = PackChoice.model_validate(value)
    return f"{choice.name}@{choice.version}" if choice.version != "" else choice.name


PackName = Annotated[
    str, Field(max_length=500), BeforeValidator(_in_short, json_schema_input_type=str | PackChoice)
]
