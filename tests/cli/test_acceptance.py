"""What a person meets who has nothing to check, mistypes a word, or has a few bad rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Check = Callable[..., Any]
HARBOUR = "Five boats left Sandholt on 3 May 2031 for the outer bank.\n"
QUAY = "Six boats left Sandholt on 3 May 2031 for the outer bank.\n"
COLUMNS = ("source", "subject", "predicate", "value")


@pytest.fixture
def two(folder: Path) -> Path:
    """Give a working directory with two articles that disagree on one number."""
    (folder / "harbour.txt").write_text(HARBOUR)
    (folder / "quay.txt").write_text(QUAY)
    return folder


def unchecked(done: Any) -> bool:
    """Whether a command said plainly that it could not check."""
    return done.code == 3 and "This is not a pass" in done.said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty/", ""),
        ("blank.txt", " \n\n\t\n"),
        ("mark.md", "\ufeff"),
        ("only.html", "<!doctype html><html><head><title>x</title></head><body></body></html>"),
        ("only.md", "---\nid: only\npublished: 2031-05-03\n---\n"),
        ("rows.csv", "source,subject,predicate,value\n"),
        ("rows.jsonl", ""),
        ("rows.yaml", "[]\n"),
    ],
)
def test_nothing_to_check_is_not_a_pass(folder: Path, check: Check, name: str, text: str) -> None:
    if name.endswith("/"):
        (folder / name).mkdir()
    else:
        (folder / name).write_text(text, encoding="utf-8")
    assert unchecked(check("run", name))


def test_a_folder_of_page_furniture_is_not_a_pass(folder: Path, check: Check) -> None:
    (folder / "pages").mkdir()
    (folder / "pages/one.txt").write_text(
        "Share this article\n\nSubscribe to our newsletter\n\nWe use cookies. Accept all cookies\n"
    )
    done = check("run", "pages")
    assert unchecked(done)
    assert "set aside" in done.out


def test_where_nothing_could_be_compared_the_run_is_not_a_pass(folder: Path, check: Check) -> None:
    (folder / "one.txt").write_text("The gate is green.\n")
    done = check("run", "one.txt")
    assert unchecked(done)
    assert "nothing was compared" in done.out


def test_no_rules_and_all_rules_skipped_are_not_a_pass(two: Path, check: Check) -> None:
    (two / "check.yaml").write_text("sources: [harbour.txt, quay.txt]\npacks: []\n")
    done = check("run")
    assert unchecked(done)
    assert "no rules" in done.out
    listed = check("rules", "ls").out
    assert "no rules" in done.out
    (two / "check.yaml").unlink()
    names = [line.split()[0] for line in check("rules", "ls").out.splitlines()[1:]]
    assert len(names) > len(listed.splitlines())
    assert unchecked(check("run", ".", *(word for name in names for word in ("--skip-rule", name))))


def test_exit_zero_says_that_it_softens(folder: Path, check: Check) -> None:
    (folder / "blank.txt").write_text("")
    done = check("run", "blank.txt", "--exit-zero")
    assert done.code == 0
    assert "This is not a pass" in done.out
    assert "--exit-zero" in done.out


def test_the_words_are_found_on_a_narrow_terminal(folder: Path, check: Check) -> None:
    (folder / "a-document-with-quite-a-long-name-and-nothing-in-it.txt").write_text("")
    for width in (40, 60, 80, 90, 100):
        assert "This is not a pass." in check("run", ".", "--width", str(width)).out


def test_a_misspelt_key_of_check_yaml_is_marked(folder: Path, check: Check) -> None:
    (folder / "check.yaml").write_text("schema: 1\nsources: [a]\nbaselin: x.json\n")
    done = check("run")
    assert done.code == 2
    assert "check.yaml:3:1: unknown key 'baselin'" in done.err
    assert "    3 | baselin: x.json\n      | ^^^^^^^\n" in done.err
    assert "Did you mean 'baseline'?" in done.err


def test_a_misspelt_key_inside_a_claim_file_entry_is_marked(folder: Path, check: Check) -> None:
    (folder / "check.yaml").write_text("claims:\n  - file: a.csv\n    delimitr: ';'\n")
    done = check("run")
    assert done.code == 2
    assert "check.yaml:3:5: unknown key 'delimitr'" in done.err
    assert "\n      |     ^^^^^^^^\n" in done.err
    assert "Did you mean 'delimiter'?" in done.err


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("sources: [harbour.txt, quai.txt]", "check.yaml:1:24: no such file or folder: 'quai.txt'"),
        ("rules: boat-rules", "check.yaml:1:1: no such file or folder: 'boat-rules'"),
        ("vocabulary: [words.yaml]", "check.yaml:1:14: no such file or folder: 'words.yaml'"),
        ("claims: [{file: depths.csv}]", "check.yaml:1:11: no claim file is named depths.csv"),
    ],
)
def test_a_missing_file_of_check_yaml_is_marked_there(
    two: Path, check: Check, setting: str, told: str
) -> None:
    (two / "check.yaml").write_text(setting + "\n")
    done = check("run")
    assert done.code == 2
    assert told in done.err
    assert f"\n    1 | {setting}\n" in done.err
    assert "^^" in done.err


def test_a_misspelt_key_of_a_rule_is_marked_and_the_other_rules_run(
    two: Path, check: Check
) -> None:
    (two / "boats-differ.yaml").write_text(
        "kind: same-value\nlevel: error\nsummary: Boats.\nmesage: boats\n"
    )
    done = check("run", "harbour.txt", "quay.txt", "--rules", "boats-differ.yaml")
    assert done.code == 2
    assert "boats-differ.yaml:4:1: unknown key 'mesage'" in done.said
    assert "    4 | mesage: boats\n      | ^^^^^^\n" in done.said
    assert "Did you mean 'message'?" in done.said
    assert "numbers-differ" in done.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["harbor.txt"], "Did you mean harbour.txt?"),
        (["missing/folder"], "no such file: missing/folder"),
        (["quays.csv"], "no such file: quays.csv"),
        (["harbour.txt/more.txt"], "no such file: harbour.txt/more.txt"),
        (["harbour.txt", "--rule", "number-differ"], "Did you mean 'numbers-differ'?"),
        (["harbour.txt", "--skip-rule", "number-differ"], "Did you mean 'numbers-differ'?"),
        (["harbour.txt", "--rules", "nowhere"], "nowhere: no such rule file or folder"),
        (["--draft", "draft.md", "--against", "quay.txt"], "no such file: draft.md"),
        (["harbour.txt", "--formt", "json"], "--format"),
    ],
)
def test_a_wrong_word_on_the_command_line_is_told_with_the_right_one(
    two: Path, check: Check, words: list[str], told: str
) -> None:
    assert two.is_dir()
    done = check("run", *words, "--exit-zero")
    assert done.code == 2
    assert told in done.said


def rows(bad: dict[int, dict[str, str]]) -> list[dict[str, str]]:
    """Return a thousand claims, with those of *bad* changed."""
    return [
        {
            "source": f"gauge-{number % 2}",
            "subject": f"Lock {number // 2}",
            "predicate": "depth",
            "value": str(3 + number % 2) if number < 2 else "4",
            "type": "quantity",
            **bad.get(number, {}),
        }
        for number in range(1000)
    ]


def written(path: Path, claims: list[dict[str, str]]) -> None:
    """Write claims in the format of the file's name, one a line from line 1 or 2."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(claims[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(claims)
    else:
        start = "- " if path.suffix == ".yaml" else ""
        path.write_text("".join(f"{start}{json.dumps(claim)}\n" for claim in claims))


