"""YAML text in, plain data with the place of every key out; the only home of ruamel.yaml.

Values are read as YAML 1.2 says, and more strictly: `no`, `12:30` and dates stay text; tags,
merge keys, duplicate keys and keys that are not text are errors, and a file cannot be a bomb.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NoReturn

from checker.errors import CheckError, Place
from checker.read.cache import keep, recall
from checker.read.lines import Lines

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

MAX_CHARACTERS: Final = 2_000_000
MAX_DEPTH: Final = 40
MAX_ALIASES: Final = 100
MAX_VALUES: Final = 500_000  # with aliases filled in: ten short lines can mean a billion

_KIND: Final = "yaml-1"
_INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
_OTHER_BASE = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,9})?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_STUMBLES: Final = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)
"""What the parser raises over broken escapes and the like."""

# A tree mirrors the data with positions: [start of the key, its length, start of the value, its
# length, children by key or by index or None].  It is kept on disk as JSON, so it is plain.
_Tree = list[Any]

# The parser's words, and ours: what is wrong, what to do.
_EXPLAINED: Final = (
    (r"character '\\t'", "a tab where spaces are expected",
     "Indent with spaces; YAML does not allow tabs there."),
    (r"found character", "a value cannot begin with this character", "Write the value in quotes."),
    (r"mapping values are not allowed", "a colon where no key can stand",
     "Write text that holds a colon in quotes; give keys of one map the same indentation."),
    (r"block mapping start|block sequence start", "this line is indented unlike its neighbours",
     "Give all keys of one map, and all items of one list, the same number of spaces."),
    (r"sequence entries are not allowed", "a list begins on the line of its key",
     "Begin the list on the line below, two spaces further in."),
    (r"but found '\?'|but found '-'", "a list item and a key stand side by side",
     "Indent the keys of an item under its first key, or move the list under a key of its own."),
    (r"but found '<scalar>'", "text behind a value that has already ended",
     "Put the whole value in one pair of quotes."),
    (r"expected ',' or", "a bracket is not closed",
     "Close it with ] or }, and put a comma between items."),
    (r"could not find expected ':'", "a line that is no key with its value",
     "Write a colon and a space between key and value: `level: error`."),
    (r"unexpected end of stream", "a quotation mark is not closed", "Close it on the same line."),
    (r"unknown escape", "an unknown escape in double quotes",
     "Use single quotes, or write the backslash twice."),
)  # fmt: skip


@dataclass(frozen=True)
class Node:
    """A YAML file's data, and where each part of it stands."""

    data: Any
    """Maps, lists, text, numbers, true, false and null."""
    path: str
    text: str
    tree: _Tree

    def place(self, *keys: str | int) -> Place:
        """Return where the key stands that *keys* lead to; for an item of a list, its value.

        Where the keys lead nowhere, the place is that of the last one that exists.
        """
        spot, last = self._follow(keys)
        offset, length = (spot[0], spot[1]) if isinstance(last, str) else (spot[2], spot[3])
        return self._source.place(offset, length)

    def value_place(self, *keys: str | int) -> Place:
        """Return where the value stands that *keys* lead to."""
        spot, _ = self._follow(keys)
        return self._source.place(spot[2], spot[3])

    def line(self, number: int) -> str:
        """Return the line of that *number*, from 1; empty where there is none."""
        return self._source.line(number)

    def _follow(self, keys: tuple[str | int, ...]) -> tuple[_Tree, str | int | None]:
        spot: _Tree = self.tree
        last: str | int | None = None
        for key in keys:
            children = spot[4]
            if isinstance(children, list):
                children = dict(enumerate(children))
            if not children or key not in children:
                break
            spot, last = children[key], key
        return spot, last

    @cached_property
    def _source(self) -> Lines:
        return Lines(self.text, self.path)


def load_yaml(text: str, path: str, *, max_characters: int = MAX_CHARACTERS) -> Node:
    """Return the data of the one YAML document in *text*; *path* is for messages only.

    Parsing is slow, so results are kept on disk under the hash of the text.

    Raises:
        CheckError: The text is not YAML, holds something this dialect refuses, or is too large.
    """
    if len(text) > max_characters:
        raise CheckError(
            f"the file is too large: {len(text):,} characters",
            place=Place(path),
            advice=f"A YAML file may have {max_characters:,} characters. Split it.",
        )
    known = recall(_KIND, text)
    if known is None:
        known = _Builder(Lines(text, path)).build()
        keep(_KIND, text, known)
    data, tree = known
    return Node(data=data, path=path, text=text, tree=tree)


