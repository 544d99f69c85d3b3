"""What stands behind a length in, the dimension that it measures out: "40 metres deep", depth."""

from __future__ import annotations

import re

_BEHIND = (
    ("depth", r"deep|down|below|beneath|underneath|underground|underwater|under"),
    ("height", r"high|tall|above|up|in height|in the air"),
    ("length", r"long|in length"),
    ("width", r"wide|across|broad|in width|in diameter"),
    ("distance", r"away|apart|off|from|(?:north|south|east|west)(?:-?(?:east|west))?(?:ward)?s?"),
)
_RULES = [(name, re.compile(rf"[ \u00a0-](?:{words})\b", re.IGNORECASE)) for name, words in _BEHIND]


def dimension(text: str, stop: int) -> str:
    """Return the dimension of the length that ends at *stop*, "" where nothing tells.

    >>> dimension("It lay 40 metres below the road.", 17)
    'depth'
    """
    return next((name for name, rule in _RULES if rule.match(text, stop)), "")
