from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.errors import CheckError
from checker.read.table import claim_file
from checker.store.engine import Limits, Store
from checker.store.table import load_entry

PLAIN = ["Pym, Ada R.; Holt, Bea", "Ada R. Pym; Bea Holt"]
"""Lists that leave no doubt which words are family names."""


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory(Limits(threads=2)) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(
    store: Store, folder: Path, lists: Sequence[str], *, near: bool = False, **entry: Any
) -> list[dict[str, Any]]:
    """Load *lists* as the authors of one book, each of a shop of its own."""
    rows = [
        {"source": f"S{n}", "subject": "Salt", "predicate": "authors", "value": text}
        for n, text in enumerate(lists)
    ]
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    members = {"names": "person", "spelling": "near" if near else "fold"}
    given = {"file": path.name, "type": "members", "members": members, **entry}
    load_entry(store, folder, claim_file(given))
    return store.rows("SELECT * FROM claims ORDER BY claim_id")


def keys(store: Store, folder: Path, lists: Sequence[str], *, near: bool = False) -> list[set[str]]:
    return [set(row["member_keys"]) for row in read(store, folder, lists, near=near)]


@pytest.mark.parametrize(
    "written",
    [
        "PYM, ADA R.; HOLT, BEA",
        "Pym, Ada R., Holt, Bea",
        "Pym, Ada R. Holt, Bea",
        "PYM, ADA R.HOLT, BEA",
        "PYM, ADAHOLT, BEA",
        "Pym, Ada & Holt, Bea",
        "Pym, Ada &amp; Holt, Bea",
        "Pym, A.; Holt, B.",
        "Pym, A., Holt, B.",
        "Pym A, Holt B",
        "Pym Ada, Holt Bea",
        "Ada Pym, Bea Holt",
        "A. Pym, B. Holt",
        "Ada PymBea Holt",
        "Ada Pym Bea Holt",
        "Bea Holt and Ada Pym",
        "Pym/Holt",
        "Pym, Ada (Author) Holt, Bea (Joint Author)",
        "By (author) Pym, Ada By (author) Holt, Bea",
        "Edited by Ada Pym [Ed.] and Bea Holt [Ed.]",
        "Pym, Ada, Ph.D.; Holt, Bea, Jr.",
        "Dr Ada Pym, Prof. Bea Holt III",
        "Ada Pym, Bea Holt, Department of Salt, University of Norvia",
        "Holt, Bea (University of Norvia, USA); Pym, Ada (Norvia",
        "Pym, Ada; Holt, Bea; Rosk, Udo (Foreword by)",
        "Pym, Ada; Holt, Bea, foreword by Udo Rosk",
        "Pym- Ada/ Holt- Bea",
    ],
)
def test_a_list_is_read_in_whatever_format_it_is_written(
    store: Store, folder: Path, written: str
) -> None:
    assert keys(store, folder, [*PLAIN, written])[-1] == {"pym", "holt"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Pym, Ada", {"pym"}),
        ("Ada Pym", {"pym"}),
        ("Pym, Ada; Rosk, Udo", {"pym", "rosk"}),
        ("Ada Pym, Bea Holt, Udo Rosk", {"pym", "holt", "rosk"}),
        ("Pym, Ada Holt, Bea Rosk, Udo", {"pym", "holt", "rosk"}),
    ],
)
def test_a_list_that_names_fewer_or_others_stays_different(
    store: Store, folder: Path, written: str, expected: set[str]
) -> None:
    assert keys(store, folder, [*PLAIN, written], near=True)[-1] == expected


def test_family_names_of_two_words_hyphens_and_accents_are_one_name(
    store: Store, folder: Path
) -> None:
    lists = [
        "van der Holt, Bea; O'Dell, Jo; Pym-Rosk, Ada; McVey, Lu; Čermák, Sára",
        "Bea van der Holt; Jo ODell; Ada Pym-Rosk; Lu Mcvey; Sara Cermak",
        "Bea Van Der Holt, Jo O’Dell, Ada PYM-ROSK, Lu McVey, S&aacute;ra Cermak",
    ]
    assert keys(store, folder, lists) == [{"holt", "odell", "pymrosk", "mcvey", "cermak"}] * 3


