"""Places of things on scales in, claims out where two texts on one story put one at two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from checker.extract.rank import Rank
from checker.match.frame import Story, one_story
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

PREDICATE = "rank-of"
_CONTEXT = 2
"""So many words the sentences must share, the one before each counted in."""


def rank_claims(
    documents: Sequence[Document],
    found: Mapping[str, Sequence[Rank]],
    stories: Mapping[str, Story],
) -> list[Claim]:
    """Return claims `rank-of` where one text has a thing first on a scale and another does not.

    Each text must rank one thing on the scale only, among the same.
    """
    by_scale: dict[str, dict[str, list[Rank]]] = defaultdict(lambda: defaultdict(list))
    texts = {document.id: document for document in documents}
    for document in documents:
        for rank in found.get(document.id, ()):
            by_scale[rank.scale][document.id].append(rank)
    claims: dict[tuple[str, str], Claim] = {}
    for scale, by_document in sorted(by_scale.items()):
        for one, other in combinations(sorted(by_document), 2):
            left, right = by_document[one], by_document[other]
            if len(left) != 1 or len(right) != 1 or not _differ(left[0], right[0]):
                continue
            if not one_story(stories[one], stories[other]):
                continue
            near = _around(stories[one], left[0]) & _around(stories[other], right[0])
            if len(near) < _CONTEXT:
                continue
            for source, rank in ((one, left[0]), (other, right[0])):
                claims.setdefault((scale, source), _claim(scale, texts[source], rank))
    return list(claims.values())


def _differ(one: Rank, other: Rank) -> bool:
    """Whether two places exclude each other: first and second, first and behind another."""
    if one.scope != other.scope or one.place == other.place:
        return False
    return 0 not in {one.place, other.place} or 1 in {one.place, other.place}


def _around(story: Story, rank: Rank) -> frozenset[str]:
    here = story.statements.get(rank.statement, frozenset())
    return here | story.statements.get(rank.statement - 1, frozenset())


def _claim(scale: str, document: Document, rank: Rank) -> Claim:
    written = document.text[rank.start : rank.end]
    return Claim(
        source=document.id,
        subject=scale,
        predicate=PREDICATE,
        value=EntityValue(name=written, entity=f"place:{rank.place}"),
        quote=Quote(exact=written, start=rank.start, end=rank.end),
        statement=rank.statement,
        keyed=True,
    )
