"""The text before a quotation in; out, the name of the person that "he" or "she" stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract.name import NameMention, names
from checker.extract.speaker import is_attribution, is_person, sentences
from checker.extract.token import Token, tokens
from checker.extract.verb import is_verb
from checker.extract.wordclass import DETERMINERS, PREPOSITIONS, QUOTES, words

Span = tuple[int, int]

_SIGHT = 900
"""How many characters back the name may stand."""
_MOST_SENTENCES = 6
_OPENING = 9
"""How many words may stand before the subject of a sentence."""
_FARTHEST = 4000
"""Characters in which the sentence before is looked for: a paragraph may be a whole book."""
_MEN = words("mr sir lord king prince father brother chairman spokesman")
_WOMEN = words("mrs ms miss lady dame queen princess mother sister chairwoman spokeswoman")
_FEATURES = re.compile(r"\A(?:#|---|\||>|[-*] )|\n---\s*\Z")


def antecedent(text: str, low: int, at: int, pronoun: str) -> str:
    """Return whom *pronoun* at text[at] means, "" where that is not certain.

    It is the subject of the nearest sentence before it, in its own paragraph from *low* on or,
    where it opens that, in the one before: sentences that carry on with the same pronoun are
    passed over, and any other subject ends the search.
    """
    low = max(low, at - _FARTHEST)
    own = sentences(text, low, at)
    if not own or not text[low:at].strip(' \t\r\n"“„«'):
        low = _paragraph_before(text, low)
        own = sentences(text, low, text.rfind("\n", low, at)) if low >= 0 else []
    for start, end in reversed(own[-_MOST_SENTENCES:]):
        toks = _unquoted(text, start, end)
        if not toks:
            continue
        found = subject(text, start, end)
        if found is not None:
            sure = _fits(text, found, end, pronoun) and not _others(text, start, end, found)
            return found.text if sure else ""
        if toks[0].lower not in _same(pronoun) and not _said(toks, pronoun):
            return ""
    return ""


def _paragraph_before(text: str, low: int) -> int:
    """Return where the paragraph before the one at *low* begins; -1 where it is no running text."""
    end = len(text[:low].rstrip())
    blank = text.rfind("\n\n", max(0, end - _SIGHT), end)
    start = blank + 2 if blank >= 0 else max(0, end - _SIGHT)
    return -1 if start >= end or _FEATURES.search(text, start, end) else start


def _same(pronoun: str) -> frozenset[str]:
    return frozenset({"he", "his", "him"} if pronoun == "he" else {"she", "her", "hers"})


def _said(toks: Sequence[Token], pronoun: str) -> bool:
    """Whether the sentence ends in "…, she said"."""
    return any(t.lower == pronoun and i + 1 < len(toks) for i, t in enumerate(toks))


def _unquoted(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a sentence that do not stand between quotation marks."""
    found: list[Token] = []
    inside = False
    for token in tokens(text, start, end):
        if token.text in QUOTES and token.text not in "'’‘":
            inside = not inside
        elif not inside:
            found.append(token)
    return found


def subject(text: str, start: int, end: int) -> NameMention | None:
    """Return the person that a sentence is about: its subject, or who speaks in it."""
    toks = _unquoted(text, start, end)
    at = {token.start: i for i, token in enumerate(toks)}
    for mention in names(text, start, end):
        i = at.get(mention.title_start)
        if i is None:
            continue
        if not _may_be_person(text, mention):
            if i <= 1 and not text[mention.end : mention.end + 1].isspace():
                return None
            if i <= 1 and not toks[min(i + 1, len(toks) - 1)].is_capital:
                return None
            continue
        behind = next((n for n in range(i, len(toks)) if toks[n].start >= mention.end), len(toks))
        if text[mention.end : mention.end + 1] in {"'", "’"}:
            return None
        if _leads(toks, i) and _acts(toks, behind):
            return mention
        if i and is_attribution(toks, i - 1, beside=True):
            return mention  # "…," said Ada Lind
    return None


def _may_be_person(text: str, mention: NameMention) -> bool:
    if mention.kind == "person":
        return True
    if mention.kind != "unknown":
        return False
    if " " in mention.text:
        place = re.compile(rf"\b(?:[Tt]he|[Ii]n|[Aa]t|[Ff]rom|[Nn]ear) {re.escape(mention.text)}\b")
        return is_person(mention.text) and place.search(text) is None
    whole = re.compile(rf"[^\W\d_a-z][\w’'-]+ {re.escape(mention.text)}\b")
    return whole.search(text, 0, mention.start) is not None


def _others(text: str, start: int, end: int, found: NameMention) -> bool:
    """Whether the sentence names another person, who may be meant as well."""
    return any(
        other.start != found.start
        and other.text.split()[-1] != found.text.split()[-1]
        and (other.kind == "person" or (" " in other.text and _may_be_person(text, other)))
        for other in names(text, start, end)
    )


def _leads(toks: Sequence[Token], i: int) -> bool:
    """Whether what begins at token *i* is the first phrase of its sentence that can be a subject.

    Before it may stand an office ("the finance minister, Ada Lind"), or where and when it was.
    """
    if i > _OPENING:
        return False
    if i == 0:
        return True
    before = toks[i - 1]
    if before.lower in PREPOSITIONS or before.lower in {"and", "or", "than"}:
        return False
    if before.text != "," and not before.is_word:
        return False
    return not any(is_verb(toks, n) for n in range(i)) and (
        toks[0].lower in DETERMINERS | PREPOSITIONS
        or before.text == ","
        or not any(t.text == "," for t in toks[:i])
    )


def _acts(toks: Sequence[Token], i: int) -> bool:
    """Whether the phrase that ends before token *i* goes on as one person that does something."""
    if i >= len(toks):
        return True
    after = toks[i]
    return after.text not in {"'s", "’s", "'", "’"} and after.lower not in {"and", "or"}


def _fits(text: str, mention: NameMention, end: int, pronoun: str) -> bool:
    """Whether what is told of the person does not speak against *pronoun*."""
    told = text[mention.title_start : mention.end].lower().replace(".", "").split()
    told += [t.lower for t in tokens(text, mention.end, min(end, mention.end + 60))][:8]
    against = _WOMEN if pronoun == "he" else _MEN
    return not any(word in against for word in told)