@pytest.mark.parametrize(("suffix", "first"), [("csv", 2), ("jsonl", 1), ("yaml", 1)])
def test_three_bad_rows_of_a_thousand_are_named_and_the_others_checked(
    folder: Path, check: Check, suffix: str, first: int
) -> None:
    bad = {
        17: {"value": "about a dozen or so"},
        500: {"source": ""},
        998: {"predicate": ""},
    }
    name = f"depths.{suffix}"
    written(folder / name, rows(bad))
    done = check("run", name, "--format", "json")
    report = done.report
    assert report["summary"]["claims"] == 997
    told = "\n".join(report["problems"])
    for number in bad:
        assert f"{name}:{number + first}: " in told
    assert len(report["problems"]) == 3
    assert report["incomplete"] == [f"3 rows of {name} could not be read"]
    assert done.code == 1
    assert {finding["rule"] for finding in report["findings"]} == {"numbers-differ"}
    assert len(report["findings"]) == 1
    text = check("run", name, "--fail-on", "never")
    assert unchecked(text)
    assert f"{name}:{500 + first}: " in text.out


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "photo.txt: the file is not text"),
        ("broken.md", b"---\nid: [\n---\nSeven boats left.\n", "broken.md:2:5: "),
        ("dated.md", b"---\npublished: last May\n---\nSeven boats.\n", "dated.md:2:12: "),
        ("sheet.csv", b"one,two\n1,2\n", "sheet.csv"),
        ("paper.rtf", b"{\\rtf1 Seven boats left.}", "paper.rtf: cannot read .rtf files"),
    ],
)
def test_a_source_that_cannot_be_read_does_not_stop_the_others(
    two: Path, check: Check, name: str, data: bytes, told: str
) -> None:
    (two / name).write_bytes(data)
    done = check("run", "harbour.txt", "quay.txt", name, "--format", "json")
    assert done.code == 1
    assert "numbers-differ" in done.rules
    assert any(told in problem for problem in done.report["problems"])
    assert done.report["incomplete"]
    assert unchecked(check("run", "harbour.txt", "quay.txt", name, "--fail-on", "never"))


