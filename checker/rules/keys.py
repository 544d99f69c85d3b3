"""A model of a file that people write in, its keys as a table out: what each may be, and means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from checker.rules.meaning import meaning

Row = tuple[str, str, str, str]
"""A key in Markdown: its name, what it may be, its default, its meaning."""


@cache
def key_rows(model: type[BaseModel]) -> tuple[Row, ...]:
    """Return each key of *model*; its scheme takes pydantic a tenth of a second."""
    return tuple(_rows(model))


def _rows(model: type[BaseModel]) -> Iterator[Row]:
    scheme = model.model_json_schema(by_alias=True)
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    for key, about in scheme["properties"].items():
        needed = key in scheme.get("required", ())
        default = "required" if needed else _default(about.get("default"))
        said = meaning(model, names[key], key).replace("|", "\\|")
        yield key, _type(about, scheme.get("$defs", {})), default, said


def _type(about: dict[str, Any], known: dict[str, Any]) -> str:
    if "$ref" in about:
        target = about["$ref"].rpartition("/")[2]
        return _type(known[target], known) if "enum" in known[target] else "map"
    if "const" in about:
        return f"`{about['const']}`"
    if "enum" in about:
        return ", ".join(f"`{one}`" for one in about["enum"])
    if several := about.get("anyOf") or about.get("oneOf"):
        return _either([_type(one, known) for one in several if one.get("type") != "null"])
    if about.get("type") == "array":
        items = about.get("items") or {}
        inner = _type(items, known) if items else "text"
        return f"list of {inner}"
    words = {"string": "text", "boolean": "true or false", "object": "map"}
    return words.get(str(about.get("type")), str(about.get("type", "any")))


def _either(kinds: list[str]) -> str:
    if kinds[1:] == [f"list of {kinds[0]}"]:
        return f"{kinds[0]}, or a list"
    return " or ".join(dict.fromkeys(kinds))


def _default(value: Any) -> str:
    if value in (None, "", [], {}) or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list):
        return ", ".join(f"`{one}`" for one in value)
    return f"`{value}`".replace("|", "\\|")
