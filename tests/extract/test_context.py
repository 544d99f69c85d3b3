from __future__ import annotations

from collections.abc import Callable

from checker.extract.context import NEAR, Context, Named, Spoken
from checker.extract.sentence import statements
from checker.model.claim import About
from checker.model.document import Document

Contexts = Callable[[str], Context]


def about(context: Context, words: str) -> About:
    start = context.document.text.index(words)
    return context.about(start, start + len(words))


def test_words_of_the_same_clause_are_near_and_others_are_wider(context_of: Contexts) -> None:
    found = about(context_of("The lock holds 40 barges; the weir feeds herons."), "40 barges")
    assert found.words == ("lock", "hold")
    assert found.wider == ("weir", "feed", "heron")


def test_a_bracket_around_one_figure_does_not_end_the_clause(context_of: Contexts) -> None:
    found = about(context_of("The wreck lies nine miles (14 km) off the lighthouse."), "nine miles")
    assert "lighthouse" in found.words


def test_only_so_many_words_on_either_side_are_near(context_of: Contexts) -> None:
    nouns = [
        "anvil",
        "barrel",
        "candle",
        "drum",
        "engine",
        "fiddle",
        "goblet",
        "hammer",
        "iron",
        "jug",
        "kettle",
        "ladder",
    ]
    found = about(context_of(f"The shed holds 40 crates, {', '.join(nouns)}."), "40 crates")
    assert len([w for w in found.words if w in nouns]) == NEAR
    assert "ladder" in found.wider


def test_the_sentence_before_lends_its_words_within_a_paragraph(context_of: Contexts) -> None:
    same = about(context_of("The weir broke. It cost 40 crowns to mend."), "40 crowns")
    apart = about(context_of("The weir broke.\n\nIt cost 40 crowns to mend."), "40 crowns")
    assert "weir" in same.wider
    assert "weir" not in apart.wider


def test_a_name_is_a_name_and_no_word(context_of: Contexts) -> None:
    found = about(context_of("Marta Quindt sold 40 barges."), "40 barges")
    assert found.names == ("marta quindt",)
    assert "quindt" not in found.words


def test_years_of_the_sentence_are_known_and_other_figures_are_no_years(
    context_of: Contexts,
) -> None:
    text = "In 1987 the yard built 40 barges of 1,950 tons and 2020.5 crates."
    assert about(context_of(text), "40 barges").years == (1987,)


def test_a_figure_does_not_count_among_the_other_figures_beside_it(context_of: Contexts) -> None:
    context = context_of("The yard sold 40 barges and 12 buoys.")
    text = context.document.text
    context.add_numbers({text.index("40"): "40", text.index("12"): "12"})
    assert about(context, "40 barges").numbers == ("12",)


def test_words_of_figures_are_left_out_of_what_their_neighbours_are_about(
    context_of: Contexts,
) -> None:
    context = context_of("The pump moved 40 gallons of brine in 12 tubs.")
    start = context.document.text.index("40 gallons")
    assert "gallon" in about(context, "12 tubs").words
    context.leave_out([(start, start + len("40 gallons"))])
    assert "gallon" not in about(context, "12 tubs").words


def test_an_acronym_speaks_of_the_words_behind_it(document_of: Callable[..., Document]) -> None:
    document = document_of("The VHT paid 40 crowns.")
    named = [Named(4, 7, "varde harbour trust", "organisation")]
    context = Context(document, statements(document), named)
    assert {"harbour", "trust"} <= set(about(context, "40 crowns").wider)


def test_the_person_is_meant_rather_than_the_country_beside_her(
    document_of: Callable[..., Document],
) -> None:
    document = document_of("Norway's envoy, Ada Brandt, sang.")
    named = [Named(0, 6, "norway", "country"), Named(16, 26, "ada brandt", "person")]
    context = Context(document, statements(document), named)
    assert context.key_of(0, 26, "Norway's envoy, Ada Brandt") == "ada brandt"
    assert context.key_of(0, 0, "The Ferryman") == "ferryman"


def test_the_last_passage_with_a_speaker_wins(context_of: Contexts) -> None:
    context = context_of("The weir broke at dawn.")
    context.add_spoken([Spoken(0, 20, "ada"), Spoken(4, 8, "odo"), Spoken(5, 6, "")])
    assert [context.speaker_at(at) for at in (0, 5, 21)] == ["ada", "odo", None]


def test_a_passage_is_quoted_where_most_of_it_stands_in_marks(context_of: Contexts) -> None:
    context = context_of("The weir broke at dawn.")
    context.add_quoted([(0, 10)])
    assert context.is_quoted(0, 15)
    assert not context.is_quoted(0, 22)


def test_a_place_outside_every_statement_is_about_nothing(context_of: Contexts) -> None:
    context = context_of("The weir broke.")
    assert context.at(99) is None
    assert context.about(99, 100, head="weir") == About(head="weir")
    assert context_of("").at(0) is None
