from __future__ import annotations

import datetime as dt

import pytest

from checker.errors import CheckError
from checker.model.document import Document, Metadata
from checker.read.furniture import set_aside
from checker.read.inference import inferred, slug
from checker.read.metadata import front_matter, load_defaults, unique_ids
from checker.read.moment import date_of
from checker.read.text import paragraphs


def of(text: str) -> dict[str, object]:
    body, furniture = set_aside(text, paragraphs(text))
    return inferred(text, body, furniture)


STORY = "The mill in Arnby will close in March, the owners announced after a long meeting.\n" * 2


def test_front_matter_gives_the_fields_and_where_the_text_begins() -> None:
    lines = [
        "id: bulletin",
        "title: 'Mill: the end'",
        "published: 2026-03-02",
        "tier: 2",
        "tags: x",
    ]
    text = "\n".join(["---", *lines, "---", "Body."])
    fields, start = front_matter(text, "a.md")
    assert fields == {
        "id": "bulletin",
        "title": "Mill: the end",
        "published": dt.date(2026, 3, 2),
        "tier": 2,
    }
    assert text[start:] == "Body."


@pytest.mark.parametrize(
    "text", ["---\nA rule\n---\nmore", "---\nid: a\n", "-- -\nid: a\n---\n", "---"]
)
def test_rules_round_text_are_no_front_matter(text: str) -> None:
    assert front_matter(text, "a.md") == ({}, 0)


@pytest.mark.parametrize(
    ("line", "words", "column"),
    [
        ("published: soon", "not a date", 12),
        ("published: 03/04/2026", "not a date", 12),
        ("role: editor", "unknown role", 7),
        ("tier: 12", "not a rank", 7),
        ("title: [a]", "is text", 8),
    ],
)
def test_a_wrong_value_is_shown_in_its_line(line: str, words: str, column: int) -> None:
    with pytest.raises(CheckError, match=words) as caught:
        front_matter(f"\ufeff---\r\nid: a\r\n{line}\r\n---\r\nBody.", "a.md")
    assert str(caught.value.place) == f"a.md:3:{column}"
    assert caught.value.source_line == line


def test_sources_are_declared_by_id() -> None:
    given = load_defaults(
        "bulletin: {publisher: Arnby Bulletin, derived_from: valley-wire}", "sources.yaml"
    )
    assert given.entries == {
        "bulletin": {"publisher": "Arnby Bulletin", "derived_from": "valley-wire"}
    }
    assert load_defaults("", "sources.yaml").entries == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [("- a", "is a map"), ("a: b", "has no fields"), ("a: {publishd: 2020-01-01}", "no field")],
)
def test_wrong_declarations_are_refused(text: str, words: str) -> None:
    with pytest.raises(CheckError, match=words):
        load_defaults(text, "sources.yaml")


def test_a_misspelt_field_is_answered_with_the_right_one() -> None:
    with pytest.raises(CheckError) as caught:
        load_defaults("a: {publishd: 2020-01-01}", "sources.yaml")
    assert '"published"' in caught.value.advice


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026-02-10", (2026, 2, 10)),
        ("2026-02-10T08:30:00+01:00", (2026, 2, 10)),
        ("Tuesday, 10 February, 2026", (2026, 2, 10)),
        ("Feb 10, 2026", (2026, 2, 10)),
        ("Published: Feb. 10, 2026 7:13 AM GMT", (2026, 2, 10)),
        ("11/11/2025", (2025, 11, 11)),
        ("25/09/2025", (2025, 9, 25)),
        ("09/25/2025", (2025, 9, 25)),
        ("03.04.2026", (2026, 4, 3)),
    ],
)
def test_a_line_with_one_meaning_is_a_date(line: str, day: tuple[int, int, int]) -> None:
    assert date_of(line) == dt.date(*day)


@pytest.mark.parametrize(
    "line",
    ["03/04/2026", "30 February 2026", "On 10 February 2026 it rained", "10 February", ""],
)
def test_a_line_with_two_meanings_or_more_words_is_none(line: str) -> None:
    assert date_of(line) is None


def test_title_and_date_are_taken_from_the_top() -> None:
    found = of(f"Valley\n\nMill of Arnby is to close\n2 March 2026\n\n{STORY}")
    assert found["title"] == "Mill of Arnby is to close"
    assert found["published"] == dt.date(2026, 3, 2)


def test_two_dates_are_no_date() -> None:
    assert (
        of(f"Mill is to close\n2 March 2026\nUpdated: 4 March 2026\n\n{STORY}")["published"] is None
    )


def test_a_story_without_a_headline_has_no_title() -> None:
    assert of(STORY)["title"] == ""


def test_a_dateline_gives_the_date() -> None:
    assert of("ARNBY, June 10, 2025 - The mill closes. " + STORY)["published"] == dt.date(
        2025, 6, 10
    )


@pytest.mark.parametrize(
    ("opening", "origin"),
    [
        ("According to a report by the Valley Times on Monday, the mill closes. ", "valley-times"),
        ("The mill closes, as first reported by the Arnby Courier. ", "arnby-courier"),
        ("ARNBY (Reuters) - The mill closes. ", "reuters"),
        ("According to a report by the Ministry of Labour, the mill closes. ", None),
        ("The owner told the Valley Times that the mill closes. ", None),
        ("ARNBY (KHX) - The mill closes. ", None),
        ("A report by the Valley Times was wrong, said the owner. ", None),
    ],
)
def test_only_explicit_repeating_names_an_origin(opening: str, origin: str | None) -> None:
    assert of(opening + STORY)["derived_from"] == origin


def test_a_slug_is_plain() -> None:
    assert slug("  Le Courrier d’Évian ") == "le-courrier-d-evian"


def test_ids_become_unique_in_order() -> None:
    names = ["a", "a", "a-2", "b", "a"]
    documents = [
        Document(metadata=Metadata(id=n), path=f"{k}.txt", text="") for k, n in enumerate(names)
    ]
    assert [d.id for d in unique_ids(documents)] == ["a", "a-3", "a-2", "b", "a-4"]
