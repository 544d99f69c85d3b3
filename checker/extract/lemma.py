"""Lemmas of English words, from a kept dictionary."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

MISSED = {
    "won": "win", "gone": "go", "broke": "break", "swore": "swear", "bore": "bear",
    "shook": "shake", "trod": "tread", "rung": "ring", "forewent": "forego",
}  # fmt: skip
"""Past forms that the dictionary gives no verb, or a wrong one."""


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the lower-case lemma of *word*; an unknown word is its own lemma.

    >>> lemma("Liters"), lemma("struck"), lemma("Teruna")
    ('liter', 'strike', 'teruna')
    """
    lower = word.lower().strip("'’")
    for ending in ("'s", "’s"):
        lower = lower.removesuffix(ending)
    if not lower.isalpha():
        return lower
    return MISSED.get(lower) or str(_tools()[0].lemmatize(lower, lang="en")).lower()


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Return whether *word* (lower case) stands in the dictionary."""
    return _tools()[1].get_lemma(unicodedata.normalize("NFC", word), "en") is not None


@cache
def _tools() -> tuple[Lemmatizer, DictionaryLookupStrategy]:
    """Return what finds lemmas and what looks words up, over one kept dictionary."""
    from importlib.metadata import version

    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    from checker.read.words import kept_words

    class Kept(DefaultDictionaryFactory):
        """The library's own dictionary, which takes longer to unpack than most runs last."""

        __slots__ = ()

        def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
            unpacked = super()._get_dictionary_uncached
            return kept_words(f"{lang}-{version('simplemma')}", lambda: unpacked(lang))

    factory = Kept()
    strategy = DefaultStrategy(dictionary_factory=factory)
    return Lemmatizer(lemmatization_strategy=strategy), DictionaryLookupStrategy(factory)
