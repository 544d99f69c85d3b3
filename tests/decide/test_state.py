"""The states of a draft's statements, over short stories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.report import STATES, Report, StatementLine

Told = Callable[..., Report]
RULES = ("numbers-differ", "unsupported-in-draft", "certainty-differs", "dates-differ")

DRAFT = """---
role: draft
---
The ferry Marlow carried 412 passengers across Linden Bay on Sunday.
The harbour board paid £4.2 million for the new pier at Oddy Point.
About 3,000 herring boxes were landed at Sandholt during the storm week.
Magnus Orrey bought the Tolvik cannery for £90,000 in 1988.
I think that the board should have asked the fishermen first.
Was the pier ever finished?
"""
SOURCE = """---
published: 2031-05-13
---
The ferry Marlow carried 412 passengers across Linden Bay on Sunday, its captain wrote.
The harbour board paid £4.6 million for the new pier at Oddy Point.
Some 3,012 herring boxes were landed at Sandholt during the storm week.
"""


def states(report: Report) -> list[str]:
    return [line.state for line in report.statements]


def line_with(report: Report, words: str) -> StatementLine:
    return next(line for line in report.statements if words in line.text)


def test_every_statement_of_the_draft_has_a_state(told: Told) -> None:
    report = told({"draft": DRAFT, "log": SOURCE}, only_rules=RULES)
    assert states(report) == [
        "agrees", "contradicted", "slightly-off", "no-source", "not-factual", "not-factual",
    ]  # fmt: skip
    assert {line.source for line in report.statements} == {"draft"}
    for line in report.statements:
        assert DRAFT[line.start : line.end] == line.text
        assert DRAFT.count("\n", 0, line.start) + 1 == line.line


def test_no_draft_has_no_states(told: Told) -> None:
    report = told({"log": SOURCE, "diary": SOURCE.replace("4.6", "4.2")}, only_rules=RULES)
    assert report.statements == ()


def test_agreement_names_the_source_and_its_words(told: Told) -> None:
    report = told({"draft": DRAFT, "log": SOURCE}, only_rules=RULES)
    line = line_with(report, "Marlow")
    assert {(c.source, c.stance) for c in line.sources} == {("log", "agrees")}
    for counterpart in line.sources:
        assert SOURCE[counterpart.start : counterpart.end] == counterpart.text


def test_a_contradiction_names_its_finding_and_who_contradicts(told: Told) -> None:
    report = told({"draft": DRAFT, "log": SOURCE}, only_rules=RULES)
    line = line_with(report, "pier at")
    assert line.findings == (next(f.id for f in report.findings if f.rule == "numbers-differ"),)
    assert ("log", "contradicts", "£4.6 million for the new pier") in [
        (c.source, c.stance, c.text) for c in line.sources
    ]


def test_a_draft_alone_agrees_with_nobody(told: Told) -> None:
    report = told({"draft": DRAFT}, only_rules=RULES)
    assert "agrees" not in states(report)
    assert "no-source" not in states(report)


def test_two_drafts_do_not_carry_each_other(told: Told) -> None:
    report = told({"draft": DRAFT, "second": DRAFT}, only_rules=RULES)
    assert len(report.statements) == 12
    assert "agrees" not in states(report)


def test_one_figure_that_no_source_gives_is_named(told: Told) -> None:
    both = DRAFT.replace("on Sunday.", "on Sunday, and the purser sold 88 pies.")
    report = told({"draft": both, "log": SOURCE}, only_rules=RULES)
    line = line_with(report, "Marlow")
    assert (line.state, line.missing) == ("no-source", ("88 pies",))


def test_the_same_words_the_other_way_round_do_not_agree(told: Told) -> None:
    body = "Orrey Brothers sued the Linden Harbour Board over the rotten planks of the pier.\n"
    draft = f"---\nrole: draft\n---\n{body}"
    source = "Linden Harbour Board sued the Orrey Brothers over the rotten planks of the pier.\n"
    report = told({"draft": draft, "log": source}, only_rules=RULES)
    assert states(report) != ["agrees"]
    same = told({"draft": draft, "log": body}, only_rules=RULES)
    assert states(same) == ["agrees"]


def test_a_denial_does_not_agree(told: Told) -> None:
    draft = "---\nrole: draft\n---\nThe Linden Harbour Board did not repair the pier at Oddy.\n"
    source = "The Linden Harbour Board repaired the pier at Oddy.\n"
    assert states(told({"draft": draft, "log": source}, only_rules=RULES)) != ["agrees"]


def test_a_finding_of_the_baseline_makes_its_statement_accepted(told: Told, tmp_path: Path) -> None:
    from checker.decide.baseline import baseline_of

    found = told({"draft": DRAFT, "log": SOURCE}, only_rules=RULES).findings
    (tmp_path / "accepted.json").write_text(baseline_of(found))
    report = told({"draft": DRAFT, "log": SOURCE}, only_rules=RULES, baseline="accepted.json")
    assert line_with(report, "pier at").state == "accepted"


def test_a_headline_repeats_the_text_below_it(told: Told) -> None:
    draft = DRAFT.replace("---\nThe ferry", "---\n# Marlow carries 412 passengers\n\nThe ferry")
    report = told({"draft": draft, "log": SOURCE}, only_rules=RULES)
    assert "carries 412" in report.statements[0].text
    assert report.statements[0].state in {"agrees", "not-comparable"}


def test_a_page_with_markup_finds_the_statement_of_its_finding(told: Told, tmp_path: Path) -> None:
    page = (
        "<html><head><title>Pier</title></head><body><p>The harbour board paid <b>£4.2 million"
        "</b> for the new pier at Oddy Point.</p></body></html>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    report = told({"log": SOURCE}, draft="page.html", only_rules=RULES)
    (line,) = [line for line in report.statements if "paid" in line.text]
    assert line.state == "contradicted"


@pytest.mark.parametrize("text", ["", "\0\n", "?!\n", "🙂" * 400, "שלום עולם\n"])
def test_nothing_crashes_on_strange_drafts(told: Told, text: str) -> None:
    report = told({"draft": "---\nrole: draft\n---\n" + text.replace("\0", ""), "log": SOURCE})
    assert all(line.state in STATES for line in report.statements)


def test_a_role_that_agrees_does_not_bear_the_statement_out(told: Told) -> None:
    draft = "---\nrole: draft\n---\nHarbour master Edda Varne sold her boat to a museum in Leck.\n"
    source = "Harbour master Edda Varne closed the north basin to shipping on Sunday.\n"
    assert states(told({"draft": draft, "log": source}, only_rules=RULES)) != ["agrees"]


def test_a_year_in_passing_does_not_bear_the_statement_out(told: Told) -> None:
    draft = (
        "---\nrole: draft\n---\nUntil 2011 the Oddy harbour office of the Leck fleet ran a choir.\n"
    )
    source = "In 2011 the Oddy harbour office of the Leck fleet was moved to Tolvik.\n"
    assert states(told({"draft": draft, "log": source}, only_rules=RULES)) != ["agrees"]


def test_what_might_be_does_not_agree_with_what_is(told: Told) -> None:
    draft = (
        "---\nrole: draft\n---\nThe repair of the Oddy pier cost the harbour board £4.2 million.\n"
    )
    source = "The repair of the Oddy pier may possibly cost the harbour board £4.2 million.\n"
    report = told({"draft": draft, "log": source}, only_rules=("numbers-differ",))
    assert states(report) != ["agrees"]


def test_a_figure_that_a_source_has_of_another_matter_neither_agrees_nor_is_missing(
    told: Told,
) -> None:
    both = DRAFT.replace("on Sunday.", "on Sunday, and the purser sold 88 pies.")
    source = SOURCE + "Eighty-eight gulls were counted at the Tolvik lighthouse.\n"
    line = line_with(told({"draft": both, "log": source}, only_rules=RULES), "Marlow")
    assert (line.state, line.missing) == ("not-comparable", ())
