"""The sentence of a finding: a rule's template, its two claims and the detail in, text out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.errors import RuleError
from checker.model.rule import Common
from checker.read.cache import keep, recall
from checker.rules.template import message_problem, nearest, renderer

_KEPT: Final = "message-1"
"""Grows when what a message may hold changes."""
NAMES: Final = ("left", "right", "detail", "verdict", "more")
"""What a message may speak of."""

_READABLE = 1e15
"""Beyond it a number has no whole digits any more."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a finding, as a message may speak of it."""

    source: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    role: str = "source"
    subject: str = ""
    predicate: str = ""
    value: str = ""
    """As the source writes it."""
    quote: str = ""
    speaker: str = ""
    modality: str = "asserted"
    polarity: str = "affirmed"
    unit: str = ""
    path: str = ""
    line: int = 0
    only: tuple[str, ...] = ()
    """What this side has and the other lacks: members of a list, words of a quotation."""

    @classmethod
    def of(cls, claim: Mapping[str, Any], only: object = ()) -> Side:
        """Return the side that a row of `claims`, joined with its source, gives."""
        known = {name: claim[name] for name in cls.__slots__ if claim.get(name) is not None}
        if "published" in known:
            known["published"] = str(known["published"])
        side = cls(**known)
        return replace(side, only=tuple(only)) if isinstance(only, list | tuple) else side


_ALWAYS: Final = {"same_origin": False}
DETAILS: Final[Mapping[str, Mapping[str, object]]] = {
    "same-value": {"difference": 1},
    "same-members": {"left_only": ["Northland"], "right_only": ["Westland"]},
    "one-parent": {},
    "exclusive": {},
    "order": {"difference": 1},
    "adds-up": {"total": 3, "sum": 2, "difference": 1, "parts": 2},
    "calendar": {"written": "Monday", "weekday": "Tuesday", "date": "2001-09-11"},
    "superseded": {"difference": 1, "draft": False, "days": 1},
    "supported": {"origins": 0, "wanted": 1},
    "naming": {"distance": 1},
    "same-quote": {"left_only": ["all"], "right_only": ["some"]},
    "same-speaker": {},
    "certainty": {"steps": 1},
    "judge": {"candidates": 1, "rank": 1},
    "sql": {},
}
"""What `detail` holds for each kind, with an example; every pair also tells `same_origin`."""


def check_message(rule: Common, kind: str) -> None:
    """Fill the message of *rule* once with an example, so that a wrong name is found at loading.

    Raises:
        RuleError: The template is wrong.
    """
    # Known to be right from a run before: a template is slow to take apart.
    identity = json.dumps([rule.message, kind, rule.single, NAMES, Side.__slots__, DETAILS])
    if recall(_KEPT, identity) is True:
        return
    if problem := message_problem(rule.message, NAMES):
        words, _, advice = problem.partition(". ")
        raise RuleError(words, advice=advice)
    example = Side(source="north", value="12", only=("Northland",))
    names = _names(example, None if rule.single else example, kind)
    try:
        renderer(rule.message)(names)
    except RuleError as error:
        raise _explained(error, kind) from None
    keep(_KEPT, identity, data=True)


def _explained(error: RuleError, kind: str) -> RuleError:
    """Return why the example could not be filled in, without the engine's words for it."""
    if "'None'" in error.problem:
        advice = "Speak of `left` and `detail` only."
        return RuleError(f"a finding of {kind} has one claim, and no `right`", advice=advice)
    parts = error.problem.rsplit("'", 2)
    if "has no attribute" not in error.problem or len(parts) != 3:
        return error
    known = sorted({*Side.__slots__, *_ALWAYS, *DETAILS[kind]})
    advice = nearest(parts[1], known, "A message knows")
    return RuleError(f"unknown part {parts[1]!r} in the message", advice=advice)


def composer(rule: Common) -> Callable[[str, Side, Side | None, Mapping[str, Any], int], str]:
    """Return the function that composes the messages of *rule*.

    For an omission the left side of a message is the one that has more, wherever the draft stands:
    "A lists Spain; B leaves it out" reads one way only.
    """
    render = renderer(rule.message)

    def compose(
        verdict: str, left: Side, right: Side | None, detail: Mapping[str, Any], more: int
    ) -> str:
        if verdict != "misquote" and right and right.only and not left.only:
            left, right = right, left
        return render(
            {
                "left": left,
                "right": right,
                "detail": _shown(detail),
                "verdict": verdict,
                "more": more,
            }
        )

    return compose


def _shown(detail: Mapping[str, Any]) -> dict[str, Any]:
    """Return *detail* with its numbers as a reader writes them: a litre has no ten digits."""
    return {
        name: (int(value) if value.is_integer() else f"{value:,.6g}")
        if isinstance(value, float) and abs(value) < _READABLE
        else value
        for name, value in detail.items()
    }


def _names(left: Side, right: Side | None, kind: str) -> dict[str, object]:
    detail = {**_ALWAYS, **DETAILS[kind]} if kind != "sql" else _Anything()
    return {"left": left, "right": right, "detail": detail, "verdict": "contradiction", "more": 0}


class _Anything(dict[str, object]):
    """The detail of SQL by hand: its columns are known only when it has run."""

    def __missing__(self, key: str) -> object:
        return ""
