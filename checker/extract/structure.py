"""Lists, placements and roles of a document in, claims out."""

from __future__ import annotations

import re

from checker.extract import goods
from checker.extract.concept import concept_of, concepts
from checker.extract.context import Context
from checker.extract.fold import fold
from checker.extract.lemma import lemma
from checker.extract.lexicon import inverted
from checker.extract.members import ListMention, member_lists
from checker.extract.office import RoleMention
from checker.extract.placement import placements
from checker.extract.role import role_key, roles
from checker.extract.roll import rolls
from checker.extract.series import CLOSED
from checker.extract.signal import qualifiers_at
from checker.extract.token import tokens
from checker.model.claim import Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import EntityValue, MembersValue, QuantityValue

_FEWEST_MEMBERS = 3
_PLACES = frozenset({"within", "part-of", "under", "based-in"})
"""Relations that put a thing into one branch; who heads or owns it is another question."""
_BEFORE = 40
_CLOSED = re.compile(CLOSED)
_COUNTED = re.compile(
    r"\b(?:[Oo]nly|[Jj]ust|[Ss]olely|[Nn]obody but|[Tt]he two|[Bb]oth|[Tt]wo)(?: [a-z-]+){0,2},? \Z"
)
_ITEMIZED = re.compile(r"\b[Tt]he (?:[\w-]+ ){1,4}[\w-]+: ?\Z")
_WHOLE = re.compile(r"\b([a-z]{3,24}) of (?:the )?\Z")


def list_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim for each list of names or things, and one for the count that announces it."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        taken: list[tuple[int, int]] = []
        for mention in member_lists(document.text, span.start, span.end):
            if len(mention.items) >= _FEWEST_MEMBERS or _is_all(document.text, mention):
                claims += _list(document, context, mention)
                taken.append((mention.start, mention.end))
        for names, is_open in rolls(document.text, span.start, part.names):
            items = tuple((name.start, name.end) for name in names)
            low, high = items[0][0], items[-1][1]
            if not any(low < end and start < high for start, end in taken):
                claims += _list(document, context, _roll(low, high, items, is_open=is_open))
    return claims


def _ways(text: str, mention: ListMention) -> tuple[str, ...]:
    ways = ("names",) if mention.capitalised else ("things",)
    return (*ways, "bare") if mention.bare and not _is_all(text, mention) else ways


def _is_all(text: str, mention: ListMention) -> bool:
    """Whether a list of two is said to be complete: "two researchers, Murata and Quiroga"."""
    if mention.open or len(mention.items) < _FEWEST_MEMBERS - 1:
        return False
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    return bool(_CLOSED.match(text, mention.end) or _COUNTED.search(before))


def _roll(
    start: int, end: int, items: tuple[tuple[int, int], ...], *, is_open: bool
) -> ListMention:
    return ListMention(
        start, end, items, open=is_open, opener="", announced=None, head="", capitalised=True
    )


def _list(document: Document, context: Context, mention: ListMention) -> list[Claim]:
    text = document.text
    members = tuple(text[start:end] for start, end in mention.items)
    keys = (
        tuple(_member_key(document, context, start, end) for start, end in mention.items)
        if mention.capitalised
        else goods.keys(text, mention.items)
    )
    head = concept_of(mention.head) if mention.head else ""
    about = context.about(mention.start, mention.end, head=head)
    part = context.at(mention.start)
    common = {
        "source": document.id,
        "subject": mention.head or "list",
        "quote": Quote(
            exact=text[mention.start : mention.end], start=mention.start, end=mention.end
        ),
        "qualifiers": _qualifiers(document, context, mention),
        "about": about.model_copy(update={"modifiers": _ways(text, mention)}),
        "statement": part.statement.number if part else 0,
    }
    value = MembersValue(members=members, keys=keys, open=mention.open)
    claims = [Claim(**common, predicate="members", value=value)]
    # "Two plates" is one item and two things: only names are counted one by one.
    if mention.announced is not None and mention.capitalised and not mention.open:
        thing = f"list {document.id} {mention.start}"
        count = QuantityValue(
            low=mention.announced, high=mention.announced, nominal=mention.announced
        )
        tied = {**common, "subject": thing, "keyed": True}
        claims.append(Claim(**tied, predicate="count", value=count))
        claims.append(Claim(**tied, predicate="counted-list", value=value))
    return claims


def _qualifiers(document: Document, context: Context, mention: ListMention) -> Qualifiers:
    """Return how sure a list is: "the alliance of A, B and C did not vote" says who is in it.

    So does "no train stops at the four stations affected: A, B, C and D".
    """
    before = document.text[max(0, mention.start - _BEFORE) : mention.start]
    if mention.announced is not None and _ITEMIZED.search(before):
        said = qualifiers_at(document, context, mention.start)
        return said.model_copy(update={"polarity": "affirmed"})
    whole = _WHOLE.search(before)
    if mention.head and whole and lemma(whole[1]) == whole[1]:  # not "the villages of A, B and C"
        return Qualifiers(speaker=context.speaker_at(mention.start))
    return qualifiers_at(document, context, mention.start)


def _member_key(document: Document, context: Context, start: int, end: int) -> str:
    """Return the key of a member: the entity's, or the concepts of its words."""
    part = context.at(start)
    named = [n for n in part.names if start <= n.start and n.end <= end] if part else []
    if len(named) == 1 and named[0].end - named[0].start >= 0.6 * (end - start):
        return named[0].key
    found = concepts(tokens(document.text, start, end))
    return " ".join(c.key for c in found) or fold(document.text[start:end])


def placement_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim for each thing that is placed within another."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        for m in placements(document.text, span.start, span.end):
            if m.relation not in _PLACES:
                continue
            subject = document.text[m.subject_start : m.subject_end]
            place = document.text[m.place_start : m.place_end]
            found = [_kind(c.key) for c in concepts(tokens(subject))]
            start, end = min(m.subject_start, m.place_start), max(m.subject_end, m.place_end)
            claims.append(
                Claim(
                    source=document.id,
                    subject=subject,
                    predicate="placed-in",
                    value=EntityValue(
                        name=place, entity=context.key_of(m.place_start, m.place_end, place)
                    ),
                    qualifiers=qualifiers_at(document, context, m.place_start),
                    quote=Quote(exact=document.text[start:end], start=start, end=end),
                    about=context.about(
                        start, end, head=found[-1] if found else "", modifiers=tuple(found[:-1])
                    ),
                    statement=part.statement.number,
                )
            )
    return claims


def _kind(word: str) -> str:
    """Return "body" for a word that names a part of an organisation, else the word."""
    return "body" if word in inverted("body-words") else word


def role_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim for each person who is said to hold a role now."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        for mention in roles(document.text, span.start, span.end):
            if mention.tense == "former":
                continue
            low, high = mention.person
            person = document.text[low:high]
            role = document.text[slice(*mention.role)]
            start, end = mention.start, mention.end
            about = context.about(start, end, head=_body_key(document, context, mention))
            claims.append(
                Claim(
                    source=document.id,
                    subject=context.key_of(low, high, person),
                    predicate="role",
                    value=EntityValue(name=role, entity=role_key(role)),
                    quote=Quote(exact=document.text[start:end], start=start, end=end),
                    about=about,
                    statement=part.statement.number,
                    keyed=True,
                )
            )
    return claims


def _body_key(document: Document, context: Context, mention: RoleMention) -> str:
    """Return the key of the body that an office is of, where it is named."""
    if mention.body is None:
        return ""
    names = context.named_in(*mention.body)
    written = document.text[slice(*mention.body)]
    return names[0].key if names and len(names[0].key) <= len(written) + 40 else ""