def test_a_particle_may_be_written_to_its_name(store: Store, folder: Path) -> None:
    assert keys(store, folder, ["DeHolt, Bea", "De Holt, Bea", "Bea de Holt"]) == [{"holt"}] * 3


@pytest.mark.parametrize("end", [" et al.", ", et al", " and others", "; etc."])
def test_a_list_that_says_it_is_cut_short_is_open(store: Store, folder: Path, end: str) -> None:
    *_, closed, cut = read(store, folder, [*PLAIN, "Pym, Ada R.", f"Pym, Ada R.{end}"])
    assert (closed["is_open"], cut["is_open"]) == (False, True)
    assert cut["member_keys"] == ["pym"]


def test_nothing_but_an_abbreviation_is_no_list(store: Store, folder: Path) -> None:
    assert len(read(store, folder, ["Pym, Ada", "et al."])) == 1
    assert store.scalar("SELECT problem FROM bad_rows") == "has a list without names"


def test_near_spellings_and_cut_off_names_are_one_name_only_when_asked(
    store: Store, folder: Path
) -> None:
    lists = ["Quandtner, Ada; Holt, Bea", "Ada Quandtner, Bea Holt", "Quantdner, Ada; Holt, Bea"]
    lists += ["Holt, Bea/ Quandt", "Holt, Bea; Quandtner, Ada"]
    strict = keys(store, folder, lists)
    assert strict[2] == {"quantdner", "holt"}
    assert strict[3] == {"quandt", "holt"}
    with Store.memory(Limits(threads=2)) as other:
        assert keys(other, folder, lists, near=True) == [{"quandtner", "holt"}] * 5


def test_two_near_names_in_one_list_are_two_persons(store: Store, folder: Path) -> None:
    lists = ["Jansen, Ada; Janssen, Bea", "Janssen, Bea", "Jansen, Ada", "Ada Jansen, Bea Janssen"]
    found = keys(store, folder, lists, near=True)
    assert found == [{"jansen", "janssen"}, {"janssen"}, {"jansen"}, {"jansen", "janssen"}]


def test_short_names_are_never_near(store: Store, folder: Path) -> None:
    lists = ["Wang, Lu", "Wang, Lu", "Wong, Lu"]
    assert keys(store, folder, lists, near=True)[-1] == {"wong"}


def test_members_are_shown_as_written(store: Store, folder: Path) -> None:
    plain, _, run_on = read(store, folder, [*PLAIN, "Pym, Ada R. Holt, Bea"])
    assert plain["members"] == ["Pym, Ada R.", "Holt, Bea"]
    assert run_on["members"] == ["Pym", "Holt"]
    assert run_on["quote"] == "Pym, Ada R. Holt, Bea"


def test_other_things_do_not_teach_family_names(store: Store, folder: Path) -> None:
    rows = [("Salt", "Pym, Ada"), ("Pepper", "Ada, Pym"), ("Pepper", "Pym Ada")]
    lines = [
        json.dumps({"source": f"S{n}", "subject": book, "predicate": "authors", "value": text})
        for n, (book, text) in enumerate(rows)
    ]
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    entry = {"file": "a.jsonl", "type": "members", "members": {"names": "person"}}
    load_entry(store, folder, claim_file(entry))
    found = store.rows("SELECT value_key FROM claims ORDER BY claim_id")
    assert [row["value_key"] for row in found] == ["pym", "ada", "ada"]


@pytest.mark.parametrize(
    "strange",
    [
        "🙂, 🙂",
        "\u202eעדה, פים",
        "A" * 200_000,
        "Pym, " * 5_000,
        "张伟; 李娜",
        "((((",
        ",,;;,,",
        "\0a",
    ],
)
def test_strange_lists_are_read_or_named(store: Store, folder: Path, strange: str) -> None:
    found = read(store, folder, [*PLAIN, strange], near=True)
    assert len(found) + store.scalar("SELECT count(*) FROM bad_rows") == 3
    assert all(row["member_keys"] for row in found)


def test_near_spelling_needs_persons() -> None:
    with pytest.raises(CheckError, match="spelling: near needs names: person"):
        claim_file({"file": "a.csv", "members": {"spelling": "near"}})
