"""The words around a number in, the noun that it counts out, as lemmas with the span of the phrase.

Without a tagger a plural noun is what can be told: the head is the first plural (or a word such as
"people", "staff") in the run of words behind the number; the words before it in that run are its
modifiers.  A run ends at punctuation and at a word that cannot stand inside a noun phrase.
"12 injured" counts people, with the state as the modifier.  No head is better than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.extract.besides import BESIDES, owns
from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.token import Token, tokens

_ADJECTIVAL = (
    "al",
    "ic",
    "ive",
    "ous",
    "ful",
    "ior",
    "ish",
    "ary",
    "able",
    "ible",
    "less",
    "ern",
    "ed",
    "new",
)
_MODIFIER_LIMIT = 5
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_DEGREES = frozenset({
    "more", "than", "nearly", "almost", "sharply", "roughly", "have", "has", "had", "also", "since",
    "about", "over", "just",
})  # fmt: skip
_RATED = frozenset({
    "fell", "fall", "falls", "fallen", "rose", "rise", "rises", "risen", "grew", "grow", "grows",
    "dropped", "drop", "drops", "climbed", "climbs", "jumped", "jumps", "slipped", "slips", "went",
    "goes", "go", "increased", "increases", "up", "down", "edged", "sank", "shrank", "soared",
    "surged", "tumbled", "plunged", "plummeted", "dwindled", "swelled", "declined", "decreased",
})  # fmt: skip
"""Behind these "from" leads to what was before."""
_NARROWS = frozenset({"of", "in", "at", "for", "from"})
_NO_NOUN = _BEING | {"that", "which", "who"}
"""Words behind which a verb or an adjective stands."""


@lru_cache(maxsize=32)
def words(*kinds: str) -> frozenset[str]:
    """Return the words of these kinds in the vocabulary of noun phrases."""
    return frozenset(word for kind in kinds for word in table("noun-words")[kind])


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase."""

    head: str
    modifiers: tuple[str, ...]
    start: int
    end: int


def is_plural(word: str) -> bool:
    """Whether *word* is a plural noun as far as its form tells."""
    lower = word.lower()
    if lower in words("plural"):
        return True
    if lower in words("not plural") or len(lower) < 4 or not lower.endswith("s"):
        return False
    return not lower.endswith(("ss", "us", "'s", "’s", "is"))


def noun_run(text: str, at: int, stop: int) -> list[Token]:
    """Return the words behind *at* that may belong to one noun phrase."""
    run: list[Token] = []
    edge = min(stop, at + 100)
    previous = at
    for token in tokens(text, at, edge):
        if run and token.text in {"'", "’"} and run[-1].text.endswith("s") and owns(text, token):
            run.clear()  # "two guards' jackets"
            previous = token.end
            continue
        gap = text[previous : token.start]
        cut = token.end == edge and edge < stop
        stopped = token.lower in words("stop") and (run or token.lower not in BESIDES)
        if not token.is_word or stopped or gap.strip(" \u00a0") or cut:
            break
        if not gap and run:
            break
        run.append(token)
        previous = token.end
        if len(run) > _MODIFIER_LIMIT:
            break
        if token.text.endswith(("'s", "’s", "s'", "s’")):
            run.clear()  # of "the harbour's cranes" the owner is not what is counted
    return run


def after(text: str, at: int, stop: int, *, single: bool = False) -> Counted | None:
    """Return the noun phrase right behind *at*; *single* where the number is one."""
    run = noun_run(text, at, stop)
    if run and run[0].lower in words("state") and not any(is_plural(token.text) for token in run):
        return Counted("people", (lemma(run[0].text),), run[0].start, run[0].end)
    if single:
        adjectives = 0
        while adjectives + 1 < len(run) and run[adjectives].lower.endswith(_ADJECTIVAL):
            adjectives += 1
        return _phrase(run[: adjectives + 1]) if run else None
    named = not any(is_plural(token.text) and not token.is_capital for token in run)
    for number, token in enumerate(run):
        if is_plural(token.text) and (named or not token.is_capital):
            last = number
            while (
                last + 1 < len(run)
                and run[last].lower in words("attributive")
                and is_plural(run[last + 1].text)
            ):
                last += 1
            return _phrase(run[: last + 1])
    return None


def substance(text: str, at: int, stop: int) -> Counted | None:
    """Return the noun right behind *at* that may be no plural: "gallons of toluene"."""
    run = noun_run(text, at, stop)
    for number, token in enumerate(run):
        if is_plural(token.text):
            return _phrase(run[: number + 1])
    return _mass(run)


def _mass(run: list[Token]) -> Counted | None:
    """Return the noun that ends before the first word that looks like a verb."""
    size = 1
    while (
        size < min(len(run), 3)
        and not _verbal(run[size])
        and not run[size - 1].lower.endswith("ing")
    ):
        size += 1
    return _phrase(run[:size]) if run else None


def _verbal(token: Token) -> bool:
    return token.lower.endswith("ed") or lemma(token.lower) != token.lower


