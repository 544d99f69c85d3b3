from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.match.topic import topic_claims
from tests.match.conftest import split_texts

Topics = Callable[..., list[tuple[str, str, str]]]
FARM = "Inspector Greta Holmqvist closed the Alderby dairy near Vestvik on Monday. {}"
BARN = "The Alderby dairy stands empty, and Vestvik drinks tea. Greta Holmqvist said no more. {}"


@pytest.fixture(scope="module")
def topics() -> Topics:
    def found(*texts: str) -> list[tuple[str, str, str]]:
        t = split_texts(*texts)
        made = topic_claims(t.documents, t.split, t.mentions, t.clusters)
        return [(c.source, c.subject, c.quote.exact) for c in made]

    return found


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Norovirus was in the milk.", "The milk held E. coli.", "germ"),
        ("They hid cocaine in the churns.", "The heroin was in churns.", "narcotic"),
        ("Two cases of measles are known.", "The mumps are back.", "germ"),
        ("A leak of ammonia was the cause.", "It smelt of chlorine.", "gas"),
        ("A wolf got in.", "They fear the lynx.", "beast"),
    ],
)
def test_two_texts_on_one_matter_have_one_thing_of_a_kind(
    topics: Topics, one: str, other: str, kind: str
) -> None:
    found = topics(FARM.format(one), BARN.format(other))
    assert [(source, subject) for source, subject, _ in found] == [("d0", kind), ("d1", kind)]


def test_where_somebody_made_his_money_is_compared_for_that_person(topics: Topics) -> None:
    one = "Otto Brekke, who made his fortune in shipping, bought the quay."
    other = "The buyer is Otto Brekke, whose money comes from coffee."
    assert topics(one, other) == [
        ("d0", "industry otto brekke", "shipping"),
        ("d1", "industry otto brekke", "coffee"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FARM.format("It was listeria."), BARN.format("It was listeriosis.")),
        (FARM.format("It was listeria."), BARN.format("Not salmonella but listeria was found.")),
        (FARM.format("It was listeria."), "In Oslo a hospital fights salmonella."),
        (FARM.format("It was listeria."), BARN.format("All is well.")),
        ("Otto Brekke made his fortune in shipping.", "Greta Holm made her fortune in coffee."),
        ("Otto Brekke made his fortune in shipping.", "Otto Brekke drank coffee."),
        ("Otto Brekke made money in shipping and coffee.", "Otto Brekke made money in steel."),
        ("", ""),
    ],
)
def test_other_matters_and_other_names_of_a_thing_are_left_alone(
    topics: Topics, one: str, other: str
) -> None:
    assert topics(one, other) == []
