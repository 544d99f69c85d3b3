"""Words of the vocabulary in; out, by which phrases a text gives a part, and who can play it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from checker.extract.lexicon import table
from checker.extract.token import tokens

_PARTED = 7
"""So many words from a verb to its preposition at most."""
_PREPOSITIONS = frozenset({"on", "to", "for", "from", "with", "as"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that give a part to whoever stands at the place that the form says."""

    words: tuple[str, ...]
    relation: str
    form: str
    parted: bool = field(init=False)
    """Whether an object may part the phrase."""

    def __post_init__(self) -> None:
        """Work out once what is asked for every word of a text."""
        parted = (
            self.form == "by"
            and len(self.words) == 2
            and self.words[1] in _PREPOSITIONS
            and self.words[0].endswith(("ed", "sold", "put", "gave", "lent", "took", "stole"))
        )
        object.__setattr__(self, "parted", parted)

    def behind(self, lower: list[str], i: int) -> int:
        """Return the index behind the phrase where it stands at *i*, 0 where it does not.

        A verb and its preposition may hold an object between them: "blamed it on", "sold the
        mill to".
        """
        n = len(self.words)
        if lower[i + n - 1 : i + n] == [self.words[-1]] and tuple(lower[i : i + n]) == self.words:
            return i + n
        if not self.parted or lower[i] != self.words[0]:
            return 0
        for j in range(i + 1, min(len(lower), i + _PARTED)):
            if lower[j] == self.words[1]:
                return j + 1
            if not lower[j][0].isalpha() or lower[j] in _PREPOSITIONS:
                return 0
        return 0


def fits(kind: str, allowed: frozenset[str], *, single: bool) -> bool:
    """Return whether a name of this kind can play a part for those *allowed*."""
    if kind == "person":
        return "person" in allowed or (single and "body" in allowed)
    if kind == "organisation":
        return bool({"body", "thing"} & allowed)
    if kind == "country" and "body" in allowed:
        return True
    if kind in {"place", "country", "demonym"}:
        return "place" in allowed
    return True


@lru_cache(maxsize=256)
def kinds(relation: str) -> frozenset[str]:
    """Return what may play a part: "person", "body", "thing", "place", "common"; and "loose"."""
    return frozenset(table("relations").get(f"{relation}.kind", ()))


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for key, names in table("relations").items():
        relation, _, form = key.partition(".")
        for name in names if form != "kind" else ():
            words = tuple(token.lower for token in tokens(name.lower()))
            if form == "verb":
                found.setdefault(words[0], []).append(Phrase(words, relation, "did"))
                words, form_of = (*words, "by"), "by"
            else:
                form_of = form
            found.setdefault(words[0], []).append(Phrase(words, relation, form_of))
    return {
        first: tuple(sorted(some, key=lambda p: (-len(p.words), p.words, p.relation)))
        for first, some in found.items()
    }
