"""A sentence in, the places in it by their type out: "in Varde province", "at the museum in Orr".

Two places can only be told apart where both are of one type: a town may lie in a province, and a
museum in a town, but one province is not another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.context import Context
from checker.extract.event import kinds_in
from checker.extract.signal import qualifiers_at
from checker.extract.wordclass import words
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

_REGIONS = (
    "province|county|district|prefecture|canton|parish|borough|municipality|governorate|oblast|island"
    "|region|constituency|commune|township|valley"
)
_SETTLEMENTS = "village|town|city|hamlet|suburb|port"
_WAYS = "street|road|avenue|square|lane|boulevard"
_HOUSES = (
    "museum|gallery|court|tribunal|zoo|monastery|abbey|convent|orphanage|nursery|kindergarten|market|mall"
    "|supermarket|lighthouse|harbour|harbor|marina|racecourse|racetrack|aerodrome|airfield|airbase"
    "|heliport|depot|garrison|embassy|consulate|chapel|basilica|shrine|pagoda|crematorium|morgue|mortuary"
    "|hospice|sanatorium|conservatory|observatory|auditorium|pavilion|velodrome|circuit|speedway|resort"
    "|hostel|inn|casino|brewery|distillery|smelter|sawmill|colliery|reactor|substation|reservoir|dam"
    "|bridge|tunnel|ferry port|polytechnic|seminary|farm|vineyard|estate|manor|mill|tower"
    "|theatre|theater|hall|arena|stadium|hotel|hospital|clinic|infirmary|school"
    "|academy|university|college|church|cathedral|mosque|synagogue|temple|palace|castle|prison|jail"
    "|courthouse|station|airport|factory|plant|refinery|terminal|barracks|cemetery|shipyard|quarry"
    "|mine|warehouse|library|laboratory"
)
_SAME = {
    "infirmary": "hospital", "clinic": "hospital", "gallery": "museum", "jail": "prison",
    "theater": "theatre", "road": "street", "avenue": "street", "lane": "street",
    "boulevard": "street", "shore": "bank", "side": "bank", "coast": "bank", "town": "city",
    "hôpital": "hospital", "stade": "stadium", "stadio": "stadium", "stadion": "stadium",
    "estadio": "stadium", "estádio": "stadium", "lac": "lake", "lago": "lake", "piazza": "square",
    "plaza": "square", "place": "square", "rue": "street", "calle": "street", "via": "street",
    "universidad": "university", "universität": "university", "université": "university",
    "tribunal": "court", "harbor": "harbour", "port": "harbour", "marina": "harbour",
    "mortuary": "morgue", "racetrack": "racecourse", "aerodrome": "airport", "airfield": "airport",
    "colliery": "mine", "chapel": "church", "basilica": "church", "abbey": "monastery",
    "village": "city", "hamlet": "city", "plant": "factory", "academy": "school",
}  # fmt: skip
_FIRST = (
    "Hospital|Hotel|Camp|Fort|Lake|Lac|Lago|Castle|Palace|Stadium|Stade|Stadio|Stadion|Estadio"
    "|Estádio|Piazza|Plaza|Place|Rue|Calle|Via|University|Universidad|Universität|Université|Hôpital"
    "|Cape|Mount|Port|Bay|Gulf|Isle|Prison|Base|Terminal|Pier|Dock|Gate|Platform|Hall|Ward|Block|Mine"
)
"""Types that stand before the name: "the Hospital San Juan", "the University of Varde"."""
_GRADES = words("""
    supreme high appeal appeals constitutional federal county district regional crown magistrates
    criminal civil administrative labour commercial national military international lower
""")
"""Courts of a kind: a case goes from one to the next."""
_NAME = r"[A-Z][\w'’-]+(?: (?:(?:de|del|la|le|du|van|von|am) )?[A-Z][\w'’-]+){0,3}"
_AT = r"\b(?:in|at|on|near|outside|inside|into|to|from|across)"
_FRONT = rf"{_AT}(?: (?:the|a|an|its|their|our|his|her))?(?: [\w'’-]+){{0,3}}?"
_FORMS = (
    re.compile(
        rf"{_AT} (?:the|a|an|its|their|our) (?:[\w'’-]+ ){{0,4}}?(?P<type>(?i:{_HOUSES}))"
        rf" (?:in|at) (?P<name>{_NAME})"
    ),
    re.compile(rf"{_FRONT} (?P<type>{_REGIONS}|{_SETTLEMENTS}) of (?P<name>{_NAME})"),
    re.compile(
        rf"{_AT}(?: the)? (?P<name>{_NAME}) (?P<type>(?i:{_REGIONS}|{_WAYS}|{_HOUSES}))\b"
        r"(?! (?:of|[A-Z]))"
    ),
    re.compile(rf"(?P<front>{_NAME}, )?(?P<name>(?P<type>County) {_NAME})"),
    re.compile(rf"{_AT}(?: the)? (?P<type>{_FIRST}) (?:of )?(?P<name>{_NAME})"),
)
"""The first is that of a town: "the museum in Orr" is no "Orr Museum"."""
_SIDES = re.compile(
    r"\b(?i:on|from|along|at|to) the (?P<name>[A-Z][a-z]+(?:ian|ish|ese|an|ch|k|i|n)|north(?:ern)?"
    r"|south(?:ern)?|east(?:ern)?|west(?:ern)?|left|right)(?: |-)(?P<type>bank|side|shore|coast)\b"
)
_ENDING = re.compile(r"(?:’s|'s)\Z")


@dataclass(frozen=True, slots=True)
class Scene:
    """A place and the type by which it can be told from another."""

    start: int
    end: int
    name: tuple[int, int]
    type: str


def scenes(text: str, start: int, end: int) -> Iterator[Scene]:
    """Yield the places that text[start:end] names by their type, none inside another.

    Only a house may be told twice, by its name and by its town: "the San Juan Hospital in Oruro".
    """
    taken: list[tuple[int, int]] = []
    for number, form in enumerate((*_FORMS, _SIDES)):
        for found in form.finditer(text, start, end):
            low, high = found.start("name"), found.end("name")
            first, last = min(low, found.start("type")), max(high, found.end("type"))
            first = found.start() if "front" in found.groupdict() else first
            kind = found["type"].lower()
            if any(first < b and a < last for a, b in taken) or _is_grade(kind, found["name"]):
                continue
            if number:
                taken.append((first, last))
            within = "" if number else " in"
            yield Scene(first, last, (low, high), _SAME.get(kind, kind) + within)


def _is_grade(kind: str, name: str) -> bool:
    return kind in {"court", "tribunal"} and {w.lower() for w in name.split()} <= _GRADES


def scene_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim `set-in` for each place that is named by its type."""
    claims = []
    text = document.text
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        for scene in scenes(text, span.start, span.end):
            name = _ENDING.sub("", text[slice(*scene.name)])
            about = context.about(scene.start, scene.end, head=scene.type)
            own = set(context.names_in(scene.start, scene.end))
            claims.append(
                Claim(
                    source=document.id,
                    subject=scene.type,
                    predicate="set-in",
                    value=EntityValue(name=name, entity=context.key_of(*scene.name, name)),
                    qualifiers=qualifiers_at(document, context, scene.start),
                    quote=Quote(
                        exact=text[scene.start : scene.end], start=scene.start, end=scene.end
                    ),
                    about=about.model_copy(
                        update={
                            "modifiers": kinds_in(text, span.start, span.end),
                            "names": tuple(n for n in about.names if n not in own),
                        }
                    ),
                    statement=part.statement.number,
                )
            )
    return claims
