"""A sentence in, the places that it names behind a preposition out, with what happens there.

"Put down in Graz", "sank off Peniche", "a native of Debrecen", "at Kigali's convention centre".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.context import Context, Named
from checker.extract.event import dated
from checker.extract.signal import qualifiers_at
from checker.extract.spot import spots
from checker.model.claim import Claim, Quote
from checker.model.document import Document, Span
from checker.model.value import EntityValue

_MODIFIED = (
    r"(?:(?:the|central|downtown|northern|southern|eastern|western|north|south|east|west|nearby"
    r"|rural"
    r"|inner|upper|lower|greater|old|historic|neighbou?ring|suburban|port of|town of|city of"
    r"|village of"
    r"|port city of|capital|capital of|hamlet of|resort of|outskirts of|suburb of|centre of"
    r"|center of"
    r"|coast of|waters of|border with) ){0,2}"
)
_ROLES = (
    ("from", re.compile(
        r"\b(?P<cue>native of|native to|(?:c[ao]me|coming|comes|came|arrived|sailed|shipped|flew"
        r"|flown|imported"
        r"|departed|sent|loaded|smuggled|travell?ed|travelling|drove|driven|fled|set out|hails?"
        r"|returned|originated|exported|set off|setting off|(?:takes?|took|taken|taking) off"
        r"|lifted off"
        r"|embarked|ferried|withdrew|withdrawn|pulled out|evacuated|escaped|bused"
        r"|relocated) (?:\w+ )?from"
        rf"|from|out of) {_MODIFIED}\Z")),
    ("to", re.compile(
        r"\b(?P<cue>bound for|make for|made for|making for|heading for|headed for|head for|left "
        r"for|destined for"
        r"|switched to|moved to|diverted to|sent to|(?:flown|taken|transferred|fled|flew"
        r"|moved|brought|driven|drove|towed|sailed|travell?ed|returned|extradited|deported"
        r"|shipped|airlifted|evacuated|relocated|rushed) to|into|towards?"
        rf"|(?<!close )(?<!next )to) {_MODIFIED}\Z")),
    ("at", re.compile(
        r"\b(?P<cue>in|at|near|off|outside|close to|inside|around|beside|within|around|over"
        rf"|above|next to) {_MODIFIED}\Z",
        re.IGNORECASE)),
)  # fmt: skip
_ONLY_PLACES = frozenset(
    {"at", "to", "from", "towards", "toward", "over", "above", "around", "inside", "within"}
    | {"next to", "beside"}
)
"""Behind these many names are no places: "sold to Nimbra", "at Velmont"."""
_BESIDE = frozenset({"near", "off", "outside", "close to", "around", "next to", "beside"})
"""What is outside Nairobi may be in a town of its own."""
_BEFORE = 60
_HOUSE = re.compile(
    r"\b(?:road|street|motel|hotel|hospital|clinic|school|base|barracks|market|airport|port"
    r"|harbou?r|station"
    r"|terminal|stadium|ground|camp|prison|court|museum|church|factory|plant|square|park|beach"
    r"|convention centre|plaza|arena|theatre|house|headquarters|outskirts|district|slope|coast"
    r"|border|farm"
    r"|canal|river|lake|university|centre|center|hall|village|town|city|suburb|district|province"
    r"|region|quayside"
    r"|cemetery|crowd|ceremony|rally|shop|store|warehouse|laboratory|depot|quarry|mine|island) \Z"
)
_TYPED = re.compile(
    r"\b(?:river|lake|mount|mountain|sea|ocean|bay|gulf|street|road|avenue|square|park|university"
    r"|hospital|stadium"
    r"|airport|island|islands|province|county|district|state|valley|region|hotel|museum|church"
    r"|court|hall|bridge"
    r"|strait|channel|peninsula|desert|forest|palace|school|college|club|bank|centre|center"
    r"|station|party|league"
    r"|council|ministry|agency|group|company|act|cup|festival|day|zone|street|commons|parliament"
    r"|congress|house)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:’s|'s|(?= [a-z]+\b)) (?:[a-z-]+ )?" + _HOUSE.pattern.removesuffix(" \\Z") + r"\b"
)
"""Behind the name: "at Kigali's convention centre"."""
_REGION = re.compile(
    r"\A(?:North|South|East|West|Central|Upper|Lower|Northern|Southern|Eastern|Western)[- ][A-Z]"
    r"|[a-z]shire\b"
)
_ENDING = re.compile(r"(?:’s|'s)\Z")


@dataclass(frozen=True, slots=True)
class Site:
    """A place with the preposition before it."""

    start: int
    end: int
    name: Named
    role: str
    """`at`, `near`, `to` or `from`."""
    type: str
    """`country`, `region` for what is named by its side, or `place` for all that has no type."""


def sites(text: str, start: int, end: int, names: list[Named]) -> Iterator[Site]:
    """Yield the places in text[start:end]; *names* are the names in it."""
    for name in names:
        if name.kind in {"person", "organisation", "demonym"}:
            continue
        written = text[name.start : name.end]
        if (
            not written[:1].isupper()
            or written.isupper()
            or _TYPED.search(written)
            or any(c.isdigit() for c in written)
        ):
            continue
        before = text[max(start, name.start - _BEFORE) : name.start]
        for role, form in _ROLES:
            found = form.search(before)
            if found is None:
                continue
            cue = found["cue"].lower()
            sure: object = (
                name.kind in {"country", "place"}
                or cue not in _ONLY_PLACES
                or _HOUSE.search(before, 0, found.start())
            )
            sure = sure or _OWNER.match(text, name.start + len(_ENDING.sub("", written)), end)
            if sure and not text.startswith((" University", " United", " City"), name.end):
                first = name.start - len(before) + found.start()
                way = "near" if cue in _BESIDE else role
                yield Site(first, name.end, name, way, _type(written, name.kind))
            break


def _type(written: str, kind: str) -> str:
    """Return what a place can be told apart from: Leeds may be in West Yorkshire."""
    if kind == "country":
        return "country"
    return "region" if _REGION.search(written) else "place"


def site_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim `located-at` for each place where something is, comes from or goes to."""
    claims = []
    text = document.text
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        for site in sites(text, span.start, span.end, context.named_in(span.start, span.end)):
            name = _ENDING.sub("", text[site.name.start : site.name.end])
            value = EntityValue(name=name, entity=site.name.key)
            place = (site.start, site.end)
            claims.append(_claim(document, context, place, value, (site.type, site.role)))
        for spot in spots(text, span.start, span.end):
            value = EntityValue(name=spot.value, entity=f"{spot.type}: {spot.value}")
            place = (spot.start, spot.end)
            claims.append(_claim(document, context, place, value, (spot.type, "at")))
    return claims


def _claim(
    document: Document,
    context: Context,
    place: tuple[int, int],
    value: EntityValue,
    how: tuple[str, str],
) -> Claim:
    """Return the claim; *how* is the type of place, and whether it is at, to or from it."""
    kind, role = how
    text, (start, end) = document.text, place
    part = context.at(start)
    span = part.statement.span if part else Span(start=start, end=end)
    event = dated(text, start, end, (span.start, span.end))
    about = context.about(start, end, head=kind)
    acts = tuple(f"act: {act}" for act in event.acts)
    return Claim(
        source=document.id,
        subject=kind,
        predicate="located-at",
        value=value,
        qualifiers=qualifiers_at(document, context, start).model_copy(
            update={"polarity": event.polarity}
        ),
        quote=Quote(exact=text[start:end], start=start, end=end),
        about=about.model_copy(
            update={
                "modifiers": (*event.kinds, *acts, f"role: {role}"),
                "verb": event.verb,
                "names": tuple(n for n in about.names if n != value.entity),
            }
        ),
        statement=part.statement.number if part else 0,
    )
