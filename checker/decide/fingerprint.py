"""From what a finding compares to its identity: a fingerprint, and a short id for people."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base32: no I, L, O or U, so that an id can be read out over the telephone."""

_BITS = 5
_SHORTEST = 4
_LONGEST = 52
"""Letters that the fingerprint's 256 bits make."""


def fingerprint(
    rule: str, thing: str, pairs: Iterable[tuple[str, str]], occurrence: int = 1
) -> str:
    """Return the identity of a finding over runs, as 64 hexadecimal digits.

    *thing* names what is compared (subject and predicate keys), *pairs* are the origins with the
    canonical key of what each says, in any order.  Path, line, offset and message are left out on
    purpose: a finding that moves down the page, or whose neighbours are edited, stays the same
    finding; one whose values change is another.
    """
    identity = [rule, thing, sorted(set(pairs)), occurrence]
    text = json.dumps(identity, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def numbered(identities: Sequence[str]) -> list[int]:
    """Return the occurrence number of each identity, from 1, in the order given.

    >>> numbered(["a", "b", "a"])
    [1, 1, 2]
    """
    seen: Counter[str] = Counter()
    numbers = []
    for identity in identities:
        seen[identity] += 1
        numbers.append(seen[identity])
    return numbers


def short_ids(fingerprints: Iterable[str]) -> dict[str, str]:
    """Return a short id such as `F-7K2Q` for each fingerprint.

    Two fingerprints that begin alike both get longer ids, so that no id of the run is the
    beginning of another.
    """
    words = sorted({(_letters(print_), print_) for print_ in fingerprints})
    ids = {}
    for position, (word, print_) in enumerate(words):
        beside = words[max(0, position - 1) : position] + words[position + 1 : position + 2]
        shared = max((_common(word, other) for other, _ in beside), default=0)
        ids[print_] = "F-" + word[: max(_SHORTEST, shared + 1)]
    return ids


def _letters(print_: str) -> str:
    number = int(print_, 16) << (_LONGEST * _BITS - len(print_) * 4)
    digits = []
    for _ in range(_LONGEST):
        number, digit = divmod(number, 1 << _BITS)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))


def _common(left: str, right: str) -> int:
    """Return how many letters two words share at the start."""
    pairs = zip(left, right, strict=True)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), len(left))
