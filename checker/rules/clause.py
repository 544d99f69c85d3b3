"""The SQL that a rule runs in, its parts out: the queries it is made of, and their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

_TOKEN: Final = re.compile(
    r"'(?:[^']|'')*'|--[^\n]*|[(),]|\b(?:CASE|END|WITH|SELECT|FROM|WHERE|GROUP BY|HAVING|QUALIFY"
    r"|ORDER BY|LIMIT|AND|OR|NOT|WHEN|THEN|ELSE|(?:LEFT |SEMI )?JOIN|ON)\b"
)
_HEAD: Final = re.compile(r"\s*,?\s*(\w+)(?: \([^)]*\))? AS (?:(?:NOT )?MATERIALIZED )?\(")
_CLAUSES: Final = ("SELECT", "FROM", "WHERE", "GROUP BY", "HAVING", "QUALIFY", "ORDER BY", "LIMIT")
_JOINED: Final = re.compile(r"(\w+) AS (\w+)")


@dataclass(frozen=True, slots=True)
class Part:
    """One named query of a chain."""

    name: str
    head: str
    """What stands before its body: the name, and how it is kept."""
    body: str


@dataclass(frozen=True, slots=True)
class Chain:
    """A query as `WITH` divides it: named parts, and the SELECT that closes it."""

    parts: tuple[Part, ...]
    close: str

    def __getitem__(self, name: str) -> Part:
        """Return the part of that name."""
        return next(one for one in self.parts if one.name == name)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a part."""
        return any(one.name == name for one in self.parts)

    def changed(self, name: str, body: str) -> Chain:
        """Return the chain with another body for the part *name*."""
        return replace(
            self,
            parts=tuple(replace(one, body=body) if one.name == name else one for one in self.parts),
        )

    def until(self, name: str, close: str, *, itself: bool = True) -> str:
        """Return the SQL of the parts up to *name*, with another SELECT to close it."""
        names = [one.name for one in self.parts]
        end = names.index(name) + itself if name else len(names)
        heads = [f"{one.head}{one.body})" for one in self.parts[:end]]
        return ("WITH " + ",\n".join(heads) + "\n" if heads else "") + close


def chain(sql: str) -> Chain:
    """Return the parts of *sql*."""
    parts: list[Part] = []
    at = len("WITH") if sql.startswith("WITH") else 0
    while at and (match := _HEAD.match(sql, at)):
        end = _closing(sql, match.end())
        head = match[0].strip().lstrip(",").strip()
        parts.append(Part(match[1], head, sql[match.end() : end]))
        at = end + 1
    return Chain(tuple(parts), sql[at:].strip())


def clauses(body: str) -> dict[str, str]:
    """Return what stands behind SELECT, FROM, WHERE … of one SELECT."""
    found: dict[str, str] = {}
    name, start = "", 0
    for word, begin, end in _top(body):
        if word in _CLAUSES:
            if name:
                found[name] = body[start:begin].strip()
            name, start = word, end
    if name:
        found[name] = body[start:].strip()
    return found


def without(body: str, clause: str) -> str:
    """Return one SELECT without its clause *clause*, such as HAVING."""
    return " ".join(f"{name} {text}" for name, text in clauses(body).items() if name != clause)


def joined(source: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the tables of a FROM with their names, and the conditions that join them.

    What is joined by LEFT JOIN chooses nothing, and is left out.
    """
    tables: list[tuple[str, str]] = []
    conditions: list[str] = []
    marks = [one for one in _top(source) if one[0].endswith(("JOIN", "ON"))]
    edges = [("JOIN", 0, 0), *marks, ("", len(source), len(source))]
    optional = False
    for (word, _, start), (_, end, _) in pairwise(edges):
        text = source[start:end].strip()
        if word.endswith("JOIN"):
            optional = word == "LEFT JOIN"
            if not optional and (match := _JOINED.match(text)):
                tables.append((match[1], match[2]))
        elif not optional:
            conditions += conjuncts(text)
    return tables, conditions


def conjuncts(condition: str) -> list[str]:
    """Return the conditions of which all must hold, brackets taken off."""
    text = bare(condition)
    marks = [one for one in _top(text) if one[0] in ("AND", "OR")]
    if any(word == "OR" for word, _, _ in marks) or not marks:
        return [text] if text and text != "TRUE" else []
    edges = [0, *(end for _, _, end in marks)]
    ends = [*(begin for _, begin, _ in marks), len(text)]
    return [one for a, b in zip(edges, ends, strict=True) for one in conjuncts(text[a:b])]


def bare(text: str) -> str:
    """Return *text* without white space and brackets around all of it."""
    text = text.strip()
    while text.startswith("(") and _closing(text, 1) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def branch(case: str, value: str) -> str:
    """Return what `CASE … WHEN 'value' THEN … ELSE … END` comes to for *value*."""
    inner = case.strip().removeprefix("CASE").removesuffix("END")
    marks = [*(one for one in _top(inner) if one[0] in ("WHEN", "THEN", "ELSE"))]
    ends = [*(begin for _, begin, _ in marks[1:]), len(inner)]
    wanted = False
    for (word, _, start), end in zip(marks, ends, strict=True):
        text = inner[start:end].strip()
        if word == "WHEN":
            wanted = text == f"'{value}'"
        elif wanted or word == "ELSE":
            return text
    return "FALSE"


def _top(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of SQL that stand in no bracket, CASE or quotation, with their places."""
    depth = 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word in ("(", "CASE"):
            depth += 1
        elif word in (")", "END"):
            depth -= 1
        elif depth == 0:
            yield word, match.start(), match.end()


def _closing(text: str, start: int) -> int:
    """Return where the bracket closes that was opened before *start*."""
    depth = 1
    for match in _TOKEN.finditer(text, start):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    return len(text)
