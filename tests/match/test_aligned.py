from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.sentence import statements
from checker.match.aligned import PREDICATE, aligned_claims, aligned_sql
from checker.model.claim import Claim
from checker.model.document import Document, Metadata, Span
from checker.model.value import EntityValue
from checker.store.engine import Store
from checker.store.load import load_claims, load_documents


def document(name: str, text: str) -> Document:
    body = (Span(start=0, end=len(text)),) if text else ()
    return Document(metadata=Metadata(id=name), path=f"{name}.txt", text=text, body=body)


def claims(*texts: str) -> list[Claim]:
    documents = [document(f"d{number}", text) for number, text in enumerate(texts)]
    return aligned_claims(documents, {d.id: statements(d) for d in documents})


def words(*texts: str) -> list[str]:
    return sorted(claim.quote.exact for claim in claims(*texts))


@pytest.mark.parametrize(
    ("left", "right", "differing"),
    [
        ("Seven barges lay in the lock.", "Nine barges lay in the lock.", ["Nine", "Seven"]),
        ("Seven barges lay in the lock.", "12 barges lay in the lock.", ["12", "Seven"]),
        ("He rode a three-wheeled cart.", "He rode a 4-wheeled cart.", ["4", "three"]),
        ("Brandt lost the third round.", "Brandt lost the fifth round.", ["fifth", "third"]),
        ("Brandt lost the third round.", "Brandt lost the 40th round.", ["40th", "third"]),
        ("It was built in Norway.", "It was built in Portugal.", ["Norway", "Portugal"]),
        ("He sailed to South Korea.", "He sailed to North Korea.", ["North Korea", "South Korea"]),
        ("A Danish boy saw the mill.", "A Greek boy saw the mill.", ["Danish", "Greek"]),
        ("The mill door is green.", "The mill door is yellow.", ["green", "yellow"]),
        ("The mill is near the weir.", "The mill is far from the weir.", ["far from", "near"]),
        ("A man buying fish sang.", "A man selling fish sang.", ["buying", "selling"]),
        ("Two sat and two stood there.", "Six sat and six stood there.", ["Six", "Two"]),
    ],
)  # fmt: skip
def test_statements_that_differ_in_one_word_of_a_class_are_found(
    left: str, right: str, differing: list[str]
) -> None:
    assert words(left, right) == differing


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Seven barges lay in the upper lock.", "7 barges lay in the upper lock."),
        ("Brandt lost in the third round.", "Brandt lost in the 3rd round."),
        ("A little mill stood by the weir.", "A tiny mill stood by the weir."),
        ("The mill stands near the old weir.", "The mill stands close to the old weir."),
        ("The mill door was painted grey.", "The mill door was painted gray."),
        ("The yacht went to Holland.", "The yacht went to the Netherlands."),
    ],
)
def test_two_words_for_one_member_are_no_difference(left: str, right: str) -> None:
    assert words(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # two words differ
        ("Seven barges lay in the upper lock.", "Nine barges lay in the lower lock."),
        # another word beside it
        ("Seven barges lay in the upper lock.", "Nine ferries lay in the upper lock."),
        # words of no class
        ("The mill door was painted by Brandt.", "The mill door was painted by Lind."),
        ("Onions were sold in the square.", "Vegetables were sold in the square."),
        # too few words to tell one statement from another
        ("He is 41.", "He is 42."),
        ("It rained on Monday.", "It rained on Tuesday."),
        # the same is said of many years
        ("Sales of the mill fell in 2011.", "Sales of the mill fell in 2012."),
        ("They came near the weir at the mill.", "They went near the weir at the mill."),
    ],
)
def test_statements_that_may_both_hold_are_left_alone(left: str, right: str) -> None:
    assert words(left, right) == []


def test_a_source_that_states_both_differs_from_nobody() -> None:
    both = "Brandt won the third race. Brandt won the fifth race."
    assert words(both, both) == []
    assert words(both, "Brandt won the fifth race.") == []


def test_one_document_alone_has_nothing_to_differ_from() -> None:
    assert words("Brandt won the third race. Brandt won the fifth race.") == []


def test_a_form_that_is_filled_in_with_many_values_is_no_disagreement() -> None:
    assert words(*(f"Kiosk branch number {n} opened at dawn." for n in range(20, 40))) == []


def test_two_ways_to_write_a_member_are_one_value() -> None:
    three = (
        "Seven barges lay in the lock.",
        "7 barges lay in the lock.",
        "Nine barges lay in the lock.",
    )
    values = [claim.value for claim in claims(*three)]
    assert sorted(v.entity or "" for v in values if isinstance(v, EntityValue)) == [
        "cardinal:7",
        "cardinal:7",
        "cardinal:9",
    ]


def test_offsets_are_exact() -> None:
    texts = (
        "“Brandt” – the mill door was painted green. ☃",
        "Brandt: the mill door was painted blue.",
    )
    for claim in claims(*texts):
        text = texts[int(claim.source[1:])]
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_the_pair_is_matched_with_its_reason() -> None:
    assert _matches([]) == [("the statements are the same but for one word", 12.0)]


def test_numbers_that_are_paired_already_are_not_told_twice() -> None:
    assert _matches(["m"]) == []


def _matches(things: list[str]) -> list[tuple[str, float]]:
    """Return the reasons of the matches of two sentences, whose numbers are paired as *things*."""
    texts = ("Seven barges lay in the upper lock.", "Nine barges lay in the upper lock.")
    documents = [document(f"d{number}", text) for number, text in enumerate(texts)]
    found = aligned_claims(documents, {d.id: statements(d) for d in documents})
    from checker.extract.context import Context
    from checker.extract.figures import figures, quantity_claims

    for one in documents:
        context = Context(one, statements(one), [])
        found += quantity_claims(one, context, figures(one, context))
    with Store.memory() as store:
        load_documents(store, documents)
        load_claims(store, found, documents, str)
        for thing in things:
            store.execute(
                "INSERT INTO matches SELECT ?, min(claim_id), max(claim_id), 9.0, [], NULL"
                " FROM claims WHERE value_type = 'quantity'",
                [thing],
            )
        store.execute(aligned_sql())
        rows = store.rows("SELECT reasons FROM matches WHERE thing LIKE 'w%'")
    return [(r["reason"], r["weight"]) for row in rows for r in row["reasons"]]


@given(st.lists(st.text(max_size=80), min_size=2, max_size=4))
def test_any_text_is_read_without_harm(texts: list[str]) -> None:
    for claim in claims(*texts):
        assert claim.predicate == PREDICATE
        assert (
            texts[int(claim.source[1:])][claim.quote.start : claim.quote.end] == claim.quote.exact
        )


def test_a_long_page_takes_time_in_proportion() -> None:
    page = " ".join(f"Barge {n} of Brandt reached the upper lock." for n in range(2000))
    assert words(page, page) == []
