"""Sentence pairs from many beats: which say one thing differently sure, or deny it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker import pipeline
from checker.config import Config

RULES = {
    "certainty-differs",
    "statement-denied",
    "opposite-stated",
    "outcomes-differ",
    "sentence-with-another-subject",
}
FILLER = (
    "The weather was mild on the coast, and the shops had put their chairs outside. Odile Marsh"
    " reads the evening news on the radio."
)


@pytest.fixture
def loud(tmp_path: Path) -> Callable[[str, str], set[str]]:
    """Return the rules that speak up about two texts, each amid other sentences."""

    def check(one: str, other: str) -> set[str]:
        for name, text in (("a", one), ("b", other)):
            (tmp_path / f"{name}.txt").write_text(f"{FILLER}\n\n{text}\n", encoding="utf-8")
        report = pipeline.run(Config(paths=(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))))
        return {f.rule for f in report.findings if f.level != "note"} & RULES

    return check


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A by-election will be held in Tarn Vale in March.",
         "The whips might call a by-election in Tarn Vale."),
        ("The fire in the hangar was caused by a faulty heater.",
         "The likely cause of the blaze is a faulty heater in the hangar, fire officers believe."),
        ("The library in Osk will close in June.",
         "The council is considering the closure of the library in Osk."),
        ("The striker Ivo Brandt will be sold to Tarn Rovers.",
         "The striker Ivo Brandt could be sold to Tarn Rovers."),
        ("The regulator has approved the merger of the two dairies.",
         "The regulator has yet to approve the merger of the two dairies."),
        ("The bridge over the Lenn was inspected in spring.",
         "The bridge over the Lenn was never inspected, the union says."),
        ("The orchestra will tour Japan in autumn.", "The orchestra may tour Japan."),
        ("The vaccine will be free for pensioners.",
         "The vaccine might be free for pensioners, the minister said."),
        ("The outbreak was due to contaminated lettuce.",
         "One theory is that contaminated lettuce was behind the outbreak."),
        ("The factory in Dorn did not receive any state aid.",
         "The factory in Dorn received state aid."),
        ("The new tram line will run through the old market.",
         "It is possible that the new tram line will run through the old market."),
        ("There is no evidence that burglars entered the villa in Osk.",
         "Burglars entered the villa in Osk at night."),
        ("The company has paid the ransom to the hackers.",
         "The company has refused to pay the ransom to the hackers."),
        ("The museum will return the bronze statues to Benin.",
         "The museum is weighing whether to return the bronze statues to Benin."),
        ("The captain was wearing a life jacket.", "The captain was not wearing a life jacket."),
        ("The ministry has signed the contract for the radar.",
         "The ministry may sign the contract for the radar next month."),
        ("Minister Vera Lunt denied that the dam at Osk had leaked into the quarry.",
         "The dam at Osk leaked into the quarry."),
    ],
)  # fmt: skip
def test_what_is_sure_here_and_open_or_denied_there_is_found(
    loud: Callable[[str, str], set[str]], one: str, other: str
) -> None:
    assert loud(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pensioners will keep their free bus passes.",
         "Pensioners may keep their free bus passes."),
        ("The beach will be open to swimmers from May.", "Swimmers can use the beach from May."),
        ("The mayor will open the flower show on Sunday.",
         "Visitors may bring dogs to the flower show."),
        ("The orchestra will tour Japan in autumn.",
         "The orchestra's van could not be started in the cold."),
        ("The fire in the hangar was caused by a faulty heater.",
         "The hangar could hold six planes and a heater."),
        ("The driver was not injured.", "The driver's passenger was injured in the crash."),
        ("The bakery did not raise its prices last year.", "The bakery raised its prices in 2015."),
        ("The striker Ivo Brandt scored twice against Rovers.",
         "Ivo Brandt might not play against Rovers on Friday."),
        ("Nobody was hurt in the avalanche.", "The avalanche buried two empty cabins."),
        ("The court will hear the case in June.", "The case could last for years, lawyers say."),
        ("The school has no gym of its own.", "The school shares a gym with the fire brigade."),
        ("The dam will supply water to four towns.",
         "Critics fear that the dam could flood four farms."),
        ("The union will vote on the offer on Friday.",
         "The offer may be improved, the union hopes."),
        ("The airline will fly to Oslo from April.",
         "The airline is not flying to Oslo this winter."),
        ("The suspect was arrested at the airport.", "The alleged thief was held at the airport."),
        ("The vaccine is not approved for children.", "The vaccine is approved for adults."),
    ],
)  # fmt: skip
def test_near_misses_stay_silent(
    loud: Callable[[str, str], set[str]], one: str, other: str
) -> None:
    assert loud(one, other) == set()
