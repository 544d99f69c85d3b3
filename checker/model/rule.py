"""Rules: what must hold between claims, as an editor writes it; one model for each kind."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from checker.model.case import RuleTest
from checker.model.finding import Level, Verdict
from checker.model.frozen import Flag, Frozen, Number, Whole
from checker.model.selector import VALUE_TYPES, Name, Names, Selector, ValueType, many
from checker.model.value import Granularity

Column = Literal[
    "thing", "source", "origin", "role", "published", "statement", "keyed", "subject",
    "subject_key", "predicate", "value_type", "value_key", "entity", "unit", "granularity",
    "truth", "valid_low", "valid_high", "modality", "polarity", "speaker", "head",
]  # fmt: skip
"""What `same` may group by; `thing` is what matching found to be one thing."""

DateFault = Literal["weekday", "impossible"]

Text = Annotated[str, Field(max_length=5000)]


class Tolerance(Frozen):
    """How far two numbers may lie apart; the larger of both allowances counts."""

    absolute: Number = Field(default=0, ge=0, allow_inf_nan=False)
    relative: Number = Field(default=0, ge=0, le=1)


class Common(Frozen):
    """What every rule has, whatever its kind."""

    types: ClassVar[tuple[ValueType, ...]] = VALUE_TYPES
    grouping: ClassVar[tuple[Column, ...]] = ("thing",)
    single: ClassVar[bool] = False
    """Whether a finding rests on one claim, with nothing on the right."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)
    level: Level = "warning"
    summary: str = Field(min_length=1, max_length=300)
    where: Selector = Selector()
    same: tuple[Column, ...] = ()
    aliases: Flag = True
    verdict: Verdict | None = None
    message: str = Field(min_length=1, max_length=2000)
    why: Text = ""
    advice: Text = ""
    limits: Text = ""
    caution: Text = ""
    confirm: Literal["judge"] | None = None
    """`judge` asks a language model for a second opinion of each finding; it stands beside it."""
    tests: tuple[RuleTest, ...] = ()
    replaces: tuple[str, ...] = ()
    """Ids that this rule had before."""
    instead_of: Names = ()
    """Ids of wider rules that leave the claims of this one to it, so that nothing is told twice."""
    pack: str = ""
    """The pack that holds it; set when it is loaded, never written in a rule file."""

    @property
    def compared(self) -> tuple[ValueType, ...]:
        """The types of value that are left when the kind and `where` have both chosen."""
        wanted = self.where.value
        return tuple(one for one in self.types if not wanted or one in wanted)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What groups the claims that are compared with each other."""
        return self.same or self.grouping


class Pairwise(Common):
    """A rule that lays two claims about one thing side by side."""

    modalities: Literal["any", "same"] = "any"
    within: Whole | None = Field(default=None, ge=0)
    """Compare only sources published at most so many days apart."""
    updates: Literal["compare", "skip"] = "compare"
    """`skip` leaves later reports of the same issuer to a rule of kind superseded."""


class Comparing(Pairwise):
    """A rule that has to know when two values are compatible."""

    types: ClassVar[tuple[ValueType, ...]] = ("entity", "text", "quantity", "date", "truth")
    tolerance: Tolerance = Tolerance()
    granularity: Granularity | None = None
    """The coarsest date that is compared."""
    hedges: Literal["respect", "ignore"] = "respect"
    ancestors: Literal["compatible", "different"] = "compatible"
    spelling: Literal["fold", "exact"] = "fold"
    """`fold` takes accents, capitals, hyphens and other punctuation off before comparing."""
    shorter: Literal["compatible", "different"] = "compatible"
    """Whether "minister" may stand for "minister of trade", and "Lind" for "Ada Lind"."""


class SameValue(Comparing):
    """Claims about one thing carry one value."""

    kind: Literal["same-value"] = "same-value"


class SameMembers(Pairwise):
    """Closed lists of one thing have the same members."""

    types: ClassVar[tuple[ValueType, ...]] = ("members",)
    kind: Literal["same-members"] = "same-members"
    ignore_order: Flag = True
    ancestors: Literal["compatible", "different"] = "different"
    overlap: Number = Field(default=0, ge=0, le=1)
    """The share of the shorter list that both must have to be taken for one list."""


class OneParent(Pairwise):
    """A thing is placed under one branch."""

    types: ClassVar[tuple[ValueType, ...]] = ("entity",)
    kind: Literal["one-parent"] = "one-parent"


class Exclusive(Pairwise):
    """Values, truth or polarity that exclude each other are not claimed of one thing."""

    kind: Literal["exclusive"] = "exclusive"
    values: tuple[Annotated[tuple[Name, ...], Field(min_length=2)], ...] = ()
    polarity: Flag = False
    truth: Flag = False

    @model_validator(mode="after")
    def _excludes_by_one_thing(self) -> Self:
        if sum((bool(self.values), self.polarity, self.truth)) != 1:
            raise ValueError("give one of values, polarity and truth")
        return self


class Order(Common):
    """The first of two dates or numbers is not larger than the second."""

    types: ClassVar[tuple[ValueType, ...]] = ("quantity", "date")
    grouping: ClassVar[tuple[Column, ...]] = ("subject_key",)
    kind: Literal["order"] = "order"
    before: Names = Field(min_length=1)
    after: Names = Field(min_length=1)
    sources: Literal["any", "same"] = "any"


class AddsUp(Common):
    """Parts add up to their total; a list has as many members as announced."""

    grouping: ClassVar[tuple[Column, ...]] = ("thing", "source")
    kind: Literal["adds-up"] = "adds-up"
    total: Selector
    parts: Selector | None = None
    members: Selector | None = None
    tolerance: Tolerance = Tolerance()
    complete: Flag = True
    """False where the parts need not be all: then only a sum above the total is found."""

    @model_validator(mode="after")
    def _adds_numbers_or_counts_names(self) -> Self:
        if (self.parts is None) == (self.members is None):
            raise ValueError("give parts (numbers to add) or members (a list to count)")
        return self


class Calendar(Common):
    """A date exists, and falls on the weekday that is written beside it."""

    types: ClassVar[tuple[ValueType, ...]] = ("text",)
    single: ClassVar[bool] = True
    kind: Literal["calendar"] = "calendar"
    finds: Annotated[
        tuple[DateFault, ...],
        BeforeValidator(many, json_schema_input_type=DateFault | tuple[DateFault, ...]),
    ] = ("weekday", "impossible")


class Superseded(Comparing):
    """A value that was replaced by a later report."""

    kind: Literal["superseded"] = "superseded"
    issuer: Literal["same", "any"] = "same"
    draft_level: Level = "warning"
    """The level where a draft uses the old value."""


class Supported(Comparing):
    """What a draft states is carried by enough independent origins."""

    types: ClassVar[tuple[ValueType, ...]] = VALUE_TYPES
    single: ClassVar[bool] = True
    kind: Literal["supported"] = "supported"
    origins: Whole = Field(default=1, ge=1)
    carries: Literal["value", "match"] = "value"
    """What a source must have: the same value, or (for whole statements) a matching statement."""


class Naming(Pairwise):
    """One thing goes by one name, spelt one way."""

    types: ClassVar[tuple[ValueType, ...]] = ("entity", "text")
    kind: Literal["naming"] = "naming"
    finds: Literal["spelling", "any"] = "spelling"
    length: Whole = Field(default=5, ge=1)
    """Shorter names are not compared."""
    distance: Whole = Field(default=2, ge=1)
    """How many letters may differ for one spelling to be near the other."""
    similarity: Number = Field(default=0.88, ge=0, le=1)


class SameQuote(Pairwise):
    """One quotation has one wording."""

    types: ClassVar[tuple[ValueType, ...]] = ("text",)
    kind: Literal["same-quote"] = "same-quote"
    words: Whole = Field(default=3, ge=1)
    """Shorter quotations are not compared."""


class SameSpeaker(Pairwise):
    """One quotation has one speaker."""

    types: ClassVar[tuple[ValueType, ...]] = ("entity",)
    kind: Literal["same-speaker"] = "same-speaker"


class Certainty(Comparing):
    """What is stated of one thing is equally sure everywhere."""

    types: ClassVar[tuple[ValueType, ...]] = VALUE_TYPES
    kind: Literal["certainty"] = "certainty"
    steps: Whole = Field(default=1, ge=1, le=2)


class Judge(Pairwise):
    """A language model is asked how two claims about one thing bear on each other."""

    types: ClassVar[tuple[ValueType, ...]] = VALUE_TYPES
    kind: Literal["judge"] = "judge"
    question: str = Field(min_length=1, max_length=500)
    most: Whole = Field(default=20, ge=1, le=1000)
    """How many pairs are put to the model, those that match best first."""
    sources: Literal["other", "any"] = "other"
    """`any` compares a source with itself as well."""
    values: Literal["different", "any"] = "different"
    """`any` puts pairs of one value to the model too, where they are worded differently."""


class Sql(Common):
    """One SELECT that gives left_id and right_id, written by hand."""

    kind: Literal["sql"] = "sql"
    query: str = Field(min_length=1, max_length=20_000)


Rule = Annotated[
    SameValue | SameMembers | OneParent | Exclusive | Order | AddsUp | Calendar | Superseded
    | Supported | Naming | SameQuote | SameSpeaker | Certainty | Judge | Sql,
    Field(discriminator="kind"),
]  # fmt: skip

MODELS: tuple[type[Common], ...] = (
    SameValue, SameMembers, OneParent, Exclusive, Order, AddsUp, Calendar, Superseded, Supported,
    Naming, SameQuote, SameSpeaker, Certainty, Judge, Sql,
)  # fmt: skip
KINDS: dict[str, type[Common]] = {
    str(model.model_fields["kind"].default): model for model in MODELS
}
"""The model of each kind, in the order in which they are explained."""
