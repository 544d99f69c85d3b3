"""The models of files that people write in, a JSON Schema (draft 2020-12) for their editors out."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from checker.model.pattern import Pattern
from checker.model.rule import KINDS, Common
from checker.rules.meaning import about, meaning

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
VERSION: Final = 1
"""Of the rule format: keys are added to it, and none is taken away or changes its meaning."""

Schema = dict[str, Any]

_SET_WHEN_LOADED: Final = "pack"


def rule_schema() -> Schema:
    """Return the schema of a rule file: the kind decides which keys there are."""
    references, schema = models_json_schema(
        [(model, "validation") for model in KINDS.values()], by_alias=True
    )
    known: Schema = schema["$defs"]
    _explain(known, KINDS.values())
    kinds = {
        kind: references[model, "validation"]["$ref"].rpartition("/")[2]
        for kind, model in KINDS.items()
    }
    for kind, name in kinds.items():
        known[kind] = _kind(KINDS[kind], known.pop(name))
    shared = known["same-value"]["properties"]
    told = " ".join(f"{kind}: {_summary(model)}" for kind, model in KINDS.items())
    return {
        "$schema": DRAFT,
        "title": f"A rule of check, format {VERSION}",
        "description": "What must hold between claims, its explanation and its tests, in one file.",
        "type": "object",
        "properties": {
            **{key: {"description": shared[key]["description"]} for key in _common_keys()},
            "kind": {"description": f"What the rule does. {told}", "enum": list(kinds)},
        },
        "required": ["kind", "summary", "message"],
        # A key that is wrong for its kind is said to be wrong for that kind, and for no other.
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{kind}"},
            }
            for kind in kinds
        ],
        "$defs": {name: known[name] for name in sorted(known)},
    }


def pattern_schema() -> Schema:
    """Return the schema of a file of phrase patterns; what a phrase may be, loading says."""
    schema = file_schema(Pattern, f"A phrase pattern of check, format {VERSION}")
    del schema["properties"][_SET_WHEN_LOADED]
    schema["required"].remove("id")
    schema["properties"]["patterns"]["minItems"] = 1
    return schema


def file_schema(model: type[BaseModel], title: str, one_or_many: Iterable[str] = ()) -> Schema:
    """Return the schema of a file of *model*; for the keys *one_or_many* one text may stand."""
    schema = model.model_json_schema(by_alias=True)
    known: Schema = schema.pop("$defs", {})
    known[model.__name__] = schema
    _explain(known, [model])
    own = known.pop(model.__name__)
    for key in one_or_many:
        listed = own["properties"][key]
        kept = {name: listed.pop(name) for name in ("description", "default") if name in listed}
        own["properties"][key] = {**kept, "anyOf": [{"type": "string"}, listed]}
    return {
        "$schema": DRAFT,
        **own,
        "title": title,
        "$defs": {name: known[name] for name in sorted(known)},
    }


def _kind(model: type[Common], schema: Schema) -> Schema:
    """Return the schema of one kind; the file's own name stands for an id that is left out."""
    del schema["properties"][_SET_WHEN_LOADED]
    required = [key for key in schema.get("required", ()) if key != "id"]
    schema["properties"]["kind"]["description"] = _summary(model)
    return {**schema, "required": ["kind", *required], "description": _summary(model)}


def _summary(model: type[BaseModel]) -> str:
    return " ".join(filter(None, ((inspect.getdoc(model) or "").split("\n\n")[0], about(model))))


def _common_keys() -> list[str]:
    skipped = {_SET_WHEN_LOADED, "kind"}
    return [key for key, _ in keys_of(Common) if key not in skipped]


def _explain(known: Schema, models: Iterable[type[BaseModel]]) -> None:
    """Give every key of every model its description, and take away what editors show twice."""
    classes = {one.__name__: one for model in models for one in nested(model)}
    for name, schema in known.items():
        schema.pop("title", None)
        model = classes.get(name)
        if model is None:
            continue
        for key, field in keys_of(model):
            about_key = schema["properties"][key]
            about_key.pop("title", None)
            about_key["description"] = meaning(model, field, key) or key.replace("_", " ")
            items = about_key.get("items", {})
            if len(items.get("oneOf", ())) == 3:
                about_key["items"] = _given(items["oneOf"])


def _given(forms: list[Schema]) -> Schema:
    """Return an entry of `given`: told apart as the loader does, so that one form is spoken of."""
    sentence, text, claim = forms
    return {
        "if": {"type": "string"},
        "then": sentence,
        "else": {"if": {"required": ["text"]}, "then": text, "else": claim},
    }


def keys_of(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Return each key of a file of *model*, with the name of its field."""
    return [(field.alias or name, name) for name, field in model.model_fields.items()]


def nested(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield a model, and every model in its fields, once for each way to it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from nested(field.annotation)
    for inner in get_args(annotation):
        yield from nested(inner)
