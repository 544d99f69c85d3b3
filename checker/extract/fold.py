"""A name as written in, the form in which names are compared out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that decomposition leaves whole although readers take them for accented ones.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_QUOTES = re.compile(r"['’‘ʼ`´′]")
_POSSESSIVE = re.compile(r"(?:['’‘ʼ]s|(?<=s)['’])\Z")
_INITIALS = re.compile(r"\b([^\W\d_])\.")
_MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return *name* without case, accents, punctuation, leading article and final possessive.

    >>> fold("The U.K.'s"), fold("Musée d’Orsay"), fold("Bosnia & Herzegovina")
    ('uk', 'musee dorsay', 'bosnia and herzegovina')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", name).strip().casefold())
    plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _QUOTES.sub("", plain).replace("&", " and ")
    plain = _MARKS.sub(" ", _INITIALS.sub(r"\1", plain)).strip()
    while plain.startswith("the "):
        plain = plain[4:]
    return plain
