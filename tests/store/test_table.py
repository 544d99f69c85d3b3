from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from checker.errors import CheckError, SourceError
from checker.model.entity import Entity
from checker.read.table import claim_file
from checker.store.engine import Limits, Store
from checker.store.load import load_entities, script
from checker.store.table import Loaded, load_entry

HEADER = "source,subject,predicate,value,type"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory(Limits(threads=2)) as opened:
        yield opened


def load(store: Store, path: Path, units: Any = (), **entry: Any) -> Loaded:
    (loaded,) = load_entry(store, path.parent, claim_file({"file": path.name, **entry}), units)
    return loaded


def bad(store: Store) -> list[tuple[int, str]]:
    return [(r["line"], r["problem"]) for r in store.rows("SELECT * FROM bad_rows ORDER BY line")]


def one(store: Store) -> dict[str, Any]:
    (row,) = store.rows("SELECT * FROM claims")
    return row


def write_csv(path: Path, rows: list[list[str]]) -> None:
    path.write_text("\n".join([HEADER, *(",".join(row) for row in rows)]) + "\n", "utf-8")


def write_jsonl(path: Path, rows: list[list[str]]) -> None:
    names = HEADER.split(",")
    lines = [json.dumps(dict(zip(names, row, strict=True))) for row in rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_yaml(path: Path, rows: list[list[str]]) -> None:
    names = HEADER.split(",")
    lines = [
        "- {" + ", ".join(f'{n}: "{v}"' for n, v in zip(names, row, strict=True)) + "}"
        for row in rows
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("name", "write", "first"),
    [("a.csv", write_csv, 2), ("a.jsonl", write_jsonl, 1), ("a.yaml", write_yaml, 1)],
)
def test_three_bad_rows_of_a_thousand_are_named_and_the_others_loaded(
    tmp_path: Path, store: Store, name: str, write: Any, first: int
) -> None:
    rows = [["Herald", f"Lot {n}", "price", str(n), "quantity"] for n in range(1000)]
    rows[100][3] = "cheap"
    rows[500][1] = ""
    rows[998][4] = "colour"
    write(tmp_path / name, rows)
    assert load(store, tmp_path / name) == Loaded(name, rows=1000, claims=997, skipped=0, bad=3)
    found = bad(store)
    assert [line for line, _ in found] == [100 + first, 500 + first, 998 + first]
    assert found[0][1] == "has a value that is no number: cheap"
    assert found[1][1] == "has no subject"
    assert "has the type colour" in found[2][1]
    ids = [row["claim_id"] for row in store.rows("SELECT claim_id FROM claims ORDER BY 1")]
    assert ids == list(range(1, 998))
    lines = "SELECT line - num_low AS shift FROM claims GROUP BY ALL"
    assert store.rows(lines) == [{"shift": float(first)}]


def test_damaged_lines_are_named_with_their_line_and_the_others_loaded(
    tmp_path: Path, store: Store
) -> None:
    rows = [["Herald", f"Lot {n}", "price", str(n), "quantity"] for n in range(1000)]
    write_jsonl(tmp_path / "a.jsonl", rows)
    lines = (tmp_path / "a.jsonl").read_text().splitlines()
    lines[10] = '{"source": "Herald", '
    lines[20] = ""
    lines[30] = "[]"
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n")
    assert load(store, tmp_path / "a.jsonl").claims == 997
    assert [line for line, _ in bad(store)] == [11, 31]
    assert store.rows("SELECT line - num_low AS shift FROM claims GROUP BY ALL") == [{"shift": 1.0}]


def test_csv_lines_are_right_behind_quoted_line_breaks_and_blank_lines(
    tmp_path: Path, store: Store
) -> None:
    text = f'{HEADER}\nA,"two\nlines",p,1,quantity\n\nB,x,p,2,quantity\nC,x,p\nD,x,p,no,quantity\n'
    (tmp_path / "a.csv").write_text(text)
    load(store, tmp_path / "a.csv")
    assert [r["line"] for r in store.rows("SELECT line FROM claims ORDER BY 1")] == [2, 5]
    assert bad(store) == [
        (6, "has 3 columns, not 5"),
        (7, "has a value that is no number: no"),
    ]


def test_lines_are_right_where_many_threads_read(tmp_path: Path, store: Store) -> None:
    with (tmp_path / "a.csv").open("w") as file:
        file.write(HEADER + "\n")
        file.writelines(f"S,Subject {n},p,{n},quantity\n" for n in range(300_000))
    assert load(store, tmp_path / "a.csv").claims == 300_000
    wrong = "SELECT count(*) FROM claims WHERE line <> num_low + 2 OR claim_id <> num_low + 1"
    assert store.scalar(wrong) == 0


def test_parquet_keeps_its_types(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "a.parquet"
    store.execute(
        f"COPY (SELECT 'A' AS source, 'x' AS subject, 'p' AS predicate, ['b', 'a;c'] AS value)"
        f" TO '{path}'"
    )
    load(store, path)
    row = one(store)
    assert (row["value_type"], row["members"], row["line"]) == ("members", ["b", "a;c"], 1)


def test_numbers_are_read_as_people_write_them(tmp_path: Path, store: Store) -> None:
    values = ["1,234.5", "1 234", "-5", "10..20", "12%", "+3.50", "1e3"]
    wrong = ["1,23", "20..10", "nan", "1e999", "1.2.3", "5 apples"]
    path = tmp_path / "a.jsonl"
    write_jsonl(path, [["A", "x", "p", v, "quantity"] for v in values + wrong])
    load(store, path)
    rows = store.rows("SELECT num_low, num_high, unit, num_step FROM claims ORDER BY claim_id")
    assert [tuple(row.values()) for row in rows] == [
        (1234.5, 1234.5, "", 0.1),
        (1234.0, 1234.0, "", 1.0),
        (-5.0, -5.0, "", 1.0),
        (10.0, 20.0, "", 1.0),
        (12.0, 12.0, "percent", 1.0),
        (3.5, 3.5, "", 0.01),
        (1000.0, 1000.0, "", 1.0),
    ]
    assert len(bad(store)) == len(wrong)


def test_a_decimal_comma_is_read_where_it_is_declared(tmp_path: Path, store: Store) -> None:
    write_jsonl(tmp_path / "a.jsonl", [["A", "x", "p", "1.234,5", "quantity"]])
    load(store, tmp_path / "a.jsonl", decimal=",")
    assert one(store)["num_low"] == 1234.5


def test_units_become_canonical_so_that_equal_lengths_have_equal_keys(
    tmp_path: Path, store: Store
) -> None:
    (tmp_path / "a.csv").write_text(
        "source,subject,predicate,value,unit\nA,x,long,1.2,km\nB,x,long,1200,M\n"
    )
    units = [("km", "metre", 1000.0), ("m", "metre", 1.0)]
    load(store, tmp_path / "a.csv", units, type="quantity")
    assert store.rows("SELECT DISTINCT value_key FROM claims") == [
        {"value_key": "metre:1200..1200"}
    ]


@pytest.mark.parametrize(
    ("written", "order", "expected"),
    [
        ("2031", None, ("2031-01-01/2032-01-01", "year", False)),
        ("2031-02", None, ("2031-02-01/2031-03-01", "month", False)),
        ("2031-02-03", None, ("2031-02-03/2031-02-04", "day", False)),
        ("3 February 2031", None, ("2031-02-03/2031-02-04", "day", False)),
        ("Feb. 3, 2031", None, ("2031-02-03/2031-02-04", "day", False)),
        ("03/02/2031", "dmy", ("2031-02-03/2031-02-04", "day", False)),
        ("03/02/2031", "mdy", ("2031-03-02/2031-03-03", "day", False)),
        ("03/02/2031", None, ("2031-02-03/2031-03-03", "day", True)),
        ("23/02/2031", None, ("2031-02-23/2031-02-24", "day", False)),
    ],
)
def test_dates_are_intervals(
    tmp_path: Path, store: Store, written: str, order: str | None, expected: tuple[str, str, bool]
) -> None:
    write_jsonl(tmp_path / "a.jsonl", [["A", "x", "p", written, "date"]])
    load(store, tmp_path / "a.jsonl", dates=order)
    row = one(store)
    interval = f"{row['date_low']:%Y-%m-%d}/{row['date_high']:%Y-%m-%d}"
    assert (interval, row["granularity"], row["ambiguous"]) == expected


@pytest.mark.parametrize("written", ["31/31/2031", "2031-02-30", "soon", "9999", "0000"])
def test_what_is_no_date_is_a_bad_row(tmp_path: Path, store: Store, written: str) -> None:
    write_jsonl(tmp_path / "a.jsonl", [["A", "x", "p", written, "date"]])
    load(store, tmp_path / "a.jsonl")
    assert bad(store) == [(1, f"has a value that is no date: {written}")]


def test_valid_time_is_read_and_must_not_run_backwards(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.csv").write_text(
        "source,subject,predicate,value,valid,valid_from,valid_to\n"
        "A,x,p,1,2030,,\nA,x,p,1,2030-01/2030-03,,\nA,x,p,1,,2030,\nA,x,p,1,,2031,2030\n"
        "A,x,p,1,lately,,\nA,x,p,1,03/04/2030,,\n"
    )
    load(store, tmp_path / "a.csv")
    rows = store.rows("SELECT valid_low, valid_high FROM claims ORDER BY claim_id")
    found = [tuple(f"{at:%Y-%m}" if at else None for at in row.values()) for row in rows]
    assert found == [
        ("2030-01", "2031-01"),
        ("2030-01", "2030-04"),
        ("2030-01", None),
        ("2030-03", "2030-04"),
    ]
    assert bad(store) == [
        (5, "is valid to a date before it begins"),
        (6, "is valid from something that is no date: lately"),
    ]


def test_missing_values_make_no_claim_and_no_error(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.csv").write_text("source,subject,predicate,value\nA,x,p,n/a\nA,x,p,\nA,x,p,5\n")
    loaded = load(store, tmp_path / "a.csv", missing=["", "n/a"])
    assert (loaded.claims, loaded.skipped, loaded.bad) == (1, 2, 0)
    assert one(store)["claim_id"] == 1


def test_columns_by_position_constants_and_persons(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.txt").write_text(
        "Shop\t1\tTitle\tPym, Ada R.; Holt, B.\nStall\t1\tTitel\tBea Holt; Dr Ada Pym (Editor)\n"
        "Kiosk\t1\tT\tet al.\n"
    )
    load(
        store,
        tmp_path / "a.txt",
        delimiter="\t",
        header=False,
        columns={"source": 0, "subject": 1, "title": 2, "value": 3},
        constants={"predicate": "authors"},
        type="members",
        members={"names": "person"},
    )
    rows = store.rows("SELECT value_key, member_keys FROM claims ORDER BY claim_id")
    assert [row["value_key"] for row in rows] == ["holt\x1fpym"] * 2
    assert rows[0]["member_keys"] == ["pym", "holt"]
    assert bad(store) == [(3, "has a list without names")]
    assert store.scalar("SELECT count(DISTINCT thing) FROM things") == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("PYM, Ada R.", "pym"),
        ("Ada Pym", "pym"),
        ("A. R. Pym", "pym"),
        ("Pym A", "pym"),
        ("Pym", "pym"),
        ("Prof. Ada Pym, PhD", "pym"),
        ("Ada Pym Jr.", "pym"),
        ("(Author) Ada Pym", "pym"),
        ("van Holt, Bea", "holt"),
        ("Bea van Holt", "holt"),
        ("Šára Čermák", "cermak"),
        ("O'Dell, Jo", "odell"),
        ("Jo O’Dell", "odell"),
        ("et al.", ""),
        ("", ""),
    ],
)
def test_a_person_is_known_by_the_family_name(store: Store, name: str, key: str) -> None:
    store.once(script("notation.sql"))
    assert store.scalar("SELECT person_key(?)", [name]) == key


def test_names_are_resolved_and_folded_as_those_from_text(tmp_path: Path, store: Store) -> None:
    load_entities(
        store,
        [
            Entity(id="mill", name="Old Mill", aliases=("Café Mill",)),
            Entity(id="a1", name="Twin"),
            Entity(id="a2", name="Twin"),
        ],
    )
    rows = [
        ["A", "The Old Mill", "p", "Café  Mill", ""],
        ["A", "Twin", "p", "Émile’s", "text"],
        ["A", "x", "p", "The Old Mill", "text"],
    ]
    write_jsonl(tmp_path / "a.jsonl", rows)
    load(store, tmp_path / "a.jsonl")
    found = store.rows(
        "SELECT subject_key, value_type, value_key, entity FROM claims ORDER BY claim_id"
    )
    assert [tuple(row.values()) for row in found] == [
        ("mill", "entity", "mill", "mill"),
        ("twin", "text", "emile", None),
        ("x", "text", "mill", None),
    ]


def test_a_yaml_file_says_what_is_known_of_its_sources(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "sources:\n  herald: {publisher: The Herald, published: 2031-05-02, derived_from: wire}\n"
        "claims:\n  - {source: herald, subject: x, predicate: lit, value: true}\n"
        "  - {source: post, subject: x, predicate: lit, value: false}\n"
        "  - {source: post, subject: x, predicate: crew, value: [Ada, Bea]}\n"
        "  - {source: post, subject: x, predicate: crew, value: 12}\n"
    )
    load(store, path)
    rows = store.rows("SELECT origin, published, value_type, value_key FROM claims ORDER BY line")
    assert [row["value_key"] for row in rows] == ["yes", "no", "ada\x1fbea", ":12..12"]
    assert (rows[0]["origin"], str(rows[0]["published"])) == ("wire", "2031-05-02")
    assert rows[1]["origin"] == "post"
    path.write_text("sources:\n  herald: {colour: red}\nclaims:\n  - {source: herald}\n")
    with pytest.raises(SourceError, match="no setting 'colour'"):
        load(store, path)


def test_the_second_row_of_an_id_is_bad(tmp_path: Path, store: Store) -> None:
    (tmp_path / "a.csv").write_text(
        "id,source,subject,predicate,value\n7,A,x,p,1\n8,A,x,p,1\n7,A,x,p,2\n"
    )
    load(store, tmp_path / "a.csv")
    assert bad(store) == [(4, "has the id 7, which line 2 has already")]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", ""), ("a.csv", HEADER + "\n"), ("a.jsonl", ""), ("a.jsonl", "\n\n"), ("a.yaml", "")],
)
def test_an_empty_file_is_reported(tmp_path: Path, store: Store, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SourceError, match="holds no rows"):
        load(store, tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet", "a.yaml"])
def test_no_bytes_crash_the_loader(tmp_path: Path, store: Store, name: str) -> None:
    for junk in (b"\0\1\2" * 50, b"\xff\xfe" * 50, b'"' * 99, b"x" * 1_000_000, b"{" * 9_999):
        (tmp_path / name).write_bytes(junk)
        with suppress(CheckError):
            load(store, tmp_path / name)
    assert store.rows("SELECT * FROM claims") == []


def test_hostile_names_of_columns_and_files_stay_names(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "it's; --.jsonl"
    name = 'va"l\'ue"); DROP TABLE claims; --'
    path.write_text(json.dumps({"source": "A", "s": "x", name: "v'"}) + "\n")
    columns = {"source": "source", "subject": "s", "value": name}
    load(store, path, columns=columns, constants={"predicate": "p'; DROP TABLE claims; --"})
    assert (one(store)["value"], one(store)["predicate"]) == ("v'", "p'; DROP TABLE claims; --")


def test_two_files_go_on_counting(tmp_path: Path, store: Store) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(
            f"source,subject,predicate,value\n{name},x,p,{name}\n"
        )
    load_entry(store, tmp_path, claim_file("*.csv"))
    rows = store.rows("SELECT claim_id, source, path FROM claims ORDER BY 1")
    assert [tuple(row.values()) for row in rows] == [(1, "a", "a.csv"), (2, "b", "b.csv")]
    assert store.scalar("SELECT count(*) FROM things") == 2


@pytest.mark.parametrize("names", [None, "person"])
def test_claims_that_share_a_line_stay_as_many_as_they_are(
    tmp_path: Path, store: Store, names: str | None
) -> None:
    rows = ", ".join(
        f"{{source: {source}, subject: crew, predicate: members, value: [Ada Lind, Bo {name}]}}"
        for source, name in (("A", "Vik"), ("B", "Holm"), ("C", "Dahl"))
    )
    broken = "{source: D, subject: '', predicate: p, value: 1}"
    (tmp_path / "a.yaml").write_text(f"claims: [{rows}, {broken},\n {broken}]\n", "utf-8")
    members = {"members": {"names": names}} if names else {}
    assert load(store, tmp_path / "a.yaml", **members) == Loaded("a.yaml", 5, 3, 0, 2)
    listed = "SELECT claim_id, source, line, members[2] AS second FROM claims ORDER BY claim_id"
    assert [tuple(row.values()) for row in store.rows(listed)] == [
        (1, "A", 1, "Bo Vik"),
        (2, "B", 1, "Bo Holm"),
        (3, "C", 1, "Bo Dahl"),
    ]
    assert bad(store) == [(1, "has no subject"), (2, "has no subject")]


def test_the_second_of_two_ids_on_one_line_is_named(tmp_path: Path, store: Store) -> None:
    row = "{id: x, source: A, subject: s, predicate: p, value: v}"
    (tmp_path / "a.yaml").write_text(f"[{row}, {row}]\n", "utf-8")
    assert load(store, tmp_path / "a.yaml").claims == 1
    assert bad(store) == [(1, "has the id x, which line 1 has already")]
