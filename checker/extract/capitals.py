"""Tokens in, runs of capitalised words out: the raw material of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.casing import Profile, bare, is_acronym, touch, words_of
from checker.extract.fold import fold
from checker.extract.lemma import is_word, lemma
from checker.extract.lexicon import table
from checker.extract.token import Token

PARTICLES = frozenset({"von", "van", "de", "di", "du", "del", "della", "dos", "da", "bin", "ibn",
                        "al", "el", "af", "ter", "zu"})  # fmt: skip
_INNER = PARTICLES | {"der", "den", "la", "las", "los", "le", "ten", "do", "das", "y"}
_JOINS = _INNER | {"of", "for", "and", "&", "the"}
_PREFIXES = ("al-", "el-", "ad-", "as-", "an-", "ash-", "d'", "d’", "l'", "l’")
_OWNERS = frozenset({"king", "queen", "people", "women", "children", "lord", "farmers", "workers",
                     "teachers", "lloyd", "st", "writers", "players"})  # fmt: skip
_SUFFIX = re.compile(
    r"[-‐‑](?:wide|based|led|born|backed|style|listed|owned|run|made|trained|era|registered|bound|only)\Z"
)
_LONGEST = 30
"""A run of more words is shouting or a table, not one name."""
_MINISTERS = frozenset({"minister", "secretary", "commissioner"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a run of capitals, or a known name of several words."""

    first: int
    last: int
    start: int
    end: int
    lower: str
    known: str = ""
    closes: bool = False
    """Whether a possessive ends the name here."""


@dataclass(frozen=True)
class Scene:
    """What the steps share: the text, its tokens and its profile."""

    text: str
    words: list[Token]
    shown: Profile
    heading: bool


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Return the kind of each name in the shipped vocabulary, by folded name."""
    kinds: dict[str, str] = {}
    for kind, file in (
        ("organisation", "bodies"),
        ("country", "countries"),
        ("demonym", "demonyms"),
    ):
        for key, others in table(file).items():
            for name in others if kind == "demonym" else (key, *others):
                kinds[fold(name.split("<")[0])] = kind
    kinds.update((fold(name), "place") for name in table("names").get("region", ()))
    for name in table("names").get("adjective", ()):
        kinds.setdefault(fold(name), "demonym")
    kinds.pop("", None)
    return kinds


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Known names of several words by their first word, longest first."""
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for name in known():
        parts = tuple(name.split())
        if len(parts) > 1:
            by_first.setdefault(parts[0], set()).add(parts)
    return {k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in sorted(by_first.items())}


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Return the titles and roles that can stand before a name, in lower case."""
    roles = {n.lower() for key, others in table("titles").items() for n in (key, *others)}
    return frozenset(roles) | words_of("honorific")


def _is_capital(token: Token) -> bool:
    if not token.is_word:
        return False
    if token.is_capital:
        return True
    if token.text.islower():
        return False
    for prefix in _PREFIXES:
        if token.text.startswith(prefix):
            return token.text[len(prefix) : len(prefix) + 1].isupper()
    return "-" not in token.text and token.text[1:2].isupper()


def _phrase_at(scene: Scene, i: int) -> int:
    """Return how many tokens from *i* on make a known name of several words, else 0."""
    words = scene.words
    choices = _phrases().get(fold(words[i].text), ())
    if not choices:
        return 0
    have: list[str] = []
    stops: dict[int, int] = {}
    j = i
    while j < len(words) and len(have) < len(choices[0]):
        mark = words[j].text in {".", "&", ","}
        if j > i and not mark and not touch(scene.text, words[j - 1], words[j]):
            break
        if words[j].text != ".":
            have.extend(("and",) if words[j].text == "&" else fold(words[j].text).split())
        j += 1
        if words[j - 1].is_word:
            stops[len(have)] = j
    for parts in choices:
        stop = stops.get(len(parts))
        if stop is None or tuple(have[: len(parts)]) != parts:
            continue
        # Possessives inside would fold away word by word, but not as a whole.
        if fold(scene.text[words[i].start : words[stop - 1].end]) in known():
            return stop - i
    return 0


def _piece_at(scene: Scene, i: int) -> Piece | None:
    """Return the piece that begins at token *i*, if that is a capitalised word."""
    words = scene.words
    token = words[i]
    if not _is_capital(token):
        return None
    if count := _phrase_at(scene, i):
        last = words[i + count - 1]
        end = last.start + len(bare(last))
        key = fold(scene.text[token.start : end])
        return Piece(i, i + count - 1, token.start, end, key, known()[key], end < last.end)
    last_index = i
    while (
        last_index + 1 < len(words)
        and words[last_index + 1].start == words[last_index].end
        and words[last_index + 1].text[0].isalnum()
    ):
        last_index += 1
    last = words[last_index]
    if cut := _SUFFIX.search(last.text):
        end = last.start + cut.start()
        written = scene.text[token.start : end]
        return Piece(
            i, last_index, token.start, end, written.lower(), known().get(fold(written), ""), True
        )
    end = last.end if last_index > i else last.start + len(bare(last))
    closes = end < last.end
    written = scene.text[token.start : end]
    dotted = last_index + 1 < len(words) and words[last_index + 1].text == "."
    if (
        dotted
        and words[last_index + 1].start == end
        and (
            written.lower() in words_of("abbreviation")
            or (len(written) == 1 and _goes_on(scene, i))
        )
    ):
        last_index += 1
        end += 1
    if _is_plural_owner(scene, last_index, written):
        mark = words[last_index + 1]
        return Piece(i, last_index + 1, token.start, mark.end, written.lower() + mark.text)
    kind = known().get(fold(written), "")
    if kind and is_acronym(fold(written).upper()) and not _case_fits(written):
        kind = ""
    return Piece(i, last_index, token.start, end, written.lower().rstrip("."), kind, closes)


def _is_plural_owner(scene: Scene, last: int, written: str) -> bool:
    """Whether a plural and the word it owns are one name: "Pensioners' Voice", "Tenants' Union"."""
    words = scene.words
    if last + 2 >= len(words) or words[last + 1].text not in {"'", "’"}:
        return False
    lower = written.lower()
    return (
        words[last + 1].start == words[last].end
        and words[last + 2].is_capital
        and touch(scene.text, words[last + 1], words[last + 2])
        and lower == lemma(lower) + "s"
        and is_word(lower)
        and "'" not in {t.text for t in words[:last]}
    )


def _case_fits(written: str) -> bool:
    """Whether a short known name is not an ordinary word with a capital: "Us", "Who"."""
    return len(written) > 3 or is_acronym(written) or fold(written) not in words_of("function")


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether the single letter at *i* is an initial: a capitalised word follows its dot."""
    words = scene.words
    if i + 2 >= len(words) or not touch(scene.text, words[i + 1], words[i + 2]):
        return False
    follower = words[i + 2]
    return follower.is_capital and follower.lower not in words_of("function")