class _Builder:
    """One pass over the parser's events, with the limits."""

    def __init__(self, source: Lines) -> None:
        self.source = source
        self.anchors: dict[str, tuple[Any, _Tree, int]] = {}
        self.aliases = 0
        self.values = 0
        self.events: Iterator[Any] = iter(())

    def build(self) -> tuple[Any, _Tree]:
        from ruamel.yaml.events import DocumentStartEvent, NodeEvent

        self.events = self.parsed()

        data: Any = None
        tree: _Tree = [0, 0, 0, 0, None]
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    advice = "Keep one document in a file: remove the line ---, or split the file."
                    self.fail("a second document begins here", event, advice)
            elif isinstance(event, NodeEvent):
                data, tree = self.value(event, 1)
        return data, tree

    def parsed(self) -> Iterator[Any]:
        """Yield the parser's events; whatever it stumbles over is an error in the file."""
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError
        from ruamel.yaml.reader import ReaderError

        try:
            yield from YAML(typ="safe", pure=True).parse(self.source.text)
        except MarkedYAMLError as error:
            raise self.explained(error) from None
        except ReaderError as error:
            advice = "Remove the invisible control character, and save the file as UTF-8 text."
            problem = "a character that YAML does not allow"
            raise self.source.error(problem, error.position, 1, advice) from None
        except (
            YAMLError,
            ValueError,
            TypeError,
            AttributeError,
            LookupError,
            ArithmeticError,
        ) as error:
            problem = f"this cannot be read as YAML ({error})"
            raise CheckError(problem, place=Place(self.source.path)) from None

    def value(self, event: Any, depth: int) -> tuple[Any, _Tree]:
        from ruamel.yaml.events import AliasEvent, MappingStartEvent, ScalarEvent

        if depth > MAX_DEPTH:
            self.fail("nested too deeply", event, f"At most {MAX_DEPTH} levels are read.")
        if isinstance(event, AliasEvent):
            return self.alias(event)
        # ruamel calls a tag None where the file has none.
        if event.tag is not None:
            self.fail(f"a tag ({event.tag})", event, "Tags are not used here: remove it.")
        before = self.values
        self.count(event, 1)
        data: Any
        children: Any = None
        if isinstance(event, ScalarEvent):
            data = self.scalar(event)
        elif isinstance(event, MappingStartEvent):
            data, children = self.mapping(depth)
        else:
            data, children = self.sequence(depth)
        start = event.start_mark.index
        tree: _Tree = [start, 0, start, max(1, event.end_mark.index - start), children]
        if event.anchor is not None:
            self.anchors[event.anchor] = (data, tree, self.values - before)
        return data, tree

    def mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, _Tree]]:
        from ruamel.yaml.events import MappingEndEvent

        data: dict[str, Any] = {}
        children: dict[str, _Tree] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.key(event)
            start = event.start_mark.index
            if key in data:
                line = self.source.place(children[key][0], 1).line
                advice = f"It stands first in line {line}; keep one of them."
                self.fail(f"the key {key!r} stands twice", event, advice)
            data[key], (_, _, at, length, inner) = self.value(next(self.events), depth + 1)
            children[key] = [start, max(1, event.end_mark.index - start), at, length, inner]
        return data, children

    def key(self, event: Any) -> str:
        from ruamel.yaml.events import ScalarEvent

        if not isinstance(event, ScalarEvent) or event.tag is not None:
            advice = (
                'Write the key as a word, and text that begins with { or [ in quotes: "{{ … }}".'
            )
            self.fail("a key that is not plain text", event, advice)
        key = self.scalar(event)
        if key == "<<" and not event.style:
            self.fail("a merge key (<<)", event, "Merge keys are not used: write the keys out.")
        if not isinstance(key, str):
            advice = f'A key must be text: write it in quotes, "{event.value}".'
            self.fail(f"the key {event.value or 'without a name'} is not text", event, advice)
        return key

    def sequence(self, depth: int) -> tuple[list[Any], list[_Tree]]:
        from ruamel.yaml.events import SequenceEndEvent

        data: list[Any] = []
        children: list[_Tree] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            item, tree = self.value(event, depth + 1)
            data.append(item)
            children.append(tree)
        return data, children

    def scalar(self, event: Any) -> str | int | float | bool | None:
        text: str = event.value
        if _SURROGATE.search(text):
            self.fail("half a character (a lone surrogate)", event, "Write the character itself.")
        return text if event.style else _resolved(text)

    def alias(self, event: Any) -> tuple[Any, _Tree]:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            self.fail("too many aliases (*)", event, f"At most {MAX_ALIASES} are read.")
        if event.anchor not in self.anchors:
            advice = "An alias repeats what is marked & further up; put text with * in quotes."
            self.fail(f"nothing above is marked &{event.anchor}", event, advice)
        data, tree, values = self.anchors[event.anchor]
        self.count(event, values)
        return data, tree

    def count(self, event: Any, values: int) -> None:
        self.values += values
        if self.values > MAX_VALUES:
            self.fail("too many values", event, f"A file may mean {MAX_VALUES:,} values.")

    def fail(self, problem: str, event: Any, advice: str) -> NoReturn:
        start, end = event.start_mark.index, event.end_mark.index
        raise self.source.error(problem, start, max(1, end - start), advice)

    def explained(self, error: MarkedYAMLError) -> CheckError:
        words = str(error.problem or "")
        mark = error.problem_mark or error.context_mark
        # What was opened and never closed is found where it was opened, not at the end.
        if ("end of stream" in words or "',' or" in words) and error.context_mark:
            mark = error.context_mark
        offset = mark.index if mark else 0
        for pattern, problem, advice in _EXPLAINED:
            if re.search(pattern, words):
                return self.source.error(problem, offset, 1, advice)
        return self.source.error(f"this is not YAML: {words}", offset, 1, "")


def _resolved(text: str) -> str | int | float | bool | None:
    """Return what plain words mean in YAML 1.2's core schema; what it does not name is text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text
