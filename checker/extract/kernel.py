"""A clause in, the tokens of what it states out."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.clause import clauses
from checker.extract.token import Token, tokens
from checker.extract.verb import verb_group
from checker.extract.wordclass import REPORTING


def core_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of the clause that states something: the main one, or what it reports.

    In "the mayor said that the bridge is closed" that is "the bridge is closed".
    """
    return list(_core(text, start, end))


@lru_cache(maxsize=256)
def _core(text: str, start: int, end: int) -> tuple[Token, ...]:
    # How sure a clause is and whether it denies are asked one after the other.
    return tuple(_read(text, start, end))


def _read(text: str, start: int, end: int) -> list[Token]:
    found = clauses(text, start, end)
    main = [c for c in found if c.kind == "main"]
    if not main and len(found) == 1:
        main = found
    reporting = next((c for c in main if c.verb), None)
    if reporting is None or reporting.verb not in REPORTING:
        return [t for c in main for t in tokens(text, c.start, c.end)]
    behind = tokens(text, reporting.verb_end, reporting.end)
    if any(verb_group(behind, j) for j in range(1, len(behind))):
        return behind
    after = [c for c in found if c.start >= reporting.end]
    if (
        after
        and after[0].kind == "sub"
        and text[after[0].start : after[0].start + 4].lower() == "that"
    ):
        return tokens(text, after[0].start + 4, after[0].end)
    return [t for c in main for t in tokens(text, c.start, c.end)]
