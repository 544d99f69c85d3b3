from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.modality import modality

WORDS = st.sampled_from(
    [
        "the",
        "cell",
        "will",
        "be",
        "could",
        "if",
        ",",
        ".",
        "and",
        "which",
        "is",
        "being",
        "considered",
        "plans",
        "to",
        "said",
        "that",
        "not",
        "may",
        "May",
        "expected",
        "reportedly",
        "(",
        ")",
        "“",
        "”",
        "unless",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@pytest.mark.parametrize(
    ("text", "step", "cue"),
    [
        ("The unit was built in Lorne.", "asserted", ""),
        ("The board has decided to close the plant.", "decided", "has decided"),
        ("The unit will be built in Lorne.", "planned", "will"),
        ("The company plans to hire 300 people.", "planned", "plans to"),
        ("Talks are set to begin in May 2031.", "planned", "are set to"),
        ("Ministers are expected to sign.", "expected", "are expected"),
        ("The cell will likely become a unit.", "expected", "likely"),
        ("A team is now being considered by the mayor.", "considered", "being considered"),
        ("The mayor is considering a ban.", "considered", "is considering"),
        ("The ferry could return in May.", "possible", "could"),
        ("The road is due to open in May.", "planned", "is due to"),
        ("The delay was due to contaminated fuel.", "asserted", ""),
        ("The delay was due to rain.", "asserted", ""),
        ("He allegedly stole the boat.", "alleged", "allegedly"),
        ("He is accused of stealing it.", "alleged", "is accused of"),
        ("If the talks fail, the bridge will close.", "conditional", "If"),
        ("The bridge will close unless the talks succeed.", "conditional", "unless"),
    ],
)
def test_the_weakest_cue_over_the_main_verb_decides(text: str, step: str, cue: str) -> None:
    found, low, high = modality(text, 0, len(text))
    assert (found, text[low:high]) == (step, cue)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, which could be closed, was built in 1960.",
        "Returning in May, the ferry sank.",
        "The plan to expand (it may fail) was signed.",
        "“We might never go there again at all,” Marr said.",
        "Will Hartley opened the bridge.",
    ],
)
def test_cues_elsewhere_do_not_count(text: str) -> None:
    assert modality(text, 0, len(text))[0] == "asserted"


def test_what_is_reported_counts_rather_than_the_reporting() -> None:
    text = "The mayor said that the bridge might be closed."
    assert modality(text, 0, len(text))[0] == "possible"


@given(TEXTS)
def test_the_cue_lies_in_the_clause(text: str) -> None:
    step, low, high = modality(text, 0, len(text))
    assert 0 <= low <= high <= len(text)
    assert (low == high) == (step == "asserted")
