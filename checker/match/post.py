"""What persons are called in each document in, claims out where two documents exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.extract.fold import fold
from checker.extract.occupation import go_together, group, is_side_line, is_vague
from checker.extract.post import Post
from checker.match.entity import Clusters
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

PREDICATE = "office-of-person"
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
            if " " in fold(written):
                whole.add((key, document))
    claims: list[Claim] = []
    for key, by_document in sorted(people.items()):
        known = [(d, posts) for d, posts in sorted(by_document.items()) if (key, d) in whole]
        for one, other in combinations(known, 2):
            claims += _claims(key, one, other, texts)
    return list(dict.fromkeys(claims))


def _claims(
    key: str,
    one: tuple[str, Sequence[Post]],
    other: tuple[str, Sequence[Post]],
    texts: Mapping[str, str],
) -> Iterator[Claim]:
    if any(fit(a, b) for a in one[1] for b in other[1]):
        return
    left, right = one[1][0], other[1][0]
    for document, post in ((one[0], left), (other[0], right)):
        text = texts[document]
        yield Claim(
            source=document,
            subject=f"{key}: {' or '.join(sorted((_named(left), _named(right))))}",
            predicate=PREDICATE,
            value=EntityValue(name=text[slice(*post.role)], entity=_named(post)),
            quote=Quote(exact=text[post.start : post.end], start=post.start, end=post.end),
            keyed=True,
        )


def _named(post: Post) -> str:
    return " ".join((*sorted(post.words), post.head))


def _vague(post: Post) -> bool:
    return is_vague(post.head, bare=not post.words)


def fit(one: Post, other: Post) -> bool:
    """Return whether one person may be called both by writers who are both right."""
    if _vague(one) or _vague(other) or one.former != other.former:
        return True
    ranks = group("rank")
    a, b = ({w for w in post.words if w not in ranks} for post in (one, other))
    if {w for w in one.words if w in ranks} ^ {w for w in other.words if w in ranks}:
        # "the deputy mayor" and "the mayor"; where the words differ more, that says nothing.
        return one.head != other.head or not (a <= b or b <= a)
    if go_together(one.head, other.head) or one.head in b or other.head in a:
        return True
    offices = group("office") | group("lead")
    if {one.form, other.form} == {"a", "the"} or (one.head in offices) != (other.head in offices):
        # The society's treasurer may be a nurse by trade, but the city's attorney not its clerk.
        of_one = bool(a & b) and not {one.head, other.head} & group("lead")
        return not of_one or "a" in {one.form, other.form}
    if is_side_line(one.head) or is_side_line(other.head):
        return True
    # One may be something here and something else there.
    return bool(one.body and other.body) and not set(one.body) & set(other.body)


def shared_post(one: Sequence[Post], other: Sequence[Post]) -> bool:
    """Return whether two persons hold what reads as one post, in whatever words.

    "Who leads the mine rescue brigade" and "the brigade chief" do: both lead, and it is a brigade.
    """
    ranks = group("rank")
    return any(
        not (_vague(a) or _vague(b))
        and go_together(a.head, b.head)
        and (
            bool(set(a.words) & set(b.words) - ranks)
            or (a.head == b.head and not (a.words and b.words))
        )
        and not set(a.words) & ranks ^ set(b.words) & ranks
        for a in one
        for b in other
    )
