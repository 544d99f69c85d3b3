from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.decide.fingerprint import fingerprint, numbered, short_ids

PAIRS = [("tidings", "q:17"), ("ledger", "q:19")]
PRINTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_the_order_of_sources_does_not_matter() -> None:
    assert fingerprint("r", "deaths|flood", PAIRS) == fingerprint("r", "deaths|flood", PAIRS[::-1])


def test_two_outlets_of_one_origin_are_one_pair() -> None:
    twice = [*PAIRS, ("ledger", "q:19")]
    assert fingerprint("r", "deaths|flood", PAIRS) == fingerprint("r", "deaths|flood", twice)


def test_another_value_origin_thing_rule_or_occurrence_is_another_finding() -> None:
    prints = {
        fingerprint("r", "deaths|flood", PAIRS),
        fingerprint("r", "deaths|flood", [("tidings", "q:17"), ("ledger", "q:20")]),
        fingerprint("r", "deaths|flood", [("tidings", "q:17"), ("herald", "q:19")]),
        fingerprint("r", "injured|flood", PAIRS),
        fingerprint("s", "deaths|flood", PAIRS),
        fingerprint("r", "deaths|flood", PAIRS, occurrence=2),
    }
    assert len(prints) == 6


def test_fields_cannot_run_into_each_other() -> None:
    assert fingerprint("r", "a", [("b", "c")]) != fingerprint("r", "a", [("bc", "")])
    assert fingerprint("ra", "", []) != fingerprint("r", "a", [])


def test_a_fingerprint_never_changes_between_versions() -> None:
    # Baselines and waivers out there hold these; a new value here breaks them all.
    assert fingerprint("figures-differ", "deaths|flood", PAIRS) == (
        "c6d5e2d2f0cfb3153fe97083aa2f6cd8bd36ae1c11c714fa70c333d8cd622728"
    )


def test_duplicates_are_numbered_in_order() -> None:
    assert numbered(["a", "b", "a", "a"]) == [1, 1, 2, 3]


def test_short_ids_have_four_letters_that_are_not_mistaken_for_others() -> None:
    (short,) = short_ids([fingerprint("r", "t", PAIRS)]).values()
    assert short.startswith("F-")
    assert len(short) == 6
    assert not set(short[2:]) & set("ILOU")


def test_ids_that_would_be_the_same_are_made_longer() -> None:
    near = ["a" * 64, "a" * 10 + "b" * 54, "0" * 64]
    ids = short_ids(near)
    assert len(set(ids.values())) == 3
    assert len(ids[near[0]]) > 6
    assert ids[near[2]] == "F-0000"


@given(st.lists(PRINTS, max_size=30, unique=True))
def test_no_short_id_is_the_beginning_of_another(prints: list[str]) -> None:
    ids = sorted(short_ids(prints).values())
    assert len(ids) == len(prints)
    for one in ids:
        assert sum(other.startswith(one) for other in ids) == 1


def test_text_that_is_not_unicode_has_a_fingerprint_too() -> None:
    assert len(fingerprint("r", "a\udc80", [("\x00", "🚢")])) == 64
