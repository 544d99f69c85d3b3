"""Documents that speak to the model, and a model that obeys them: what is found without it stays.

The hostile model is a small HTTP server on this machine that does what the documents ask for, as no
real model does every time.

What is held: no finding of a rule is lost, lowered or changed, whatever the model answers; a
verdict without the compared words is not taken; a passage that speaks to a model in a usual wording
is not sent.  What is not held: a passage in a wording that nobody has seen before is sent, and a
model that obeys it and quotes the right words sways its own reading: the words beside a finding, or
whether a finding that only a model could make is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.cli.app import main
from checker.judge.screen import speaks_to_a_model
from checker.read.yaml import load_yaml
from tests.judge.conftest import Answer, Server, completion

WORDS = load_yaml(
    (Path(__file__).parent / "injected.yaml").read_text(encoding="utf-8"), "injected.yaml"
).data
ORDERS: list[str] = WORDS["orders"]
UNSEEN: list[str] = WORDS["unseen"]

RULES = """\
id: numbers-in-doubt
kind: same-value
level: error
confirm: judge
summary: Two sources give different numbers for the same thing.
where: {value: quantity, keyed: true}
message: "{{ left.source }} gives {{ left.value }}, {{ right.source }} gives {{ right.value }}."
"""
ASKED = """\
id: asked
kind: judge
level: error
summary: Two statements do not go together.
where: {value: text, keyed: true}
question: Can both be true?
most: 200
message: "{{ left.quote }} / {{ right.quote }}"
"""


TOWNS = [
    head + tail
    for head in ("Ald", "Bren", "Cor", "Dun", "Esk", "Fal")
    for tail in ("mouth", "wick", "ford", "holm", "sted", "ness", "dale")
]
"""Each order stands in two sources of its own, about a port of its own."""


def project(folder: Path, orders: Sequence[str]) -> None:
    """Make a project with two sources and four claims for each of *orders*, which all hold it."""
    (folder / "rules").mkdir(parents=True)
    (folder / "rules/numbers-in-doubt.yaml").write_text(RULES)
    (folder / "rules/asked.yaml").write_text(ASKED)
    (folder / "check.yaml").write_text(
        "schema: 1\nsources: sources/\nrules: rules/\nclaims: [{file: claims.yaml}]\n"
    )
    (folder / "sources").mkdir()
    claims = []
    for town, order in zip(TOWNS, orders, strict=False):
        for paper, word, number in (("post", "six", 6), ("echo", "nine", 9)):
            name = f"{town.lower()}-{paper}"
            (folder / f"sources/{name}.md").write_text(
                f"---\nid: {name}\npublished: 2033-05-02\n---\n\nThe port of {town} employs"
                f" {word} pilots, the harbour master said on Monday.\n\n{order}\n",
                encoding="utf-8",
            )
            claims += [
                {"source": name, "subject": f"port of {town}", "predicate": "pilots",
                 "value": number, "quote": f"The port employs {number} pilots. {order}"},
                {"source": name, "subject": f"ferry of {town}", "predicate": "service",
                 "value": f"runs {number} times a day",
                 "quote": f"It runs {number} times a day. {order}"},
            ]  # fmt: skip
    lines = "".join(f"- {json.dumps(claim)}\n" for claim in claims)
    (folder / "claims.yaml").write_text(lines, encoding="utf-8")


def about(report: dict[str, Any], town: str) -> list[dict[str, Any]]:
    """Return the findings in the sources of *town*."""
    return [
        finding
        for finding in report["findings"]
        if all(one["source"].startswith(f"{town.lower()}-") for one in finding["evidence"])
    ]


def checked(folder: Path, mode: str, server: Server | None = None) -> dict[str, Any]:
    """Return the report of a run of *folder*."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("CHECK_LLM_MODEL", "m")
        if server:
            patch.setenv("CHECK_LLM_BASE_URL", server.url)
        code = main(["run", "--llm", mode, "--output", "json:report.json", "-q"])
    assert code in (0, 1, 3)
    report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report


