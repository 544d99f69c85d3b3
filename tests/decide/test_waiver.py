from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

import pytest

from checker.decide.waiver import applied, decision_on, in_words, values_of
from checker.model.decision import Decision
from checker.model.finding import Evidence, Finding, Level
from checker.model.report import Report

Told = Callable[..., Report]
OPENING = "The fair opened under a grey sky. Bakers gave away 40 loaves.\n\n"
BOATS = "{} boats left Sandholt on 3 May 2031 for the outer bank.\n"
DRAFT = (
    "# Storm\n\nThe lamps went out at dusk. {} boats left Sandholt on 3 May 2031 for the bank.\n"
)


def on(day: str) -> Callable[[], dt.date]:
    return lambda: dt.date.fromisoformat(day)


def finding(print_: str = "a", level: Level = "error", **said: Any) -> Finding:
    pieces = [
        Evidence(source=s, path=f"{s}.txt", start=0, end=1, line=1, text="x", value=v, origin=s)
        for s, v in (said or {"draft": 17, "wire": 19}).items()
    ]
    return Finding(
        fingerprint=print_ * 64,
        id=f"F-{print_ * 4}",
        rule="figures-differ",
        kind="same-value",
        verdict="contradiction",
        level=level,
        message="two figures",
        why="",
        advice="",
        evidence=tuple(pieces),
    )


def decided(one: Finding, until: str = "2031-05-20") -> Decision:
    return decision_on(one, "accept", " as  told\nby phone ", "mo", until)


def states(found: list[Finding], made: list[Decision], day: str = "2031-05-01") -> list[str]:
    return [decision.state for decision in applied(found, made, on(day))[1]]


def test_a_decision_waives_its_finding_and_no_other() -> None:
    found, told = applied([finding("a"), finding("b")], [decided(finding("a"))], on("2031-05-01"))
    assert [one.status for one in found] == ["waived", "new"]
    assert found[0].decision == told[0]
    assert (told[0].reason, told[0].state) == ("as told by phone", "holds")


@pytest.mark.parametrize(
    ("day", "status"), [("2031-05-20", "waived"), ("2031-05-21", "new"), ("2040-01-01", "new")]
)
def test_it_holds_on_its_last_day_and_not_on_the_next(day: str, status: str) -> None:
    (one,), (decision,) = applied([finding()], [decided(finding())], on(day))
    assert one.status == status
    assert decision.state == ("holds" if status == "waived" else "expired")
    assert status == "waived" or decision.told == "it ended on 2031-05-20"


@pytest.mark.parametrize(("level", "state"), [("note", "holds"), ("warning", "expired")])
def test_only_a_note_is_accepted_for_ever(level: Level, state: str) -> None:
    one = finding(level=level)
    assert states([one], [decided(one, "never")]) == [state]


def test_a_value_edited_in_the_file_lapses() -> None:
    made = decided(finding()).model_copy(update={"holds_while": (("draft", "18"), ("wire", "19"))})
    (one,), (decision,) = applied([finding()], [made], on("2031-05-01"))
    assert (one.status, decision.state) == ("new", "lapsed")
    assert decision.told == "draft says 17, not 18"


@pytest.mark.parametrize("side", ["draft", "wire"])
def test_it_lapses_when_either_side_says_something_else(side: str) -> None:
    now = finding("b", **{"draft": 17, "wire": 19, side: 23})
    (one,), (decision,) = applied([now], [decided(finding("a"))], on("2031-05-01"))
    assert (one.status, decision.state) == ("new", "lapsed")
    assert decision.told.startswith(f"{side} says 23, not ")
    assert decision.told.endswith("; see F-bbbb")


def test_without_its_finding_it_is_unused() -> None:
    assert states([], [decided(finding())]) == ["unused"]
    assert states([finding("b", draft=3, herald=4)], [decided(finding())]) == ["unused"]
    assert states([finding("b", draft=17, herald=4)], [decided(finding())]) == ["unused"]
    # Another pair of figures of the same sources is another finding, not a change of this one.
    assert states([finding("b", draft=3, wire=4)], [decided(finding())]) == ["unused"]


def test_a_finding_that_has_a_decision_is_not_what_another_changed_into() -> None:
    a, b = finding("a"), finding("b", draft=17, wire=23)
    assert states([b], [decided(a), decided(b)]) == ["unused", "holds"]


def test_the_clock_is_not_asked_where_there_is_no_date_to_compare() -> None:
    def clock() -> dt.date:
        raise AssertionError

    applied([finding()], [], clock)
    applied([], [decided(finding())], clock)
    note = finding(level="note")
    assert applied([note], [decided(note, "never")], clock)[0][0].status == "waived"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"low": 17.0, "high": 17.0, "unit": ""}, "17"),
        ({"low": 0.1, "high": math.inf, "unit": "EUR"}, "0.1 to no limit EUR"),
        ({"low": "2031-05-01", "high": "2031-05-02", "granularity": "day"},
         "2031-05-01 to 2031-05-02"),
        (["Aldry", "Brevik"], "Aldry, Brevik"),
        (True, "yes"),
        ("Aldry", "Aldry"),
        ({"b": 1, "a": "x"}, "a x, b 1"),
    ],
)  # fmt: skip
def test_values_are_told_in_words_that_change_when_they_do(value: Any, words: str) -> None:
    assert in_words(value) == words


def test_two_values_of_one_source_stand_in_a_row() -> None:
    one = finding(draft=17)
    twice = one.model_copy(update={"evidence": (*one.evidence, *finding(draft=9).evidence)})
    assert values_of(twice) == {"draft": "17 | 9"}


def test_a_waiver_survives_an_edit_elsewhere_and_lapses_when_the_number_changes(
    told: Told,
) -> None:
    wire = {"wire": BOATS.format("Six")}
    first = told({**wire, "draft": DRAFT.format("Five")}, draft="draft.txt", against=("wire.txt",))
    (found,) = first.findings
    made = [decided(found)]

    edited = DRAFT.format("Five").replace("at dusk", "at nightfall, as so often")
    second = told({**wire, "draft": OPENING + edited}, draft="draft.txt", against=("wire.txt",))
    (one,), (decision,) = applied(second.findings, made, on("2031-05-01"))
    assert (one.status, decision.state) == ("waived", "holds")

    third = told(
        {**wire, "draft": OPENING + edited.replace("Five", "Nine")},
        draft="draft.txt",
        against=("wire.txt",),
    )
    (one,), (decision,) = applied(third.findings, made, on("2031-05-01"))
    assert (one.status, decision.state) == ("new", "lapsed")
    assert decision.told == f"draft says 9, not 5; see {one.id}"
