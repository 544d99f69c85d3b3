from __future__ import annotations

from collections.abc import Callable

from checker.extract.context import Context, Spoken
from checker.extract.signal import clause_at, qualifiers_at
from checker.model.claim import Qualifiers

Contexts = Callable[[str], Context]
TEXT = "The choir may sing at the weir, but the guild did not mend the sluice."


def at(context: Context, words: str) -> Qualifiers:
    return qualifiers_at(context.document, context, context.document.text.index(words))


def test_a_place_is_as_sure_as_the_clause_that_holds_it(context_of: Contexts) -> None:
    context = context_of(TEXT)
    assert at(context, "sing") == Qualifiers(modality="possible", polarity="affirmed")
    assert at(context, "mend") == Qualifiers(modality="asserted", polarity="denied")


def test_the_innermost_clause_counts(context_of: Contexts) -> None:
    context = context_of(TEXT)
    part = context.parts[0]
    start, end = clause_at(context.document, part, TEXT.index("mend"))
    assert "guild did not mend" in TEXT[start:end]
    assert "choir" not in TEXT[start:end]


def test_who_speaks_is_part_of_it(context_of: Contexts) -> None:
    context = context_of(TEXT)
    context.add_spoken([Spoken(0, 31, "ada brandt")])
    assert at(context, "sing").speaker == "ada brandt"
    assert at(context, "mend").speaker is None


def test_outside_every_statement_nothing_is_known(context_of: Contexts) -> None:
    context = context_of(TEXT)
    assert qualifiers_at(context.document, context, 999) == Qualifiers()
