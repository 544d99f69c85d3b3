"""How a thing is said to stand: final, binding, unanimous, permanent, or the opposite."""

from __future__ import annotations

import pytest

from checker.extract.clause import clauses
from checker.extract.status import statuses

CASES = [
    ("These figures are provisional.", ("figure", "final", False)),
    ("The count is final.", ("final", "final", True)),
    ("The tally isn't certified yet.", ("final", "final", False)),
    ("The verdict was unanimous.", ("unanimous", "unanimous", True)),
    ("The bench was divided.", ("unanimous", "unanimous", False)),
    ("The bench ruled five to four for the tenants.", ("unanimous", "unanimous", False)),
    ("The regents voted unanimously to sell the barn.", ("unanimous", "unanimous", True)),
    ("They signed a non-binding memorandum.", ("binding", "binding", False)),
    ("Nothing in the treaty is binding.", ("binding", "binding", False)),
    ("The code is mandatory.", ("binding", "binding", True)),
    ("The yard holds a conditional operating licence.", ("conditional", "conditional", True)),
    ("The detour is temporary.", ("detour", "permanent", False)),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_how_a_thing_stands_is_read(text: str, status: tuple[str, str, bool]) -> None:
    found = [s for c in clauses(text, 0, len(text)) for s in statuses(text, c)]
    assert [(s.thing, s.axis, s.first) for s in found] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The final score was 3-2.",  # the last one
        "They hope to conclude a binding contract in May.",  # to come
        "The oak was split by lightning.",
        "A permanent exhibition opens in June.",
        "She took the final train.",
        "",
    ],
)
def test_other_uses_of_the_words_say_nothing_of_it(text: str) -> None:
    assert [s for c in clauses(text, 0, len(text)) for s in statuses(text, c)] == []
