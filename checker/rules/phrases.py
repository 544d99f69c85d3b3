"""Files of phrase patterns in, patterns with their phrases read out; wrong files are errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from checker.errors import CheckError, Place, RuleError
from checker.extract.made import MADE, REFERENCE, slots_named
from checker.extract.notation import NotationError, parsed
from checker.extract.part import Phrase, Slot, certain, slots_of
from checker.extract.pattern import Prepared
from checker.model.pattern import Made, Pattern
from checker.read.yaml import Node, load_yaml
from checker.rules.load import FOLDER, chosen_pack, content, load_pack
from checker.rules.mistake import mistake, mistakes
from checker.rules.template import nearest

_FREE: Final = frozenset({"entity", "text"})
"""Types of value that words can be given as."""
_QUOTES: Final = ("'", '"')


@dataclass(frozen=True, slots=True)
class WrittenPattern:
    """A pattern, and the file in which it is written."""

    prepared: Prepared
    text: str
    path: str

    @property
    def node(self) -> Node:
        """The file as read, for messages that point into it."""
        return load_yaml(self.text, self.path)

    @property
    def pattern(self) -> Pattern:
        """The pattern itself."""
        return self.prepared.pattern


@dataclass(frozen=True, slots=True)
class LoadedPatterns:
    """The patterns that could be read, by id, and what is wrong with the others."""

    patterns: tuple[WrittenPattern, ...] = ()
    problems: tuple[CheckError, ...] = ()

    @property
    def prepared(self) -> tuple[Prepared, ...]:
        """The patterns without their files."""
        return tuple(one.prepared for one in self.patterns)


def load_patterns(paths: Iterable[Path] = (), packs: Iterable[str] = ()) -> LoadedPatterns:
    """Return the patterns of shipped packs, and those of files and folders.

    They stand in folders named patterns: beside the rules of a pack, beside a single rule that is
    given, or anywhere below a folder.
    """
    problems: list[CheckError] = []
    found: dict[str, WrittenPattern] = {}
    for file, pack in pattern_files(paths, packs).items():
        try:
            written, wrong = examined(content(file), file.as_posix(), pack)
        except CheckError as error:
            problems.append(error)
            continue
        problems += wrong
        if written is None:
            continue
        if (name := written.pattern.id) in found:
            problem = f"another pattern has the id {name!r}"
            advice = f"It stands in {found[name].path}; rename one of them."
            problems.append(mistake(written.node, ("id",), problem, advice))
        elif not wrong:
            found[name] = written
    return LoadedPatterns(tuple(found[name] for name in sorted(found)), tuple(problems))


def pattern_files(paths: Iterable[Path] = (), packs: Iterable[str] = ()) -> dict[Path, str]:
    """Return the files of patterns, each with its pack; what does not exist gives none."""
    files: dict[Path, str] = {}
    known: set[Path] = set()
    places: list[tuple[Path, str]] = []
    for entry in packs:
        with suppress(CheckError):  # whoever loads the rules of the pack says what is wrong
            pack, folder = chosen_pack(entry)
            places.append((folder / FOLDER, pack.name))
    for place, name in (*places, *((path, "") for path in paths)):
        for file in _below(place):
            if (real := file.resolve()) not in known:
                known.add(real)
                files[file] = name or _pack_of(file)
    return files


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        if path.parent.name == FOLDER:
            yield path
            return
        path = path.parent / FOLDER  # what a rule compares, the patterns beside it make
    home = path.resolve()
    for file in sorted((*path.rglob("*.yaml"), *path.rglob("*.yml"))):
        inside = file.relative_to(path).parts
        if any(part.startswith(".") for part in inside):
            continue
        # A link that leads out would show lines of a file elsewhere in a message.
        if (FOLDER in inside[:-1] or path.name == FOLDER) and file.resolve().is_relative_to(home):
            yield from (file,) if file.is_file() else ()


def _pack_of(file: Path) -> str:
    """Return the name of the pack whose folder holds the folder of *file*."""
    home = file.parent.parent
    try:
        return load_pack(home).name if (home / "pack.yaml").is_file() else home.name
    except CheckError:
        return home.name


def examined(
    text: str, path: str, pack: str = ""
) -> tuple[WrittenPattern | None, tuple[RuleError, ...]]:
    """Return the pattern in *text*, if it is one, and everything that is wrong with it.

    Raises:
        CheckError: It is not YAML.
    """
    prepared, wrong = _examined(text, path, pack)
    return (WrittenPattern(prepared, text, path) if prepared else None), wrong


@lru_cache(maxsize=512)
def _examined(text: str, path: str, pack: str) -> tuple[Prepared | None, tuple[RuleError, ...]]:
    # A run asks for its patterns twice: for what is wrong with them, and to read with them.
    node = load_yaml(text, path)
    if not isinstance(node.data, dict):
        problem = "the file is empty" if node.data is None else "a pattern is a map of keys"
        advice = "Begin with `id:`, `patterns:` and `claim:`."
        return None, (mistake(node, (), problem, advice),)
    stem = Path(path).stem
    if "kind" in node.data:
        advice = "A rule stands beside the folder patterns, not in it; a pattern has no kind."
        return None, (mistake(node, ("kind",), "a rule among the patterns", advice),)
    if "pack" in node.data:
        advice = "The pack is the folder; remove the key."
        return None, (mistake(node, ("pack",), "unknown key 'pack'", advice),)
    try:
        pattern = Pattern.model_validate({"id": stem, **node.data, "pack": pack})
    except ValidationError as error:
        return None, tuple(mistakes(node, Pattern, error.errors()))
    wrong: list[RuleError] = []
    if pattern.id != stem and not path.startswith("<"):
        problem = f"the id {pattern.id!r} is not the file's name"
        advice = f"Rename the file to {pattern.id}.yaml, or write `id: {stem}`."
        wrong.append(mistake(node, ("id",), problem, advice, value=True))
    if not pattern.patterns:
        advice = "Write at least one phrase."
        wrong.append(mistake(node, ("patterns",), "there are no patterns", advice))
    phrases = list(_phrases(node, pattern, wrong))
    if len(phrases) == len(pattern.patterns):
        wrong += _claim(node, pattern, phrases)
    return Prepared(pattern, tuple(phrases)), tuple(wrong)


def _phrases(node: Node, pattern: Pattern, wrong: list[RuleError]) -> Iterator[Phrase]:
    types: dict[str, Slot] = {}
    for number, text in enumerate(pattern.patterns):
        try:
            yield _read(text, types)
        except NotationError as error:
            wrong.append(_inside(node, number, text, error))


def _read(text: str, types: dict[str, Slot]) -> Phrase:
    """Return the phrase, its slots of the *types* that other phrases give them."""
    phrase = parsed(text)
    for slot in slots_of(phrase):
        known = types.setdefault(slot.name, slot)
        if known.type != slot.type:
            problem = f"the slot {slot.name!r} is a {known.type} in another phrase"
            length = len(slot.name) + len(slot.type) + 3
            raise NotationError(problem, slot.offset, length, "Give it one type in all phrases.")
    return phrase


def _inside(node: Node, number: int, text: str, error: NotationError) -> RuleError:
    """Return the error at its place inside the phrase, where that stands on one line as it is."""
    place = node.value_place("patterns", number)
    line = node.line(place.line)
    begin = place.column - 1
    begin += line[begin : begin + 1] in _QUOTES
    if line[begin : begin + len(text)] == text:
        length = min(error.length, max(1, len(text) - error.offset))
        place = Place(place.path, place.line, begin + 1 + error.offset, length)
    return RuleError(error.problem, place=place, advice=error.advice, source_line=line)


def _claim(node: Node, pattern: Pattern, phrases: list[Phrase]) -> Iterator[RuleError]:
    """Find slots that the claim needs and a phrase lacks, and values that no slot can give."""
    made = pattern.claim
    every = {slot.name: slot for phrase in phrases for slot in slots_of(phrase)}
    sure = [certain(phrase) for phrase in phrases]
    for key in ("subject", "value", "speaker", "valid"):
        template = getattr(made, key)
        keys = ("claim", key)
        for name in slots_named(template):
            if name not in every:
                problem = f"no phrase has a slot {name!r}"
                advice = nearest(name, every) if every else "Write it into the phrases."
                if ":" in name:
                    problem = "a type has no place here"
                    advice = f"Write {{{name.partition(':')[0].strip()}}}."
                yield mistake(node, keys, problem, advice, value=True)
            elif key in {"subject", "value"} and not all(name in one for one in sure):
                at = next(n for n, one in enumerate(sure) if name not in one)
                advice = f"`{key}` needs it: put it into every reading of the phrase."
                problem = f"the phrase has readings without the slot {name!r}"
                yield mistake(node, ("patterns", at), problem, advice)
        if isinstance(template, str) and _unbalanced(template):
            advice = "A slot stands in { } by its name: {who}."
            yield mistake(node, keys, "a bracket without its other half", advice, value=True)
    yield from _typed(node, pattern, every)


def _unbalanced(template: str) -> bool:
    return any(mark in REFERENCE.sub("", template) for mark in "{}")


def _typed(node: Node, pattern: Pattern, every: dict[str, Slot]) -> Iterator[RuleError]:
    made = pattern.claim
    given = slots_named(made.value)
    whole = len(given) == 1 and made.value == f"{{{given[0]}}}" and given[0] in every
    natural: Made = "truth" if isinstance(made.value, bool) else "text"
    if whole:
        natural = MADE[every[given[0]].type]
    if made.type and made.type != natural and not {made.type, natural} <= _FREE:
        what = f"a slot of type {every[given[0]].type}" if whole else "what stands in `value`"
        problem = f"{what} cannot be a value of type {made.type}"
        advice = f"It gives {natural!r}: write that, or leave `type` out."
        yield mistake(node, ("claim", "type"), problem, advice, value=True)
    valid = slots_named(made.valid)
    if made.valid and not (len(valid) == 1 and made.valid == f"{{{valid[0]}}}"):
        advice = "Write the slot of a date: {when}."
        yield mistake(node, ("claim", "valid"), "`valid` is one slot", advice, value=True)
    elif valid and valid[0] in every and every[valid[0]].type != "date":
        problem = f"the slot {valid[0]!r} holds no date"
        advice = "Give it the type date, or leave `valid` out."
        yield mistake(node, ("claim", "valid"), problem, advice, value=True)
