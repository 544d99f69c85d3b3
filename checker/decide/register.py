"""The file of decisions in, decisions out; and back, with everything else in it left as it was."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from checker.errors import CheckError, ConfigError, Place
from checker.model.decision import KINDS, NEVER, Decision
from checker.read.yaml import Node, load_yaml

FILE_NAME: Final = "check.decisions.yaml"

_KEYS: Final = (
    "finding", "fingerprint", "rule", "decision", "reason", "by", "until", "holds-while",
)  # fmt: skip
_HEAD: Final = (
    "# What was decided about findings, written by `check accept`. A decision lapses by itself\n"
    "# when a value under holds-while changes, or after its last day.\n"
)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PRINT: Final = re.compile(r"[0-9a-f]{64}")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in a file, in its order.

    Raises:
        ConfigError: The file is missing, or an entry is wrong; the place is that of the key.
    """
    return parsed(_text(path), path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise ConfigError(
            f"cannot read the decisions: {reason}",
            place=Place(path.as_posix()),
            advice="Give the file that `check accept` made.",
        ) from error


def parsed(text: str, path: Path) -> tuple[Decision, ...]:
    """Return the decisions in *text*; *path* is for messages only.

    Raises:
        ConfigError: An entry is wrong.
    """
    try:
        node = load_yaml(text, path.as_posix())
    except CheckError as error:
        raise ConfigError(
            error.problem, place=error.place, advice=error.advice, source_line=error.source_line
        ) from error
    if node.data is None:
        return ()
    if not isinstance(node.data, list):
        raise _wrong(node, (), "the file is a list of decisions", "Begin each with `- finding:`.")
    seen: dict[str, int] = {}
    decisions = [_decision(node, number) for number in range(len(node.data))]
    for number, decision in enumerate(decisions):
        if decision.fingerprint in seen:
            problem = f"a second decision on {decision.finding}"
            raise _wrong(node, (number, "fingerprint"), problem, "Keep one of the two.")
        seen[decision.fingerprint] = number
    return tuple(decisions)


def day_of(written: str) -> str | None:
    """Return a last day as it was written, None where it is neither a date nor `never`."""
    if written == NEVER:
        return written
    try:
        known = _DAY.fullmatch(written) and dt.date.fromisoformat(written)
    except ValueError:
        return None
    return written if known else None


def _decision(node: Node, number: int) -> Decision:
    data = node.data[number]
    if not isinstance(data, dict):
        raise _wrong(node, (number,), "a decision is a map of keys", "Begin it with `- finding:`.")
    for key in data:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, n=1)
            advice = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(_KEYS)}."
            raise _wrong(node, (number, str(key)), f"unknown key {key!r}", advice)
    values = {key: _value(node, number, key, data.get(key)) for key in _KEYS[:-1]}
    held = data.get("holds-while") or {}
    if not isinstance(held, dict) or not all(isinstance(v, str) for v in held.values()):
        place = (number, "holds-while")
        raise _wrong(node, place, "not a map of sources to what they say", "Leave it as it was.")
    pairs = tuple(sorted((str(source), value) for source, value in held.items()))
    return Decision.model_validate({**values, "holds_while": pairs})


def _value(node: Node, number: int, key: str, value: Any) -> str:
    """Return the text of a key.

    Raises:
        ConfigError: It is missing, or not what can stand there.
    """
    if not isinstance(value, str) or not value.strip():
        place = (number, key) if value is not None else (number,)
        problem = f"{key!r} is missing" if value is None else f"{key!r} is not text"
        raise _wrong(node, place, problem, "`check accept` writes entries with all their keys.")
    if key == "decision" and value not in KINDS:
        near = difflib.get_close_matches(value, KINDS, n=1)
        advice = f"Did you mean {near[0]!r}?" if near else f"Use one of: {', '.join(KINDS)}."
        raise _wrong(node, (number, key), f"unknown decision {value!r}", advice)
    if key == "until" and day_of(value) is None:
        advice = "Write its last day as 2031-05-20, or `never` for a note."
        raise _wrong(node, (number, key), f"not a date: {value!r}", advice)
    if key == "fingerprint" and not _PRINT.fullmatch(value):
        raise _wrong(node, (number, key), "not a fingerprint", "Accept the finding again.")
    return value


def _wrong(node: Node, keys: tuple[str | int, ...], problem: str, advice: str) -> ConfigError:
    place = node.place(*keys) if keys else Place(node.path, 1, 1)
    return ConfigError(problem, place=place, advice=advice, source_line=node.line(place.line))


def entered(path: Path, decision: Decision) -> str:
    """Return the text of the file with *decision* in it, in place of an earlier one on its finding.

    Raises:
        ConfigError: The file that is there is wrong.
    """
    text = _text(path) if path.exists() else ""
    known = parsed(text, path)
    kept = [one for one in known if one.fingerprint != decision.fingerprint]
    text = _without(text, known, {decision.fingerprint}, path)
    joint = "" if not text or text.endswith("\n") else "\n"
    return _checked(f"{text or _HEAD}{joint}{_entry(decision)}", [*kept, decision], path)


def pruned(path: Path, dropped: Iterable[str]) -> str:
    """Return the text of the file without the decisions of those fingerprints.

    Raises:
        ConfigError: The file is wrong.
    """
    gone = set(dropped)
    text = _text(path)
    known = parsed(text, path)
    kept = [one for one in known if one.fingerprint not in gone]
    return _checked(_without(text, known, gone, path), kept, path)


def _checked(text: str, expected: Sequence[Decision], path: Path) -> str:
    """Return *text* if it holds just these decisions, else a text that was written anew.

    Lines are taken out and added as they stand, so that comments live on; a file that is laid out
    in another way is written again.
    """
    try:
        same = list(parsed(text, path)) == list(expected)
    except ConfigError:
        same = False
    return text if same else _HEAD + "".join(_entry(one) for one in expected)


def _without(text: str, known: Sequence[Decision], gone: set[str], path: Path) -> str:
    """Return *text* without the lines of the decisions in *gone*, comments above others kept."""
    if not any(decision.fingerprint in gone for decision in known):
        return text
    node = load_yaml(text, path.as_posix())
    lines = text.splitlines(keepends=True)
    starts = [node.place(number).line - 1 for number in range(len(known))]
    dropped: set[int] = set()
    for number, decision in enumerate(known):
        if decision.fingerprint in gone:
            end = starts[number + 1] if number + 1 < len(starts) else len(lines)
            while end > starts[number] + 1 and _is_apart(lines[end - 1]):
                end -= 1
            dropped |= set(range(starts[number], end))
    return "".join(line for number, line in enumerate(lines) if number not in dropped)


def _is_apart(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _entry(decision: Decision) -> str:
    rows = [f"- finding: {_quoted(decision.finding)}"]
    rows += [f"  {key}: {_quoted(getattr(decision, key))}" for key in _KEYS[1:-1]]
    if decision.holds_while:
        rows.append("  holds-while:")
        rows += [f"    {_quoted(one)}: {_quoted(value)}" for one, value in decision.holds_while]
    return "\n".join(rows) + "\n"


_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,79}")
_WORDS: Final = frozenset({"null", "true", "false"})


def _quoted(text: str) -> str:
    """Return *text* as YAML that is read back as just this text."""
    if (_PLAIN.fullmatch(text) and text.lower() not in _WORDS) or _DAY.fullmatch(text):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}"
