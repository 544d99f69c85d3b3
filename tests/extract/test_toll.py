from __future__ import annotations

import pytest

from checker.extract.toll import harms


def found(text: str) -> list[tuple[str, bool]]:
    return [(one.kind, one.came) for one in harms(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "kind", "came"),
    [
        ("No one was hurt in the blaze.", "injured", False),
        ("There were no injuries.", "injured", False),
        ("The ferry sank without loss of life.", "dead", False),
        ("Nobody died.", "dead", False),
        ("A cook was taken to hospital with burns.", "injured", True),
        ("The injured cook is 26.", "injured", True),
        ("Two people were killed.", "dead", True),
    ],
)
def test_harm_and_its_denial_are_read(text: str, kind: str, came: bool) -> None:
    assert (kind, came) in found(text)
    assert (kind, not came) not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "No one else was hurt.",
        "Nobody was seriously injured.",
        "People could have been killed, he said.",
        "No passengers were hurt.",
        "The market took a hit.",
        "",
    ],
)
def test_what_narrows_or_supposes_harm_is_left_out(text: str) -> None:
    assert all(came for _, came in found(text))
    assert ("dead", True) not in found(text)
