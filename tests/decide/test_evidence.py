from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.config import Config
from checker.extract.sentence import statements
from checker.model.finding import LEVELS, Finding
from checker.model.report import Report
from checker.read.reader import read_source

Told = Callable[..., Report]
BOATS = "{} boats left Sandholt on 3 May 2031 for the outer bank.\n"
FIVE, SIX, NINE = (BOATS.format(number) for number in ("Five", "Six", "Nine"))
OPENING = "The fair opened under a grey sky. Bakers gave away 40 loaves.\n\n"
LONG = "Five boats left Sandholt on 3 May 2031 for the outer bank, {}and waited there.\n".format(
    "while crews sang old songs about the tide and the lamps of the quay, " * 30
)

SENTENCES = st.sampled_from(
    [
        BOATS,
        "{} people were hurt when the Tallow Bridge closed in April 2030. 🌉\n",
        "“We lost {} nets in one night,” said Orla Venn, the harbour master of Sandholt.\n",
        "The Sandholt council will spend €{} million on a sluice, Mayor Teodor Ruiz said.\n",
        "On Tuesday, 5 May 2031, {} keepers met in Café Brønd.\r\n",
        "The lamps of Sandholt, Brill and Osterwick went out for {} hours.\n\n",
        "ليلة {} – rain.\n",
    ]
)
NUMBERS = st.sampled_from(["Five", "six", "9", "about 40", "1,200", "12.5", "two dozen"])
RULES = ("numbers-differ", "quotation-reworded", "one-word-differs")
ARTICLES = st.lists(
    st.tuples(SENTENCES, NUMBERS).map(lambda pair: pair[0].format(pair[1])), max_size=4
).map("".join)


def located(report: Report) -> Iterator[Finding]:
    """Give the findings, each of their quotes looked up in the file that it names."""
    for finding in report.findings:
        for piece in finding.evidence:
            document = read_source(piece.path)
            text = document.text
            assert text[piece.start : piece.end] == piece.text
            assert text[piece.context_start :].startswith(piece.context)
            assert piece.text in piece.context
            assert 0 < len(piece.text) <= 400
            assert document.line_of(piece.start) == piece.line
            assert text.split("\n")[piece.line - 1][piece.column - 1 :][:1] == piece.text[:1]
            spans = [statement.span for statement in statements(document)]
            assert any(s.start <= piece.start and piece.end <= s.end for s in spans)
        yield finding


def prints(report: Report) -> set[str]:
    return {finding.fingerprint for finding in report.findings}


