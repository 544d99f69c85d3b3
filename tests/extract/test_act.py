from __future__ import annotations

import pytest

from checker.extract.act import acts
from checker.model.claim import Modality, Polarity

CASES: list[tuple[str, str, Modality, Polarity]] = [
    ("The dairy decided to close its shop in Norvik.", "close", "decided", "affirmed"),
    ("The dairy is considering closing its shop.", "close", "considered", "affirmed"),
    ("She is weighing an appeal.", "appeal", "considered", "affirmed"),
    ("They're weighing an appeal.", "appeal", "considered", "affirmed"),
    ("He told the Echo they're weighing an appeal.", "appeal", "considered", "affirmed"),
    ("The strike has been called off.", "strike", "asserted", "denied"),
    ("The mayor ruled out closing the pool.", "close", "asserted", "denied"),
    ("The keeper did not resign.", "resign", "asserted", "denied"),
    ("The keeper refused to step down.", "resign", "asserted", "denied"),
    ("The rule will come into force once three have signed.",
     "take effect", "conditional", "affirmed"),
    ("The council intends that the rule come into force in May, provided that the bank agrees.",
     "take effect", "conditional", "affirmed"),
    ("The two mills could merge next year.", "merge", "possible", "affirmed"),
    ("The mill is in talks to buy its rival.", "buy", "considered", "affirmed"),
    ("The trust has yet to apologise.", "apologise", "asserted", "denied"),
    ("No vote was held.", "vote", "asserted", "denied"),
    ("The ministry had been warned twice about the dam.", "warn", "asserted", "affirmed"),
    ("The mayor said the pool would not reopen.", "reopen", "planned", "denied"),
    ("Police have not ruled out arson.", "arson", "possible", "affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "modality", "polarity"), CASES)
def test_an_act_is_read_with_how_far_it_has_come(
    text: str, key: str, modality: Modality, polarity: Polarity
) -> None:
    assert (key, modality, polarity) in [
        (act.key, act.modality, act.polarity) for act in acts(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised its rate.",  # a story has many of these
        "It is a good day.",
        "She said so.",
        "",
        "\x00 \U0001f600 \u202e",
    ],
)
def test_what_names_no_single_act_gives_none(text: str) -> None:
    assert acts(text, 0, len(text)) == []


def test_the_words_of_the_act_stand_at_its_span() -> None:
    text = "On Monday the dairy decided to close its shop."
    (act,) = acts(text, 0, len(text))
    assert text[act.start : act.end] == "close"


@pytest.mark.parametrize(
    ("sentence", "key", "polarity"),
    [
        ("There will be no recount.", "recount", "denied"),
        ("The board sees no grounds for a recount.", "recount", "denied"),
        ("The mayor ruled out a recount.", "recount", "denied"),
        ("The council has ordered a recount.", "recount", "affirmed"),
        ("Two officers were suspended on Monday.", "suspend", "affirmed"),
        ("Ms Birk has not been suspended.", "suspend", "denied"),
        ("Ferry services were suspended.", "service", "denied"),
    ],
)
def test_what_does_not_come_about_and_who_is_suspended(
    sentence: str, key: str, polarity: str
) -> None:
    (found,) = acts(sentence, 0, len(sentence))
    assert (found.key, found.polarity) == (key, polarity)