def compound(text: str, at: int, stop: int) -> Counted | None:
    """Return the noun right behind "48-hour" or "15,000-strong": it may be singular.

    In "the 80-foot Danish stern trawler" the nation and the adjectives say what it is like.
    """
    run = noun_run(text, at, stop)
    while len(run) > 1 and (run[0].is_capital or run[0].lower.endswith(_ADJECTIVAL)):
        run = run[1:]
    for number, token in enumerate(run[:3]):
        if is_plural(token.text):
            return _phrase(run[: number + 1])
    return _mass(run)


def _phrase(run: list[Token]) -> Counted:
    *before, head = run
    return Counted(
        lemma(head.text),
        tuple(lemma(token.text) for token in before),
        run[0].start,
        head.end,
    )


def before(
    text: str, floor: int, at: int, *, bare: bool = False, changed: bool = False
) -> Counted | None:
    """Return the noun whose number stands at *at*: "the death toll rose to 19".

    A *bare* number has no unit: in "bottles of 90" no bottles are counted.  One that says by how
    much something *changed* needs no link: "sales grew 4 percent", "prices have doubled".
    """
    found, changed = _ahead(text, floor, at, changed=changed)
    at_word, linked, moved = _link(found)
    if linked not in words("link") and not (changed and found and _verb_led(found, at_word)):
        return None
    run = _run_before(found, at_word)
    behind = at_word - len(run)
    if run and behind >= 0 and found[behind].lower in _NO_NOUN:
        return None  # "the number that matters is two", "had been seen by two"
    if bare and linked == "of" and not moved and run and is_plural(run[-1].text):
        return None
    if moved or changed:
        at_word, run = _climbed(found, at_word, run)
    if (
        not run
        or run[-1].lower in words("family")
        or not _governs(found, at_word - len(run), linked)
    ):
        return None
    change = ("change",) if linked == "by" else ()
    made = _phrase(run)
    return Counted(made.head, made.modifiers + change, made.start, made.end)


def _ahead(text: str, floor: int, at: int, *, changed: bool) -> tuple[list[Token], bool]:
    """Return the words before the number, and whether it says by how much something changed."""
    low = max(floor, at - 100)
    found = tokens(text, low, at)
    if low > floor and found:
        found = found[1:]
    if len(found) > 1 and found[-1].lower == "from" and found[-2].lower in _RATED:
        found, changed = found[:-1], True  # "fell from 4.4 percent to 4.1"
    while changed and len(found) > 1 and found[-1].lower in _DEGREES:
        found = found[:-1]
    return found, changed


def _climbed(found: list[Token], at_word: int, run: list[Token]) -> tuple[int, list[Token]]:
    """Return the noun that *run* narrows: of "shares in the company fell" the shares."""
    for _ in range(2):
        further = at_word - len(run)
        while further >= 0 and found[further].lower in words("article"):
            further -= 1
        if not run or further < 1 or found[further].lower not in _NARROWS:
            break
        higher = _run_before(found, further - 1)
        if not higher:
            break
        at_word, run = further - 1, higher
    return at_word, run


def _verb_led(found: list[Token], at_word: int) -> bool:
    """Whether a noun stands before the verbs of change, and no preposition leads to it."""
    run = _run_before(found, at_word)
    ahead = at_word - len(run)
    opens = ahead < 0 or found[ahead].lower in words("article") | {"and", "but", "while", "that"}
    return bool(run) and (is_plural(run[-1].text) or opens) and (ahead < 0 or opens)


def _link(found: list[Token]) -> tuple[int, str, bool]:
    """Return where the words before the link end, the link, and whether it is a verb."""
    at_word = len(found) - 1
    linked, moved = "", False
    while at_word >= 0 and found[at_word].lower in words("link", "move"):
        linked = linked or found[at_word].lower
        moved = moved or found[at_word].lower != "of"
        at_word -= 1
    if linked and at_word > 0 and found[at_word].lower.endswith("ed"):
        at_word -= 1  # "inflation slowed to"
    if at_word > 0 and found[at_word].lower.endswith("ing") and found[at_word - 1].lower in _BEING:
        at_word -= 2  # "seas were running at seven feet"
    return at_word, linked, moved


def _governs(found: list[Token], at: int, linked: str) -> bool:
    """Whether the noun phrase behind *at* can own the number ("farms and tips by 40%" no)."""
    while at >= 0 and found[at].lower in words("article"):
        at -= 1
    return (
        at < 0
        or linked not in words("change")
        or found[at].lower not in words("subordinate", "preposition")
    )


def _run_before(found: list[Token], at_word: int) -> list[Token]:
    run: list[Token] = []
    while (
        at_word >= 0
        and found[at_word].is_word
        and found[at_word].lower not in words("stop", "move")
    ):
        if run and found[at_word].end + 1 != run[0].start:
            break
        if run and _verbal(found[at_word]) and not is_plural(found[at_word].text):
            break
        run.insert(0, found[at_word])
        at_word -= 1
        if len(run) == 3:
            break
    return run if run and run[-1].lower.isalpha() else []