@settings(max_examples=settings.default.max_examples // 8, deadline=None)  # runs of 3 articles
@given(st.tuples(ARTICLES, ARTICLES, ARTICLES))
def test_each_quote_stands_in_its_file_to_the_character_and_is_a_sentence_at_most(
    articles: tuple[str, str, str],
) -> None:
    with TemporaryDirectory() as folder:
        for name, text in zip(("auk", "gull", "tern"), articles, strict=True):
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        report = pipeline.run(Config(paths=(folder,), only_rules=RULES))
        assert report.problems == ()
        ids = [finding.id for finding in located(report)]
    assert len(set(ids)) == len(ids)


def test_a_sentence_of_two_thousand_characters_is_not_quoted_whole(told: Told) -> None:
    (finding,) = located(told({"gull": FIVE, "tern": LONG.replace("Five", "Six")}))
    assert [piece.text for piece in finding.evidence] == ["Five boats", "Six boats"]
    assert all(len(piece.context) < 600 for piece in finding.evidence)


def test_text_before_and_after_changes_places_but_not_fingerprints(told: Told) -> None:
    (before,) = told({"gull": FIVE, "tern": SIX}).findings
    (after,) = located(told({"gull": OPENING + FIVE, "tern": SIX + "\n" + OPENING}))
    assert (after.fingerprint, after.id) == (before.fingerprint, before.id)
    assert after.evidence[0].start == before.evidence[0].start + len(OPENING)


def test_a_weekday_and_a_sum_keep_their_fingerprints_too(told: Told) -> None:
    text = "The Brill gate failed on Monday, 6 May 2031, when the tide was high.\n"
    (before,) = told({"gull": text}).findings
    (after,) = located(told({"gull": OPENING + text}))
    assert before.rule == "weekday-mismatch"
    assert after.fingerprint == before.fingerprint


def test_the_order_in_which_files_are_named_changes_nothing(told: Told) -> None:
    first = told({"gull": FIVE, "tern": SIX, "auk": NINE})
    assert told({"auk": NINE, "tern": SIX, "gull": FIVE}) == first


def test_another_value_on_any_side_is_another_finding(told: Told) -> None:
    articles = {"gull": FIVE, "tern": SIX, "auk": NINE}
    changes = [{}, *({name: BOATS.format("Eleven")} for name in articles)]
    found = [prints(told(articles | changed)) for changed in changes]
    assert [len(each) for each in found] == [1, 1, 1, 1]
    assert len(set.union(*found)) == 4


def test_a_source_that_repeats_a_value_is_not_another_finding(told: Told) -> None:
    before = told({"gull": FIVE, "tern": SIX})
    after = told({"gull": FIVE, "tern": SIX, "widgeon": SIX})
    assert prints(before) == prints(after)
    assert [len(one.findings[0].evidence) for one in (before, after)] == [2, 3]


@pytest.mark.parametrize("draft", ["gull", "tern"])
def test_the_draft_stands_on_the_left_whichever_value_it_has(told: Told, draft: str) -> None:
    articles = {"auk": FIVE, "gull": SIX, "tern": NINE, "widgeon": SIX}
    (finding,) = located(told(articles, draft=f"{draft}.txt"))
    left, right, *more = finding.evidence
    assert (left.source, left.side, right.side) == (draft, "left", "right")
    assert left.text == articles[draft].split(" left")[0]
    assert right.text != left.text
    assert left.text in finding.message
    assert right.text in finding.message
    assert {piece.side for piece in more} == {"more"}
    assert {piece.source for piece in finding.evidence} == set(articles)


def test_at_most_eight_places_of_one_disagreement_are_shown(told: Told) -> None:
    crowd = {f"gull-{number}": FIVE for number in range(12)}
    (finding,) = told(crowd | {"tern": SIX}).findings
    assert len(finding.evidence) == 8
    assert {"Five boats", "Six boats"} == {piece.text for piece in finding.evidence[:2]}


def test_findings_come_most_serious_first_then_by_source_and_place(told: Told) -> None:
    monday = "The Brill gate failed on Monday, 6 May 2031, when the tide was high.\n"
    planned = "The council of Osterwick {} the Tallow Bridge in June.\n"
    gull = planned.format("closed") + FIVE + monday
    tern = planned.format("plans to close") + SIX
    found = told({"tern": tern, "gull": gull}).findings
    keys = [
        (LEVELS.index(one.level), one.evidence[0].source, one.evidence[0].start) for one in found
    ]
    assert len(keys) >= 2
    assert keys == sorted(keys)


def test_a_row_of_a_claim_file_has_its_line_and_no_sentence_around_it(
    told: Told, tmp_path: Path
) -> None:
    (tmp_path / "depths.csv").write_text(
        "source,subject,predicate,value,type\n"
        "gull,Lock 4,depth,3,quantity\ntern,Lock 4,depth,4,quantity\n"
    )
    (finding,) = told({}, against=("depths.csv",)).findings
    assert [piece.locator for piece in finding.evidence] == ["depths.csv:2", "depths.csv:3"]
    assert [piece.value for piece in finding.evidence] == [
        {"low": 3.0, "high": 3.0, "unit": ""},
        {"low": 4.0, "high": 4.0, "unit": ""},
    ]
    assert {piece.context for piece in finding.evidence} == {""}
    assert {piece.column for piece in finding.evidence} == {0}


def test_why_two_claims_are_about_one_thing_is_told_weight_by_weight(told: Told) -> None:
    (finding,) = told({"gull": FIVE, "tern": SIX}).findings
    reasons = dict(finding.match)
    assert reasons["what is counted is the same"] > 0
    assert len(reasons) > 2


def test_a_quote_from_a_page_stands_at_its_offsets_in_the_file(tmp_path: Path) -> None:
    page = (
        "<html><body><nav>Home &amp; away</nav>\n"
        "<p>The fire in <b>Tarbrook</b> destroyed {} houses on Monday.</p></body></html>"
    )
    for name, number in (("one", 12), ("two", 19)):
        (tmp_path / f"{name}.html").write_text(page.format(number), encoding="utf-8")
    report = pipeline.run(Config(paths=(str(tmp_path / "one.html"), str(tmp_path / "two.html"))))
    (finding,) = (f for f in report.findings if f.rule == "numbers-differ")
    for piece in finding.evidence:
        raw = Path(piece.path).read_text(encoding="utf-8")
        assert raw[piece.start : piece.end] == piece.text
