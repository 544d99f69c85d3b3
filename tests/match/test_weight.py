from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.match.crowd import MORE_BITS
from checker.match.weight import AGREE_THRESHOLD, FIGURES, THRESHOLD

Matched = Callable[..., list[dict[str, Any]]]
STORM = (
    "The storm broke 14 windows of the lighthouse.",
    "The storm broke 31 windows of the lighthouse.",
)


def reasons(rows: list[dict[str, Any]], quote: str) -> dict[str, float]:
    (row,) = [r for r in rows if r["left_quote"] == quote and r["thing"].startswith("m")]
    return {r["reason"]: r["weight"] for r in row["reasons"]}


def test_no_two_reasons_go_by_one_name() -> None:
    names = [weight.reason for weight in FIGURES]
    assert len(set(names)) == len(names)
    assert not any("'" in name for name in names)


def test_each_match_of_figures_passes_its_threshold(matched: Matched) -> None:
    rows = matched(*STORM, STORM[0])
    for row in (r for r in rows if r["thing"].startswith("m")):
        agrees = any(r["reason"] == "the values agree" for r in row["reasons"])
        assert row["weight"] >= (AGREE_THRESHOLD if agrees else THRESHOLD)
    assert any(r["thing"].startswith("m") for r in rows)


def test_more_documents_need_more_evidence(matched: Matched) -> None:
    others = [f"Guests ate {n} {dish}." for n, dish in [(3, "eels"), (5, "pies"), (8, "figs")]]
    few = reasons(matched(*STORM), "14 windows")
    many = reasons(matched(*STORM, *others, "A cook sold 9 pans."), "14 windows")
    assert "many documents to choose from" not in few
    assert many["many documents to choose from"] == -MORE_BITS


def test_more_figures_to_choose_from_need_more_evidence(matched: Matched) -> None:
    more = "\n\nThe museum has 90 windows. A chapel near Karne has 25 windows."
    alone = reasons(matched(*STORM), "14 windows")
    crowded = reasons(matched(STORM[0], STORM[1] + more), "14 windows")
    prior = "few others that it could be"
    assert crowded.get(prior, 0) < alone[prior]


def test_figures_of_far_apart_size_lose_weight(matched: Matched) -> None:
    near = reasons(matched(STORM[0], STORM[1].replace("31", "15")), "14 windows")
    far = reasons(matched(STORM[0], STORM[1].replace("31", "90")), "14 windows")
    assert near["figures of one size"] > 0 > far["figures of one size"]


def test_swapped_digits_weigh_more_than_another_digit(matched: Matched) -> None:
    swapped = reasons(matched(STORM[0], STORM[1].replace("31", "41")), "14 windows")
    another = reasons(matched(STORM[0], STORM[1].replace("31", "15")), "14 windows")
    assert swapped["the same digits"] > another["the same digits"] > 0


def test_a_forecast_and_a_fact_lose_weight(matched: Matched) -> None:
    fact = "The harbour sold 17 barges to the guild of rope makers."
    forecast = "The harbour expects to sell 14 barges to the guild of rope makers."
    assert reasons(matched(forecast, fact), "14 barges")["one is a forecast"] < 0
