from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import StoreError
from checker.extract.fold import fold
from checker.model.claim import About, Claim, Qualifiers, Quote
from checker.model.document import Document, Metadata
from checker.model.entity import Entity
from checker.model.value import (
    DateValue,
    EntityValue,
    MembersValue,
    QuantityValue,
    TextValue,
    TruthValue,
    Value,
)
from checker.store.engine import Limits, Store
from checker.store.load import load_claims, load_documents, load_entities


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory(Limits(threads=1)) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with Store.memory(Limits(threads=1)) as opened:
        yield opened


def document(name: str, text: str, **about: object) -> Document:
    return Document(
        metadata=Metadata.model_validate({"id": name, **about}), path=f"{name}.txt", text=text
    )


def claim(source: str, start: int, words: str, value: Value, **more: object) -> Claim:
    quote = Quote(exact=words, start=start, end=start + len(words))
    given = {"subject": "The Mill", "predicate": "said", "quote": quote, **more}
    return Claim.model_validate({"source": source, "value": value, **given})


def day(year: int) -> DateValue:
    return DateValue(
        low=dt.datetime(year, 1, 1),  # noqa: DTZ001 the model's times have no zone
        high=dt.datetime(year + 1, 1, 1),  # noqa: DTZ001 likewise
        granularity="year",
    )


def test_sources_keep_what_is_known_of_them(store: Store) -> None:
    load_documents(
        store,
        [
            document("herald", "x", derived_from="wire", published=dt.date(2031, 5, 2), tier=2),
            document("post", "y", role="draft", inferred=("published",)),
        ],
    )
    rows = store.rows("SELECT source, origin, role, published, tier, inferred, path FROM sources")
    assert [tuple(row.values()) for row in rows] == [
        ("herald", "wire", "source", dt.date(2031, 5, 2), 2, [], "herald.txt"),
        ("post", "post", "draft", None, None, ["published"], "post.txt"),
    ]


def test_two_documents_of_one_id_are_an_error_that_names_both(store: Store) -> None:
    twins = [
        Document(metadata=Metadata(id="a"), path=path, text="") for path in ("one.md", "two.md")
    ]
    with pytest.raises(StoreError, match=r"two\.md and one\.md have the same id, 'a'"):
        load_documents(store, twins)


def test_claims_are_numbered_by_document_then_place_then_predicate(store: Store) -> None:
    documents = [document("b", "x" * 50), document("a", "x" * 50)]
    load_documents(store, documents)
    text = TextValue(text="x")
    given = [
        claim("a", 0, "x", text),
        claim("b", 9, "x", text),
        claim("b", 3, "x", text, predicate="z"),
        claim("b", 3, "x", text, predicate="c"),
    ]
    load_claims(store, given, documents, fold)
    load_claims(store, given[:1], documents, fold)
    rows = store.rows("SELECT * FROM claims ORDER BY claim_id")
    assert [(r["claim_id"], r["source"], r["quote_start"], r["predicate"]) for r in rows] == [
        (1, "b", 3, "c"),
        (2, "b", 3, "z"),
        (3, "b", 9, "said"),
        (4, "a", 0, "said"),
        (5, "a", 0, "said"),
    ]


def test_every_type_of_value_gets_its_columns_and_a_canonical_key(store: Store) -> None:
    documents = [document("a", "line one\nline two " * 9)]
    load_documents(store, documents)
    values: list[Value] = [
        EntityValue(name="The Old Mill", entity="mill"),
        TextValue(text="The Café"),
        QuantityValue(low=0.1 + 0.2, high=5, unit="metre", hedge="about", nominal=3, precision=1),
        day(2030),
        MembersValue(members=("Zoë", "Abel"), open=True),
        TruthValue(truth=False),
    ]
    load_claims(
        store, [claim("a", n, "x", value) for n, value in enumerate(values)], documents, fold
    )
    rows = store.rows("SELECT * FROM claims ORDER BY claim_id")
    assert [(row["value_type"], row["value_key"]) for row in rows] == [
        ("entity", "mill"),
        ("text", "cafe"),
        ("quantity", "metre:0.3..5"),
        ("date", "2030-01-01T00:00:00/2031-01-01T00:00:00"),
        ("members", "abel\x1fzoe"),
        ("truth", "no"),
    ]
    assert rows[0]["entity"] == "mill"
    assert (rows[2]["num_high"], rows[2]["hedge"], rows[2]["nominal"]) == (5.0, "about", 3.0)
    assert rows[3]["granularity"] == "year"
    assert (rows[4]["members"], rows[4]["member_keys"]) == (["Zoë", "Abel"], ["zoe", "abel"])
    assert rows[4]["is_open"] is True
    assert rows[5]["truth"] is False