def test_two_documents_of_one_id_are_both_checked_under_names_of_their_own(
    two: Path, check: Check
) -> None:
    for name in ("harbour", "quay"):
        text = (two / f"{name}.txt").read_text()
        (two / f"{name}.md").write_text(f"---\nid: sandholt\n---\n{text}")
    done = check("run", "harbour.md", "quay.md", "--format", "json")
    assert done.code == 1
    sides = {piece["source"] for one in done.report["findings"] for piece in one["evidence"]}
    assert sides == {"sandholt", "sandholt-2"}


@pytest.mark.parametrize("name", ["folder.txt", "folder.csv", "folder.yaml"])
def test_a_folder_that_is_named_like_a_file_is_read_as_a_folder(
    two: Path, check: Check, name: str
) -> None:
    (two / name).mkdir()
    assert unchecked(check("run", name))
    for file in ("harbour.txt", "quay.txt"):
        (two / file).rename(two / name / file)
    assert check("run", name).code == 1


def test_standard_input_is_a_source_like_any_other(two: Path, check: Check, process: Check) -> None:
    assert two.is_dir()
    done = process("run", "-", "quay.txt", "--format", "json", said=HARBOUR)
    assert done.code == 1
    pieces = [piece for one in done.report["findings"] for piece in one["evidence"]]
    assert "standard-input" in {piece["source"] for piece in pieces}
    own = next(piece for piece in pieces if piece["source"] == "standard-input")
    assert HARBOUR[own["start"] : own["end"]] == own["text"]
    assert unchecked(check("run", "-"))


ARTICLES = [str(path) for path in sorted((Path(__file__).parent / "articles").glob("*.md"))]


def test_hash_order_and_the_order_of_files_change_nothing(process: Check) -> None:
    first, second, third = ARTICLES
    wanted = process("run", *ARTICLES, "--format", "json", PYTHONHASHSEED="1").out
    for seed, order in (("2", ARTICLES), ("77", [third, first, second]), ("3", ARTICLES[::-1])):
        assert process("run", *order, "--format", "json", PYTHONHASHSEED=seed).out == wanted


def test_three_articles_are_checked_in_a_moment(process: Check, capsys: Any) -> None:
    process("run", *ARTICLES)  # the first run of all fills the cache
    done = process("run", *ARTICLES, "--format", "json")
    with capsys.disabled():
        print(f"\n[three articles: {done.seconds:.2f} s of processor time]")  # noqa: T201
    assert done.code == 1
    assert len(done.report["findings"]) >= 8
    # Below 1 s on an idle machine; one that is shared has other caches to fill.
    assert done.seconds < 5
