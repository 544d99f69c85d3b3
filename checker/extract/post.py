"""A passage in; out, what each named person is said to be: "IT officer Pia Lund"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.casing import touch, words_of
from checker.extract.concept import is_light
from checker.extract.lemma import lemma
from checker.extract.name import NameMention, names
from checker.extract.occupation import is_title_in_front
from checker.extract.office import ARTICLES, FORMER, Span, head_of
from checker.extract.tenure import When, behind_comma, behind_name, behind_object, heads_body, held
from checker.extract.token import Token, tokens
from checker.extract.verb import is_verb
from checker.extract.wordclass import ADVERBS, NOT_ADVERBS, PAST, PREPOSITIONS
from checker.model.document import Statement

_MODIFIERS = 5
_BODY = 8
"""So many words a role, or the body that it is of, has at most."""
_PERSON = frozenset({"person", "unknown"})
_CLOSES = frozenset({",", ".", ";", ":", ")", "—", "–", "who", "and", "”", '"'})
_CARRIES = frozenset({"of", "for", "at", "in", "to", "from", "with", "on", "behind"})
_ORDINALS = frozenset({"first", "second", "third"})
_LINKS = frozenset({"who", "and"})
_INSIDE = frozenset({"of", "the", "a", "an", "its", "their", "his", "her"})
_AGED = "year-old"
_OPENS = frozenset({",", "(", "—", "–"})
_TIMES: dict[str, When] = {
    "former": "former", "ex": "former", "retired": "former", "erstwhile": "former",
    "previous": "former", "then": "once", "late": "told", "outgoing": "told", "incoming": "new",
}  # fmt: skip
# fmt: off
_ADJECTIVES = frozenset({"new", "young", "old", "current", "longtime", "long-time", "veteran",
                         "then", "own", "late", "retired", "outgoing", "incoming", _AGED})
# fmt: on


@dataclass(frozen=True, slots=True)
class Post:
    """What a text calls a person."""

    start: int
    end: int
    person: Span
    role: Span
    head: str
    """The noun that says it, in lower case."""
    words: tuple[str, ...]
    """Its words that narrow it, and those of the body that it is of, as lemmas."""
    body: tuple[str, ...]
    """Lemmas of the body alone, where one is named."""
    form: str
    """ "the" of one that only one person holds, "a" of one that many do, "verb" of "who leads"."""
    when: When = "now"
    """Whether it is held now, no more, or not yet."""


def posts(text: str, start: int, end: int) -> list[Post]:
    """Return the posts in text[start:end], in order."""
    words = tokens(text, start, end)
    at = {token.start: i for i, token in enumerate(words)}
    found: list[Post] = []
    mentions = names(text, start, end)
    taken = {k for m in mentions for k in range(m.start, m.end) if k in at}
    for mention in mentions:
        if mention.kind not in _PERSON or mention.start not in at:
            continue
        reader = _Reader(text, words, mention, at)
        read = (*reader.in_front(), *reader.behind())
        # "Ann Baker, Jo Carpenter": names, no trades.
        found += [p for p in read if not _inside(words, p.role) <= taken]
    return sorted(dict.fromkeys(found), key=lambda p: (p.start, p.end))


def posts_in(text: str, split: Sequence[Statement]) -> list[Post]:
    """Return the posts in the statements of a text."""
    return [post for one in split for post in posts(text, one.span.start, one.span.end)]


@dataclass(frozen=True)
class _Reader:
    """Reads what stands around one name."""

    text: str
    words: Sequence[Token]
    mention: NameMention
    at: dict[int, int]

    @property
    def _first(self) -> int:
        """The token at which the name or its title begins."""
        begin = self.mention.title_start if self.mention.title else self.mention.start
        return self.at.get(begin, self.at[self.mention.start])

    @property
    def _behind(self) -> int:
        i = self.at[self.mention.start]
        while i < len(self.words) and self.words[i].start < self.mention.end:
            i += 1
        return i

    def in_front(self) -> Iterator[Post]:
        """Read "IT officer Pia Lund", "As secretary, Ines Faro", "The crew's medic, Bo Li,"."""
        words, i = self.words, self._first
        stop = self.at[self.mention.start]
        while stop > i and words[stop - 1].lower.strip(".") in words_of("honorific") | {"."}:
            stop -= 1
        honoured = stop < self.at[self.mention.start]
        if stop and self._is_head(stop - 1) and (honoured or self._touches(stop)):
            low = self._phrase_start(stop - 1)
            form = "the" if low and words[low - 1].lower.endswith(("'s", "’s")) else ""
            form = form or ("the" if words[stop - 1].is_capital else "")
            yield from self._post(low, stop, (), form)
            return
        if i < 2 or words[i - 1].text != ",":
            return
        yield from self._before_comma(i - 1)

    def _before_comma(self, comma: int) -> Iterator[Post]:
        words = self.words
        low = comma
        while low > 0 and comma - low < _MODIFIERS + _BODY and words[low - 1].is_word:
            low -= 1
            inner = low > 0 and words[low - 1].lower in _CARRIES
            if words[low].lower == "as" or (words[low].lower in ARTICLES and not inner):
                break
        begin = low + 1 if words[low].lower in ARTICLES | {"as"} else low
        owned = [j for j in range(begin, comma) if words[j].lower.endswith(("'s", "’s", "s’"))]
        known = words[low].lower in ARTICLES or bool(owned) or low == 0
        if not (words[low].lower == "as" or (known and self._closed(self._behind))):
            return
        begin += words[begin].lower in ARTICLES
        yield from self._phrase(begin, comma, the=words[low].lower not in {"a", "an"})

    def behind(self) -> Iterator[Post]:
        """Read "Pia Lund, the firm's auditor," and "Pia Lund, who heads the audit"."""
        words, i = self.words, self._behind
        if i + 4 < len(words) and words[i + 1].text.isdigit():
            i += {",,": 2, "()": 3}.get(words[i].text + words[i + 2].text, 0)  # an age
        if i + 1 >= len(words):
            return
        if words[i].text in _OPENS:
            if words[i + 1].lower == "who":
                yield from self._who(i + 2)
                return
            begin, when = behind_comma(words, i + 1) or (i + 1, "now")
            yield from self._apposed(begin, when)
        elif self._first and (given := behind_object(words[self._first - 1].lower, words[i].lower)):
            yield from self._apposed(i + (words[i].lower == "as"), given)
        else:
            yield from self._who(i, sure=True)

    def _who(self, i: int, *, sure: bool = False) -> Iterator[Post]:
        words = self.words
        verb = held(words, i)
        if verb is None:
            if begins := behind_name(words, i):
                yield from self._apposed(*begins)
            return
        stop = self._body_end(verb.at + 1)
        body = self._lemmas(verb.at + 1, stop)
        headed = heads_body(words[verb.at].lower, words[verb.at + 1 : stop], sure=sure)
        if body and headed and (not sure or self.mention.kind == "person"):
            role = (words[verb.at].start, words[stop - 1].end)
            yield self._made(role, verb.head, body, body, verb.form, when=verb.when)

    def _apposed(self, i: int, when: When = "now") -> Iterator[Post]:
        words = self.words
        if i >= len(words):
            return
        article = words[i].lower if words[i].lower in ARTICLES else ""
        i += bool(article)
        aged = [t.lower for t in words[i + 1 : i + 4]]
        i += 2 * (words[i : i + 1] != [] and words[i].text.isdigit() and aged[1:2] == [_AGED])
        stop = i
        while stop < len(words) and stop - i < _MODIFIERS + 4 and words[stop].is_word:
            if words[stop].lower in (words_of("function") - _ORDINALS) | PREPOSITIONS | _LINKS:
                break
            stop += 1
        if stop == i or not self._is_head(stop - 1) or not self._closed(stop):
            return
        if stop < len(words) and words[stop].lower in _CARRIES:
            end = self._body_end(stop + 1)
        else:
            end = stop
        yield from self._phrase(
            i, end, the=article not in {"a", "an", ""}, a=article in {"a", "an"}, when=when
        )
        mark = words[end].lower if end + 1 < len(words) else ""
        if mark == "who":
            yield from self._who(end + 1)
        elif mark == "," and (begins := behind_name(words, end + 1)):
            yield from self._apposed(*begins)

    def _phrase(
        self, low: int, stop: int, *, the: bool, a: bool = False, when: When = "now"
    ) -> Iterator[Post]:
        """Read the noun phrase of tokens low … stop: "crew's medic", "head of civil protection"."""
        words = self.words
        carried = next((j for j in range(low + 1, stop) if words[j].lower in _CARRIES), stop)
        if carried <= low or not self._is_head(carried - 1):
            return
        owners = [j for j in range(low, carried) if words[j].lower.endswith(("'s", "’s", "s’"))]
        first = owners[-1] + 1 if owners else low
        body = self._lemmas(low, first) + self._lemmas(carried, stop)
        form = "the" if the or owners else "a" if a else ""
        yield from self._post(max(first, carried - _MODIFIERS), carried, body, form, when)

    def _post(
        self, low: int, stop: int, body: tuple[str, ...], form: str, when: When = "now"
    ) -> Iterator[Post]:
        words = self.words
        while low < stop - 1 and words[low].lower in FORMER | _ADJECTIVES | {"-"}:
            when = _TIMES.get(words[low].lower, when)
            low += 1
        if low >= stop:
            return
        role = (words[low].start, words[stop - 1].end)
        if any(t.lower in {"match", "month", "year"} for t in words[stop : stop + 4]):
            return  # "player of the month"
        head, narrow = head_of(self.text[slice(*role)])
        when = "former" if "ex" in narrow else when
        yield self._made(role, head, narrow + body, body, form, when=when)

    def _made(  # noqa: PLR0913 - the fields of one record
        self,
        role: Span,
        head: str,
        words: tuple[str, ...],
        body: tuple[str, ...],
        form: str,
        *,
        when: When,
    ) -> Post:
        person = (self.mention.start, self.mention.end)
        low, high = min(role[0], person[0]), max(role[1], person[1])
        return Post(low, high, person, role, head, words, body, form, when)

    def _phrase_start(self, head: int) -> int:
        """Return where the noun phrase that ends in token *head* begins."""
        low = head
        while low > 0 and head - low < _MODIFIERS and self._narrows(low - 1):
            low -= 1
        return low

    def _narrows(self, i: int) -> bool:
        token = self.words[i]
        low = token.lower
        if not token.is_word or not touch(self.text, token, self.words[i + 1]):
            return False
        if token.text.isupper() and len(token.text) > 1:
            return True  # "IT officer"
        if low in words_of("function") | PREPOSITIONS | ADVERBS | ARTICLES | PAST or is_verb(
            self.words, i
        ):
            return False
        adverb = low.endswith("ly") and low not in NOT_ADVERBS
        past = low.endswith("ed") and len(low) > len("speed")
        return not (adverb or past or low.endswith(("'s", "’s", "s’")))

    def _is_head(self, i: int) -> bool:
        token = self.words[i]
        return token.is_word and is_title_in_front(token.lower)

    def _touches(self, i: int) -> bool:
        return i < len(self.words) and touch(self.text, self.words[i - 1], self.words[i])

    def _closed(self, i: int) -> bool:
        return (
            i >= len(self.words)
            or self.words[i].lower in _CLOSES
            or self.words[i].lower in _CARRIES
        )

    def _body_end(self, i: int) -> int:
        stop = i
        while (
            stop < len(self.words)
            and stop - i < _BODY
            and (self.words[stop].is_word or self.words[stop].text[0].isdigit())
            and (stop == i or self.words[stop].lower not in words_of("function") - _INSIDE)
        ):
            stop += 1
        return stop

    def _lemmas(self, low: int, stop: int) -> tuple[str, ...]:
        kept = (
            lemma(t.text)
            for t in self.words[low:stop]
            if t.is_word and t.lower not in words_of("function") | PREPOSITIONS
        )
        return tuple(dict.fromkeys(w for w in kept if w and not is_light(w)))


def _inside(words: Sequence[Token], span: Span) -> set[int]:
    """Return where the words of *span* begin."""
    return {t.start for t in words if span[0] <= t.start < span[1]}
