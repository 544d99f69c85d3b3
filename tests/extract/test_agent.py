from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.agent import deeds
from checker.extract.context import Named
from checker.extract.name import names
from checker.model.claim import Claim


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    named = [Named(n.start, n.end, n.key, n.kind) for n in names(text, 0, len(text))]
    return [
        (deed.deed, deed.thing, text[name.start : name.end])
        for name in named
        for deed in deeds(text, 0, name)
    ]


@pytest.mark.parametrize(
    ("text", "deed", "thing", "who"),
    [
        ("The ferry was built by Holm Yards.", "build", (), "Holm Yards"),
        ("The prize for best novel went to Ada Lind.", "win", ("book", "good"), "Ada Lind"),
        ("Best novel: Ada Lind", "win", ("book", "good"), "Ada Lind"),
        ("The choir was established by the singer Jo Birk.", "establish", (), "Jo Birk"),
    ],
)
def test_a_doer_is_read_behind_the_deed(
    text: str, deed: str, thing: tuple[str, ...], who: str
) -> None:
    assert (deed, thing, who) in found(text)


@pytest.mark.parametrize(
    "text", ["The ferry passed by Holm.", "She went to Norvik.", "Note: Ada Lind is ill."]
)
def test_what_is_no_deed_has_no_doer(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "deed", "who", "quote"),
    [
        ("Holm Yards built the ferry in a winter.", "build", "holm yards",
         "Holm Yards built the ferry in a winter"),
        ("Ada Brandt, a baker, founded the choir.", "find", "ada brandt",
         "Ada Brandt, a baker, founded the choir"),
        ("Varde Marine has since acquired the old shipyard.", "", "", ""),
        ("Varde Marine has acquired the old shipyard.", "buy", "varde marine",
         "Varde Marine has acquired the old shipyard"),
    ],
)  # fmt: skip
def test_a_doer_is_read_in_front_of_the_deed(
    claims_of: Callable[..., list[Claim]], text: str, deed: str, who: str, quote: str
) -> None:
    found = [c for c in claims_of(text) if c.predicate == "agent"]
    expected = [(deed, who, quote)] if deed else []
    assert [(c.subject, getattr(c.value, "entity", ""), c.quote.exact) for c in found] == expected
