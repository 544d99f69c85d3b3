"""How a pack is named in, its folder and what its pack.yaml says out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from checker.errors import RuleError
from checker.model.frozen import Frozen
from checker.read.shipped import shipped
from checker.rules.template import nearest

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PIN: Final = re.compile(r"(.*?)(?:@([0-9]{1,6}(?:\.[0-9]{1,6}){0,2}))?")

Version = Annotated[
    str,
    BeforeValidator(
        lambda value: str(value) if type(value) in (int, float) else value,
        json_schema_input_type=str | int | float,
    ),
    Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){0,2}$"),
]


class Pack(Frozen):
    """A folder of rules, by its pack.yaml."""

    name: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)
    summary: str = Field(default="", max_length=300)
    version: Version | None = None
    """`1`, `1.2` or `1.2.3`; the first number grows when rules find something else than before."""
    licence: str = Field(default="", max_length=100)
    """Under which its rules may be used: a short name such as `CC-BY-4.0`."""


def pinned(entry: str) -> tuple[str, str]:
    """Return name and version of an entry of `packs`; the version is empty where any will do.

    >>> pinned("news@1.2")
    ('news', '1.2')
    """
    match = _PIN.fullmatch(entry)
    return (match[1], match[2] or "") if match else (entry, "")


def folder_of(name: str) -> Path:
    """Return the folder of a pack: that of a shipped one by its name, else the path itself.

    Raises:
        RuleError: No pack is shipped under that name.
    """
    if "/" in name:
        return Path(name)
    folder = shipped("rules") / name
    # A name only: what leads elsewhere is no name.
    if not _NAME.fullmatch(name) or not (folder / "pack.yaml").is_file():
        known = shipped_packs()
        raise RuleError(f"unknown rule pack {name!r}", advice=nearest(name, known))
    return folder


def shipped_packs() -> list[str]:
    """Return the names of the packs that come with check."""
    return sorted(one.parent.name for one in shipped("rules").glob("*/pack.yaml"))


def fits(version: str | None, pin: str) -> bool:
    """Whether a pack of *version* may stand where *pin* is asked for: `1` takes every 1.x."""
    wanted, has = pin.split("."), (version or "").split(".")
    return not pin or has[: len(wanted)] == wanted
