from __future__ import annotations

import csv
import io

from checker.model.report import Report
from checker.report.csv import COLUMNS, csv_report


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_report(report))))


def test_each_piece_of_evidence_is_a_row(decided: Report) -> None:
    found = [row for row in rows(decided) if row["finding"]]
    assert len(found) == sum(len(one.evidence) for one in decided.findings)
    assert [row["finding"] for row in found[:2]] == ["F-7K2Q", "F-7K2Q"]
    assert found[0]["quote"] == "Aldry, Brevik, Corran, Dunmere, Estwick, Farleigh and Gant"
    assert found[2]["value"] == "GBP 4.2 million"
    assert found[-1]["status"] == "waived"
    assert found[-1]["decision"] == "accept"
    assert tuple(found[0]) == COLUMNS


def test_the_last_rows_say_what_was_not_checked_and_how_it_ended(decided: Report) -> None:
    *_, problem, gap, last = rows(decided)
    assert (problem["status"], problem["path"], problem["line"]) == (
        "problem", "rules/lists.yaml", "3",
    )  # fmt: skip
    assert gap["status"] == "not-checked"
    assert (last["status"], last["message"]) == (
        "exit-1", "1 error, 1 note: at or above error (exit 1)",
    )  # fmt: skip


def test_no_cell_is_a_formula(nasty: Report) -> None:
    found = rows(nasty)
    assert found
    cells = [cell for row in found for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝", "＋")) for cell in cells)
    assert found[0]["message"].startswith("'=1+1 ")


def test_a_negative_value_is_text_and_a_number_of_ours_is_not(story: Report) -> None:
    piece = story.findings[0].evidence[0].model_copy(update={"value": "-5", "text": " -5"})
    found = story.findings[0].model_copy(update={"evidence": (piece,)})
    first = rows(story.model_copy(update={"findings": (found,)}))[0]
    assert (first["value"], first["quote"], first["line"]) == ("'-5", "'-5", "7")
