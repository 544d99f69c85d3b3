"""Phrase patterns: what a phrase fits, what its slots hold, and the claim that it makes."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.context import Context, Named
from checker.extract.name import names
from checker.extract.notation import NotationError, parsed
from checker.extract.part import SLOT_TYPES, anchors, certain
from checker.extract.pattern import Patterns, Prepared
from checker.extract.sentence import statements
from checker.extract.statement import claims_in, names_in, read_by
from checker.model.claim import Claim
from checker.model.document import Document, Metadata, Span
from checker.model.pattern import Pattern
from checker.model.value import DateValue, EntityValue, QuantityValue, TextValue, TruthValue


def prepared(*phrases: str, **claim: Any) -> Prepared:
    made = {"subject": "it", "predicate": "probed", "value": "x", **claim}
    pattern = Pattern.model_validate(
        {"id": "probe", "summary": "A probe.", "patterns": phrases, "claim": made}
    )
    return Prepared(pattern, tuple(parsed(phrase) for phrase in phrases))


def document(text: str) -> Document:
    return Document(
        metadata=Metadata(id="d"), path="d.txt", text=text, body=(Span(start=0, end=len(text)),)
    )


def read(text: str, *phrases: str, **claim: Any) -> list[Claim]:
    one = document(text)
    split = statements(one)
    named = [Named(n.start, n.end, n.key, n.kind) for n in names_in(one, split)]
    made = read_by(one, split, named, Patterns([prepared(*phrases, **claim)]))
    return [reading.claim for reading in made]


def held(text: str, phrase: str, slot: str = "x") -> str | None:
    """Return what a slot holds where the phrase stands."""
    found = read(text, phrase, value=f"<{{{slot}}}>", type="text")
    value = found[0].value if found else None
    return value.text[1:-1] if isinstance(value, TextValue) else None


def fits(text: str, phrase: str) -> bool:
    return bool(read(text, phrase))


def test_a_word_stands_for_all_its_forms_and_one_in_marks_for_itself() -> None:
    assert fits("The pier was opened.", "be open")
    assert fits("They OPEN the pier.", "opened")
    assert fits("The pier was opened.", '"was" open')
    assert not fits("The pier is opened.", '"was" open')


def test_options_and_alternatives() -> None:
    phrase = "pier (opened|closed) [early] today"
    assert fits("The pier opened today.", phrase)
    assert fits("The pier closed early today.", phrase)
    assert not fits("The pier burned today.", phrase)
    assert not fits("The pier opened late today.", phrase)
    assert fits("It opened in May.", "opened [in|on] {when:date}") is False
    assert fits("It opened in May 2011.", "opened [in|on] {when:date}")


def test_brackets_in_the_text_are_written_with_a_backslash() -> None:
    assert held("The ferry (built in 1911) sank.", r"ferry \( built in {x:date} \)") == "1911"


def test_a_gap_leaves_out_a_few_words_but_no_name_and_no_strong_mark() -> None:
    phrase = "pier ... opened"
    assert fits("The pier that storms had damaged opened.", phrase)
    assert not fits("The pier that Nora Vell had built opened.", phrase)
    assert not fits("The pier; it opened.", phrase)
    assert not fits("The pier " + "very " * 9 + "late opened.", phrase)


@pytest.mark.parametrize(
    ("kind", "text", "phrase", "expected"),
    [
        ("person", "Yesterday Nora Vell resigned.", "{x} resigned", "Nora Vell"),
        ("person", "Yesterday Mayor Nora Vell resigned.", "{x} resigned", "Nora Vell"),
        ("person", "Yesterday the Harbour Bank resigned.", "{x} resigned", None),
        ("organisation", "Yesterday the Harbour Bank fell.", "the {x} fell", "Harbour Bank"),
        ("organisation", "Yesterday the Harbour Bank fell.", "Yesterday {x} fell", "Harbour Bank"),
        ("place", "He lives in Port Kell now.", "lives in {x}", "Port Kell"),
        ("country", "He lives in France now.", "lives in {x}", "France"),
        ("country", "He lives in Port Kell now.", "lives in {x}", None),
        ("name", "He lives in France now.", "lives in {x}", "France"),
        ("role", "She became the finance minister in May.", "became {x}", "finance minister"),
        ("role", "She became a keeper of bees.", "became {x} of", "keeper"),
        ("quantity", "It holds about 40 litres.", "holds {x}", "about 40 litres"),
        ("quantity", "It holds 40 people.", "holds {x} people", "40"),
        ("money", "It costs $4 million.", "costs {x}", "$4 million"),
        ("money", "It costs 40 percent.", "costs {x}", None),
        ("percent", "It rose by 40 percent.", "by {x}", "40 percent"),
        ("percent", "It rose by 40 litres.", "by {x}", None),
        ("date", "It closed on 3 May 2011.", "on {x}", "3 May 2011"),
        ("time", "It closes at 9.30pm.", "at {x}", "9.30pm"),
        ("date", "It closes at 9.30pm.", "at {x}", None),
        ("number", "They won 3-1.", "won {x} -", "3"),
        ("number", "They won 3-1.", "won 3-{x}", "1"),
        ("quote", "He called it “a bad day for us all”.", "called it {x}", "a bad day for us all"),
        ("words", "He called it a bad day yesterday.", "called it {x} yesterday", "a bad day"),
    ],
)
def test_what_a_slot_holds(kind: str, text: str, phrase: str, expected: str | None) -> None:
    assert held(text, phrase.replace("{x}", f"{{x:{kind}}}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mother of Nora Vell resigned.",
        "Otto Marl and Nora Vell resigned.",
        "The house of the Nora Vell resigned.",
        "Did they say why Nora Vell resigned?",
    ],
)
def test_a_name_that_is_part_of_more_is_not_what_the_phrase_speaks_of(text: str) -> None:
    assert not fits(text, "{who:person} resigned")


def test_a_name_that_owns_what_follows_does_not_end_a_phrase() -> None:
    assert fits("They elected Nora Vell.", "elected {who:person}")
    assert not fits("They elected Nora Vell's sister.", "elected {who:person}")
    assert held("They elected Nora Vell's sister.", "{x:person} 's sister") == "Nora Vell"


def test_a_claim_has_the_value_of_its_slot() -> None:
    text = "Nora Vell paid $4 million for it on 3 May 2011."
    phrase = "{who:person} paid {sum:money} for it on {when:date}"
    values = [
        read(text, phrase, value=value)[0].value
        for value in ("{who}", "{sum}", "{when}", True, "much")
    ]
    assert [type(one) for one in values] == [
        EntityValue, QuantityValue, DateValue, TruthValue, TextValue,
    ]  # fmt: skip
    assert isinstance(values[1], QuantityValue)
    assert (values[1].low, values[1].unit) == (4_000_000, "USD")


def test_a_claim_has_subject_quote_and_qualifiers() -> None:
    text = "It is said. Nora Vell, 51, was made chair of the Harbour Bank on 3 May 2011."
    phrase = (
        "{who:person} [, {age:number} ,] made {role:role} of {body:organisation} on {when:date}"
    )
    claim = read(
        text, phrase.replace(" made", " was made"), subject="{who} at {body}", predicate="office",
        value="{role}", valid="{when}", speaker="{body}", modality="decided", keyed=True,
    )[0]  # fmt: skip
    assert (claim.subject, claim.predicate) == ("nora vell at harbour bank", "office")
    assert claim.quote.exact == text[claim.quote.start : claim.quote.end]
    assert claim.quote.exact == text[12:-1]
    assert claim.value == EntityValue(name="chair", entity="chair")
    assert claim.qualifiers.valid
    assert (claim.qualifiers.speaker, claim.qualifiers.modality) == ("harbour bank", "decided")
    assert (claim.keyed, claim.statement) == (True, 1)


def test_a_clause_that_denies_makes_a_claim_of_truth_only() -> None:
    text = "Nora Vell has never lived in Port Kell."
    phrase = "{who:person} has [never] lived in {where:place}"
    denied = read(text, phrase, value=True)
    assert [claim.qualifiers.polarity for claim in denied] == ["denied"]
    assert read(text, phrase, value="{where}") == []
    assert len(read(text, phrase, value="{where}", polarity="denied")) == 1


def test_an_option_that_is_not_there_leaves_its_qualifier_out() -> None:
    phrase = "{who:person} resigned [in {when:date}]"
    with_date = read("Nora Vell resigned in 2011.", phrase, valid="{when}")
    without = read("Nora Vell resigned.", phrase, valid="{when}")
    assert with_date[0].qualifiers.valid
    assert without[0].qualifiers.valid is None


def test_two_phrases_that_say_one_thing_make_one_claim() -> None:
    phrases = ("{who:person} was born in {when:date}", "{who:person} [was] born in {when:date}")
    assert len(read("Nora Vell was born in 1951.", *phrases, subject="{who}", value="{when}")) == 1


def test_every_place_in_a_sentence_is_found() -> None:
    text = "Nora Vell was born in 1951, while Otto Marl was born in 1960."
    found = read(text, "{who:person} was born in {when:date}", subject="{who}", value="{when}")
    assert [claim.subject for claim in found] == ["nora vell", "otto marl"]


def both(text: str, **claim: Any) -> tuple[list[Claim], list[Claim]]:
    one = document(text)
    split = statements(one)
    named = [Named(n.start, n.end, n.key, n.kind) for n in names_in(one, split)]
    patterns = Patterns([prepared("weighs {x:quantity}", value="{x}", **claim)])
    return claims_in(one, split, named), claims_in(one, split, named, patterns)


def test_a_figure_that_a_phrase_names_stays_one_claim() -> None:
    plain, named = both("The bell weighs 40 tonnes.", subject="the bell", predicate="weight")
    assert len(plain) == len(named)
    assert [c.predicate for c in named if c.value.type == "quantity"] == ["weight"]
    figure = next(c for c in plain if c.value.type == "quantity")
    renamed = next(c for c in named if c.value.type == "quantity")
    assert (renamed.quote, renamed.about) == (figure.quote, figure.about)


def test_a_keyed_claim_stands_beside_the_figure() -> None:
    plain, named = both("The bell weighs 40 tonnes.", predicate="weight", keyed=True)
    assert len(named) == len(plain) + 1


def test_without_patterns_nothing_changes() -> None:
    one = document("Nora Vell was born in 1951.")
    split = statements(one)
    assert claims_in(one, split, [], Patterns()) == claims_in(one, split, [])
    assert not Patterns()


def test_only_texts_with_its_words_are_searched() -> None:
    patterns = Patterns([prepared("{who:person} (was|is) [newly] appointed")])
    one = Context(document("Nora Vell was appointed. She left."), (), [])
    del one
    assert anchors(parsed("{who:person} (was|is) [newly] appointed")) == {"appoint"}
    assert anchors(parsed("{a:place} (leads|follows) {b:place}")) == {"lead", "follow"}
    assert anchors(parsed(r"{a:date} \( {b:date}")) == {"("}
    assert patterns.near([]) == []


def test_what_every_reading_fills_is_certain() -> None:
    assert certain(parsed("{a:place} x [{b:place}] (y {c:date}|z {c:date} w {d:date})")) == {
        "a",
        "c",
    }


WORDS = ["Nora Vell", "the Harbour Bank", "was", "born", "in", "1951", "3 May 2011", ",", "(", ")",
         "“so it is”", "about 40 tonnes", "mayor", "of", "Port Kell", "'s", ".", "?", "–", "😀",
         "\x00", "עיר", "$4m", "3-1"]  # fmt: skip
PARTS = [
    *(f"{{{kind[:3]}:{kind}}}" for kind in SLOT_TYPES),
    *("was", "born", "in", ",", "of", '"was"', "[was]", "(in|of)", "[, {age:number} ,]", r"\("),
    *("...", "[of {oth:name}]", "'s"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.lists(st.sampled_from(PARTS), max_size=9))
def test_whatever_is_found_is_verbatim_and_the_same_every_time(
    words: Sequence[str], parts: Sequence[str]
) -> None:
    phrase, text = " ".join(parts), " ".join(words)
    problem = None
    try:
        parsed(phrase)
    except NotationError as error:
        problem = error
    if problem:
        assert 0 <= problem.offset <= len(phrase)
        assert problem.advice
        return
    found = read(text, phrase)
    assert found == read(text, phrase)
    for claim in found:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


@settings(deadline=None)
@given(st.text(alphabet='{}[]()|\\"“:. was' + string.ascii_lowercase[:4] + "é\x00😀", max_size=60))
def test_any_text_is_a_phrase_or_an_error_with_its_place(phrase: str) -> None:
    problem = None
    try:
        parsed(phrase)
    except NotationError as error:
        problem = error
    assert problem is None or (0 <= problem.offset <= len(phrase) and problem.length >= 1)


@pytest.mark.parametrize(
    "phrase",
    [
        "[a] " * 12 + "b",
        " ".join(["[a]"] * 6 + ["(a|a a|a a a)"] * 6) + " b",
        "{x:words} a ... a {y:words} a ... b",
        "(a|a) " * 12 + "b",
    ],
)
def test_time_grows_with_the_text_and_not_with_the_ways(
    phrase: str, benchmark_steps: Callable[[str, str], int]
) -> None:
    short, long = (benchmark_steps(phrase, "a " * n) for n in (200, 800))
    assert long <= 6 * short + 1000


@pytest.fixture
def benchmark_steps() -> Callable[[str, str], int]:
    """Count how often the matcher asks for a token: what a clock would blur."""
    from checker.extract.automaton import Automaton
    from checker.extract.slot import Slots
    from checker.extract.token import Token, tokens

    class Counted(list[Token]):
        asked = 0

        def __getitem__(self, index: Any) -> Any:
            Counted.asked += 1
            return super().__getitem__(index)

    def run(phrase: str, text: str) -> int:
        words = Counted(tokens(text))
        slots = Slots(text, words, [], [], [])
        automaton = Automaton(parsed(phrase))
        Counted.asked = 0
        for at in range(len(words)):
            automaton.match(words, at, slots.holders)
        return Counted.asked

    return run


def test_hostile_texts_are_survived() -> None:
    for text in (
        "",
        "a" * 50_000,
        "( " * 2_000,
        "Nora Vell was " * 2_000,
        "\x00" * 1000,
        "born" * 999,
    ):
        read(text, "{who:person} was [...] born", r"\( {x:date} \)")


def test_names_are_found_behind_titles() -> None:
    text = "On Monday Dr Nora Vell resigned."
    assert [n.text for n in names(text, 0, len(text))] == ["Nora Vell"]
    assert held(text, "{x:person} resigned") == "Nora Vell"
