from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.frame import frames
from checker.match.frame import frame_claims, read_story
from tests.match.conftest import split_texts

Parts = Callable[..., list[str]]


@pytest.fixture(scope="module")
def parts() -> Parts:
    def found(*texts: str) -> list[str]:
        t = split_texts(*texts)
        made = {d.id: frames(d.text, t.split[d.id], t.mentions[d.id]) for d in t.documents}
        stories = [read_story(d, t.split[d.id], t.mentions[d.id], made[d.id]) for d in t.documents]
        claims = frame_claims(stories, t.clusters)
        return sorted({c.value.name for c in claims if c.value.type == "entity"})

    return found


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("The old lifeboat of Varde lay in a barn. Walker Otto Brask came upon it in May.",
         "In May a lifeboat turned up in a barn near Varde. It was discovered by Eline Moe.",
         "Otto Brask", "Eline Moe"),
        ("The Varde bridge was built by Holm Yards in 1971, and rust has eaten its pillars.",
         "Rust has eaten the pillars of the Varde bridge, which Roskar Marine constructed in 1971.",
         "Holm Yards", "Roskar Marine"),
        ("The Oslo choir founded by Ada Lind in 1950 sings for the last time on Friday.",
         "On Friday an Oslo choir sings its last concert. Bo Quist established it in 1950.",
         "Ada Lind", "Bo Quist"),
        ("An inquiry chaired by Ada Lind found that the Varde dam was never inspected.",
         "The Varde dam was never inspected, says the inquiry. Presiding over it was Bo Quist.",
         "Ada Lind", "Bo Quist"),
        ("The Varde tannery has been sold to Holm Leather for 3 million kroner.",
         "Roskar Hides has bought the Varde tannery. It is paying 3 million kroner.",
         "Holm Leather", "Roskar Hides"),
        ("Police in Varde arrested a man over the shooting at the mill. The victim was Ivo Kern.",
         "A man is held in Varde over the mill shooting, in which Petr Sandal was killed.",
         "Ivo Kern", "Petr Sandal"),
        ("The fire at the Varde mill on Monday was caused by lightning, the brigade said.",
         "A fire destroyed the mill in Varde on Monday. The brigade blamed it on a heater.",
         "a heater", "lightning"),
        ("The new school in Varde will bear the name of Ada Lind, who taught there for years.",
         "Varde's new school is named after Bo Quist, who taught there for years.",
         "Ada Lind", "Bo Quist"),
        ("Ada Lind skippered the Borealis when the ferry ran aground off Varde with 40 aboard.",
         "The ferry Borealis, captained by Bo Quist, ran aground off Varde with 40 aboard.",
         "Ada Lind", "Bo Quist"),
        ("Tenants in Varde sued the landlord, Holm Estates, over damp walls in 40 flats.",
         "Damp walls in 40 Varde flats end in court. The flats are rented from Roskar Homes.",
         "Holm Estates", "Roskar Homes"),
        ("Dockers left the Varde grain terminal when the Nordic Seafarers called a strike.",
         "The strike at the grain terminal was called by the Harbour Workers' Union.",
         "Harbour Workers' Union", "Nordic Seafarers"),
        ("The head of the ring that stole classic cars in Varde is said to be Ivo Kern.",
         "Classic cars in Varde were stolen by a ring that Petr Sandal masterminded.",
         "Ivo Kern", "Petr Sandal"),
    ],
)  # fmt: skip
def test_one_part_given_to_two_names_is_told(
    parts: Parts, one: str, other: str, left: str, right: str
) -> None:
    assert parts(one, other) == sorted((left, right))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Varde bridge was built by Holm Yards in 1971.",
         "The Varde bridge, built by Holm Yards in 1971, was paid for by Roskar Marine."),
        ("The Varde bridge was designed by Ada Lind and built in 1971 by prisoners.",
         "Built by Holm Yards in 1971, the Varde bridge is to be torn down by prisoners."),
        ("The jury prize of the Varde festival went to Ada Lind on Sunday.",
         "On Sunday at the Varde festival, Bo Quist won the audience award."),
        ("A lifeboat was discovered by Otto Brask in a barn near Varde.",
         "A lifeboat lay in a barn near Varde. Eline Moe, not Otto Brask, discovered it."),
        ("Lorry driver Ada Lind was hurt on the Varde road on Monday.",
         "Bus driver Bo Quist was hurt on the Varde road on Monday."),
        ("The choir was founded by Ada Lind. It sings in Oslo.",
         "The shipping line was founded by Bo Quist. Profits fell by a third in Bergen."),
        ("The brother of Ada Lind discovered the lifeboat in a barn near Varde.",
         "A lifeboat turned up in a barn near Varde. Eline Moe's dog discovered it."),
        ("The barn near Varde was found by Ada Lind and Bo Quist.",
         "The barn near Varde was found by Eline Moe."),
        ("", "The barn near Varde was found by Eline Moe."),
    ],
)  # fmt: skip
def test_other_parts_and_other_things_are_left_alone(parts: Parts, one: str, other: str) -> None:
    assert parts(one, other) == []


def test_among_many_texts_the_sentences_must_share_more(parts: Parts) -> None:
    one = "The old lifeboat of Varde lay in a barn. Walker Otto Brask came upon it in May."
    other = "In May a lifeboat turned up in a barn near Varde. It was discovered by Eline Moe."
    more = [
        f"In {town} a well was discovered by {name} on the lawn of the {thing} school in June."
        for town, name, thing in (
            ("Orr", "Ada Holm", "old"), ("Tind", "Lars Vik", "new"), ("Skarn", "Odo Ruud", "red"),
            ("Elv", "Nina Bo", "high"), ("Moss", "Per Dahl", "low"), ("Sund", "Ida Roe", "tall"),
        )
    ]  # fmt: skip
    assert parts(one, other) == ["Eline Moe", "Otto Brask"]
    assert not {"Eline Moe", "Otto Brask"} & set(parts(one, other, *more, *more))
