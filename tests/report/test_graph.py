from __future__ import annotations

from itertools import combinations

from checker.model.thing import LinkLine
from checker.report.graph import HEIGHT, WIDTH, graph


def link(subject: str, other: str, *, contradicted: bool = False) -> LinkLine:
    return LinkLine(
        subject=subject,
        relation="placed in",
        object=other,
        sources=("a",),
        contradicted=contradicted,
    )


def test_contradicted_links_come_first_and_are_marked() -> None:
    made = graph([link("A", "B"), link("C", "D", contradicted=True)])
    assert made
    assert [edge.contradicted for edge in made.edges] == [True, False]
    assert made.links[0].subject == "C"


def test_a_picture_has_few_names_and_the_table_has_all() -> None:
    made = graph([link(f"body {n}", f"house {n}") for n in range(60)])
    assert made
    assert len(made.nodes) == 20
    assert len(made.links) == 60
    assert made.left_out == 50


def test_names_stand_apart_and_inside_the_picture() -> None:
    made = graph([link(f"body {n}", f"house {n}") for n in range(60)])
    assert made
    for one, other in combinations(made.nodes, 2):
        assert abs(one.x - other.x) > 18 or abs(one.y - other.y) > 18
    assert all(0 < node.x < WIDTH and 0 < node.y < HEIGHT for node in made.nodes)


def test_the_order_of_the_links_changes_nothing() -> None:
    links = [link("A", "B"), link("B", "C"), link("D", "A", contradicted=True)]
    assert graph(links) == graph(links[::-1])


def test_no_links_are_no_picture() -> None:
    assert graph([]) is None
