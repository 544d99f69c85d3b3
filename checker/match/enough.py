"""How much two claims without a figure must have in common to be held to be about one thing."""

from __future__ import annotations

QUOTE_SHARE = 0.6
"""Share of the shorter quotation's bits that both must have."""
SHORT_QUOTE = 12
"""So many words have a sentence of which beginning and end alone may be the same."""
FEWEST_QUOTE_WORDS = 3
FEWEST_LIST_SHARED = 2
LIST_ALONE = 0.75
"""Lists that share so much of the shorter one are one list, whatever stands around them."""
LIST_OVERLAP = 0.5
LIST_CONTEXT_BITS = 6.0
LIST_SWAPPED_BITS = 3.0
"""Where all members are the same but one, which the other text names nowhere."""
LIST_NUMBER_BITS = 4.0
"""For each figure that stands beside both lists."""
HOLDS_SHARE = 0.7
"""Share of the smaller clause's bits that two clauses about one thing must have in common."""
HOLDS_SHARE_LONGER = 0.45
HOLDS_BITS = 12.0
DENIED_SHARE = 0.95
"""A statement and its denial may have two words only in common, if these are nearly all there are."""

ACT_BITS = 6.0
ACT_SHARE = 0.4
"""Bits, and share of the smaller clause's, that two clauses with one act must have in common."""
BODY_BITS = 3.0
"""Bits that the names of who approves must have in common: one name is enough."""
STATE_BITS = 4.5
"""Bits that two clauses must have in common beside the thing and the opposites it is said to be."""
ALONE_BITS = 2.0
"""An act that a story knows once needs little beside it in common, but something, or the month."""
ACT_DOCUMENTS = 8
"""In more documents than these an act that a story knows once may be of several stories."""

PLACED_SAME_NAME = 8.0
PLACED_BITS = 7.0
PLACED_COMMON_ANCESTOR = 6.0
"""Both places are parts of one institution."""
SUPPORT_SHARE = 0.42
"""Share of a draft statement's bits that one passage of a source must have to carry it."""
