"""Links between people, bodies and places in, a picture of them on a circle out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.thing import LinkLine
from checker.report.style import safe

WIDTH, HEIGHT = 720, 400
_NODES = 20
_ROWS = 200
_RADIUS_X, _RADIUS_Y = 140, 160
_LABEL = 28
_BESIDE = 14
_WORDED = 6
"""Links up to this number carry their words in the picture."""


@dataclass(frozen=True)
class Node:
    """A name on the circle, and where its label stands."""

    x: int
    y: int
    label: str
    label_x: int
    anchor: str


@dataclass(frozen=True)
class Edge:
    """A line between two names."""

    x1: int
    y1: int
    x2: int
    y2: int
    x: int
    y: int
    relation: str
    contradicted: bool


@dataclass(frozen=True)
class Graph:
    """A picture, and the links in the order of the table below it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    worded: bool
    links: tuple[LinkLine, ...]
    left_out: int
    """Links that have no room in the picture."""


def graph(links: Sequence[LinkLine]) -> Graph | None:
    """Return the picture of the links, the contradicted ones first; None where there are none."""
    ordered = sorted(
        links,
        key=lambda link: (not link.contradicted, -len(link.sources), link.subject, link.object),
    )[:_ROWS]
    if not ordered:
        return None
    names: dict[str, None] = {}
    drawn = []
    for link in ordered:
        new = {link.subject, link.object} - names.keys()
        if len(names) + len(new) <= _NODES:
            names |= dict.fromkeys((link.subject, link.object))
            drawn.append(link)
    spots = _spots(list(names), drawn)
    return Graph(
        nodes=tuple(_node(name, *spots[name]) for name in spots),
        edges=tuple(_edge(link, spots) for link in drawn),
        worded=len(drawn) <= _WORDED,
        links=tuple(ordered),
        left_out=len(ordered) - len(drawn),
    )


def _spots(names: Sequence[str], links: Sequence[LinkLine]) -> dict[str, tuple[int, int]]:
    """Return a place on the circle for each name; linked names stand near each other."""
    degree = Counter(name for link in links for name in (link.subject, link.object))
    order: list[str] = []
    for name in sorted(names, key=lambda name: (-degree[name], name)):
        for near in (name, *_neighbours(name, links)):
            if near not in order:
                order.append(near)
    places = {}
    for number, name in enumerate(order):
        angle = 2 * math.pi * (number + 0.5) / len(order) - math.pi / 2
        x = round(WIDTH / 2 + _RADIUS_X * math.cos(angle))
        places[name] = (x, round(HEIGHT / 2 + _RADIUS_Y * math.sin(angle)))
    return places


def _neighbours(name: str, links: Sequence[LinkLine]) -> list[str]:
    return sorted(
        {link.object for link in links if link.subject == name}
        | {link.subject for link in links if link.object == name}
    )


def _node(name: str, x: int, y: int) -> Node:
    words = safe(name)
    label = words if len(words) <= _LABEL else words[: _LABEL - 1].rstrip() + "…"
    right = x >= WIDTH / 2
    return Node(x, y, label, x + (_BESIDE if right else -_BESIDE), "start" if right else "end")


def _edge(link: LinkLine, spots: dict[str, tuple[int, int]]) -> Edge:
    (x1, y1), (x2, y2) = spots[link.subject], spots[link.object]
    # Nearer to the object: links of one subject start together and would cover each other's mark.
    x, y = (2 * x1 + 3 * x2) // 5, (2 * y1 + 3 * y2) // 5
    return Edge(x1, y1, x2, y2, x, y, safe(link.relation), link.contradicted)