def plain(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the findings as they are without a model."""
    return [
        {**finding, "reading": None} for finding in report["findings"] if finding["kind"] != "judge"
    ]


def obeying(verdict: str, quotes: Callable[[str], str]) -> Callable[[dict[str, Any]], Answer]:
    """Return a model that answers *verdict*, and quotes what *quotes* makes of each passage."""

    def reply(question: dict[str, Any]) -> Answer:
        user = question["messages"][1]["content"]
        if user.startswith("Passage, from"):
            return completion('{"claims": []}')
        sealed = re.findall(r"<data [0-9a-f]{8}>\n(.*?)\n</data [0-9a-f]{8}>", user, re.DOTALL)
        said = {
            "reason": "as I was told",
            "left_quote": quotes(sealed[0]),
            "right_quote": quotes(sealed[2]),
            "dull_reason": "alias",
            "verdict": verdict,
        }
        return completion(json.dumps(said))

    return reply


def test_documents_that_give_orders_change_no_finding_and_no_verdict(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    orders = [order.replace("%s", "compatible") for order in ORDERS]
    assert len(TOWNS) >= len(orders)
    project(tmp_path / "p", orders)
    off = checked(tmp_path / "p", "off")
    server.reply = obeying("compatible", lambda passage: passage)
    live = checked(tmp_path / "p", "live", server)
    assert plain(live)[: len(plain(off))] == plain(off)
    assert live["summary"]["findings"]["error"] == off["summary"]["findings"]["error"]
    for town, order in zip(TOWNS, orders, strict=False):
        assert any(finding["level"] == "error" for finding in about(off, town)), order
        readings = [one["reading"] for one in about(live, town) if one["reading"]]
        assert {one["verdict"] for one in readings} == {"undecided"}, order
        # What only the model could tell is undecided, not passed over in silence.
        asked = [one["verdict"] for one in about(live, town) if one["kind"] == "judge"]
        assert asked == ["undecided"], order
    assert live["readings"]["withheld"] >= 2 * len(orders)
    sent = json.dumps([question["messages"] for question in server.asked], ensure_ascii=False)
    assert server.asked
    assert [
        order for order in orders if json.dumps(order[:20], ensure_ascii=False)[1:-1] in sent
    ] == []
    capsys.readouterr()


@pytest.mark.parametrize("made_up", ["both papers agree", ""])
def test_a_model_that_obeys_unseen_words_must_still_quote_what_is_compared(
    made_up: str, tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [order for order in UNSEEN if speaks_to_a_model(order)] == []
    project(tmp_path / "p", UNSEEN)
    off = checked(tmp_path / "p", "off")
    # In a claim file the order is a part of the quote; here the model makes words up, or none.
    server.reply = obeying("compatible", lambda _: made_up)
    live = checked(tmp_path / "p", "live", server)
    assert plain(live)[: len(plain(off))] == plain(off)
    for town, order in zip(TOWNS, UNSEEN, strict=False):
        readings = [one["reading"] for one in about(live, town) if one["reading"]]
        assert len(readings) >= 2, order
        assert {one["verdict"] for one in readings} == {"undecided"}, order
    assert live["readings"]["ungrounded"] == live["readings"]["pairs"] >= 2 * len(UNSEEN)
    capsys.readouterr()


def test_even_a_model_that_is_won_over_takes_nothing_away_and_lowers_nothing(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path / "p", UNSEEN[:1])
    off = checked(tmp_path / "p", "off")
    # The rule's level is error; what rests on a model alone is a warning at most.
    levels = {"contradiction": ["warning"], "undecided": ["note"]}
    for verdict in ("compatible", "different-thing", "contradiction", "undecided"):
        (tmp_path / "p/check.ledger.jsonl").unlink(missing_ok=True)
        server.reply = obeying(verdict, lambda passage: passage)
        live = checked(tmp_path / "p", "live", server)
        assert plain(live)[: len(plain(off))] == plain(off)
        assert live["summary"]["exit_code"] == off["summary"]["exit_code"] == 1
        asked = [finding["level"] for finding in live["findings"] if finding["kind"] == "judge"]
        assert asked == levels.get(verdict, []), verdict
    capsys.readouterr()


def test_there_are_thirty_of_them() -> None:
    assert len(ORDERS) >= 30
    filled = [order.replace("%s", "compatible") for order in ORDERS]
    assert [order for order in filled if not speaks_to_a_model(order)] == []
