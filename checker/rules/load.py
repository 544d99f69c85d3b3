"""Rule files in, validated rules out; a wrong file is an error with its place, and others go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from checker.errors import CheckError, Place, RuleError
from checker.model.frozen import Frozen
from checker.model.rule import KINDS, Common
from checker.read.shipped import shipped
from checker.read.yaml import Node, load_yaml
from checker.rules.message import check_message
from checker.rules.template import nearest


class Pack(Frozen):
    """A folder of rules, by its pack.yaml."""

    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """The rules that could be read, by id, and what is wrong with the others."""

    rules: tuple[Common, ...]
    problems: tuple[CheckError, ...]
    places: dict[str, Place]
    """Where each rule stands."""


def load_rules(paths: Iterable[Path] = (), packs: Iterable[str] = ()) -> LoadedRules:
    """Return the rules of files and folders, and of shipped packs.

    A folder gives every .yaml file in it and below, but for pack.yaml and folders named patterns.
    """
    problems: list[CheckError] = []
    files: dict[Path, str] = {}
    for pack in packs:
        _gather(problems, files, pack, shipped("rules") / pack, shipped_pack=True)
    for path in paths:
        _gather(problems, files, "", path)
    rules: dict[str, Common] = {}
    places: dict[str, Place] = {}
    for file, pack in files.items():
        try:
            node = read(file)
            rule = parse_rule(node, pack=pack)
            _unique(rule, node, places)
        except CheckError as error:
            problems.append(error)
            continue
        rules[rule.id] = rule
        places[rule.id] = Place(node.path, node.place("id").line or 1)
    ordered = tuple(rules[name] for name in sorted(rules))
    return LoadedRules(rules=ordered, problems=tuple(problems), places=places)


def read(file: Path) -> Node:
    """Return the YAML in *file*.

    Raises:
        CheckError: It cannot be read, or is not YAML.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError("not UTF-8 text", place=Place(file.as_posix())) from None
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise RuleError(problem, place=Place(file.as_posix())) from None
    return load_yaml(text, file.as_posix())


def parse_rule(node: Node, *, pack: str = "") -> Common:
    """Return the rule in *node*; the kind is chosen first, so that errors speak of that kind only.

    Raises:
        RuleError: Something in it is wrong; the place is that of the key.
    """
    data = node.data
    if not isinstance(data, dict):
        raise _error(node, (), "a rule is a map of keys", "Begin with `id:` and `kind:`.")
    stem = Path(node.path).stem
    if "kind" not in data:
        raise _error(node, (), "the rule has no kind", f"Add `kind:`, one of: {', '.join(KINDS)}.")
    kind = data["kind"]
    if not isinstance(kind, str) or kind not in KINDS:
        raise _error(
            node, ("kind",), f"unknown kind {kind!r}", nearest(str(kind), KINDS), value=True
        )
    if "pack" in data:
        raise _error(
            node, ("pack",), "unknown key 'pack'", "The pack is the folder; remove the key."
        )
    try:
        rule = KINDS[kind].model_validate({"id": stem, **data, "pack": pack})
    except ValidationError as error:
        raise _first(node, KINDS[kind], error.errors()) from None
    if rule.id != stem and not node.path.startswith("<"):
        advice = f"Rename the file to {rule.id}.yaml, or write `id: {stem}`."
        raise _error(
            node, ("id",), f"the id {rule.id!r} is not the file's name", advice, value=True
        )
    try:
        check_message(rule, kind)
    except RuleError as error:
        raise _error(node, ("message",), error.problem, error.advice) from None
    return rule


def load_pack(folder: Path) -> Pack:
    """Return what pack.yaml in *folder* says.

    Raises:
        CheckError: It is missing or wrong.
    """
    node = read(folder / "pack.yaml")
    try:
        return Pack.model_validate(node.data)
    except ValidationError as error:
        raise _first(node, Pack, error.errors()) from None


