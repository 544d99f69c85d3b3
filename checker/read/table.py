"""How a claim file is to be read: an entry of check.yaml in, its checked form and its files out."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from checker.errors import ConfigError
from checker.model.frozen import Frozen

Format = Literal["csv", "jsonl", "parquet", "yaml"]
ValueType = Literal["entity", "text", "quantity", "date", "members", "truth"]

CLAIM_COLUMNS = (
    "id",
    "source",
    "subject",
    "predicate",
    "value",
    "type",
    "unit",
    "valid",
    "valid_from",
    "valid_to",
    "modality",
    "polarity",
    "speaker",
    "quote",
    "origin",
    "published",
)
"""What a row of a claim file can say; other columns of the file are left alone."""

REQUIRED = ("source", "subject", "predicate", "value")

_SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".tab": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".parquet": "parquet",
    ".yaml": "yaml",
    ".yml": "yaml",
}
CLAIM_SUFFIXES = frozenset(_SUFFIXES) - {".txt", ".json"}
"""Files that are claims when they are named on the command line; a .txt there is an article."""

_PATTERN_LIMIT = 200
# The engine that splits knows neither; what is left is matched in linear time.
_LOOK_AROUND = re.compile(r"\(\?(?:[=!]|<[=!]|P=|\()|\\[1-9]")


class MembersReading(Frozen):
    """How the items of a list are compared."""

    names: Literal["name", "person"] = "name"
    """`person` compares family names, so that "Ames, R. J." and "Rita Ames" are one.

    Lists of persons are read in any format, also without a separator that can be relied on: those
    of one thing tell each other which words are family names.  "et al." leaves a list open.
    """
    spelling: Literal["fold", "near"] = "fold"
    """`near` takes a rare family name for a near one that more lists of the thing have: "Ammes" for
    "Ames", and "Am" at the end of a list that was cut off."""
    open: bool = False
    ordered: bool = False

    @model_validator(mode="after")
    def _near_spelling_is_of_persons(self) -> Self:
        if self.spelling == "near" and self.names != "person":
            raise ValueError("spelling: near needs names: person")
        return self


class ClaimFile(Frozen):
    """One entry of `claims:` in check.yaml."""

    file: str
    """A path or a glob inside the project."""
    format: Format | None = None
    delimiter: str = Field(default="", max_length=1)
    """Of a csv file; by default a tab for .tsv and .tab, else a comma."""
    quote: str = Field(default='"', max_length=1)
    """The character around csv fields that hold the delimiter; empty where there is none."""
    header: bool = True
    encoding: Literal["utf-8", "latin-1"] = "utf-8"
    columns: dict[str, str | int] = Field(default_factory=dict)
    """Claim column: its name in the file, or its position from 0."""
    constants: dict[str, str] = Field(default_factory=dict)
    """Claim column: the same value for every row."""
    type: ValueType | None = None
    separator: str = r"\s*;\s*"
    """Between the items of a list, as a regular expression."""
    members: MembersReading = MembersReading()
    missing: tuple[str, ...] = ()
    """Values that mean "not given"; such a row makes no claim and is no error."""
    dates: Literal["dmy", "mdy"] | None = None
    """Order of day and month in 03/04/2021; where it is not given, both readings are allowed."""
    decimal: Literal[".", ","] = "."
    role: Literal["source", "draft"] = "source"

    @field_validator("separator")
    @classmethod
    def _separator_is_safe(cls, separator: str) -> str:
        if len(separator) > _PATTERN_LIMIT:
            raise ValueError(f"the separator is longer than {_PATTERN_LIMIT} characters")
        if _LOOK_AROUND.search(separator):
            raise ValueError("the separator may not look around or back")
        try:
            matches_nothing = re.compile(separator).match("") is not None
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"the separator is not a regular expression: {error}") from None
        if matches_nothing:
            hint = " (write \\| for a bar)" if "|" in separator else ""
            raise ValueError(f"the separator matches between any two letters{hint}")
        return separator

    @model_validator(mode="after")
    def _columns_make_a_claim(self) -> Self:
        strange = sorted(set(self.constants) - set(CLAIM_COLUMNS))
        if strange:
            known = ", ".join(CLAIM_COLUMNS)
            raise ValueError(f"constants: no column of a claim is named {strange[0]} ({known})")
        if self.columns:
            given = {*self.columns, *self.constants}
            absent = [name for name in REQUIRED if name not in given]
            if absent:
                raise ValueError(f"columns: {', '.join(absent)} is not mapped")
        elif not self.header:
            raise ValueError("a file without header needs columns by position")
        for name, column in self.columns.items():
            if isinstance(column, int) and column < 0:
                raise ValueError(f"columns: {name} stands at position {column}; the first is 0")
            if isinstance(column, str) and not self.header:
                raise ValueError(f"columns: {name} is a name, but the file has no header")
        return self

    def format_of(self, path: Path) -> Format:
        """Return the format of one of the files.

        Raises:
            ConfigError: It is not given and the suffix does not tell.
        """
        found = self.format or _SUFFIXES.get(path.suffix.lower())
        if found is None:
            raise ConfigError(
                f"{path.name} could be any kind of claim file",
                advice="Write `format: csv`, jsonl, parquet or yaml beside it.",
            )
        return found

    def delimiter_of(self, path: Path) -> str:
        """Return the character between the fields of one of the csv files."""
        return self.delimiter or ("\t" if path.suffix.lower() in (".tsv", ".tab") else ",")

    def wanted(self) -> dict[str, str | int]:
        """Return which column of the file holds which column of a claim."""
        if self.columns:
            return {name: at for name, at in self.columns.items() if name in CLAIM_COLUMNS}
        return {name: name for name in CLAIM_COLUMNS if name not in self.constants}


def claim_file(entry: Any, **defaults: Any) -> ClaimFile:
    """Return the checked form of one entry; a bare path is an entry too.

    Raises:
        ConfigError: The entry is wrong; the message names the key.
    """
    from pydantic import ValidationError

    given = {"file": entry} if isinstance(entry, str) else entry
    if not isinstance(given, dict):
        raise ConfigError("an entry of `claims` is a path, or a map with `file:`")
    try:
        return ClaimFile.model_validate({**defaults, **given})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        words = str(first["msg"]).removeprefix("Value error, ")
        raise ConfigError(f"claims: {key}: {words}" if key else f"claims: {words}") from None


def files_of(project: Path, entry: ClaimFile) -> list[Path]:
    """Return the files that an entry means, in order of their names.

    Raises:
        ConfigError: There is none, or the path leads out of the project.
    """
    pattern = PurePosixPath(entry.file.replace("\\", "/"))
    outside = (
        pattern.is_absolute()
        or ".." in pattern.parts
        or "://" in entry.file
        or bool(re.match(r"[A-Za-z]:|~", entry.file))
        or "\0" in entry.file
    )
    if outside or not pattern.parts:
        raise ConfigError(
            f"{entry.file!r} is not a path inside the project",
            advice="Claim files are named relative to the folder of check.yaml.",
        )
    exact = project / pattern
    found = [exact] if exact.is_file() else sorted(project.glob(str(pattern)))
    files = [path for path in found if path.is_file()]
    if not files:
        raise ConfigError(f"no claim file is named {entry.file}")
    root = project.resolve()
    for path in files:
        if not path.resolve().is_relative_to(root):
            raise ConfigError(
                f"{path.relative_to(project)} leads out of the project through a link"
            )
    return files
