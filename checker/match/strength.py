"""Statements of a draft and of its sources in, claims out where the draft says more than they do.

"Several wells" become "every well", "a large dish" "the largest dish in Asia", "reportedly had a
knife" "had a knife", "the cause is unknown" a cause.  Each pair is two claims about one thing, the
draft's flat and the source's not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.extract.concept import is_weak
from checker.extract.strength import (
    gives_cause,
    has_superlative,
    hedged,
    is_soft,
    leaves_open,
    ranks,
    superlatives,
)
from checker.model.claim import Claim, Modality, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import QuantityValue, TruthValue

PREDICATE = "strength"

_ALL = 4
_NAME_WEIGHT = 1.5
_WEAK_WEIGHT = 0.3
_LEAST_COUNTED = 1.0
_LEAST_BEST = 2.0
_LEAST_HEDGED = 2.0
_SHARE_HEDGED = 0.4
_LEAST_SHORT = 1.3
_SHARE_SHORT = 0.55
"""For a short statement: "The man was armed with a knife"."""
_HANDFUL = 10.0
_NEAR = 0.1


@dataclass(slots=True)
class _Line:
    """A statement with what is counted in it, and how firmly."""

    claim: Claim
    tokens: frozenset[str]
    ranks: dict[str, int] = field(default_factory=dict)
    """How many of a thing are meant, by the concept of the thing."""

    @property
    def text(self) -> str:
        return self.claim.quote.exact


def strength_claims(documents: Sequence[Document], claims: Sequence[Claim]) -> list[Claim]:
    """Return two claims for each statement of a draft that says more than its source."""
    drafts = {d.id for d in documents if d.metadata.role == "draft"}
    if not drafts or len(drafts) == len(documents):
        return []
    told = [c for c in claims if c.predicate == "states" and c.about.head != "heading"]
    sources = [_line(c) for c in told if c.source not in drafts]
    holds: dict[str, int] = {}
    for line in sources:
        for thing, rank in line.ranks.items():
            holds[thing] = max(rank, holds.get(thing, 0))
    given = sorted(_number(key) for s in sources for key in s.claim.about.numbers if "/" not in key)
    counts: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if (
            claim.source in drafts
            and isinstance(claim.value, QuantityValue)
            and not claim.value.unit
        ):
            counts[claim.source, claim.statement].append(claim)
    known = frozenset().union(*(line.tokens for line in sources)) if sources else frozenset()
    found: list[Claim] = []
    for line in (_line(c) for c in told if c.source in drafts):
        best = (
            _all_of_some(line, sources, holds)
            or _largest(line, sources)
            or _unhedged(line, sources)
            or _cause(line, sources, known)
            or _counted(line, counts[line.claim.source, line.claim.statement], sources, given)
        )
        if best:
            found += _pair(line.claim, best.claim)
    return found


def _line(claim: Claim) -> _Line:
    about = claim.about
    tokens = frozenset((*about.words, *about.names, *about.numbers))
    return _Line(claim, tokens, ranks(claim.quote.exact))


def _weight(token: str, names: Sequence[str]) -> float:
    if token in names or token[:1].isdigit():
        return _NAME_WEIGHT
    return _WEAK_WEIGHT if is_weak(token) else 1.0


def _shared(left: _Line, right: _Line, without: frozenset[str] = frozenset()) -> float:
    names = left.claim.about.names
    return sum(_weight(t, names) for t in sorted((left.tokens & right.tokens) - without))


def _nearest(
    line: _Line, sources: Sequence[_Line], least: float, without: frozenset[str]
) -> _Line | None:
    scored = [(_shared(line, s, without), -n) for n, s in enumerate(sources)]
    best = max(scored, default=(0.0, 0))
    return sources[-best[1]] if best[0] >= least else None


def _all_of_some(line: _Line, sources: Sequence[_Line], holds: Mapping[str, int]) -> _Line | None:
    """Return the source statement that has "some" of what the draft has "all"."""
    for thing, rank in sorted(line.ranks.items()):
        if rank < _ALL or not 0 < holds.get(thing, 0) < _ALL:
            continue
        some = [s for s in sources if thing in s.ranks]
        if nearest := _nearest(line, some, _LEAST_COUNTED, frozenset({thing})):
            return nearest
    return None


def _largest(line: _Line, sources: Sequence[_Line]) -> _Line | None:
    """Return the source statement that a draft's superlative goes beyond."""
    for thing in superlatives(line.text):
        about = [s for s in sources if thing & s.tokens]
        least = _LEAST_BEST if about else _NAME_WEIGHT
        nearest = _nearest(line, about or sources, least, frozenset())
        if nearest and not any(has_superlative(s.text) for s in (*about, nearest)):
            return nearest
    return None


def _unhedged(line: _Line, sources: Sequence[_Line]) -> _Line | None:
    """Return the source statement that only alleges or guesses what the draft states."""
    if is_soft(line.text):
        return None
    total = sum(_weight(t, line.claim.about.names) for t in line.tokens)
    candidates = []
    for source in sources:
        shared = _shared(line, source)
        most = shared >= _LEAST_HEDGED and shared >= _SHARE_HEDGED * total
        if not most and not (shared >= _LEAST_SHORT and shared >= _SHARE_SHORT * total):
            continue
        cue = _cue(line, source)
        candidates.append((shared, cue, source))
    best = max(candidates, key=lambda c: (c[0], not c[1]), default=None)
    return best[2] if best and best[1] else None


def _cue(line: _Line, source: _Line) -> bool:
    """Whether what the source hedges is what the draft says: the first word behind the hedge."""
    return any(behind and behind[0] in line.tokens for behind in hedged(source.text))


def _cause(line: _Line, sources: Sequence[_Line], known: frozenset[str]) -> _Line | None:
    """Return the source statement that does not know the cause that the draft gives."""
    if not gives_cause(line.text) or is_soft(line.text):
        return None
    open_ones = [s for s in sources if leaves_open(s.text)]
    if len(open_ones) != 1 or any(gives_cause(s.text) for s in sources):
        return None
    new = [w for w in line.claim.about.words if w not in known and not is_weak(w)]
    return open_ones[0] if new else None


def _counted(
    line: _Line, counts: Sequence[Claim], sources: Sequence[_Line], given: Sequence[float]
) -> _Line | None:
    """Return the source statement that has "many" of what the draft has a number of."""
    for claim in counts:
        value = claim.value
        if (
            not isinstance(value, QuantityValue)
            or value.nominal is None
            or value.nominal <= _HANDFUL
        ):
            continue
        thing = claim.about.head
        many = [s for s in sources if thing and thing in s.ranks]
        known = any(abs(n - value.nominal) <= _NEAR * value.nominal for n in given)
        nearest = None if known else _nearest(line, many, _LEAST_BEST, frozenset({thing}))
        if nearest and not any(key for key in nearest.claim.about.numbers if "/" not in key):
            return nearest
    return None


def _number(key: str) -> float:
    return float(key.partition(" ")[0])


def _pair(draft: Claim, source: Claim) -> list[Claim]:
    subject = f"what {draft.source} says at {draft.quote.start}"
    return [_claim(draft, subject, "asserted"), _claim(source, subject, "possible")]


def _claim(claim: Claim, subject: str, how: Modality) -> Claim:
    return Claim(
        source=claim.source,
        subject=subject,
        predicate=PREDICATE,
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(modality=how),
        quote=Quote(exact=claim.quote.exact, start=claim.quote.start, end=claim.quote.end),
        statement=claim.statement,
        keyed=True,
    )
