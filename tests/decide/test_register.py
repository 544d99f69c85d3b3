from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decide.register import day_of, entered, parsed, pruned, read_decisions
from checker.errors import ConfigError
from checker.model.decision import Decision

FILE = Path("check.decisions.yaml")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def decision(number: int = 1, **more: object) -> Decision:
    known = {
        "finding": f"F-000{number}",
        "fingerprint": f"{number:064x}",
        "rule": "figures-differ",
        "decision": "accept",
        "reason": "Police confirmed 17 by phone: “we counted”",
        "by": "M. Ortiz",
        "until": "2031-05-20",
        "holds_while": (("draft", "17"), ("wire", "19")),
    }
    return Decision.model_validate({**known, **more})


def written(tmp_path: Path, *made: Decision) -> Path:
    file = tmp_path / FILE.name
    for one in made:
        file.write_text(entered(file, one), encoding="utf-8")
    return file


def test_what_is_entered_is_read_back(tmp_path: Path) -> None:
    file = written(tmp_path, decision(1), decision(2))
    assert read_decisions(file) == (decision(1), decision(2))
    assert "until: 2031-05-20" in file.read_text(encoding="utf-8")


@given(TEXT, TEXT, st.dictionaries(TEXT, TEXT, max_size=3))
def test_any_text_is_read_back_as_it_was(reason: str, by: str, held: dict[str, str]) -> None:
    made = decision(reason=reason, by=by, holds_while=tuple(sorted(held.items())))
    text = entered(Path("no-such-file.yaml"), made)
    assert parsed(text, FILE) == (made,)


@pytest.mark.parametrize("word", ["null", "True", "~", "17", "1e5", "0x1f", "2031-13-45", "- a"])
def test_a_word_that_yaml_reads_as_something_else_stays_text(tmp_path: Path, word: str) -> None:
    file = written(tmp_path, decision(reason=word, by=word, holds_while=((word, word),)))
    (one,) = read_decisions(file)
    assert (one.reason, one.by, one.holds_while) == (word, word, ((word, word),))


def test_a_second_decision_on_a_finding_takes_the_place_of_the_first(tmp_path: Path) -> None:
    file = written(tmp_path, decision(1), decision(2), decision(1, decision="wrong-match"))
    assert [(one.finding, one.decision) for one in read_decisions(file)] == [
        ("F-0002", "accept"),
        ("F-0001", "wrong-match"),
    ]


def test_pruning_leaves_comments_and_the_other_entries_as_they_stand(tmp_path: Path) -> None:
    file = written(tmp_path, decision(1), decision(2))
    text = file.read_text(encoding="utf-8")
    second = text.index("- finding: F-0002")
    file.write_text(f"{text[:second]}# Ask the harbour in June.\n{text[second:]}", "utf-8")
    left = pruned(file, [decision(1).fingerprint])
    assert parsed(left, FILE) == (decision(2),)
    assert "# Ask the harbour in June.\n- finding: F-0002" in left
    assert "F-0001" not in left


def test_a_file_laid_out_in_another_way_is_pruned_too(tmp_path: Path) -> None:
    file = tmp_path / FILE.name
    entries = (
        "{finding: F-000%d, fingerprint: '%064x', rule: r, decision: accept, reason: x, by: y,"
        " until: 2031-01-01}"
    )
    file.write_text(f"[{entries % (1, 1)}, {entries % (2, 2)}]\n")
    assert [one.finding for one in parsed(pruned(file, [f"{1:064x}"]), FILE)] == ["F-0002"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("until: 2031-05-20", "until: soon"), "not a date: 'soon'"),
        (("until: 2031-05-20", "until: 2031-02-30"), "not a date: '2031-02-30'"),
        (("decision: accept", "decision: acept"), "Did you mean 'accept'?"),
        (("  by:", "  bye:"), "Did you mean 'by'?"),
        (("  rule: figures-differ\n", ""), "'rule' is missing"),
        (("- finding", "one:\n  finding"), "the file is a list of decisions"),
        (('"17"', "17"), "not a map of sources to what they say"),
        (('00001"', '0000g"'), "not a fingerprint"),
        (("reason: ", "reason: ["), "check.decisions.yaml:"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused_with_its_place(change: tuple[str, str], told: str) -> None:
    text = entered(Path("no-such-file.yaml"), decision()).replace(*change)
    with pytest.raises(ConfigError) as raised:
        parsed(text, FILE)
    assert told in str(raised.value)
    assert str(raised.value).startswith("check.decisions.yaml:")


def test_two_decisions_on_one_finding_are_refused() -> None:
    text = entered(Path("no-such-file.yaml"), decision())
    entry = text[text.index("- finding") :]
    with pytest.raises(ConfigError, match="a second decision on F-0001"):
        parsed(text + entry, FILE)


def test_a_missing_file_is_refused_and_an_empty_one_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_decisions(tmp_path / "missing.yaml")
    assert parsed("# nothing yet\n", FILE) == ()


@pytest.mark.parametrize("word", ["20310520", "2031-W10-1", "2031-5-1", "", "Never", "٢٠٣١-٠٥-٢٠"])
def test_a_last_day_is_written_in_one_way_only(word: str) -> None:
    assert day_of(word) is None


def test_a_last_day_is_a_date_or_never() -> None:
    assert [day_of(one) for one in ("2031-05-20", "never")] == ["2031-05-20", "never"]
