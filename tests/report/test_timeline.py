from __future__ import annotations

from itertools import pairwise

from checker.model.report import Report, Summary
from checker.model.thing import Said, ThingLine
from checker.report.letter import letters
from checker.report.timeline import WIDTH, timelines


def said(source: str, published: str, value: float) -> Said:
    return Said(
        source=source,
        origin=source,
        value={"low": value, "high": value, "unit": ""},
        key=f"{value}",
        text=f"{value:g} boats",
        path=f"{source}.md",
        published=published,
    )


def report(*told: Said, state: str = "contradicted") -> Report:
    thing = ThingLine.model_validate(
        {"label": "boats", "type": "quantity", "state": state, "said": told}
    )
    return Report(summary=Summary(findings={"error": 0, "warning": 0, "note": 0}), things=(thing,))


def test_a_value_that_changes_over_days_is_drawn_in_order_of_publication() -> None:
    made = report(said("b", "2031-03-09", 19), said("a", "2031-03-04", 17), said("c", "", 23))
    (one,) = timelines(made, letters(()))
    assert [words for _, words in one.lanes] == ["17", "19"]
    first, last = one.dots
    assert first.x < last.x
    assert first.y < last.y
    assert [tick for _, tick in one.ticks] == ["2031-03-04", "2031-03-09"]
    assert [(day, words) for day, _, _, words in one.rows] == [
        ("2031-03-04", "17 boats"),
        ("2031-03-09", "19 boats"),
        ("no date", "23 boats"),
    ]


def test_one_day_or_one_value_is_no_timeline() -> None:
    assert timelines(report(said("a", "2031-03-04", 1), said("b", "2031-03-04", 2)), {}) == ()
    assert timelines(report(said("a", "2031-03-04", 1), said("b", "2031-03-05", 1)), {}) == ()
    assert timelines(report(said("a", "spring", 1), said("b", "2031-03-05", 2)), {}) == ()


def test_sources_of_one_day_and_one_value_stand_side_by_side_in_the_picture() -> None:
    told = [said(f"s{n}", "2031-03-05", 2) for n in range(4)]
    (one,) = timelines(report(said("a", "2031-03-04", 1), *told), {})
    places = sorted(dot.x for dot in one.dots if dot.y != one.dots[0].y)
    assert all(later - sooner >= 30 for sooner, later in pairwise(places))
    assert all(0 < dot.x < WIDTH for dot in one.dots)


def test_what_has_no_room_in_the_picture_stands_in_the_table() -> None:
    told = [said(f"s{n}", f"2031-03-{n + 1:02d}", n) for n in range(9)]
    (one,) = timelines(report(*told), {})
    assert one.hidden == 3
    assert len(one.rows) == 9


def test_dates_under_the_axis_never_touch() -> None:
    told = [said(f"s{n}", f"2031-03-{n + 1:02d}", n % 3) for n in range(28)]
    (one,) = timelines(report(*told), {})
    places = [x for x, _ in one.ticks]
    assert all(later - sooner >= 80 for sooner, later in pairwise(places))
