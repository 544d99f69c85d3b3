from __future__ import annotations

from checker.model.report import SourceLine
from checker.report.letter import letter_of, letters


def source(name: str, publisher: str = "", role: str = "source") -> SourceLine:
    return SourceLine(id=name, publisher=publisher, role=role, origin=name, path=f"{name}.md")


def test_a_source_is_marked_by_the_initials_of_its_publisher() -> None:
    made = letters([source("a", "The Marrow Tidings"), source("b", "County Police of Arle")])
    assert [made["a"].text, made["b"].text] == ["MT", "CPA"]


def test_no_two_sources_have_the_same_letters() -> None:
    made = letters([source(str(n), "North Wire") for n in range(12)])
    assert len({letter.text for letter in made.values()}) == 12
    assert made["0"].text == "NW"
    assert made["1"].text == "NW2"


def test_a_draft_is_a_dagger_whatever_it_is_called() -> None:
    made = letters([source("draft-3", "Our Paper", role="draft"), source("dagger", "†")])
    assert made["draft-3"].text == "†"
    assert made["draft-3"].draft
    assert made["dagger"].text != "†"


def test_a_source_without_a_name_to_speak_of_still_has_a_letter() -> None:
    assert letters([source("…", "🚢")])["…"].text == "S"
    assert letters([source("x", "中文报纸")])["x"].text == "中文"
    assert letter_of({}, "harbour").text == "HA"


def test_the_letters_depend_on_the_order_of_the_sources_alone() -> None:
    lines = [source("a", "North Wire"), source("b", "New Week"), source("c")]
    assert letters(lines) == letters(list(lines))
