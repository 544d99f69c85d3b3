"""A document's text in, what it says of itself out: title, date and whose report it repeats."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from checker.model.document import Furniture, Span
from checker.read.furniture import words
from checker.read.html import Page
from checker.read.moment import date_at_end, date_of

_TOP: Final = 12
"""Passages from the top that may hold a title or a date."""
_OPENING: Final = 700
"""Characters of body text in which a story says whose report it repeats."""
_NAME: Final = r"(?:[A-Z][\w’'&.-]{0,30}(?: (?:of|de|du|la|le|el) )?[ ]?){1,5}"
_REPORT: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Cc]iting) (?:a|an|the) (?:[a-z]{3,12} )?report (?:by|in|from|of) "
    rf"(?:the )?(?:[a-z]+ )?(?P<a>{_NAME})"
    rf"|\b[Aa]s (?:first )?reported by (?:the )?(?P<b>{_NAME})"
    rf"|\b(?:first|originally) reported by (?:the )?(?P<c>{_NAME})"
)
_DATELINE: Final = re.compile(r"[^.!?\n()]{2,80}\((?P<agency>[A-Za-z][A-Za-z -]{1,30})\) ?[-–—]")
_PLACE_AND_DATE: Final = re.compile(r"(?P<line>[^\n]{4,70}?) ?[-–—] ")
_LONGEST_DATA: Final = 200_000


def inferred(text: str, body: Sequence[Span], furniture: Sequence[Furniture]) -> dict[str, Any]:
    """Return what the text says of itself, by the name of the field; only what is certain."""
    return {
        "title": _title(text, body),
        "published": _published(text, body, furniture),
        "derived_from": _derived_from(text, body),
    }


def _title(text: str, body: Sequence[Span]) -> str:
    for number, span in enumerate(body[:_TOP]):
        piece = text[span.start : min(span.end, span.start + 400)]
        words_ = " ".join(piece.split())
        if len(words_) > 300:
            # The story has begun.
            return ""
        fits = len(words_) <= 150 and len(words_.split()) >= 3 and words_[-1] not in ".:;,…"
        if fits and not date_of(words_) and not date_at_end(words_) and number + 1 < len(body):
            return words_.strip("*_# ")
    return ""


def _published(text: str, body: Sequence[Span], furniture: Sequence[Furniture]) -> dt.date | None:
    dated = [f.span for f in furniture if f.kind == "date"]
    limit = body[min(_TOP, len(body)) - 1].start if body else len(text)
    found = {date_of(text[s.start : s.end]) for s in dated if s.start <= limit}
    for span in body[:_TOP]:
        words_ = text[span.start : min(span.end, span.start + 100)]
        if span.end - span.start <= 80:
            found |= {date_of(words_), date_at_end(words_)}
        elif dateline := _PLACE_AND_DATE.match(words_):
            found.add(date_at_end(dateline.group("line")))
    found.discard(None)
    # Two dates are when it appeared and when it changed, and nobody says which is which.
    return found.pop() if len(found) == 1 else None


def _derived_from(text: str, body: Sequence[Span]) -> str | None:
    opening, read = [], 0
    for span in body:
        if read < _OPENING:
            opening.append(text[span.start : min(span.end, span.start + _OPENING - read)])
            read += len(opening[-1])
    found = set()
    for passage in opening:
        dateline = _DATELINE.match(passage)
        if dateline and dateline.group("agency").lower() in words().get("agencies", ()):
            found.add(slug(dateline.group("agency")))
        for report in _REPORT.finditer(passage):
            name = _outlet(report.group("a") or report.group("b") or report.group("c"))
            if name:
                found.add(slug(name))
    return found.pop() if len(found) == 1 else None


def _outlet(name: str) -> str:
    """Return *name* up to the last word that says it is an outlet; empty where none does."""
    parts = name.split()
    for number in range(len(parts), 0, -1):
        if re.sub(r"\W|['’]s$", "", parts[number - 1].lower()) in _outlets():
            return " ".join(parts[:number])
    return ""


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(words().get("outlets", ()))


def slug(name: str) -> str:
    """Return *name* as an id.

    >>> slug("Le Courrier d’Évian")
    'le-courrier-d-evian'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\W+", "-", letters).strip("-")


def page_fields(page: Page) -> dict[str, Any]:
    """Return what an HTML page declares about itself in its head."""
    meta = page.meta
    stamps = [
        meta.get(n, "") for n in ("article:published_time", "datepublished", "dc.date.issued")
    ]
    stamps += [_linked_date(data) for data in page.linked_data]
    stamps += [meta.get(name, "") for name in ("pubdate", "date", "dc.date")]
    fields = {
        "title": meta.get("og:title") or meta.get("twitter:title") or page.title,
        "publisher": meta.get("og:site_name", ""),
        "published": next((day for stamp in stamps if (day := date_of(stamp))), None),
        "url": page.canonical or meta.get("og:url", ""),
        "language": page.language.split("-", maxsplit=1)[0].lower(),
    }
    return {name: value for name, value in fields.items() if value}


def _linked_date(data: str) -> str:
    """Return the first `datePublished` of JSON-LD; empty where it is broken or has none."""
    if len(data) > _LONGEST_DATA:
        return ""
    try:
        waiting = [json.loads(data)]
    except (ValueError, RecursionError):
        return ""
    for item in waiting:
        if isinstance(item, dict):
            if isinstance(stamp := item.get("datePublished"), str):
                return stamp
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
    return ""
