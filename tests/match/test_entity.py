from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.name import names
from checker.match.acronym import acronyms
from checker.match.entity import Clusters, NearName, cluster_names, same_name
from checker.match.vocabulary import builtin


def clusters(**documents: str) -> Clusters:
    return cluster_names(
        {d: names(text, 0, len(text)) for d, text in documents.items()},
        builtin(),
        {d: acronyms(text) for d, text in documents.items()},
    )


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("UK", "Britain", True),
        ("Iran", "Iraq", False),
        ("Austria", "Australia", False),
        ("Ada Holm", "ADA HOLM", True),
        ("A. Holm", "Ada Holm", True),
        ("Ada Holm", "Bea Holm", False),
        ("Holm", "Ada Holm", None),
        ("Quell Ltd", "Quell", True),
        ("Ferry 12", "Ferry 13", False),
        ("Karsten", "Carsten", None),
        ("Marsh", "Marsch", None),
        ("Holm", "Helm", False),
        ("William", "Williams", False),
        ("NWB", "North Water Board", None),
        ("", "Ada", None),
    ],
)
def test_two_names_are_compared(left: str, right: str, same: bool | None) -> None:
    assert same_name(left, right, builtin())[0] is same
    assert same_name(right, left, builtin())[0] is same


def test_a_person_has_one_key_over_documents() -> None:
    found = clusters(
        a="We saw Commission President Ida van der Meulen. Critics of van der Meulen left.",
        b="They asked President van der Meulen again.",
    )
    assert found.key("a", "van der Meulen") == found.key("b", "van der Meulen")
    assert (
        found.key("a", "Ida van der Meulen")
        == "ida van der meulen"
        == found.key("b", "van der Meulen")
    )


def test_a_surname_that_two_people_bear_is_given_to_neither() -> None:
    found = clusters(a="We saw Ada Holm and Bea Holm. Nobody saw Holm again.")
    assert found.key("a", "Holm") == "holm"


def test_a_surname_means_the_person_of_its_own_document() -> None:
    found = clusters(a="We saw Ada Holm, then Holm left.", b="We saw Bea Holm, then Holm left.")
    assert found.key("a", "Holm") == "ada holm"
    assert found.key("b", "Holm") == "bea holm"


def test_a_short_name_of_a_body_takes_the_key_of_the_long_one() -> None:
    found = clusters(
        a="It told the North Water Board (NWB). The head of NWB and the Board agreed.",
        b="The head of NWB left.",
    )
    assert found.key("a", "NWB") == found.key("b", "NWB") == "north water board"
    assert found.key("a", "Board") == "north water board"


def test_a_known_body_has_its_id() -> None:
    found = clusters(a="The European External Action Service met in the U.K. today.")
    assert found.key("a", "European External Action Service") == "european-external-action-service"
    assert found.key("a", "U.K.") == "united-kingdom"


def test_what_a_document_explains_comes_before_what_is_known() -> None:
    found = clusters(a="The Water Hygiene Office (WHO) wrote. The head of WHO left.")
    assert found.key("a", "WHO") == "water hygiene office"


def test_a_country_that_is_also_a_surname_means_the_person_who_bears_it() -> None:
    found = clusters(a="We met President Nora Jordan. Then Jordan left.", b="They flew to Jordan.")
    assert found.key("a", "Jordan") == "nora jordan"
    assert found.key("b", "Jordan") == "jordan"


def test_near_spellings_are_listed_and_not_merged() -> None:
    found = clusters(a="We saw Ada Tolland there.", b="We saw Ada Tollandt there.")
    assert found.near == (NearName("ada tolland", "ada tollandt"),)
    assert found.key("a", "Ada Tolland") != found.key("b", "Ada Tollandt")


def test_people_with_other_first_names_are_not_near() -> None:
    assert clusters(a="We saw Ada Tolland and Rob Tollandt there.").near == ()


@given(st.text(max_size=20), st.text(max_size=20))
def test_comparing_is_symmetric(left: str, right: str) -> None:
    assert same_name(left, right, builtin()) == same_name(right, left, builtin())


@given(st.text(max_size=20))
def test_a_name_is_never_another_than_itself(name: str) -> None:
    assert same_name(name, name, builtin())[0] is not False
