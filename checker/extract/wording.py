"""A document's quotations in, claims about what was said and by whom out."""

from __future__ import annotations

from checker.extract.concept import concepts
from checker.extract.context import Context, Spoken
from checker.extract.lemma import lemma
from checker.extract.quotation import QuotationMention, attributions, quotations
from checker.extract.speaker import is_person
from checker.extract.token import Token, tokens
from checker.model.claim import About, Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import EntityValue, TextValue

_UNHEARD = frozenset(["a", "an", "the", "and", "of", "to", "in", "is", "it"])
_BESIDE = 160
"""So near to the words the speaker is shown with them."""
VOICED = "own words"
"""What the claim of a sentence outside quotation marks is about."""
_FIRST = frozenset({"we", "my", "our"})
_FEWEST_VOICED = 6
MINIMUM_WORDS = 4
"""Shorter fragments in quotation marks are names, titles or scare quotes."""


def spoken(document: Document, context: Context) -> list[QuotationMention]:
    """Find the quotations of *document*, and tell *context* who says which passage."""
    found: list[QuotationMention] = []
    passages: list[Spoken] = []
    for span in document.body:
        found += quotations(document.text, span.start, span.end)
    for part in context.parts:
        span = part.statement.span
        passages += [
            Spoken(a.start, a.end, context.key_of(a.speaker_start, a.speaker_end, a.speaker))
            for a in attributions(document.text, span.start, span.end)
        ]
    passages += [Spoken(q.start, q.end, _speaker(context, q)) for q in found if not q.scare]
    context.add_spoken(passages)
    context.add_quoted([(q.start, q.end) for q in found if not q.scare])
    return found


def _speaker(context: Context, mention: QuotationMention) -> str:
    if mention.speaker_start is None or mention.speaker_end is None:
        return context.key_of(0, 0, mention.speaker)
    return context.key_of(mention.speaker_start, mention.speaker_end, mention.speaker)


def _words(said: list[Token]) -> tuple[str, ...]:
    """Return the lemmas of a quotation; small talk counts here, articles do not."""
    kept = (t for t in said if t.is_word and t.lower not in _UNHEARD)
    return tuple(dict.fromkeys(lemma(t.text) for t in kept))


def wording_claims(
    document: Document, context: Context, found: list[QuotationMention]
) -> list[Claim]:
    """Return for each quoted sentence a claim of its words, and one of its speaker.

    A text that speaks in the first person is what others quote from: so do its sentences.
    """
    return [*_voiced(document, context, found), *_quoted(document, context, found)]


def _voiced(document: Document, context: Context, found: list[QuotationMention]) -> list[Claim]:
    """Return a claim for each sentence in which the writer speaks of herself."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        said = [t for t in part.tokens if t.is_word]
        first = any(t.text == "I" or t.lower in _FIRST for t in said)
        quoted = any(q.start < span.end and span.start < q.end for q in found)
        if not first or quoted or len(said) < _FEWEST_VOICED:
            continue
        text = document.text[span.start : span.end]
        claims.append(
            Claim(
                source=document.id,
                subject="somebody",
                predicate="said",
                value=TextValue(text=text),
                quote=Quote(exact=text, start=span.start, end=span.end),
                about=About(
                    head=VOICED,
                    words=_words(said),
                    modifiers=tuple(dict.fromkeys(c.key for c in concepts(said) if not c.weak)),
                    names=context.names_in(span.start, span.end),
                    years=part.years,
                ),
                statement=part.statement.number,
            )
        )
    return claims


def _quoted(document: Document, context: Context, found: list[QuotationMention]) -> list[Claim]:
    return [
        claim
        for mention in found
        if not mention.scare
        for start, end in context.sentences_in(mention.start, mention.end)
        for claim in _claims(document, context, mention, start, end)
    ]


def _claims(
    document: Document, context: Context, mention: QuotationMention, start: int, end: int
) -> list[Claim]:
    said = tokens(document.text, start, end)
    if sum(t.is_word for t in said) < MINIMUM_WORDS:
        return []
    part = context.at(start)
    speaker = _speaker(context, mention)
    text = document.text[start:end]
    words = Claim(
        source=document.id,
        subject=speaker or "somebody",
        predicate="said",
        value=TextValue(text=text),
        qualifiers=Qualifiers(speaker=speaker or None),
        quote=Quote(exact=text, start=start, end=end),
        about=About(
            words=_words(said),
            modifiers=tuple(dict.fromkeys(c.key for c in concepts(said) if not c.weak)),
            names=context.names_in(start, end),
            years=part.years if part else (),
        ),
        statement=part.statement.number if part else 0,
    )
    if not speaker:
        return [words]
    kind, name = _voice(document.text, context, mention)
    value = EntityValue(name=name or speaker, entity=speaker)
    about = words.about.model_copy(update={"head": kind})
    spoken_by = {
        "subject": text, "predicate": "speaker-of", "value": value, "about": about,
        "quote": _with_speaker(document.text, mention, start, end),
    }  # fmt: skip
    return [words, words.model_copy(update=spoken_by)]


def _with_speaker(text: str, mention: QuotationMention, start: int, end: int) -> Quote:
    """Return the words and who says them, as far as that stands beside them."""
    low, high = mention.speaker_start, mention.speaker_end
    near = low is not None and high is not None and low - end < _BESIDE and start - high < _BESIDE
    if near and not mention.continued:
        start, end = min(start, low or 0), max(end, high or 0)
    return Quote(exact=text[start:end], start=start, end=end)


def _voice(text: str, context: Context, mention: QuotationMention) -> tuple[str, str]:
    """Return whether a person or a body speaks, "" where unsure, and by which name.

    Those who speak for a body ("observers of the League", "a spokesman for the bank") are the body.
    """
    start, end = mention.speaker_start, mention.speaker_end
    named = [] if start is None or end is None else context.named_in(start, end)
    if not named or any(name.kind == "person" for name in named):
        # A pronoun that stands for a name, or a name with an office.
        return ("person" if named or is_person(mention.speaker) else ""), mention.speaker
    if len(named) > 1:
        return "", mention.speaker
    one = named[0]
    written = text[one.start : one.end]
    if one.kind in {"place", "country", "demonym"}:
        return "place", mention.speaker
    article = text[start : one.start].split()[-1:] in (["the"], ["The"])
    if article or one.kind == "organisation" or (written.isupper() and len(written) > 1):
        return "body", written
    sure = " " in one.key and is_person(one.key.title())
    return ("person" if sure else ""), mention.speaker
