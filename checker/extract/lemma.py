"""Lemmas of English words, from a kept dictionary."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the lower-case lemma of *word*; an unknown word is its own lemma.

    >>> lemma("Liters"), lemma("struck"), lemma("Teruna")
    ('liter', 'strike', 'teruna')
    """
    from simplemma import lemmatize

    lower = word.lower().strip("'’")
    for ending in ("'s", "’s"):
        lower = lower.removesuffix(ending)
    if not lower.isalpha():
        return lower
    return lemmatize(lower, lang="en").lower()


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Return whether *word* (lower case) stands in the dictionary."""
    from simplemma import is_known

    return bool(is_known(word, lang="en"))
