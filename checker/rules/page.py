"""A rule or a kind in, its page out: what it finds, why, and examples that were run."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.model.case import GivenClaim
from checker.model.rule import KINDS, Common
from checker.rules.evaluate import evaluate, kind_of
from checker.rules.keys import key_rows
from checker.rules.meaning import about, meaning
from checker.rules.selftest import Pipeline, Prepared, prepared
from checker.rules.starter import checked, flow, starter, text_of
from checker.rules.template import nearest


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one length; the first one names the columns."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that keep their breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A title, and what stands below it: paragraphs, tables and lines of code."""

    title: str
    blocks: tuple[str | Table | Code, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is told of one rule, or of one kind."""

    name: str
    folder: str
    """`rules` or `kinds`."""
    lead: str
    sections: tuple[Section, ...]


def rule_page(rule: Common, data: Mapping[str, Any], pipeline: Pipeline) -> Page:
    """Return the page of *rule*, whose file holds *data*; its examples are run for it."""
    kind = kind_of(rule)
    pack = f", of the pack {rule.pack}" if rule.pack else ""
    sections = [
        Section("What it finds", (rule.summary, f"It is a rule of kind {kind}: {_said(kind)}")),
        *_told(rule),
        Section("Settings", _settings(rule, data)),
        Section("Examples", tuple(_examples(rule, pipeline))),
        Section("How to set a finding aside", _waiving(rule.id)),
    ]
    lead = f"{rule.level}, {kind}{pack}"
    return Page(rule.id, "rules", lead, tuple(one for one in sections if one.blocks))


def kind_page(kind: str, rules: Iterable[Common], pipeline: Pipeline) -> Page:
    """Return the page of *kind*, with the example that `check rules new` starts from.

    Raises:
        RuleError: There is no such kind.
    """
    if kind not in KINDS:
        raise RuleError(f"unknown kind {kind!r}", advice=nearest(kind, KINDS))
    model = KINDS[kind]
    common = {key for key, *_ in key_rows(Common)} | {"kind"}
    own = [row for row in key_rows(model) if row[0] not in common]
    text = text_of(starter(kind))
    rule = checked(text, kind)
    named = [one.id for one in rules if kind_of(one) == kind]
    sections = [
        Section("What it finds", (_said(kind),)),
        Section(
            "Keys of its own", (Table((("key", "is", "default", "meaning"), *own)),) if own else ()
        ),
        Section(
            "A rule of this kind", (Code(text), f"Start from it: check rules new ID --kind {kind}")
        ),
        Section("Examples", tuple(_examples(rule, pipeline))),
        Section("Limits", (rule.limits,)),
        Section("Rules of this kind here", (", ".join(named),) if named else ()),
    ]
    return Page(kind, "kinds", "a kind of rule", tuple(one for one in sections if one.blocks))


def _said(kind: str) -> str:
    model = KINDS[kind]
    return " ".join(filter(None, (inspect.getdoc(model) or "", about(model)))).replace("\n", " ")


def _told(rule: Common) -> Iterator[Section]:
    for title, words in (
        ("Why it matters", rule.why),
        ("What to do", rule.advice),
        ("What it leaves alone", rule.limits),
        ("What else a finding may mean", rule.caution),
    ):
        if words:
            yield Section(title, (" ".join(words.split()),))


def _settings(rule: Common, data: Mapping[str, Any]) -> tuple[Table, ...]:
    """Return the keys that decide what the rule finds, as its file gives them."""
    told = {
        "id",
        "kind",
        "level",
        "summary",
        "message",
        "why",
        "advice",
        "limits",
        "caution",
        "tests",
    }
    model = type(rule)
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    rows = [
        (key, flow(value), meaning(model, names[key], key))
        for key, value in data.items()
        if key not in told and key in names
    ]
    return (Table((("key", "here", "meaning"), *rows)),) if rows else ()


def _examples(rule: Common, pipeline: Pipeline) -> Iterator[str | Code]:
    """Yield each test of *rule* with what the rule makes of it now."""
    with prepared(rule, pipeline) as cases:
        for case in cases:
            yield f"{case.test.name}:"
            yield Code("\n".join([*_given(case), *_found(rule, case)]))


def _given(case: Prepared) -> Iterator[str]:
    for name, up in sorted(case.test.parents.items()):
        yield f"{name} is part of {', '.join(up)}"
    for number, one in enumerate(case.test.given):
        if isinstance(one, str):
            yield f"{chr(ord('a') + number % 26)}: {one}"
        elif isinstance(one, GivenClaim):
            yield _claim(one)
        else:
            role = " (draft)" if one.role == "draft" else ""
            yield f"{one.source or chr(ord('a') + number % 26)}{role}: {' '.join(one.text.split())}"


def _claim(one: GivenClaim) -> str:
    said = one.model_dump(exclude_defaults=True)
    head = [said.pop(key, "") for key in ("source", "subject", "predicate")]
    value = next((said.pop(key) for key in ("value", "members", "date") if key in said), "")
    for key in ("id", "type", "thing"):
        said.pop(key, None)
    rest = ", ".join(f"{key} {_words(value)}" for key, value in said.items())
    line = f"{head[0]}: {' '.join(str(part) for part in head[1:] if part)} = {_words(value)}"
    return line + (f" ({rest})" if rest else "")


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_words(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _found(rule: Common, case: Prepared) -> Iterator[str]:
    if case.store is None:
        yield f"-> cannot be run: {case.problem}"
        return
    result = evaluate([rule], case.store)[0]
    if result.problem:
        yield f"-> {result.problem.problem}"
    elif not result.rows:
        yield "-> nothing"
    for row in result.rows:
        yield f"-> {row.level}, {row.verdict}: {row.message}"


def _waiving(name: str) -> tuple[str | Code, ...]:
    return (
        "One finding, by its id, with a reason that others can read and a last day:",
        Code('check accept F-ID --reason "…" --by NAME --until 2031-05-20'),
        "The whole rule, in check.yaml:",
        Code(f"skip-rules: [{name}]"),
    )


def file_name(page: Page, ending: str) -> Path:
    """Return where a page stands in a folder of pages."""
    return Path(page.folder) / f"{page.name}.{ending}"
