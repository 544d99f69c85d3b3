"""What validation says of a rule file in, errors that point at the wrong word out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from checker.errors import RuleError
from checker.read.yaml import Node
from checker.rules.template import nearest

Keys = Sequence[int | str]

_RANK: Final = {"extra_forbidden": 0, "missing": 2}
"""A wrong key explains a missing one, so it comes first."""
_FIGURES: Final = "Write it in figures, without quotation marks and units."
_KEYS_BELOW: Final = "Write keys below it, each with its value."
_WANTED: Final = {
    "string_type": ("text", "Put it in quotes, if it is meant as a word."),
    "bool_type": ("true or false", "Write true or false."),
    "int_type": ("a whole number", _FIGURES),
    "int_from_float": ("a whole number", "Leave the decimals out."),
    "float_type": ("a number", _FIGURES),
    "tuple_type": ("a list", "Begin each entry on a line of its own with a dash, or use [ ]."),
    "model_type": ("a map", _KEYS_BELOW),
    "model_attributes_type": ("a map", _KEYS_BELOW),
    "dict_type": ("a map", _KEYS_BELOW),
}
"""What a key asks for, by the error of another type, and what to do."""
_LIMITS: Final = (
    ("ge", "The least that can stand here is {:g}."),
    ("le", "The most that can stand here is {:g}."),
    ("min_length", "Write something, or leave the key out."),
    ("max_length", "Shorten it to {:,} characters."),
)
_WORDS_FOR_TRUTH: Final = {
    **dict.fromkeys(("yes", "on", "y", "true"), "true"),
    **dict.fromkeys(("no", "off", "n", "false"), "false"),
}


def mistakes(node: Node, model: type[BaseModel], errors: Sequence[ErrorDetails]) -> list[RuleError]:
    """Return what is wrong, the most telling first; one error for one place."""
    ordered = sorted(
        errors, key=lambda one: (_RANK.get(one["type"], 1), [str(key) for key in one["loc"]])
    )
    found: dict[tuple[object, ...], RuleError] = {}
    for error in ordered:
        keys = _keys(error["loc"], node.data)
        if error["type"] == "missing" and _explained(found, keys):
            continue
        # A list that holds a wrong entry is called too short for it.
        if error["type"] == "too_short" and any(one[: len(keys)] == keys for one in found):
            continue
        found.setdefault(keys, _mistake(node, model, error, keys))
    return list(found.values())


def mistake(node: Node, keys: Keys, problem: str, advice: str, *, value: bool = False) -> RuleError:
    """Return an error at the key that *keys* lead to, or at its value."""
    place = node.value_place(*keys) if value else node.place(*keys)
    if place.length <= 1 and not node.line(place.line)[place.column - 1 :].strip():
        # Nothing is written there: what is wrong is that the key has no value.
        place = node.place(*keys)
    return RuleError(problem, place=place, advice=advice, source_line=node.line(place.line))


def _explained(found: dict[tuple[object, ...], RuleError], keys: Keys) -> bool:
    """Whether a key beside the missing one was meant to be it."""
    return any(
        one[:-1] == tuple(keys[:-1]) and error.advice == f"Did you mean {keys[-1]!r}?"
        for one, error in found.items()
        if one
    )


def _mistake(
    node: Node, model: type[BaseModel], error: ErrorDetails, keys: tuple[int | str, ...]
) -> RuleError:
    last = str(keys[-1]) if keys else ""
    above = ".".join(key for key in keys[:-1] if isinstance(key, str))
    where = f" in {above}" if above else ""
    match error["type"]:
        case "extra_forbidden":
            known = _fields(model, keys[:-1])
            return mistake(node, keys, f"unknown key {last!r}{where}", nearest(last, known))
        case "missing":
            problem = f"the key {last!r} is missing{where}"
            return mistake(node, keys[:-1], problem, f"Add `{last}:`.")
        case "literal_error":
            wanted = [word.strip("'\" ") for word in _expected(error)]
            problem = f"unknown {noun(keys)} {error['input']!r}"
            advice = nearest(str(error["input"]).strip("“”„‘’"), wanted)
            return mistake(node, keys, problem, advice, value=True)
        case "value_error":
            advice = "`check rules schema` and docs/reference.md list the keys of each kind."
            return mistake(node, keys or ("kind",), error["msg"].split(", ", 1)[1], advice)
    problem, advice = _wrong_type(error, noun(keys)) or _wrong_value(error, noun(keys))
    return mistake(node, keys, problem, advice, value=True)


def _wrong_type(error: ErrorDetails, name: str) -> tuple[str, str] | None:
    """Return problem and advice where a value is of another type than its key asks for."""
    if error["type"] == "too_short":
        return f"{name} has too few entries", f"Give at least {error['ctx']['min_length']}."
    if error["type"] not in _WANTED:
        return None
    wanted, advice = _WANTED[error["type"]]
    given = error["input"]
    if wanted == "true or false":
        meant = _WORDS_FOR_TRUTH.get(str(given).lower())
        advice = f"The words yes and no are text here: write {meant}." if meant else advice
    return f"{name} is not {wanted} but {_yaml_word(given)}", advice


def _wrong_value(error: ErrorDetails, name: str) -> tuple[str, str]:
    """Return problem and advice where a value is of the right type, and cannot stand there."""
    limits = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return (
            f"{name} {error['input']!r} is not made of small letters, figures and hyphens",
            "Write it as in `deaths-differ`: it begins with a letter, and is the file's name.",
        )
    advice = next((words.format(limits[key]) for key, words in _LIMITS if key in limits), "")
    if limits.get("le") == 1:
        advice += " Five percent is 0.05."
    return f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}", advice


def _keys(loc: tuple[int | str, ...], data: Any) -> tuple[int | str, ...]:
    """Return the part of pydantic's path that stands in the file; the last key may be missing."""
    keys: list[int | str] = []
    for key in loc:
        inside = isinstance(data, dict) and key in data
        item = isinstance(data, list) and isinstance(key, int) and key < len(data)
        if inside or item:
            keys.append(key)
            data = data[key]
        elif isinstance(data, dict) and key == loc[-1]:
            keys.append(key)
    return tuple(keys)


def _fields(model: type[BaseModel], keys: Keys) -> list[str]:
    """Return the keys that may stand where *keys* lead in a file of *model*."""
    for key in keys:
        if isinstance(key, int):
            continue
        names = {field.alias or name: field for name, field in model.model_fields.items()}
        inner = list(_models(names[key].annotation)) if key in names else []
        if not inner:
            return []
        # A claim and a text may stand in one list; a claim has more keys to mistake.
        model = max(inner, key=lambda one: len(one.model_fields))
    return sorted({field.alias or name for name, field in model.model_fields.items()} - {"pack"})


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _expected(error: ErrorDetails) -> list[str]:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")


def noun(keys: Keys) -> str:
    """Return what the value that *keys* lead to is called in a message."""
    names = [key for key in keys if isinstance(key, str)]
    return {"same": "column", "value": "value type"}.get(names[-1], names[-1]) if names else "rule"


def _yaml_word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return {dict: "a map", list: "a list", type(None): "empty"}.get(type(value), repr(value))