def test_line_speaker_time_and_matching_features_are_kept(store: Store) -> None:
    documents = [document("a", "one\ntwo\nthree four")]
    load_documents(store, documents)
    said = Qualifiers(valid=day(1999), modality="planned", polarity="denied", speaker="Ada Pym")
    about = About(head="ship", modifiers=("grey",), verb="sail", words=("sea",), years=(1999,))
    load_claims(
        store,
        [claim("a", 8, "three", TruthValue(truth=True), qualifiers=said, about=about)],
        documents,
        fold,
    )
    row = store.rows("SELECT * FROM claims")[0]
    kept = {name: row[name] for name in ("line", "speaker", "modality", "polarity", "head")}
    assert kept == {
        "line": 3,
        "speaker": "Ada Pym",
        "modality": "planned",
        "polarity": "denied",
        "head": "ship",
    }
    assert (row["modifiers"], row["words"], row["years"]) == (["grey"], ["sea"], [1999])
    assert row["valid_low"].year == 1999


def test_keyed_claims_share_a_thing_when_subject_predicate_and_time_are_equal(
    store: Store,
) -> None:
    documents = [document("a", "x" * 50)]
    load_documents(store, documents)
    text, keyed = TextValue(text="x"), {"keyed": True}
    given = [
        claim("a", 0, "x", text, **keyed),
        claim("a", 1, "x", text, subject="MILL", **keyed),
        claim("a", 2, "x", text, qualifiers=Qualifiers(valid=day(2030)), **keyed),
        claim("a", 3, "x", text, predicate="other", **keyed),
        claim("a", 4, "x", text),
    ]
    load_claims(store, given, documents, fold)
    things = {row["claim_id"]: row["thing"] for row in store.rows("FROM things")}
    assert things[1] == things[2]
    assert len({things[1], things[3], things[4]}) == 3
    assert 5 not in things


def test_a_claim_of_no_document_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="a source that was not read: ghost"):
        load_claims(store, [claim("ghost", 0, "x", TruthValue(truth=True))], [], fold)


def test_hostile_text_is_stored(store: Store) -> None:
    documents = [document("a", "x\0y \ud800 🦊 עברית")]
    load_documents(store, documents)
    words = "x\0y \ud800 🦊"
    load_claims(
        store,
        [claim("a", 0, words, TextValue(text="'; DROP TABLE claims; --"))],
        documents,
        fold,
    )
    row = store.rows("SELECT * FROM claims")[0]
    assert row["value"] == "'; DROP TABLE claims; --"
    assert len(row["quote"]) == len(words)


def test_ancestors_are_closed_at_their_shortest_distance_and_cycles_end(store: Store) -> None:
    entities = [
        Entity(id="quay", name="Quay", part_of=("port", "town")),
        Entity(id="port", name="Port", part_of=("town",)),
        Entity(id="town", name="Town", part_of=("quay",)),
        Entity(id="moon", name="Moon"),
    ]
    load_entities(store, entities, {"moon": ["sky"]})
    rows = store.rows("SELECT * FROM ancestors ORDER BY entity, distance, ancestor")
    by_entity: dict[str, list[tuple[str, int]]] = {}
    for row in rows:
        by_entity.setdefault(row["entity"], []).append((row["ancestor"], row["distance"]))
    assert by_entity["quay"] == [("quay", 0), ("port", 1), ("town", 1)]
    assert by_entity["port"] == [("port", 0), ("town", 1), ("quay", 2)]
    assert by_entity["moon"] == [("moon", 0), ("sky", 1)]


def test_an_entity_goes_by_its_folded_names(store: Store) -> None:
    load_entities(store, [Entity(id="u", name="The Union", aliases=("L'Únion", "the union"))])
    assert store.rows("SELECT name_key FROM entity_names ORDER BY 1") == [
        {"name_key": "lunion"},
        {"name_key": "union"},
    ]


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_folding_in_sql_is_folding_in_python(shared: Store, name: str) -> None:
    assert shared.scalar("SELECT fold_ascii(?)", [name]) == fold(name)


@given(st.lists(st.sampled_from(["the", "The ", "U.K.", "'s", "s'", "&", "a.b", " ", "x_y", "9."])))
def test_folding_of_awkward_words_in_sql_is_folding_in_python(
    shared: Store, parts: list[str]
) -> None:
    name = "".join(parts)
    assert shared.scalar("SELECT fold_ascii(?)", [name]) == fold(name)
