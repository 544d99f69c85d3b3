from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.errors import ConfigError, SourceError
from checker.read.record import BadRecord, Record, records, yaml_sources
from checker.read.table import claim_file, files_of


def rows(path: Path, **entry: Any) -> list[Record | BadRecord]:
    return list(records(path, path.name, claim_file({"file": path.name, **entry})))


def test_a_bare_path_is_an_entry() -> None:
    assert claim_file("data/a.csv").file == "data/a.csv"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"file": "a.csv", "kolumns": {}}, "kolumns"),
        ({"file": "a.csv", "type": "number"}, "type"),
        ({"file": "a.csv", "columns": {"source": 0, "value": 1}}, "subject, predicate is not"),
        ({"file": "a.csv", "constants": {"colour": "red"}}, "no column of a claim is named colour"),
        ({"file": "a.csv", "header": False}, "needs columns by position"),
        ({"file": "a.csv", "separator": "|"}, "write \\| for a bar"),
        ({"file": "a.csv", "separator": "("}, "not a regular expression"),
        ({"file": "a.csv", "separator": "(?=a)b"}, "look around"),
        ({"file": "a.csv", "separator": r"(a)\1"}, "look around"),
        ({"file": "a.csv", "separator": "a" * 300}, "longer than"),
        ({"file": "a.csv", "delimiter": "||"}, "delimiter"),
        (["a.csv"], "a path, or a map"),
    ],
)
def test_a_wrong_entry_names_the_key(entry: object, words: str) -> None:
    with pytest.raises(ConfigError) as raised:
        claim_file(entry)
    assert words in str(raised.value)


def test_a_column_by_name_needs_a_header() -> None:
    columns = {"source": "a", "subject": 1, "predicate": 2, "value": 3}
    with pytest.raises(ConfigError, match="the file has no header"):
        claim_file({"file": "a.csv", "header": False, "columns": columns})


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a.csv", "x/../../a.csv", "https://example.org/a.csv", "C:/a.csv", "~/a.csv",
     "..\\a.csv", "s3://b/a.csv", ""],
)  # fmt: skip
def test_paths_stay_inside_the_project(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="not a path inside the project"):
        files_of(tmp_path, claim_file(name))


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.csv").write_text("x")
    (project / "a.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(ConfigError, match="through a link"):
        files_of(project, claim_file("*.csv"))


def test_a_glob_gives_files_in_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_of(tmp_path, claim_file("*.csv"))] == ["a.csv", "b.csv"]
    with pytest.raises(ConfigError, match="no claim file is named"):
        files_of(tmp_path, claim_file("*.parquet"))


def test_a_file_with_brackets_in_its_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "a[1].csv").write_text("x")
    assert [path.name for path in files_of(tmp_path, claim_file("a[1].csv"))] == ["a[1].csv"]


def test_an_unknown_suffix_needs_a_format() -> None:
    with pytest.raises(ConfigError, match="any kind of claim file"):
        claim_file("a.dat").format_of(Path("a.dat"))


def test_csv_lines_are_those_of_the_file_with_quoted_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('source,subject,predicate,value\nA,"x\ny\nz",p,1\n\nB,x,p,2\nC,x\n', "utf-8")
    good, later, short = rows(path)
    assert isinstance(good, Record)
    assert (good.line, good.fields["subject"]) == (2, "x\ny\nz")
    assert later.line == 6
    assert short == BadRecord(7, "has 2 columns, not 4", "C,x")


def test_bytes_that_are_no_utf8_spoil_one_row_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"source,subject,predicate,value\nA,caf\xe9,p,1\nB,x,p,2\n")
    bad, good = rows(path)
    assert isinstance(bad, BadRecord)
    assert (bad.line, bad.problem) == (2, "is not UTF-8")
    assert isinstance(good, Record)
    latin = rows(path, encoding="latin-1")
    assert isinstance(latin[0], Record)
    assert latin[0].fields["subject"] == "café"


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfsource,subject,predicate,value\nA,x,p,1\n")
    (row,) = rows(path)
    assert isinstance(row, Record)
    assert row.fields["source"] == "A"


def test_a_mapped_column_that_is_missing_is_named_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("who,what\nA,x\n")
    columns = {"source": "who", "subject": "what", "predicate": "p", "value": "what"}
    with pytest.raises(SourceError, match=r"has no column 'p' \(for predicate\)") as raised:
        rows(path, columns=columns)
    assert "Its columns are: who, what." in str(raised.value)


def test_jsonl_values_say_their_type(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"value": 3}\n{"value": ["a"]}\n{"value": true}\n{"value": "3"}\n[1]\n{oops\n')
    found = rows(path)
    assert [one.native for one in found if isinstance(one, Record)] == [
        "quantity",
        "members",
        "truth",
        "",
    ]
    assert [(one.line, one.problem[:15]) for one in found if isinstance(one, BadRecord)] == [
        (5, "is not a map of"),
        (6, "is not JSON: Ex"),
    ]


def test_yaml_claims_and_sources_are_read_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "sources:\n  herald: {publisher: Herald}\nclaims:\n"
        "  - {source: herald, subject: a, predicate: b, value: 1}\n"
        "  - source: herald\n    subject: a\n"
    )
    first, second = rows(path)
    assert (first.line, second.line) == (4, 5)
    assert yaml_sources(path, "a.yaml") == {"herald": {"publisher": "Herald"}}


def test_a_yaml_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("claims: 3\n")
    with pytest.raises(SourceError, match="claims are a list"):
        rows(path)
    path.write_text("sources: [a]\n")
    with pytest.raises(SourceError, match="`sources` is a map"):
        yaml_sources(path, "a.yaml")
