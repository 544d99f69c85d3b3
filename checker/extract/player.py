"""The tokens and names of a statement in; out, who stands where a phrase sets a player."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.name import NameMention
from checker.extract.phrase import phrase_after, phrase_before
from checker.extract.token import Token
from checker.extract.verb import is_adverbial, is_auxiliary, is_verb
from checker.extract.wordclass import PREPOSITIONS

_SKIPPED = 7
"""So many words stand at most between a phrase and the name: "by the retired pop producer"."""
_ASIDE = 12
_TO_BE = frozenset(
    {"is", "was", "are", "were", "be", "been", "will", "has", "named", "as", "called"}
)
_SAID_TO_BE = frozenset(
    {"known", "to", ":", "from", "at", "said", "believed", "thought", "now", "identified", "again",
     "reported", "understood", "alleged", "still", "called", "none", "other", "than"}
)  # fmt: skip
_NAMING = frozenset({"known", "to", "as"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "our"})
_CLOSES = frozenset({",", ".", ";", ":", ")", "of", "at", "for", "and", "in", "—", "–", "who"})
_PASSIVE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_AS_WELL = frozenset({"and", "&", "or"})


Place = tuple[int, int, NameMention | None]
"""Tokens from and to, and the name; None for a common noun."""


class Players:
    """Finds who stands beside the phrases of one statement."""

    def __init__(self, text: str, words: Sequence[Token], mentions: Sequence[NameMention]) -> None:
        self.text, self.words = text, words
        at = {token.start: i for i, token in enumerate(words)}
        self.first = {at[m.start]: m for m in mentions if m.start in at}
        self.last: dict[int, NameMention] = {}
        inside: set[int] = set()
        for i, mention in self.first.items():
            j = i
            while j + 1 < len(words) and words[j + 1].start < mention.end:
                j += 1
            self.last[j] = mention
            inside.update(range(i, j + 1))
        self.inside = inside

    def subject(self, verb: int) -> Place | None:
        """Return whoever stands before the verb at token *verb*, over helpers and asides."""
        words = self.words
        i = verb
        while i > 0 and (is_auxiliary(words[i - 1]) or is_adverbial(words[i - 1])):
            i -= 1
            if words[i].lower in _PASSIVE:
                return None
        clause = i > 0 and words[i - 1].lower in {"who", "that", "which"}
        i -= clause
        aside = i > 0 and words[i - 1].text == ","
        if aside:
            i -= 1
            if i - 1 not in self.last:
                i = self._over_aside(i)
        mention = self.last.get(i - 1)
        if mention is None:
            return None if aside else self._cleft(i) if clause else self._plain(i)
        first = next(k for k, m in self.first.items() if m is mention)
        return (first, i, mention) if self._is_free(first, i) else None

    def _over_aside(self, comma: int) -> int:
        """Return where the aside begins that ends at the comma of this index."""
        for j in range(comma - 1, max(0, comma - _ASIDE), -1):
            if self.words[j].text in {".", ";", ":"}:
                break
            if self.words[j].text == ",":
                return j
        return comma

    def _cleft(self, behind: int) -> Place | None:
        """Read "It was a delivery driver who"."""
        words = self.words
        for j in range(behind - 1, max(0, behind - _ASIDE), -1):
            if words[j].lower in {"was", "is"} and words[j - 1].lower == "it":
                return (j + 1, behind, None) if words[j + 1].lower in {"a", "an"} else None
        return None

    def _plain(self, behind: int) -> Place | None:
        """Read "A school caretaker in Oslo" at the head of a statement."""
        words = self.words
        if behind > _ASIDE or not words or words[0].lower not in {"a", "an"}:
            return None
        if any(is_verb(words, j) or words[j].text in {",", ";"} for j in range(1, behind)):
            return None
        stop = phrase_after(words, 0)
        return (0, stop, None) if 1 < stop <= behind else None

    def _is_free(self, first: int, behind: int) -> bool:
        """Whether a name is a subject of its own: no "brother of X", "X's", "Y and X"."""
        before = self._before(first)
        if self.words[behind - 1].lower.endswith(("'s", "’s")):
            return False
        return before not in PREPOSITIONS | _AS_WELL

    def _before(self, first: int) -> str:
        i = first
        mention = self.first[first]
        while i > 0 and self.words[i - 1].start >= mention.title_start:
            i -= 1
        # "the Italian goalkeeper Marta Colle" has what it is said to be in front.
        while i > 0 and self.words[i - 1].lower in _ARTICLES:
            i -= 1
        return self.words[i - 1].lower if i > 0 else ""

    def object(self, i: int, *, common: bool) -> Place | None:
        """Return whoever is named right behind a phrase: "designed by the architect Lind"."""
        words = self.words
        for j in range(i, min(len(words), i + _SKIPPED)):
            mention = self.first.get(j)
            owned = mention is not None and self._is_owner(j)
            if mention is not None and not owned and mention.kind != "demonym":
                behind = j + 1
                while behind < len(words) and words[behind].start < mention.end:
                    behind += 1
                return None if self._goes_on(behind) else (j, behind, mention)
            if j in self.inside or owned:
                continue
            if not words[j].is_word and not (words[j].text in {",", ":"} and j in (i, i + 1)):
                break
            if words[j].lower in PREPOSITIONS or (is_verb(words, j) and j > i):
                break
        if i < len(words) and (common or words[i].lower in {"a", "an"}):
            behind = phrase_after(words, i)
            bare = words[i].lower not in _ARTICLES
            return (i, behind, None) if behind > i + (not bare) else None
        return None

    def _is_owner(self, j: int) -> bool:
        mention = self.first[j]
        return self.text[mention.end : mention.end + 2] in {"'s", "’s"} or self.text[
            mention.start : mention.end
        ].endswith(("'s", "’s"))

    def _goes_on(self, behind: int) -> bool:
        """Whether another name follows with "and", as one of two."""
        return (
            behind + 1 < len(self.words)
            and self.words[behind].lower in _AS_WELL
            and behind + 1 in self.first
        )

    def owner(self, low: int) -> Place | None:
        """Return the name whose possessive stands before the noun at token *low*."""
        for j in (low - 1, low - 2):
            if j >= 0 and self.words[j].lower.endswith(("'s", "’s")):
                mention = self.last.get(j) or next(
                    (m for m in self.first.values() if m.start <= self.words[j].start < m.end), None
                )
                if mention is None:
                    return None
                first = next(k for k, m in self.first.items() if m is mention)
                return first, j + 1, mention
        return None

    def holder(self, low: int, high: int) -> Place | None:
        """Return whom the noun of tokens low … high names: beside it, or behind "is"."""
        words = self.words
        comma = high < len(words) and words[high].text == ","
        j = self._over_body(high) + comma
        most = j + _SKIPPED
        while j < min(len(words), most) and j not in self.first:
            if words[j].lower not in _TO_BE | _ARTICLES | _SAID_TO_BE:
                break
            if words[j].lower == "as" and j == high:
                return None  # "listed the chief as a member": another role of his
            j += 1
        while high < j < most and self._describes(j):
            j += 1
        if j in self.first and not self._is_owner(j) and self.first[j].kind != "demonym":
            behind = j + 1
            mention = self.first[j]
            while behind < len(words) and words[behind].start < mention.end:
                behind += 1
            closed = behind >= len(words) or words[behind].text in _CLOSES
            if not self._goes_on(behind) and (not comma or closed):
                return j, behind, mention
            return None
        return self._apposed(low, high)

    def _over_body(self, high: int) -> int:
        """Return where "is" stands in "the head of the ring that stole cars is said to be Lind"."""
        words = self.words
        if high < len(words) and words[high].lower in {"of", "behind", "in"}:
            for k in range(high, min(len(words), high + _ASIDE)):
                if not words[k].is_word:
                    break
                if words[k].lower in {"is", "was"}:
                    return k
        return high

    def _describes(self, j: int) -> bool:
        """Whether token *j* may stand between "is" and a name: "is shipping heiress Lind"."""
        words = self.words
        if j >= len(words) or not words[j].text.islower() or is_verb(words, j):
            return False
        return words[j].lower not in PREPOSITIONS and words[j - 1].lower not in _NAMING

    def _apposed(self, low: int, high: int) -> Place | None:
        """Read "Lind, the new driver" and "Lind is the driver"."""
        words = self.words
        i = low
        while (
            i > 0
            and low - i < 4
            and words[i - 1].text.islower()
            and (words[i - 1].lower not in _ARTICLES | _TO_BE | PREPOSITIONS)
        ):
            i -= 1
        if i == 0 or words[i - 1].lower not in _ARTICLES:
            return None
        i -= 1
        if i == 0 or not (words[i - 1].text == "," or words[i - 1].lower in {"is", "was"}):
            return None
        if high < len(words) and words[high].text not in _CLOSES:
            return None
        mention = self.last.get(i - 2)
        if mention is None:
            return None
        first = next(k for k, m in self.first.items() if m is mention)
        return (first, i - 1, mention) if self._before(first) not in PREPOSITIONS else None

    def thing(self, form: str, low: int, high: int) -> tuple[int, int]:
        """Return the noun phrase behind "won", or in front of "won by"."""
        words = self.words
        if form == "did":
            behind = phrase_after(words, high)
            return (words[high].start, words[behind - 1].end) if behind > high else (0, 0)
        if form == "by":
            at = low
            while at > 0 and (is_auxiliary(words[at - 1]) or is_adverbial(words[at - 1])):
                at -= 1
            first = phrase_before(words, at) if at else at
            return (words[first].start, words[at - 1].end) if first < at else (0, 0)
        return (0, 0)
