"""Claims of all documents in; out, which statements of a draft state something hard that no source has.

A figure, a date or a whole name that no source carries in any form (another unit, rounded, near-spelled,
as a share or as the year it was) is hard, and so is what a body or trade does of which no source speaks;
comment, colour and paraphrase bring new words only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from checker.extract.clause import clauses
from checker.extract.concept import concept_of, is_weak
from checker.extract.fold import fold
from checker.extract.lexicon import table
from checker.extract.modality import modality
from checker.extract.token import tokens
from checker.extract.verb import short_lemma
from checker.model.claim import Claim
from checker.model.document import Document
from checker.model.value import TextValue

ADDS = "adds"
"""The predicate of a claim that a draft states something hard which no source has."""

_NEAR = 0.1
"""How far a figure may be from one of a source and still be that one, rounded or converted."""
_SMALL = 10.0
"""A bare number up to this counts what a writer sees at a glance."""
_WEAK = 0.5
"""How much a word counts that is everywhere in news."""
_LEAST = 1.5
_SHARE = 0.5
"""New content that a passage must have, in all and of its own."""
_LEAST_WITHOUT_FIGURE = 2.5
_SHARE_WITHOUT_FIGURE = 0.7
_STEM = 5
"""Letters that a word and its kin share: "publish", "publication"."""
_LONG_NAME = 7
"""Letters from which on a name may be spelt wrongly in two places."""
_RECENT = timedelta(days=10)
"""A day so near the publication is when the news was."""
_SECONDS_A_YEAR = 31556952.0
_INTERVAL = re.compile(r"(\d{1,4}-\d\d-\d\d)/(\d{1,4}-\d\d-\d\d)")
_WRITTEN = re.compile(r"(?<![\w-])\d[\d.,]*\d")
_VAGUE = re.compile(
    r"\b(?:(?:a )?(?:couple|few|handful|score|dozen|hundred|thousand|million)s? of"
    r"|(?:scores|dozens|hundreds|thousands|millions|several|countless)\b|a few )",
    re.IGNORECASE,
)
"""A figure that counts nothing."""
_SPELLED = 5
"""Letters that a name must have for one of them to be a slip; a longer name may have two."""
_SETTLED = frozenset({"asserted", "decided", "planned"})
_STATIVE = frozenset({"", "be", "have", "do", "seem", "appear", "become", "remain", "look", "sit",
                      "stand", "lie", "wait", "watch", "sleep", "walk", "eat", "drink", "smile",
                      "know", "think", "believe", "like", "love", "hate", "call", "mean"})  # fmt: skip
"""Verbs of colour and comment: what somebody is, or feels, or looks like, is no event."""
_CHANGES = frozenset(
    {"halve", "double", "triple", "treble", "quadruple", "plummet", "tumble", "soar"}
)
"""Verbs that give a figure in themselves."""


@dataclass(slots=True)
class _Sources:
    """What the sources hold, in the forms in which a draft may carry it."""

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    folded: str = ""
    spoken: set[str] = field(default_factory=set)
    """Every word of the sources, folded."""
    initials: dict[str, list[str]] = field(default_factory=dict)
    """The words of names, by their first letter."""
    written: set[str] = field(default_factory=set)
    """Every number of several digits, as written."""
    figures: list[float] = field(default_factory=list)
    """Every number as it is and, where it is a share, in percent; in order."""
    dates: list[tuple[date, date]] = field(default_factory=list)

    def has_word(self, key: str) -> bool:
        return key in self.words or key in self.spoken or key[:_STEM] in self.stems

    def has_name(self, key: str) -> bool:
        last = key.rpartition(" ")[2]
        return (
            key in self.names
            or key in self.folded
            or last in self.spoken
            or any(_near_spelled(last, word) for word in self.initials.get(last[:1], ()))
        )

    def has_figure(self, number: float) -> bool:
        at = bisect_left(self.figures, number * (1 - _NEAR))
        return at < len(self.figures) and self.figures[at] <= number * (1 + _NEAR)

    def has_year(self, low: date, high: date) -> bool:
        years = range(low.year, (high - timedelta(days=1)).year + 1)
        return any(str(year) in self.spoken for year in years) or any(
            a < high and low < b for a, b in self.dates
        )


def added_claims(documents: Sequence[Document], claims: Sequence[Claim]) -> list[Claim]:
    """Return a claim `adds` for each statement of a draft with something hard that no source has.

    Where the statement as a whole has not, one of its clauses may.
    """
    drafts = {d.id: d for d in documents if d.metadata.role == "draft"}
    if not drafts or len(drafts) == len(documents):
        return []
    sources = _sources([d for d in documents if d.id not in drafts], claims)
    added: dict[tuple[str, int], Claim] = {}
    for claim in claims:
        if (
            claim.source in drafts
            and claim.predicate == "states"
            and claim.about.head != "heading"
            and _is_new(claim, drafts[claim.source], sources)
        ):
            added[claim.source, claim.statement] = claim
    for claim in claims:
        at = (claim.source, claim.statement)
        if (
            claim.source in drafts
            and claim.predicate == "holds"
            and at not in added
            and _is_new(claim, drafts[claim.source], sources)
        ):
            added[at] = claim
    return [_adding(claim) for claim in added.values()]


def _adding(claim: Claim) -> Claim:
    text = TextValue(text=claim.quote.exact)
    return claim.model_copy(update={"predicate": ADDS, "subject": "statement", "value": text})


def _sources(documents: Iterable[Document], claims: Iterable[Claim]) -> _Sources:
    sources = _Sources()
    known = {d.id: d for d in documents}
    folded = []
    for document in known.values():
        title = document.metadata.title or ""
        text = " ".join((document.text, title, document.metadata.publisher or ""))
        folded.append(fold(text))
        sources.spoken.update(word.strip("-") for word in re.split(r"[\s-]+", folded[-1]))
        sources.written.update(_WRITTEN.findall(text))
    sources.folded = f" {' '.join(folded)} "
    numbers: set[float] = set()
    for claim in claims:
        if claim.source not in known or claim.predicate != "states":
            continue
        sources.words.update(claim.about.words)
        sources.names.update(claim.about.names)
        for key in claim.about.numbers:
            interval = _interval(key)
            if interval:
                sources.dates.append(interval)
            else:
                numbers.update(_forms(key))
    for word in sorted({w for name in sources.names for w in name.split()}):
        sources.initials.setdefault(word[:1], []).append(word)
    sources.stems = {w[:_STEM] for w in sources.words | sources.spoken if len(w) > _STEM}
    sources.figures = sorted(numbers)
    return sources


def _interval(key: str) -> tuple[date, date] | None:
    found = _INTERVAL.fullmatch(key)
    if not found:
        return None
    # A year before 1000 is written with fewer digits.
    low, high = (date.fromisoformat(end.zfill(len("2000-01-01"))) for end in found.groups())
    return low, high


def _forms(key: str) -> Iterator[float]:
    """Yield a figure as it is, and in the other forms in which it may be given."""
    number, _, unit = key.partition(" ")
    value = float(number)
    yield value
    if unit == "ratio":
        yield value * 100
    elif unit == "percent":
        yield value / 100
    elif unit == "second":
        yield value / _SECONDS_A_YEAR


def _is_new(claim: Claim, document: Document, sources: _Sources) -> bool:
    """Tell whether a passage has a hard thing, and mostly content, that no source has."""
    about = claim.about
    content = sum(_weight(w) for w in about.words) + len(about.names)
    new = sum(_weight(w) for w in about.words if not sources.has_word(w))
    new += sum(not sources.has_name(n) for n in about.names)
    if new < _LEAST or new < _SHARE * content:
        return False
    if _has_new_name(about.names, sources) or _has_new_figure(claim, document, sources):
        return True
    most = new >= _LEAST_WITHOUT_FIGURE and new >= _SHARE_WITHOUT_FIGURE * content
    if most and _has_new_doer(claim, document, sources):
        return True
    counted = any(_interval(key) is None for key in about.numbers)
    changes = not counted and any(word in _CHANGES for word in about.words)
    return changes and most


def _weight(word: str) -> float:
    return _WEAK if is_weak(word) else 1.0


def _has_new_name(names: Iterable[str], sources: _Sources) -> bool:
    """Tell whether a whole name is new; one word may be a nickname or an adjective."""
    return any((" " in name or "-" in name) and not sources.has_name(name) for name in names)


def _near_spelled(one: str, other: str) -> bool:
    """Tell whether two words with one initial differ as slips do: "Brandes" and "Brandis"."""
    shorter = min(len(one), len(other))
    return shorter >= _SPELLED and OSA.distance(one, other) <= (1 if shorter < 2 * _SPELLED else 2)


def _has_new_doer(claim: Claim, document: Document, sources: _Sources) -> bool:
    """Tell whether a body or trade of which no source speaks does something, as a fact."""
    doers = table("doers")
    known = {*doers["body"], *doers["trade"]}
    for clause in clauses(document.text, claim.quote.start, claim.quote.end):
        if clause.kind != "main" or clause.verb in _STATIVE:
            continue
        words = tokens(document.text, clause.subject_start, clause.subject_end)
        comma = next((i for i, t in enumerate(words) if t.text == ","), 0)
        if comma and words[comma - 1].is_capital and sources.has_name(words[comma - 1].lower):
            continue  # "Ada Lind, her deputy,"
        named = len(words) > 1 and words[-1].is_capital and not sources.has_name(words[-1].lower)
        # "Rating agency Corvane": the name is what is new.
        if named and short_lemma(words[-2].lower) in known:
            heads = [words[-1].lower]
        else:
            heads = [word for word in (short_lemma(t.lower) for t in words[-1:]) if word in known]
        if any(not sources.has_word(concept_of(w)) and not sources.has_word(w) for w in heads):
            how, _, _ = modality(document.text, clause.start, clause.end)
            return how in _SETTLED
    return False


def _has_new_figure(claim: Claim, document: Document, sources: _Sources) -> bool:
    """Tell whether the figures are all new, in each form, and one at least is more than a handful."""
    about = claim.about
    if _VAGUE.search(claim.quote.exact):
        return False
    if any(written in sources.written for written in _WRITTEN.findall(claim.quote.exact)):
        return False  # "5,900 miles" where a source has "5,900 kilometres"
    published = document.metadata.published
    hard = False
    for key in about.numbers:
        interval = _interval(key)
        if interval:
            low, high = interval
            recent = published and low - _RECENT <= published <= high + _RECENT
            if sources.has_year(low, high):
                return False
            hard |= not recent
            continue
        number, _, unit = key.partition(" ")
        value = float(number)
        if not unit and abs(value) <= _SMALL:
            continue
        if any(sources.has_figure(form) for form in _forms(key)) or (
            unit == "second" and _dated(value, published, sources)
        ):
            return False
        hard = True
    return hard


def _dated(seconds: float, published: date | None, sources: _Sources) -> bool:
    """Tell whether a source may date what has lasted so long: "four years" against "since 2021"."""
    years = seconds / _SECONDS_A_YEAR
    if published is None:
        return years >= 1
    if not 1 <= years < published.year:
        return False
    then = published.year - round(years)
    return any(str(year) in sources.spoken for year in (then - 1, then, then + 1))
