"""Days, hours, places and lists of many beats: what is paired as a disagreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Matched = Callable[..., list[dict[str, Any]]]

CONFLICTS = [
    (
        "The abbot will leave office on 14 March 2027.",
        "The abbot said that he would resign on 2 April 2027.",
    ),
    (
        "The most recent survey of the reef took place in June 2025.",
        "Divers last surveyed the reef in October 2024, and found it bleached.",
    ),
    (
        "The latest calibration of the scales took place in 2023, the owner said.",
        "The scales were last calibrated in 2021.",
    ),
    (
        "The wreck lies four miles north of Skarn lighthouse.",
        "The wreck is said to lie to the south of Skarn lighthouse, in deep water.",
    ),
    (
        "The new sluice will be built upstream of the old mill.",
        "Engineers want the new sluice downstream of the old mill.",
    ),
    (
        "The bomb exploded outside the consulate at dawn.",
        "Police say the bomb exploded inside the consulate.",
    ),
    (
        "Three of the injured cyclists were taken to the Hospital Santa Ines.",
        "Three cyclists are still at the Tolosa hospital.",
    ),
    (
        "The orchestra will play its jubilee concert in the Albert Hall.",
        "The jubilee concert of the orchestra is in the Meridian Hall, and sold out.",
    ),
    (
        "The coach and his players spent the night at the Hotel Bristol after the defeat.",
        "After the defeat the players and their coach slept at the Hotel Metropol.",
    ),
    (
        "The jury of Ada Lindqvist, Jorn Haverkamp and Mira Solberg chose the novel.",
        "The jury, Ada Lindqvist, Jorn Haverkamp and Petra Oyelaran, was unanimous.",
    ),
    (
        "The consortium of Halden Rail, North Quay and Ostrel Freight did not bid.",
        "Halden Rail, North Quay and Brekke Lines form the consortium.",
    ),
    (
        "The alliance of the Farmers' Union, the Civic List and the Harbour Party won.",
        "The Farmers' Union, the Civic List and the Tenants' League make up the alliance.",
    ),
    (
        "The strike at the glassworks ends at 6 a.m. on Friday.",
        "The strike at the glassworks ends at 10 a.m. on Friday, the union said.",
    ),
    (
        "Applications for the grant must be filed by 15 May 2026.",
        "Farmers can file applications for the grant until 25 May 2026.",
    ),
    (
        "The patent on the drug expires on 3 August 2028.",
        "On 30 August 2028 the patent on the drug expires.",
    ),
]  # fmt: skip

NEAR_MISSES = [
    (
        "The abbot announced on 14 March 2027 that the monastery would close.",
        "The roof of the monastery fell in on 2 April 2027.",
    ),
    (
        "The most recent survey of the reef took place in June 2025.",
        "Divers first surveyed the reef in October 2011.",
    ),
    (
        "The restrictions on water were imposed in 2019.",
        "Nobody had lived under restrictions on water since 1998.",
    ),
    (
        "The wreck lies four miles north of Skarn lighthouse.",
        "The harbour lies to the south of Skarn lighthouse.",
    ),
    (
        "The wreck lies four miles north of Skarn lighthouse.",
        "The wreck lies north-east of Skarn lighthouse.",
    ),
    (
        "Protesters gathered outside the consulate.",
        "Inside the consulate the diplomats went on with their dinner.",
    ),
    (
        "The injured cyclists were taken to the Tolosa hospital.",
        "The ferry worker was born at the Santa Ines hospital in 1970.",
    ),
    (
        "The orchestra will play its jubilee concert in the Albert Hall.",
        "The choir rehearses in the Meridian Hall, since the Albert Hall is taken.",
    ),
    (
        "The case was heard at the District Court in the spring.",
        "The case was heard at the Supreme Court in the autumn.",
    ),
    (
        "The jury of Ada Lindqvist, Jorn Haverkamp and Mira Solberg chose the novel.",
        "The winners are Ada Lindqvist, Ben Okoro and Carla Weiss.",
    ),
    (
        "The villages of Orr, Skarn and Varde lost power.",
        "The villages of Lund, Holm and Varde did not lose power.",
    ),
    (
        "The consortium is made up of Halden Rail, North Quay and Ostrel Freight.",
        "Its rivals are Brekke Lines, Holm Marine and North Quay.",
    ),
    (
        "The strike at the glassworks ends at 6 a.m. on Friday.",
        "Workers at the glassworks meet the owner at 10 a.m. on Friday.",
    ),
    (
        "The grant was announced on 15 May 2026.",
        "Farmers can file applications for the grant until 25 June 2026.",
    ),
    (
        "The patent on the drug expires on 3 August 2028.",
        "The patent on the drug was filed on 30 August 2008.",
    ),
]  # fmt: skip


def disagreements(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the dates, times, places and lists that are held to be one and are not the same."""
    return [
        (row["left_quote"], row["right_quote"])
        for row in rows
        if row["thing"][0] in "tvl"
        and not any(r["reason"] == "the dates agree" for r in row["reasons"])
        and row["left_quote"] != row["right_quote"]
    ]


@pytest.mark.parametrize(("left", "right"), CONFLICTS)
def test_two_accounts_that_exclude_each_other_are_paired(
    matched: Matched, left: str, right: str
) -> None:
    assert disagreements(matched(left, right))


@pytest.mark.parametrize(("left", "right"), NEAR_MISSES)
def test_two_accounts_that_may_both_hold_are_not(matched: Matched, left: str, right: str) -> None:
    assert disagreements(matched(left, right)) == []
