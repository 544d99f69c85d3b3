"""Rule files in, validated rules out; a wrong file is an error with its place, and others go on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from checker.errors import CheckError, Place, RuleError
from checker.model.rule import KINDS, Common
from checker.read.yaml import Node, load_yaml
from checker.rules.message import check_message
from checker.rules.mistake import mistake, mistakes
from checker.rules.pack import Pack, fits, folder_of, pinned
from checker.rules.template import nearest

FOLDER = "patterns"
"""The folder that holds phrase patterns, beside the rules."""


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
    files, problems = rule_files(paths, packs)
    rules: dict[str, Common] = {}
    places: dict[str, Place] = {}
    for file, pack in files.items():
        try:
            rule, node = _parsed(content(file), file.as_posix(), pack)
            _unique(rule, node, places)
        except CheckError as error:
            problems.append(error)
            continue
        rules[rule.id] = rule
        places[rule.id] = Place(node.path, node.place("id").line or 1)
    ordered = tuple(rules[name] for name in sorted(rules))
    return LoadedRules(rules=ordered, problems=tuple(problems), places=places)


def rule_files(
    paths: Iterable[Path] = (), packs: Iterable[str] = ()
) -> tuple[dict[Path, str], list[CheckError]]:
    """Return the rule files of packs, files and folders, each with its pack."""
    problems: list[CheckError] = []
    files: dict[Path, str] = {}
    for entry in packs:
        try:
            pack, folder = chosen_pack(entry)
        except CheckError as error:
            problems.append(error)
        else:
            _gather(problems, files, pack.name, folder)
    for path in paths:
        _gather(problems, files, "", path)
    return files, problems


def chosen_pack(entry: str) -> tuple[Pack, Path]:
    """Return the pack that an entry of `packs` names (`news`, `news@1`, `desk/house@2`).

    Raises:
        CheckError: There is no such pack, its pack.yaml is wrong, or it is of another version.
    """
    name, pin = pinned(entry)
    folder = folder_of(name)
    pack = load_pack(folder)
    if not fits(pack.version, pin):
        here = f"version {pack.version}" if pack.version else "without a version"
        raise RuleError(
            f"the pack {name!r} is pinned to version {pin}, and this is {here}",
            advice="Look at what has changed in its rules, then change the number behind the @.",
        )
    return pack, folder


def read(file: Path) -> Node:
    """Return the YAML in *file*.

    Raises:
        CheckError: It cannot be read, or is not YAML.
    """
    return load_yaml(content(file), file.as_posix())


def content(file: Path) -> str:
    """Return the text of *file*.

    Raises:
        CheckError: It cannot be read, or is not UTF-8.
    """
    try:
        data = file.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        advice = "Save the file as UTF-8; editors ask for the encoding under Save as."
        place = Place(file.as_posix(), line, column)
        raise RuleError("not UTF-8 text", place=place, advice=advice) from None
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise RuleError(problem, place=Place(file.as_posix())) from None


@lru_cache(maxsize=512)
def _parsed(text: str, path: str, pack: str) -> tuple[Common, Node]:
    """Return the rule in *text*; a command that runs again and again asks for the same ones."""
    node = load_yaml(text, path)
    return parse_rule(node, pack=pack), node


def parse_rule(node: Node, *, pack: str = "") -> Common:
    """Return the rule in *node*; the kind is chosen first, so that errors speak of that kind only.

    Raises:
        RuleError: Something in it is wrong; the place is that of the key.
    """
    rule, wrong = examined(node, pack=pack)
    if wrong or rule is None:
        raise wrong[0]
    return rule


def examined(node: Node, *, pack: str = "") -> tuple[Common | None, list[RuleError]]:
    """Return the rule in *node*, if it is one, and everything that is wrong with it."""
    try:
        kind = _kind_in(node)
    except RuleError as error:
        return None, [error]
    stem = Path(node.path).stem
    try:
        rule = KINDS[kind].model_validate({"id": stem, **node.data, "pack": pack})
    except ValidationError as error:
        return None, mistakes(node, KINDS[kind], error.errors())
    wrong: list[RuleError] = []
    if rule.id != stem and not node.path.startswith("<"):
        problem = f"the id {rule.id!r} is not the file's name"
        advice = f"Rename the file to {rule.id}.yaml, or write `id: {stem}`."
        wrong.append(mistake(node, ("id",), problem, advice, value=True))
    try:
        check_message(rule, kind)
    except RuleError as error:
        wrong.append(mistake(node, ("message",), error.problem, error.advice))
    return rule, wrong


def _kind_in(node: Node) -> str:
    """Return the kind of rule in *node*.

    Raises:
        RuleError: There is none, or no rule at all.
    """
    data = node.data
    if not isinstance(data, dict):
        problem = "the file is empty" if data is None else "a rule is a map of keys"
        raise mistake(node, (), problem, "Begin with `id:` and `kind:`.")
    if "kind" not in data:
        if near := difflib.get_close_matches("kind", data, n=1, cutoff=0.7):
            raise mistake(node, near, f"unknown key {near[0]!r}", "Did you mean 'kind'?")
        advice = f"Add `kind:`, one of: {', '.join(KINDS)}."
        raise mistake(node, (), "the rule has no kind", advice)
    kind = data["kind"]
    if not isinstance(kind, str) or kind not in KINDS:
        advice = nearest(str(kind), KINDS)
        raise mistake(node, ("kind",), f"unknown kind {kind!r}", advice, value=True)
    if "pack" in data:
        advice = "The pack is the folder; remove the key."
        raise mistake(node, ("pack",), "unknown key 'pack'", advice)
    return kind


def load_pack(folder: Path) -> Pack:
    """Return what pack.yaml in *folder* says.

    Raises:
        CheckError: It is missing or wrong.
    """
    file = folder / "pack.yaml"
    if not file.resolve().is_relative_to(folder.resolve()):
        raise RuleError("leads out of its folder", place=Place(file.as_posix()))
    node = read(file)
    try:
        return Pack.model_validate(node.data)
    except ValidationError as error:
        raise mistakes(node, Pack, error.errors())[0] from None


def _gather(
    problems: list[CheckError],
    files: dict[Path, str],
    pack: str,
    path: Path,
) -> None:
    if path.is_dir():
        try:
            name = pack or (load_pack(path).name if (path / "pack.yaml").is_file() else path.name)
        except CheckError as error:
            problems.append(error)
            name = path.name
        below = (one for end in ("*.yaml", "*.yml") for one in path.rglob(end))
        for file in sorted(below):
            inside = file.relative_to(path).parts
            hidden = any(part.startswith(".") for part in inside)
            phrases = FOLDER in (path.name, *inside[:-1])
            if file.name == "pack.yaml" or phrases or hidden:
                continue
            if _inside(file, path):
                files.setdefault(file, name)
            else:
                # A link to a file elsewhere would show its lines in a message.
                advice = "Keep the rules of a folder in it; a link that leads out is not followed."
                place = Place(file.as_posix())
                problems.append(RuleError("leads out of its folder", place=place, advice=advice))
    elif path.is_file():
        if path.parent.name != FOLDER:
            files.setdefault(path, pack or path.parent.name)
    else:
        advice = "Give a rule file, or a folder of them."
        problems.append(
            RuleError("no such rule file or folder", place=Place(str(path)), advice=advice)
        )


def _inside(file: Path, folder: Path) -> bool:
    """Whether *file* is one below *folder*, and no link to what lies elsewhere."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _unique(rule: Common, node: Node, places: dict[str, Place]) -> None:
    if rule.id in places:
        problem = f"another rule has the id {rule.id!r}"
        raise mistake(
            node, ("id",), problem, f"It stands in {places[rule.id]}; rename one of them."
        )
