"""Which counts of two days are of one story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.config import Config
from checker.pipeline import run

FIRST = "Holm Weir above Varde burst on Sunday and {} when the river Aller rose, its mayor said."
LATER = "In Varde, where the river Aller rose and Holm Weir burst, the mayor counts: {}."
ELSEWHERE = "A gas blast tore through a bakery in Kellan, police in Marhult said: {}."


@pytest.fixture(scope="module")
def moved_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[Any]]:
    """Return what the rule says of two texts of two days."""

    def found(one: str, other: str, days: tuple[int, int] = (2, 5)) -> list[Any]:
        folder: Path = tmp_path_factory.mktemp("articles")
        for name, text, day in (("early", one, days[0]), ("late", other, days[1])):
            front = (
                f"---\nid: {name}\ntitle: Weir\npublisher: {name}\npublished: 2031-05-0{day}\n---\n"
            )
            (folder / f"{name}.md").write_text(front + text + "\n", encoding="utf-8")
        config = Config(paths=tuple(str(p) for p in sorted(folder.iterdir())))
        return [f for f in run(config).findings if f.rule == "count-moved-on"]

    return found


def test_at_least_so_many_are_more_on_a_later_day(moved_on: Callable[..., list[Any]]) -> None:
    (finding,) = moved_on(FIRST.format("at least four people died"), LATER.format("nine dead"))
    assert [e.text for e in finding.evidence] == ["at least four people", "nine dead"]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (FIRST.format("at least four people died"), LATER.format("nine dead"), (2, 2)),
        (FIRST.format("nine people died"), LATER.format("at least four people died"), (2, 5)),
        (FIRST.format("at least four people died"), ELSEWHERE.format("nine dead"), (2, 5)),
        (
            FIRST.format("at least four people died"),
            LATER.format("nine dead") + " On Sunday four people had been found dead in Varde.",
            (2, 5),
        ),
        (FIRST.format("about 200 people were moved out"), LATER.format("210 evacuees"), (2, 5)),
    ],
)
def test_other_counts_have_not_moved_on(
    moved_on: Callable[..., list[Any]], one: str, other: str, days: tuple[int, int]
) -> None:
    assert moved_on(one, other, days) == []
