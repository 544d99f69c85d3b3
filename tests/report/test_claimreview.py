from __future__ import annotations

import json
from typing import Any

from checker.model.report import Report
from checker.report.claimreview import claimreview_report


def reviews(report: Report) -> list[dict[str, Any]]:
    data = json.loads(claimreview_report(report))
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_each_new_finding_is_a_review_of_the_drafts_own_words(story: Report) -> None:
    first, second = reviews(story)
    assert first["claimReviewed"].startswith("Seven ports agreed")
    assert first["reviewRating"] == {"@type": "Rating", "alternateName": "omission"}
    assert first["itemReviewed"]["author"]["name"] == "The Marrow Tidings"
    assert first["citation"][0]["text"].startswith("Aldry, Brevik")
    assert second["claimReviewed"] == "No fewer than 210 were aboard."


def test_nothing_is_said_about_findings_that_a_person_waived(decided: Report) -> None:
    assert [one["identifier"] for one in reviews(decided)] == ["ab" * 32]


def test_only_an_address_of_the_web_is_a_link(hostile: Report) -> None:
    assert "javascript:" not in json.dumps(
        [r["itemReviewed"]["appearance"] for r in reviews(hostile)]
    )


def test_a_speaker_is_a_person(story: Report) -> None:
    said = story.findings[0].evidence[0].model_copy(update={"speaker": "Ida Marsh"})
    found = story.findings[0].model_copy(update={"evidence": (said,)})
    (one,) = reviews(story.model_copy(update={"findings": (found,)}))
    assert one["itemReviewed"]["author"] == {"@type": "Person", "name": "Ida Marsh"}
