"""What a draft adds to its sources: something hard that none of them has, in any form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ADDED = "SELECT quote FROM claims WHERE predicate = 'adds' ORDER BY quote_start"
SOURCE = """The brewery Holmqvist of Solvik, founded in 1962, will lay off 430 of its 2,140 workers.
Sales fell to 5.2 million crowns, and 55 percent of the vats stand empty. Its lorries can drive
5,900 kilometres. The director, who is 58, has run it since 2009.
The harbour board still has to give its approval.
"""


def added(asked: Callable[..., list[dict[str, Any]]], draft: str) -> list[str]:
    return [row["quote"] for row in asked(ADDED, {"a": SOURCE, "draft": draft}, draft="draft")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Northern Orchestra is to play at the farewell party.",
        "Rivals in the capital have already hired 75 of the cooks.",
        "A museum of beer with 12,000 bottles is to open on the island.",
        "Tourists from New Zealand have signed a petition against it.",
        "The bottles are to cost less than 40 euros.",
    ],
)
def test_a_name_or_figure_amid_new_content_is_added(
    asked: Callable[..., list[dict[str, Any]]], sentence: str
) -> None:
    assert added(asked, sentence) == [sentence]


def test_a_clause_may_add_what_its_sentence_has_not_as_a_whole(
    asked: Callable[..., list[dict[str, Any]]],
) -> None:
    draft = "It will lay off 430 in Solvik, whose house rents have doubled since the autumn."
    assert added(asked, draft) == ["whose house rents have doubled since the autumn."]


@pytest.mark.parametrize(
    "sentence",
    [
        "More than two thousand souls earn their bread behind that gate.",  # rounded
        "Every second kettle is cold, to be exact a little more than half.",  # a share
        "A lorry of theirs could roam 5,900 miles without a pause.",  # another unit
        "For sixteen years one man has been at the helm there.",  # since 2009
        "A gentleman aged 58, tall and tired, carries the burden.",
        "Barely more than five million of turnover trickled in.",
        "It was a bitter morning, and the crows flew low over the roofs.",  # colour
        "Since Friday there is a new mood.",
        "Three friends sat on the wall and smoked.",  # a handful, as a writer sees it
    ],
)
def test_paraphrase_colour_and_figures_in_another_form_add_nothing(
    asked: Callable[..., list[dict[str, Any]]], sentence: str
) -> None:
    assert added(asked, sentence) == []


def test_a_year_before_1000_is_read(asked: Callable[..., list[dict[str, Any]]]) -> None:
    draft = "A monk from Vellby praised the water in the year 794 BC."
    assert added(asked, draft) == [draft]


def test_without_a_source_nothing_is_added(asked: Callable[..., list[dict[str, Any]]]) -> None:
    draft = "The Northern Orchestra is to play 12,000 marches."
    assert asked(ADDED, {"draft": draft}, draft="draft") == []


def test_a_body_under_one_new_name_is_new(asked: Callable[..., list[dict[str, Any]]]) -> None:
    rated = "Rating agency Corbane confirmed its excellent grade for bonds after the announcement."
    assert added(asked, rated) == [rated]
    known = (
        "Brewer Holmqvist poured excellent grades of lager over the cheering crowd of neighbours."
    )
    assert added(asked, known) == []


def test_who_is_known_is_no_new_doer(asked: Callable[..., list[dict[str, Any]]]) -> None:
    aside = "Solvik, her carpenter, poured excellent lager over the cheering crowd of neighbours."
    assert added(asked, aside) == []
