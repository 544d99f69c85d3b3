"""A statement in, whether people came to harm out: "no one was hurt", "taken to hospital"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.context import Context, StatementContext
from checker.model.claim import About, Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

_NOBODY = (
    r"(?:no[ -]?one|nobody|no (?:people|person|lives?)) (?:(?:aboard|on board|inside|there) )?"
)
_BEEN = r"(?:(?:was|were|is|are|has been|have been|had been|got) (?:reported )?)"
_HURT = r"(?:hurt|injured|wounded|harmed)"
_KILLED = r"(?:killed|dead)"
_NO = r"\b(?:no (?:reports? of (?:any )?)?|without (?:any )?)"
_DENIED = (
    ("injured", rf"\b{_NOBODY}{_BEEN}{_HURT}\b"),
    ("injured", rf"{_NO}(?:injury|injuries|casualties)\b"),
    ("dead", rf"\b{_NOBODY}(?:{_BEEN}{_KILLED}|died|lost their lives?)\b"),
    ("dead", rf"{_NO}(?:deaths|fatalities|casualties|loss of life)\b"),
)
_WOUNDS = r"(?:injuries|burns|fractures|wounds|cuts|smoke inhalation)"
_AFFIRMED = (
    ("injured", rf"\b{_BEEN}(?:[a-z]+ly )?{_HURT}\b"),
    ("injured", r"\bthe injured [a-z]+\b"),
    ("injured", rf"\b(?:suffered|sustained|with) (?:[a-z]+ )?{_WOUNDS}\b"),
    ("injured", r"\b(?:taken|rushed|flown|airlifted) to (?:an? |the )?(?:[a-z]+ )?hospital\b"),
    ("dead", rf"\b{_BEEN}{_KILLED}\b"),
    ("dead", r"\b(?:has|have|had) died\b|\bdied (?:in|at|on) the\b"),
)
_ELSE = re.compile(
    r"\b(?:else|others?|further|more|new|additional|serious(?:ly)?|critically|could|might|would|if"
    r"|unless|fear(?:ed)?)\b",
    re.IGNORECASE,
)
_RULES = [
    (kind, yes, re.compile(pattern, re.IGNORECASE))
    for yes, several in ((False, _DENIED), (True, _AFFIRMED))
    for kind, pattern in several
]


@dataclass(frozen=True, slots=True)
class Harm:
    """That somebody came to harm, or that nobody did."""

    start: int
    end: int
    kind: str
    """`injured` or `dead`."""
    came: bool


def harms(text: str, start: int, end: int) -> Iterator[Harm]:
    """Yield what text[start:end] says of harm, unless it narrows it ("no one else")."""
    sentence = text[start:end]
    if _ELSE.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    for kind, came, pattern in _RULES:
        for hit in pattern.finditer(sentence):
            if came and any(a < hit.end() and hit.start() < b for a, b in taken):
                continue  # "no one was hurt" holds "was hurt"
            taken.append(hit.span())
            yield Harm(start + hit.start(), start + hit.end(), kind, came)


def toll_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim `act` for each statement that people came to harm, or that nobody did.

    A story knows whether anybody was hurt: such claims need no more words in common.
    """
    return [
        _claim(document, context, part, harm)
        for part in context.parts
        for harm in harms(document.text, part.statement.span.start, part.statement.span.end)
    ]


def _claim(document: Document, context: Context, part: StatementContext, harm: Harm) -> Claim:
    return Claim(
        source=document.id,
        subject=harm.kind,
        predicate="act",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            polarity="affirmed" if harm.came else "denied",
            speaker=context.speaker_at(harm.start),
        ),
        quote=Quote(exact=document.text[harm.start : harm.end], start=harm.start, end=harm.end),
        about=About(
            head=f"harm {harm.kind}",
            modifiers=("alone",),
            years=part.years,
            months=tuple(sorted({m for _, m in part.months})),
        ),
        statement=part.statement.number,
    )
