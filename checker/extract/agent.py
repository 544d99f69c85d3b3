"""A statement and its names in, claims `agent` out: who built, founded or won it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.concept import concept_of, concepts, is_light
from checker.extract.context import Context, Named, StatementContext
from checker.extract.signal import clause_at, qualifiers_at
from checker.extract.token import tokens
from checker.extract.verb import short_lemma
from checker.model.claim import About, Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

_DEEDS = (
    "built|made|designed|founded|established|owned|operated|run|funded|financed|organised|organized"
    "|written|directed|produced|developed|manufactured|supplied|commissioned|led|chaired|won|bought"
    "|acquired|painted|composed|discovered|invented|hosted|published|sponsored|conducted|filed|brought"
)
_BY = re.compile(rf"\b({_DEEDS}) (?:[a-z]+ )?by (?:the (?:[a-z]+ )?)?\Z")
_WENT = re.compile(r"\b(?:went|goes|go|was awarded|awarded|was given|was presented) to (?:the )?\Z")
_DID = re.compile(
    r"(?:, [^,.;]{2,60},)?(?: has| had| have)?(?: also| first| once| now| finally| eventually)? "
    r"(founded|established|built|designed|acquired|bought|discovered|invented|directed|composed"
    r"|painted|set up) "
    r"((?:the|a|an|its|his|her|their|this|[^\W\d_a-z])[^,.;:()\n]{2,80})"
)
"""The same said in the active voice, up to the thing that it was done to."""
_ACTIVE = {"set up": "established"}
_AWARD = frozenset(
    {"prize", "award", "title", "medal", "trophy", "honour", "honor", "contract", "cup"}
)
_LABEL = re.compile(
    r"^[\W_]*((?:best|top|winner|prize|award|[a-z]+ (?:prize|award|medal))[a-z ]{0,40}): \Z",
    re.IGNORECASE,
)
_BEFORE = 60
_NO_DOER = frozenset({"place", "country", "demonym"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, and the words that say so, up to the name of who did it."""

    deed: str
    start: int
    thing: tuple[str, ...]
    """Concepts of the thing that it was done to, as far as they stand right before the verb."""


def agent_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each deed whose doer is named: "built by Holm Yards", "Holm built"."""
    passive = [
        _claim(document, context, part, name, deed)
        for part in context.parts
        for name in part.names
        for deed in deeds(document.text, part.statement.span.start, name)
    ]
    return passive + [
        claim
        for part in context.parts
        for name in part.names
        if (claim := _active(document, context, part, name))
    ]


def deeds(text: str, start: int, name: Named) -> Iterator[Deed]:
    """Yield what text[start:name.start] says that the bearer of *name* did."""
    low = max(start, name.start - _BEFORE)
    hit = _BY.search(text, low, name.start)
    if hit:
        yield Deed(concept_of(short_lemma(hit.group(1))), hit.start(), ())
        return
    hit = _WENT.search(text, low, name.start)
    before = text[start : hit.start()] if hit else ""
    if hit and any(t.lower in _AWARD for t in tokens(before)):
        yield Deed("win", start, _award(before))
        return
    hit = _LABEL.search(text[start : name.start])
    if hit and name.start - start < _BEFORE:
        yield Deed("win", start, _award(hit.group(1)))


def _active(
    document: Document, context: Context, part: StatementContext, name: Named
) -> Claim | None:
    """Return what a statement says that the bearer of *name*, its subject, did to something."""
    hit = _DID.match(document.text, name.end, part.statement.span.end)
    if hit is None or name.kind in _NO_DOER:
        return None
    thing = concepts(tokens(document.text, hit.start(2), hit.end(2)))
    others = sorted({n.key for n in part.names if hit.start(2) <= n.start < hit.end(2)})
    if not thing or name.key in others:
        return None
    written = _ACTIVE.get(hit.group(1), hit.group(1))
    return Claim(
        source=document.id,
        subject=concept_of(short_lemma(written)),
        predicate="agent",
        value=EntityValue(name=document.text[name.start : name.end], entity=name.key),
        qualifiers=qualifiers_at(document, context, hit.start(1)),
        quote=Quote(exact=document.text[name.start : hit.end()], start=name.start, end=hit.end()),
        about=About(
            head=concept_of(short_lemma(written)),
            words=tuple(dict.fromkeys(c.key for c in thing)),
            names=tuple(others),
            years=part.years,
        ),
        statement=part.statement.number,
    )


def _award(words: str) -> tuple[str, ...]:
    """Return the concepts of an award's name: `best actress` of "the prize for best actress"."""
    found = [t.lower for t in tokens(words) if t.is_word and not is_light(t.lower)]
    return tuple(sorted({concept_of(w) for w in found if w not in _AWARD}))


def _claim(
    document: Document, context: Context, part: StatementContext, name: Named, deed: Deed
) -> Claim:
    start, end = clause_at(document, part, name.start)
    low = min(start, deed.start)
    words = concepts(tokens(document.text, low, deed.start)) if low < deed.start else []
    taken = {n.start for n in part.names}
    return Claim(
        source=document.id,
        subject=deed.deed,
        predicate="agent",
        value=EntityValue(name=document.text[name.start : name.end], entity=name.key),
        qualifiers=qualifiers_at(document, context, name.start),
        quote=Quote(exact=document.text[deed.start : name.end], start=deed.start, end=name.end),
        about=About(
            head=" ".join((deed.deed, *deed.thing)),
            words=tuple(dict.fromkeys(c.key for c in words if c.start not in taken)),
            names=tuple(
                sorted({n.key for n in part.names if low <= n.start < end and n.key != name.key})
            ),
            years=part.years,
        ),
        statement=part.statement.number,
    )
