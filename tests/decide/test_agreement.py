from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.config import load_config
from checker.model.report import Report

FUND = "The relief fund stands at £4.2 million, the council said.\n"
DEAD = "The flood of the Arle killed {} people on Tuesday, police said. " + FUND
OFFICE = "\nThe Tarbrook Flood Office is part of the Ministry of {}.\n"
STORY = {
    "draft.md": ("role: draft\n", DEAD.format(17) + OFFICE.format("Water")),
    "wire.md": ("derived_from: gazette\n", DEAD.format(23)),
    "gazette.md": ("", DEAD.format(23) + OFFICE.format("Transport")),
}


def told(folder: Path, *, agreement: bool = True) -> Report:
    for name, (head, body) in STORY.items():
        (folder / name).write_text(f"---\npublished: 2031-05-13\n{head}---\n\n{body}\n")
    paths = tuple(str(folder / name) for name in STORY)
    return pipeline.run(load_config(paths), agreement=agreement)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return told(tmp_path_factory.mktemp("story"))


def test_a_thing_on_which_all_agree_is_told_as_well(report: Report) -> None:
    (fund,) = (thing for thing in report.things if "fund" in thing.label)
    assert fund.state == "agrees"
    assert {one.source for one in fund.said} == {"draft", "wire", "gazette"}
    assert fund.findings == ()


def test_a_thing_that_a_finding_compares_is_contradicted(report: Report) -> None:
    (dead,) = (
        thing
        for thing in report.things
        if thing.type == "quantity" and any("people" in one.text for one in thing.said)
    )
    assert dead.state == "contradicted"
    (name,) = dead.findings
    (finding,) = (one for one in report.findings if one.id == name)
    assert {piece.text for piece in finding.evidence} <= {one.text for one in dead.said}
    assert {(one.source, one.origin) for one in dead.said} == {
        ("draft", "draft"),
        ("wire", "gazette"),
        ("gazette", "gazette"),
    }
    assert len({one.key for one in dead.said}) == 2


def test_what_is_said_of_a_thing_has_its_words_and_its_place(report: Report) -> None:
    for thing in report.things:
        for one in thing.said:
            lines = Path(one.path).read_text().split("\n")
            assert one.text in lines[one.line - 1]
            assert one.published == "2031-05-13"


def test_links_between_names_are_told_with_who_contradicts_them(report: Report) -> None:
    links = {(link.object, link.sources, link.contradicted) for link in report.links}
    assert links == {
        ("the Ministry of Water", ("draft",), True),
        ("the Ministry of Transport", ("gazette",), True),
    }
    assert {link.relation for link in report.links} == {"placed in"}


def test_a_run_that_shows_none_of_it_does_not_work_it_out(tmp_path: Path) -> None:
    plain = told(tmp_path, agreement=False)
    assert plain.things == plain.links == ()
    asked = told(tmp_path)
    assert asked.model_copy(update={"things": (), "links": ()}) == plain


def test_the_number_of_things_is_bounded(tmp_path: Path) -> None:
    rows = ["source,subject,predicate,value,quote"]
    rows += [f"s{n % 2},thing {n // 2},weighs,{n},it weighs {n}" for n in range(1400)]
    (tmp_path / "claims.csv").write_text("\n".join(rows) + "\n")
    made = pipeline.run(load_config((str(tmp_path / "claims.csv"),)), agreement=True)
    assert len(made.things) == 500
    assert all(len(thing.said) == 2 for thing in made.things)


def test_a_link_of_a_claim_file_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "check.yaml").write_text(
        "schema: 1\nclaims:\n  - {file: claims.csv, type: entity}\n"
    )
    (tmp_path / "claims.csv").write_text(
        "source,subject,predicate,value,quote\na,Ines Halloran,mayor-of,Tarbrook,the mayor\n"
    )
    made = pipeline.run(load_config((str(tmp_path),)), agreement=True)
    assert [(link.subject, link.relation, link.object) for link in made.links] == [
        ("Ines Halloran", "mayor of", "Tarbrook")
    ]
