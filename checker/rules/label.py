"""A condition of a rule's SQL in, what it asks in plain words out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from checker.model.rule import Common, Order
from checker.rules.template import literals


@dataclass(frozen=True, slots=True)
class Label:
    """A condition as an editor reads it."""

    key: str
    """Short and lasting: the key of the rule that asks for it, where there is one."""
    words: str
    columns: tuple[str, ...] = ()
    """What of the two claims it looks at."""


_LISTED: Final = re.compile(r"^c\.(\w+) IN \((.*)\)$", re.DOTALL)
_LEFT_OUT: Final = re.compile(r"^coalesce\(c\.(\w+) NOT IN \((.*)\), TRUE\)$", re.DOTALL)
_WORD: Final = re.compile(r"'((?:[^']|'')*)'|TRUE|FALSE")
_SHOWN: Final = 6

_SHARED: Final = "l.thing = r.thing"


@cache
def _known() -> list[tuple[re.Pattern[str], Label]]:
    """Return what each condition of the templates asks, by how it is written."""
    import tomllib

    text = (Path(__file__).parent / "kinds" / "labels.toml").read_text(encoding="utf-8")
    return [
        (re.compile(pattern), Label(key, words, tuple(columns)))
        for pattern, key, words, columns in tomllib.loads(text)["labels"]
    ]


def label(condition: str, rule: Common) -> Label:
    """Return what *condition* asks; one that is not known is shown as it is written."""
    text = " ".join(condition.split())
    if match := _LISTED.match(text):
        return _listed(match[1], match[2], rule)
    if match := _LEFT_OUT.match(text):
        words = f"its {_column(match[1])} is not {_several(match[2])}"
        return Label(f"where.not.{_key(match[1])}", words, (match[1],))
    if text == _SHARED and rule.columns != ("thing",):
        shared = ", ".join(_column(one) for one in rule.columns)
        return Label("same", f"they share {shared}", rule.columns)
    for pattern, told in _known():
        if pattern.search(text):
            return told
    return Label("condition", text)


def _listed(column: str, values: str, rule: Common) -> Label:
    words = f"its {_column(column)} is {_several(values)}"
    if column == "value_type" and values == literals(rule.types):
        return Label("type", "the kind compares values of its type", (column,))
    if isinstance(rule, Order) and values == literals(rule.before + rule.after):
        return Label("before, after", words, (column,))
    return Label(f"where.{_key(column)}", words, (column,))


def _key(column: str) -> str:
    return "value" if column == "value_type" else column


def _column(column: str) -> str:
    return {"value_type": "type"}.get(column, column.replace("_", " "))


def _several(values: str) -> str:
    words = [(match[1] or match[0].lower()).replace("''", "'") for match in _WORD.finditer(values)]
    shown = words[:_SHOWN]
    if len(words) > _SHOWN:
        return f"one of {', '.join(shown)} … ({len(words)} in all)"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