def runs(scene: Scene) -> Iterator[list[Piece]]:
    """Yield the runs of capitalised words with the small words that may stand inside a name."""
    i = 0
    words = scene.words
    run: list[Piece] = []
    while i < len(words):
        text = words[i].text
        if not run and text.islower() and text not in _JOINS:
            i += 1
            continue
        if run and _ends_before(scene, run[-1], i):
            yield run
            run = []
        piece = _piece_at(scene, i)
        if piece is None:
            joined = _joined(scene, run, i)
            if joined is None:
                if run:
                    yield run
                run = []
                i += 1
                continue
            run.extend(joined)
        else:
            run.append(piece)
        i = run[-1].last + 1
        if len(run) >= _LONGEST:
            yield run
            run = []
    if run:
        yield run


def _ends_before(scene: Scene, piece: Piece, i: int) -> bool:
    """Whether a run whose last piece is *piece* cannot go on with token *i*."""
    if piece.closes:
        return not _compound(scene, piece, i)
    return not touch(scene.text, scene.words[piece.last], scene.words[i])


def _compound(scene: Scene, piece: Piece, i: int) -> bool:
    """Whether a possessive is part of the name: "King's College", "People's Party"."""
    token = scene.words[i]
    return (
        touch(scene.text, scene.words[piece.last], token)
        and token.is_capital
        and piece.lower in _OWNERS
        and token.lower in words_of("organisation")
    )


def _joined(scene: Scene, run: list[Piece], i: int) -> list[Piece] | None:
    """Return the small words from *i* and the capitalised piece they lead to, if they join."""
    words = scene.words
    if words[i].text not in _JOINS:
        return None
    j = i
    while j < len(words) and j - i < 3 and words[j].text in _JOINS:
        if j > i and not touch(scene.text, words[j - 1], words[j]):
            return None
        j += 1
    if j == i or j >= len(words) or not touch(scene.text, words[j - 1], words[j]):
        return None
    small = [t.text for t in words[i:j]]
    piece = _piece_at(scene, j)
    if piece is None or not _may_join(run, small, piece):
        return None
    inner = [Piece(k, k, words[k].start, words[k].end, words[k].text) for k in range(i, j)]
    return [*inner, piece]


def _may_join(run: list[Piece], small: list[str], piece: Piece) -> bool:
    if set(small) <= _INNER:
        return (
            small[0] in PARTICLES or (bool(run) and run[-1].lower in PARTICLES)
        ) and not piece.known
    if not run or run[-1].closes:
        return False
    if small in (["of"], ["of", "the"], ["for"], ["for", "the"]):
        heads = words_of("joins-of")
        if run[-1].lower in _MINISTERS:
            return piece.lower in words_of("portfolio")
        return run[-1].lower in heads or (
            any(p.lower in heads for p in run) and run[-1].lower in words_of("portfolio")
        )
    portfolio = words_of("portfolio")
    both = run[-1].lower in portfolio and piece.lower in portfolio
    return small == ["&"] or (small == ["and"] and both)
