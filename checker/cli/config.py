"""`check config`: which settings a run would have, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from checker.cli.manual import WIDTH, add, group
from checker.cli.output import put, style_of, table

if TYPE_CHECKING:
    from pydantic import BaseModel

    from checker.config import Config
    from checker.model.rule import Common
    from checker.read.yaml import Node
    from checker.rules.load import LoadedRules

app = group("Settings: what counts, and where it comes from.")

_FLAGS = {"fail-on": "fail_on", "baseline": "baseline"}
Row = dict[str, Any]


def show(  # noqa: PLR0917 - typer passes flags by name; each is one parameter
    origin: bool = typer.Option(False, "--origin", help="Also where each value is written."),
    fail_on: Literal["error", "warning", "note", "never"] = typer.Option(
        None, show_default=False, help="As of `check run`."
    ),
    baseline: str = typer.Option(None, metavar="FILE", help="As of `check run`."),
    rules: list[str] = typer.Option(None, metavar="PATH", help="As of `check run`."),
    skip_rule: list[str] = typer.Option(None, metavar="ID", help="As of `check run`."),
    format_: Literal["text", "json"] = typer.Option("text", "--format", help="How to tell it."),
    width: int = WIDTH,
) -> None:
    """Print each setting that a run would have, and what check.yaml changes about rules.

    A flag wins over check.yaml, check.yaml over the rule's own file, that over the default of its
    kind.

    Examples:
      check config show
      check config show --origin --format json
    """
    from checker.cli.chosen import config_here

    flags = {"fail_on": fail_on, "baseline": baseline, "rules": rules, "skip_rules": skip_rule}
    given = {name: value for name, value in flags.items() if value}
    config = config_here(**{k: tuple(v) if isinstance(v, list) else v for k, v in given.items()})
    rows = [*_settings(config, given), *_parameters(config)]
    if format_ == "json":
        import json

        data = {"schema_version": 1, "settings": rows}
        put(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
        return
    columns = ("setting", "value", "origin", "instead of") if origin else ("setting", "value")
    put(table([_in_words(row) for row in rows], columns, style_of(width)))


def _settings(config: Config, given: Row) -> Iterator[Row]:
    """Yield every key of check.yaml with the value that counts."""
    from checker.config import ProjectFile, read_project

    node = _node(config)
    written = read_project(config.project) if config.project is not None else ProjectFile()
    for key, name in _keys(ProjectFile):
        if key in {"overrides", "schema"}:
            continue
        if key == "llm":
            yield from _model(config, node)
            continue
        value = getattr(written, name)
        origin = _place(node, key)
        if name in given:
            value = getattr(config, name)
            both = isinstance(value, tuple) and origin != "default"
            origin = f"{origin}, flag" if both else "flag"
        yield {"setting": key, "value": _plain(value), "origin": origin}


def _model(config: Config, node: Node | None) -> Iterator[Row]:
    """Yield the settings of the language model; those of the environment win over check.yaml."""
    from checker.judge.setting import BASE_URL, MODEL, Settings

    variables = {"base_url": BASE_URL, "model": MODEL}
    import os

    for key, name in _keys(Settings):
        origin = _place(node, "llm", key)
        if os.environ.get(variables.get(name, "")):
            origin = f"${variables[name]}"
        value = getattr(config.llm, name)
        yield {"setting": f"llm.{key}", "value": _plain(value), "origin": origin}


def _parameters(config: Config) -> Iterator[Row]:
    """Yield what check.yaml changes about rules, with what would count without it."""
    if not config.overrides:
        return
    from checker.model.override import Override
    from checker.pipeline.rules import applied
    from checker.rules.load import load_rules

    node = _node(config)
    loaded = load_rules([Path(path) for path in config.rules], config.packs)
    applied(config, loaded)
    known = {rule.id: rule for rule in loaded.rules}
    for name, override in config.overrides.items():
        for key in Override.model_fields:
            value = getattr(override, key)
            if name not in known or value in (None, False, "", ()):
                continue
            row = {"setting": f"{name}.{key}", "value": _plain(value)}
            place = _place(node, "overrides", name, key)
            short = place if place != "default" else _place(node, "overrides", name)
            yield {**row, "origin": short, **_before(known[name], key, loaded)}


def _before(rule: Common, key: str, loaded: LoadedRules) -> Row:
    """Return the value in the rule's own file, else that of its kind, and where it stands."""
    from checker.cli.chosen import seen
    from checker.read.shipped import shipped
    from checker.rules.load import read

    if key not in type(rule).model_fields:
        return {}
    value = _plain(getattr(rule, key))
    node = read(Path(loaded.places[rule.id].path))
    if isinstance(node.data, dict) and key in node.data:
        place = node.place(key)
        path = Path(place.path)
        if path.is_relative_to(shipped("rules")):
            path = path.relative_to(shipped("rules"))
        else:
            path = Path(seen(place).path)
        origin = f"{path.as_posix()}:{place.line}"
        return {"overridden": {"value": value, "origin": origin}}
    return {"overridden": {"value": value, "origin": "default of the kind"}}


def _node(config: Config) -> Node | None:
    """Return check.yaml with the places of its keys."""
    if config.project is None:
        return None
    from checker.config import FILE_NAME
    from checker.read.yaml import load_yaml

    path = config.project / FILE_NAME
    return load_yaml(path.read_text(encoding="utf-8"), path.as_posix())


def _place(node: Node | None, *keys: str) -> str:
    """Return `file:line` of a key, or that its default counts."""
    data = node.data if node else None
    for key in keys:
        if not isinstance(data, dict) or key not in data:
            return "default"
        data = data[key]
    place = node.place(*keys) if node else None
    return f"{place.path}:{place.line}" if place else "default"


def _keys(model: type[BaseModel]) -> list[tuple[str, str]]:
    return [(field.alias or name, name) for name, field in model.model_fields.items()]


def _plain(value: Any) -> Any:
    """Return *value* in JSON types, without what was not written."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    dump = getattr(value, "model_dump", None)
    return dump(mode="json", exclude_defaults=True, by_alias=True) if dump else value


def _in_words(row: Row) -> Row:
    before = row.get("overridden")
    told = f"{_word(before['value'])} ({before['origin']})" if before else ""
    return {**row, "value": _word(row["value"]), "instead of": told}


def _word(value: Any) -> str:
    """Return a value as one would write it in check.yaml."""
    if value in (None, "", [], {}):
        return "-"
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(_word(one) for one in value)
        case dict():
            return ", ".join(f"{key}: {_word(inner)}" for key, inner in value.items())
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


add(app, show)
