"""What persons are called in each document in, claims out where two documents exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.extract.fold import fold
from checker.extract.occupation import go_together, group
from checker.extract.post import Post
from checker.match.entity import Clusters
from checker.match.station import fit, is_open
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

PREDICATE = "office-of-person"
_AHEAD = frozenset({"next", "new"})
_BY_NOW = frozenset({"now", "new", "told", "once", "former"})
"""What somebody will be says nothing against what the same person is."""
Held = Mapping[str, Sequence[Post]]
"""The posts in each document."""


def post_claims(documents: Sequence[Document], held: Held, clusters: Clusters) -> list[Claim]:
    """Return claims `office-of-person` for each two posts of one person that exclude each other.

    Each document must give the person's whole name, and no post that goes with the other's.
    """
    people: dict[str, dict[str, list[Post]]] = defaultdict(lambda: defaultdict(list))
    whole: set[tuple[str, str]] = set()
    texts = {document.id: document.text for document in documents}
    for document in sorted(texts):
        for post in held.get(document, ()):
            written = texts[document][slice(*post.person)]
            key = clusters.key(document, written)
            people[key][document].append(post)
            if " " in fold(written) or (" " in key and key in fold(texts[document])):
                whole.add((key, document))
    claims: list[Claim] = []
    for key, by_document in sorted(people.items()):
        known = [(d, posts) for d, posts in sorted(by_document.items()) if (key, d) in whole]
        for one, other in combinations(known, 2):
            for held_then in (_AHEAD, _BY_NOW):
                left, right = (
                    (d, [p for p in ps if p.when in held_then]) for d, ps in (one, other)
                )
                claims += _claims(key, left, right, texts)
    return list(dict.fromkeys(claims))


def _claims(
    key: str,
    one: tuple[str, Sequence[Post]],
    other: tuple[str, Sequence[Post]],
    texts: Mapping[str, str],
) -> Iterator[Claim]:
    if not one[1] or not other[1] or any(fit(a, b) for a in one[1] for b in other[1]):
        return
    left, right = one[1][0], other[1][0]
    written = [texts[d][slice(*p.role)] for d, p in ((one[0], left), (other[0], right))]
    if written[0].casefold() == written[1].casefold():
        written = [_named(left), _named(right)]
    for document, post, name in ((one[0], left, written[0]), (other[0], right, written[1])):
        text = texts[document]
        yield Claim(
            source=document,
            subject=f"{key}: {' or '.join(sorted((_named(left), _named(right))))}",
            predicate=PREDICATE,
            value=EntityValue(name=name, entity=_named(post)),
            quote=Quote(exact=text[post.start : post.end], start=post.start, end=post.end),
            keyed=True,
        )


def _named(post: Post) -> str:
    former = ("former",) * (post.when == "former")
    return " ".join((*former, *sorted(post.words), post.head))


def shared_post(one: Sequence[Post], other: Sequence[Post]) -> bool:
    """Return whether two persons hold what reads as one post, in whatever words.

    "Who leads the mine rescue brigade" and "the brigade chief" do: both lead, and it is a brigade.
    """
    ranks = group("rank")
    return any(
        not (is_open(a) or is_open(b))
        and go_together(a.head, b.head)
        and (
            bool(set(a.words) & set(b.words) - ranks)
            or (a.head == b.head and not (a.words and b.words))
        )
        and not set(a.words) & ranks ^ set(b.words) & ranks
        for a in one
        for b in other
    )
