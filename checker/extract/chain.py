"""A verb and what follows it in, the verb that names the act out ("decided to close")."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.concept import concept_of, concepts
from checker.extract.lemma import is_word
from checker.extract.lexicon import table
from checker.extract.token import Token
from checker.extract.verb import is_adverbial, short_lemma

HOPED = frozenset(
    {"intend", "propose", "expect", "hope", "suggest", "recommend", "demand", "plan", "want"}
)
"""Verbs behind which "that …" is no statement of a fact."""
_BE = frozenset({"been", "be", "was", "were", "is", "are", "being", "'s", "’s", "'re", "’re"})
_WISH_REACH = 12
_PARTICLES = frozenset(
    {
        "out",
        "off",
        "on",
        "likely",
        "unlikely",
        "due",
        "ready",
        "able",
        "unable",
        "set",
        "short",
        "of",
        "in",
        "talks",
        "yet",
    }
)
"""What may stand between a verb and the one that it hands on to."""


def step_of(words: list[Token], at: int) -> tuple[str, int]:
    """Return how far the verb at *at* says that something has come, and the token behind it."""
    lemma = short_lemma(words[at].lower)
    for length in (3, 2, 1):
        phrase = " ".join([lemma, *(t.lower for t in words[at + 1 : at + length])])
        step = _steps().get(phrase, "")
        if step and len(phrase.split()) == length:
            return step, at + length
    return "", at + 1


def is_passive(words: list[Token], at: int) -> bool:
    """Whether the verb at *at* is a participle behind a form of "be"."""
    helped = any(t.lower in _BE for t in words[:at])
    return helped and not words[at].lower.endswith("ing")


def last_verb(words: list[Token], at: int) -> int:
    """Follow "decided to close" and "is considering closing" to the verb that names the act."""
    for _ in range(3):
        if short_lemma(words[at].lower) not in acts_of("chain") and words[at].lower not in acts_of(
            "chain"
        ):
            return at
        j = at + 1
        while j < min(len(words), at + 4) and words[j].lower in _PARTICLES:
            j += 1
        while j < len(words) and words[j].is_word and is_adverbial(words[j]):
            j += 1
        if j + 1 < len(words) and words[j].lower == "to" and words[j + 1].text.islower():
            k = j + 1
            while k + 1 < len(words) and (
                is_adverbial(words[k]) or words[k].lower in {"be", "have", "been"}
            ):
                k += 1
            if short_lemma(words[k].lower) != words[k].lower and words[k - 1].lower not in {
                "be",
                "have",
                "been",
            }:
                return at
            at = k
        elif j < len(words) and _is_gerund(words[j].lower):
            at = j
        else:
            return at
    return at


def wished(words: list[Token], at: int) -> int:
    """Follow "intends that the pact come into force" to "come"."""
    if (
        at + 2 >= len(words)
        or words[at + 1].lower != "that"
        or short_lemma(words[at].lower) not in HOPED
    ):
        return at
    for c in concepts(words[at + 2 : at + _WISH_REACH]):
        if c.key in acts_of("alone"):
            return next(i for i, t in enumerate(words) if t.start == c.start)
    return at


def _is_gerund(word: str) -> bool:
    stem = word.removesuffix("ing")
    return stem != word and (
        short_lemma(word) != word or any(is_word(verb) for verb in (stem, f"{stem}e", stem[:-1]))
    )


@lru_cache(maxsize=1)
def _steps() -> dict[str, str]:
    return {
        phrase: step
        for step in ("considered", "planned", "done", "denied", "happens")
        for phrase in table("acts")[step]
    }


@lru_cache(maxsize=8)
def acts_of(name: str) -> frozenset[str]:
    """Return one line of vocabulary/acts.yaml, as written and as concepts."""
    names = table("acts")[name]
    return frozenset(names) | frozenset(concept_of(word) for word in names if " " not in word)
