from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.name import NameMention, names


def found(text: str) -> list[str]:
    return [m.text for m in names(text, 0, len(text))]


def one(text: str, name: str) -> NameMention:
    (mention,) = [m for m in names(text, 0, len(text)) if m.text == name]
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A letter from Ida van der Meulen arrived.", ["Ida van der Meulen"]),
        ("Reporters met Kofi de la Croix in Bergvik.", ["Kofi de la Croix", "Bergvik"]),
        ("He praised J. P. Oakes and Siobhan O'Dell.", ["J. P. Oakes", "Siobhan O'Dell"]),
        ("They met at the Ministry of Defence on Friday.", ["Ministry of Defence"]),
        ("It was run by the Bank of Norland and others.", ["Bank of Norland"]),
        ("Papers went to the Department of Health and Social Services.",
         ["Department of Health and Social Services"]),
        ("She lives in St. Orban.", ["St. Orban"]),
        ("Bosnia and Herzegovina joined.", ["Bosnia and Herzegovina"]),
        ("The deal with Marlow & Finch fell through.", ["Marlow & Finch"]),
        ("Norway’s plan and Chad's reply differ.", ["Norway", "Chad"]),
        ("He leads King's College in Bergvik.", ["King's College", "Bergvik"]),
        ("A Bergvik-based firm won.", ["Bergvik"]),
        ("Work by Leila al-Amin was shown.", ["Leila al-Amin"]),
    ],
)  # fmt: skip
def test_names_are_found_whole(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the talks ended.",
        "In March it rained.",
        "Thieves came at night.",
        "They cost NZ$40 a head.",
        "Profits rose in Q3 again.",
        "However, nobody came, and I'll say why.",
        "The minister left early.",
        "Prime Minister or not, the answer was no.",
        "",
        "1234 ?!",
    ],
)
def test_ordinary_words_and_dates_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Then President Ada Holm spoke.", "President", "Ada Holm"),
        ("Defence Commissioner Mara Quint resigned.", "Defence Commissioner", "Mara Quint"),
        ("Minister for Trade Oona Reyes agreed.", "Minister for Trade", "Oona Reyes"),
        ("Chief Executive Officer Bo Lindt left.", "Chief Executive Officer", "Bo Lindt"),
        ("We asked Dr. Ines Faber.", "Dr.", "Ines Faber"),
        ("Former Prime Minister Tom Arkwright sued.", "Former Prime Minister", "Tom Arkwright"),
    ],
)
def test_a_title_is_kept_apart_from_the_name(text: str, title: str, name: str) -> None:
    mention = one(text, name)
    assert mention.title == title
    assert mention.kind == "person"
    assert text[mention.title_start :].startswith(title)


def test_the_body_before_a_title_is_a_name_of_its_own() -> None:
    text = "European Commission President Ada Holm met German Chancellor Udo Brandt."
    assert [(m.text, m.kind) for m in names(text, 0, len(text))] == [
        ("European Commission", "organisation"),
        ("Ada Holm", "person"),
        ("German", "demonym"),
        ("Udo Brandt", "person"),
    ]


def test_a_company_whose_name_begins_like_a_title_has_none() -> None:
    mention = one("Workers at General Motors struck.", "General Motors")
    assert (mention.title, mention.kind) == ("", "organisation")


def test_a_surname_that_is_also_a_title_stays_in_the_name() -> None:
    assert found("We spoke to Hannah Bishop about it.") == ["Hannah Bishop"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They flew to Norway.", "Norway", "country"),
        ("A plant near Orsk burned.", "Orsk", "place"),
        ("The ascent of Mount Karo began.", "Mount Karo", "place"),
        ("Shares of Quell Holdings fell.", "Quell Holdings", "organisation"),
        ("“No,” said Nora Vance at noon.", "Nora Vance", "person"),
        ("It was Nora Vance, 44, who called.", "Nora Vance", "person"),
        ("The Danish crew slept.", "Danish", "demonym"),
        ("It was seen by Dorrit.", "Dorrit", "unknown"),
    ],
)
def test_the_kind_is_guessed_by_cues(text: str, name: str, kind: str) -> None:
    assert one(text, name).kind == kind


def test_a_single_word_at_the_head_of_a_sentence_needs_support_in_the_text() -> None:
    assert found("Dorrit came home.") == []
    assert found("We saw Dorrit. Dorrit came home.") == ["Dorrit", "Dorrit"]
    assert found("Torches burned. They lit torches.") == []


def test_a_heading_in_title_case_is_not_one_long_name() -> None:
    text = "Workers Accept Disputed Offers From Norway\n\nThe workers were glad."
    assert [m.text for m in names(text, 0, text.index("\n"))] == ["Norway"]


def test_case_tells_a_country_from_a_pronoun() -> None:
    assert found("He told us that the US would pay.") == ["US"]


def test_only_the_passage_is_read() -> None:
    text = "Ada Holm met Udo Brandt."
    assert [m.text for m in names(text, 13, len(text))] == ["Udo Brandt"]


NEWS = st.lists(
    st.sampled_from(
        ["Ada", "Holm", "von", "der", "President", "the", "and", "of", "Ministry", "Norway's", ",",
         ".", "\n", "St", "J", "US", "“", '"', "Bank", "&", "March", "General", "’", "-", "é", "🙂",
         "Minister", "for", "Trade", "G7", "al-Amin", "O'Dell", "Chief", "\0", "\u202e", "$"]
    ),
    max_size=25,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))  # fmt: skip


@given(st.one_of(NEWS, st.text(max_size=80)))
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    last = 0
    for mention in names(text, 0, len(text)):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.title_start <= mention.start < mention.end
        assert mention.key
        last = mention.end
