from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import EntityValue, MembersValue, QuantityValue

Claims = Callable[..., list[Claim]]


def of(claims: list[Claim], predicate: str) -> list[Claim]:
    return [c for c in claims if c.predicate == predicate]


def test_a_list_of_names_is_a_claim_of_its_members(claims_of: Claims) -> None:
    (listed,) = of(claims_of("The villages of Ostrum, Vellby and Karne lost power."), "members")
    assert isinstance(listed.value, MembersValue)
    assert listed.value.members == ("Ostrum", "Vellby", "Karne")
    assert listed.value.keys == ("ostrum", "vellby", "karne")
    assert listed.quote.exact == "Ostrum, Vellby and Karne"
    assert (listed.about.head, listed.about.modifiers) == ("village", ("names",))


def test_two_names_are_no_list(claims_of: Claims) -> None:
    assert of(claims_of("The villages of Ostrum and Vellby lost power."), "members") == []


def test_a_list_that_is_announced_is_counted_too(claims_of: Claims) -> None:
    claims = claims_of("Three countries — Norway, Portugal and Greece — signed the charter.")
    (count,), (listed,) = of(claims, "count"), of(claims, "counted-list")
    assert isinstance(count.value, QuantityValue)
    assert count.value.nominal == 3
    assert count.subject == listed.subject
    assert count.keyed
    assert listed.keyed


def test_what_is_done_to_the_members_does_not_deny_who_they_are(claims_of: Claims) -> None:
    said = "For a day no bus will stop at the four stations concerned: Osby, Vellby, Karne and Ulm."
    (listed,) = of(claims_of(said), "members")
    assert (listed.about.head, listed.qualifiers.polarity) == ("station", "affirmed")
    (others,) = of(claims_of("The bus does not stop in Osby, Vellby and Karne."), "members")
    assert others.qualifiers.polarity == "denied"


def test_a_list_that_nothing_announces_is_not_counted(claims_of: Claims) -> None:
    claims = claims_of("Norway, Portugal and Greece signed the charter.")
    assert of(claims, "members")
    assert of(claims, "count") == []


@pytest.mark.parametrize("verb", ["is part of", "is based in", "sits within"])
def test_a_thing_is_placed_within_another(claims_of: Claims, verb: str) -> None:
    (placed,) = of(claims_of(f"The old rescue team {verb} the Harbour Ministry."), "placed-in")
    assert isinstance(placed.value, EntityValue)
    assert placed.value.entity == "harbour ministry"
    assert placed.subject == "The old rescue team"
    # a word for a part of an organisation stands for any of them
    assert placed.about.head == "body"
    assert "rescue" in placed.about.modifiers


def test_a_thing_that_is_no_body_keeps_its_own_kind(claims_of: Claims) -> None:
    (placed,) = of(claims_of("The town archive is based in Vellby."), "placed-in")
    assert placed.about.head == "archive"


def test_who_heads_a_body_does_not_place_it(claims_of: Claims) -> None:
    assert of(claims_of("The rescue team is led by Ada Brandt."), "placed-in") == []


def test_a_person_who_holds_a_role_now_is_claimed(claims_of: Claims) -> None:
    (held,) = of(claims_of("Elin Marsk, the mayor of Vellby, sang."), "role")
    assert held.subject == "elin marsk"
    assert isinstance(held.value, EntityValue)
    assert "mayor" in (held.value.entity or "")
    assert held.keyed


def test_a_former_role_is_not_held(claims_of: Claims) -> None:
    assert of(claims_of("Elin Marsk, the former mayor of Vellby, sang."), "role") == []