def _gather(
    problems: list[CheckError],
    files: dict[Path, str],
    pack: str,
    path: Path,
    *,
    shipped_pack: bool = False,
) -> None:
    if shipped_pack and not (path / "pack.yaml").is_file():
        known = sorted(one.parent.name for one in path.parent.glob("*/pack.yaml"))
        problems.append(RuleError(f"unknown rule pack {pack!r}", advice=nearest(pack, known)))
    elif path.is_dir():
        try:
            name = pack or (load_pack(path).name if (path / "pack.yaml").is_file() else path.name)
        except CheckError as error:
            problems.append(error)
            name = path.name
        below = (one for end in ("*.yaml", "*.yml") for one in path.rglob(end))
        for file in sorted(below):
            inside = file.relative_to(path).parts
            hidden = any(part.startswith(".") for part in inside)
            if file.name != "pack.yaml" and "patterns" not in inside[:-1] and not hidden:
                files.setdefault(file, name)
    elif path.is_file():
        files.setdefault(path, pack or path.parent.name)
    else:
        advice = "Give a rule file, or a folder of them."
        problems.append(
            RuleError("no such rule file or folder", place=Place(str(path)), advice=advice)
        )


def _unique(rule: Common, node: Node, places: dict[str, Place]) -> None:
    if rule.id in places:
        problem = f"another rule has the id {rule.id!r}"
        raise _error(node, ("id",), problem, f"It stands in {places[rule.id]}; rename one of them.")


def _first(node: Node, model: type[BaseModel], errors: Sequence[ErrorDetails]) -> RuleError:
    """Return the error to show first: a wrong key explains a missing one, so it comes before."""
    rank = {"extra_forbidden": 0, "missing": 2}
    error = min(
        errors, key=lambda one: (rank.get(one["type"], 1), [str(key) for key in one["loc"]])
    )
    keys = _keys(error["loc"], node.data)
    last = str(keys[-1]) if keys else ""
    above = ".".join(key for key in keys[:-1] if isinstance(key, str))
    where = f" in {above}" if above else ""
    match error["type"]:
        case "extra_forbidden":
            known = _fields(model, keys[:-1])
            return _error(node, keys, f"unknown key {last!r}{where}", nearest(last, known))
        case "missing":
            return _error(node, keys[:-1], f"the key {last!r} is missing{where}", f"Add `{last}:`.")
        case "literal_error":
            wanted = [word.strip("'\" ") for word in _expected(error)]
            problem = f"unknown {_noun(keys)} {error['input']!r}"
            return _error(node, keys, problem, nearest(str(error["input"]), wanted), value=True)
        case "string_type":
            given = _yaml_word(error["input"])
            advice = "Put it in quotes, if it is meant as a word."
            return _error(node, keys, f"{_noun(keys)} is not text but {given}", advice, value=True)
        case "value_error":
            return _error(node, keys, error["msg"].removeprefix("Value error, "), "")
    problem = f"{_noun(keys)}: {error['msg'][:1].lower()}{error['msg'][1:]}"
    return _error(node, keys, problem, "", value=True)


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


def _fields(model: type[BaseModel], keys: Sequence[int | str]) -> list[str]:
    """Return the keys that may stand where *keys* lead in a file of *model*."""
    for key in keys:
        if isinstance(key, int):
            continue
        names = {field.alias or name: field for name, field in model.model_fields.items()}
        inner = list(_models(names[key].annotation)) if key in names else []
        if not inner:
            return []
        model = inner[0]
    return sorted({field.alias or name for name, field in model.model_fields.items()} - {"pack"})


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _expected(error: ErrorDetails) -> list[str]:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")


def _noun(keys: Sequence[int | str]) -> str:
    names = [key for key in keys if isinstance(key, str)]
    return {"same": "column", "value": "value type"}.get(names[-1], names[-1]) if names else "rule"


def _yaml_word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return {dict: "a map", list: "a list", type(None): "empty"}.get(type(value), repr(value))


def _error(
    node: Node, keys: Sequence[int | str], problem: str, advice: str, *, value: bool = False
) -> RuleError:
    place = node.value_place(*keys) if value else node.place(*keys)
    return RuleError(problem, place=place, advice=advice, source_line=node.line(place.line))
