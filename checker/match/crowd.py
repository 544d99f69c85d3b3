"""A number of documents in, the bits that a pair among so many needs more, out."""

from __future__ import annotations

from math import log2

MORE_BITS = 2.0
"""For each doubling of the documents beyond the usual: some pair looks alike by chance."""
USUAL_DOCUMENTS = 3


def crowd_bits(documents: str) -> str:
    """Return the SQL for the bits that a pair needs more where *documents* is their number."""
    return f"{MORE_BITS} * log2(greatest({documents}, {USUAL_DOCUMENTS}) / {USUAL_DOCUMENTS})"


def crowd(documents: int) -> float:
    """Return the bits that a pair needs more where there are so many *documents*."""
    return MORE_BITS * log2(max(documents, USUAL_DOCUMENTS) / USUAL_DOCUMENTS)
