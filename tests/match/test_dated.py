from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Matched = Callable[..., list[dict[str, Any]]]


def unlike(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the dates that are held to be of one event and are not the same."""
    return [
        (row["left_quote"], row["right_quote"])
        for row in rows
        if row["thing"].startswith("t")
        and not any(r["reason"] == "the dates agree" for r in row["reasons"])
    ]


DIFFERENT = [
    (
        "On 27 March 2026 our security team noticed strange traffic on the server of the clinic.",
        "The clinic's own monitoring flagged the strange traffic to the team on 11 March 2026.",
        ("27 March 2026", "11 March 2026"),
    ),
    (
        "The smuggler of Varde was arrested at the airport on 3 May 2026.",
        "Guards picked him up at the airport of Varde on 13 May 2026.",
        ("3 May 2026", "13 May 2026"),
    ),
    (
        (
            "The swimming hall in Marhult was inaugurated on Saturday, 16 May 2026. It cost "
            "12 million euros."
        ),
        "On Sunday, 17 May 2026, the mayor cut the ribbon of the swimming hall and jumped in.",
        ("Saturday, 16 May 2026", "Sunday, 17 May 2026"),
    ),
    (
        "The tender for the harbour crane closes on 30 September 2026.",
        "Companies can submit offers for the harbour crane until 31 October 2026.",
        ("30 September 2026", "31 October 2026"),
    ),
    (
        "The brewery has stood on Kiln Street since 1872. It employs 40 people.",
        "The brewery has been on Kiln Street since 1827.",
        ("1872", "1827"),
    ),
    (
        "The first electric ferry is to be delivered in the second quarter of 2027.",
        (
            "Lindholm Line expects delivery of its first electric ferry in the autumn of "
            "2028, the head of the line said."
        ),
        ("the second quarter of 2027", "autumn of 2028"),
    ),
    (
        "The fishing licence of the island expires on 31 May 2027.",
        "When the fishing licence runs out on 30 June 2027, the island will apply again.",
        ("31 May 2027", "30 June 2027"),
    ),
    (
        "The comet was last seen from Varde in 1986.",
        "From Varde nobody has seen the comet since 1968.",
        ("1986", "1968"),
    ),
    (
        "The dairy at Orr was founded by nuns in 1957.",
        "Nuns set the dairy up in 1975, and milk went to Orr.",
        ("1957", "1975"),
    ),
    (
        "Bakers in Tarn will walk out on Monday, 25 May 2026, over night shifts.",
        "The bakers of Tarn begin their strike over night shifts on Tuesday, 26 May 2026.",
        ("Monday, 25 May 2026", "Tuesday, 26 May 2026"),
    ),
    (
        "The higher bus fares will apply from 1 July 2026.",
        "The higher bus fares take effect on 1 August 2026.",
        ("1 July 2026", "1 August 2026"),
    ),
    (
        "Use-by dates: from 10 to 14 June 2026. The yoghurt comes in tubs of 500 grams.",
        "The yoghurt has a use-by date between 10 and 14 July 2026. Bring it back to the shop.",
        ("10 to 14 June 2026", "10 and 14 July 2026"),
    ),
    (
        "No mortgage will be taken on the hall, the choir's home since 1908.",
        "The hall has been home to the choir since 1980.",
        ("1908", "1980"),
    ),
    (
        "The replacement driving test for the learners is on Tuesday, 9 June 2026.",
        "The learners sit the replacement driving test on Tuesday, 16 June 2026.",
        ("Tuesday, 9 June 2026", "Tuesday, 16 June 2026"),
    ),
    (
        "The bridge at Orr was reopened to traffic at 6 p.m. on Friday, 15 May 2026.",
        (
            "On Saturday, 16 May 2026, at six in the evening, minutes after the bridge at "
            "Orr had been opened, a lorry broke down."
        ),
        ("Friday, 15 May 2026", "Saturday, 16 May 2026"),
    ),
]

APART = [
    (
        "The mill was founded in 1954. A second mill opened in 2013.",
        "The second mill opened in 2013.",
    ),
    (
        "The ferry sank on Sunday, 17 May 2026.",
        "On Monday, 18 May 2026, the ministry announced an inquiry into the ferry.",
    ),
    (
        "The bakers have been on strike since Monday, 11 May 2026.",
        "The strike of the bakers lasts until Friday, 22 May 2026.",
    ),
    (
        "He was arrested on Tuesday, 12 May 2026.",
        "He was charged with theft on Wednesday, 13 May 2026.",
    ),
    (
        "The first ship will be delivered in 2027.",
        "The last ship will be delivered in 2030.",
    ),
    (
        "Lund won the match against Varde on Saturday, 16 May 2026.",
        "Lund plays the return match in Varde on Sunday, 24 May 2026.",
    ),
    (
        "The trial began on 4 May 2026 in Lund.",
        "The sentence in the trial in Lund was handed down on 18 May 2026.",
    ),
    (
        "The museum is open until 9 p.m. on Fridays.",
        "Visitors of the museum waited until noon for the guide.",
    ),
    (
        "Sales rose in 2024.",
        "Sales had risen in 2022 too.",
    ),
    (
        "The levy on fish applies from 1 July.",
        "The levy on fish has applied since 1 July 2019.",
    ),
    (
        "Kiln Street floods in 1987 killed two.",
        "The floods in Kiln Street in 1995 killed nobody.",
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), DIFFERENT)
def test_two_dates_of_one_event_are_laid_side_by_side(
    matched: Matched, left: str, right: str, expected: tuple[str, str]
) -> None:
    assert unlike(matched(left, right)) == [expected]


@pytest.mark.parametrize(("left", "right"), APART)
def test_dates_of_two_events_are_not(matched: Matched, left: str, right: str) -> None:
    assert unlike(matched(left, right)) == []


def test_a_weekday_that_does_not_fit_stands_beside_the_bare_weekday_of_another_text(
    matched: Matched,
) -> None:
    told = "---\npublished: 2026-05-25\n---\n"
    rows = matched(
        f"{told}The train left the rails near Osby on the evening of Friday, 23 May.",
        f"{told}A train was derailed near Osby on Friday evening.",
    )
    beside = [r for r in rows if r["thing"].startswith("k")]
    assert [r["right_quote"] for r in beside] == ["Friday evening"]
