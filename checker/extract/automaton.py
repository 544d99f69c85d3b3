"""A parsed phrase in; out, where it stands in the tokens of a statement, and what its slots hold.

The phrase becomes a small graph without cycles.  A pair of node and token that has failed once is
not tried again, so that the work for one beginning is bounded by the size of the phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from checker.extract.part import Gap, Group, Phrase, Slot, Word, base, plain
from checker.extract.token import Token
from checker.model.value import DateValue, QuantityValue

GAP: Final = 8
"""So many words a gap may leave out."""
_STRONG: Final = frozenset('.;:!?()[]"“”„«»–—')


@dataclass(frozen=True, slots=True)
class Holding:
    """What a slot could hold: text[start:end], and the token behind it."""

    start: int
    end: int
    behind: int
    value: QuantityValue | DateValue | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands: text[start:end], and what each slot holds."""

    start: int
    end: int
    first: int
    """The token that it begins with."""
    behind: int
    """The token behind it."""
    held: dict[str, Holding]
    leading: str = ""
    """The slot that it begins with, if it begins with one."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A step of the phrase, and the steps that may follow it."""

    step: Word | Slot | Gap | None
    """None at the end, and where ways part."""
    next: tuple[int, ...]


Holders = Callable[[str, int], Sequence[Holding]]
"""What a slot of a type could hold from a token on, what is tried first in front."""


class Automaton:
    """A phrase, compiled."""

    def __init__(self, phrase: Phrase) -> None:
        self._nodes: list[_Node] = [_Node(None, ())]
        self._start = self._build(phrase, 0)
        self._words = {
            node.step: node.step.text if node.step.exact else base(node.step.text)
            for node in self._nodes
            if isinstance(node.step, Word)
        }

        self._begins = self._first_steps(self._start)

    def _first_steps(self, node: int) -> tuple[Word | Slot, ...]:
        """Return the steps that a text must begin with; none where it may begin with anything."""
        found: dict[Word | Slot, None] = {}
        waiting, seen = [node], {node}
        while waiting:
            here = waiting.pop()
            step = self._nodes[here].step
            if isinstance(step, (Word, Slot)):
                found[step] = None
                continue
            if step is not None or here == 0:
                return ()
            more = [one for one in self._nodes[here].next if one not in seen]
            waiting += more
            seen.update(more)
        return tuple(found)

    def _may_begin(self, words: Sequence[Token], at: int, holders: Holders) -> bool:
        """Whether one of the first steps fits, which is cheaper to ask than to try the phrase."""
        return not self._begins or any(
            self._ends(step, words, at, holders) for step in self._begins
        )

    def _build(self, phrase: Phrase, behind: int) -> int:
        """Add the nodes of *phrase* before the node *behind*; return the first."""
        for part in reversed(phrase):
            if isinstance(part, Group):
                ways = [self._build(branch, behind) for branch in part.branches]
                behind = self._add(None, (*ways, *((behind,) if part.optional else ())))
            else:
                behind = self._add(part, (behind,))
        return behind

    def _add(self, step: Word | Slot | Gap | None, behind: tuple[int, ...]) -> int:
        self._nodes.append(_Node(step, behind))
        return len(self._nodes) - 1

    def match(self, words: Sequence[Token], first: int, holders: Holders) -> Match | None:
        """Return the phrase where it begins at the token *first*; options are filled first."""
        if not self._may_begin(words, first, holders):
            return None
        held: dict[str, Holding] = {}
        failed: set[tuple[int, int]] = set()
        leading = ""

        def follow(node: int, at: int) -> int:
            """Return the token behind the phrase, -1 where it does not fit."""
            nonlocal leading
            if node == 0:
                return at
            if (node, at) in failed:
                return -1
            step = self._nodes[node].step
            for end, holding in self._ends(step, words, at, holders):
                for behind in self._nodes[node].next:
                    if (stop := follow(behind, end)) >= 0:
                        if isinstance(step, Slot) and holding:
                            held[step.name] = holding
                            leading = step.name if at == first else leading
                        return stop
            failed.add((node, at))
            return -1

        behind = follow(self._start, first)
        if behind <= first:
            return None
        return Match(words[first].start, words[behind - 1].end, first, behind, held, leading)

    def _ends(
        self, step: Word | Slot | Gap | None, words: Sequence[Token], at: int, holders: Holders
    ) -> Sequence[tuple[int, Holding | None]]:
        """Return the tokens behind *step* if it begins at *at*."""
        if step is None:
            return ((at, None),)
        if isinstance(step, Gap):
            return [(end, None) for end in range(at, _gap(words, at, holders) + 1)]
        if at >= len(words):
            return ()
        if isinstance(step, Slot):
            return [(one.behind, one) for one in holders(step.type, at)]
        token = words[at]
        found = plain(token.text) if step.exact else base(token.text)
        return ((at + 1, None),) if found == self._words[step] else ()


def _gap(words: Sequence[Token], at: int, holders: Holders) -> int:
    """Return the last token at which a gap that begins at *at* may end."""
    end = at
    while end < len(words) and end - at < GAP:
        if words[end].text in _STRONG or holders("name", end):
            break
        end += 1
    return end
