from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.case import GivenClaim
from checker.model.rule import KINDS
from checker.read.yaml import load_yaml
from checker.rules.evaluate import evaluate
from checker.rules.given import given_store
from checker.rules.load import parse_rule
from checker.rules.quoted import quoted
from checker.rules.starter import checked, flow, from_claims, from_kind, starter, text_of

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), max_codepoint=0xFFFF))
VALUES = st.recursive(
    WORDS | st.booleans() | st.integers(-(10**9), 10**9),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(VALUES)
def test_a_value_is_read_as_it_was_written(value: Any) -> None:
    assert load_yaml(f"key: {flow(value)}\n", "x.yaml").data == {"key": value}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_text_of_a_rule_holds_what_its_example_holds(kind: str) -> None:
    text = text_of(from_kind("mine", kind))
    rule = checked(text, "mine")
    example = parse_rule(load_yaml(text_of(starter(kind)), f"{kind}.yaml"))
    assert rule.model_copy(update={"id": kind}) == example
    assert rule.why
    assert rule.advice
    assert rule.limits
    assert "TODO" not in text


PAIRS = [
    ("same-value", [{"value": 212, "unit": "EUR", "step": 1}, {"value": 231, "unit": "EUR"}]),
    ("same-value", [{"value": 200, "low": 180, "high": 220, "hedge": "about"}, {"value": 400}]),
    ("same-value", [{"date": "2001-09"}, {"date": "2002"}]),
    ("same-value", [{"value": "red"}, {"value": "no"}]),
    ("same-value", [{"value": "red wine", "type": "text"}, {"value": "beer", "type": "text"}]),
    ("same-members", [{"members": ["Ost", "West"]}, {"members": ["Ost"]}]),
    (
        "same-members",
        [{"members": ["Ost", "West"], "thing": "q"}, {"members": ["Ost"], "thing": "q"}],
    ),
    ("certainty", [{"value": True}, {"value": True, "modality": "considered"}]),
    ("one-parent", [{"value": "Harbour Office"}, {"value": "Coast Desk"}]),
]


@pytest.mark.parametrize(("kind", "pair"), PAIRS)
def test_claims_that_a_rule_finds_are_found_as_its_test_writes_them(
    kind: str, pair: list[dict[str, Any]]
) -> None:
    claims = [
        GivenClaim.model_validate({"source": source, **one})
        for source, one in zip(("alder", "birch"), pair, strict=True)
    ]
    with given_store(claims) as store:
        made = from_claims("mine", starter(kind), quoted(store, [1, 2]))
    rule = checked(text_of(made), "mine")
    counts = []
    for test in rule.tests:
        held = [one for one in test.given if isinstance(one, GivenClaim)]
        with given_store(held) as store:
            counts.append(len(evaluate([rule], store)[0].rows))
    assert counts == [1, 0, 0]
