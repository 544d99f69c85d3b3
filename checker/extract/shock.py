"""A figure in its text in; out, whether it is how strong an earthquake was."""

from __future__ import annotations

import re

from checker.extract.counted import Counted

_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:[-‐‑–]| of | was | at |[ ,]+)$", re.IGNORECASE)
_FROM_MAGNITUDE = re.compile(
    r"\b(?:above|over|exceeding|under|below|than|least|beyond|from|between)"
    r" (?:an? )?magnitude(?:[-‐‑–]| of | )$",
    re.IGNORECASE,
)
"""What counts as a shock worth counting is the magnitude of none."""
_OR_STRONGER = re.compile(
    r"(?: or (?:more|above|greater|higher|stronger|larger|over)|\+| and (?:above|over|higher))"
    r"(?= (?:on the |earthquake|quake|tremor|aftershock|shock|event))",
    re.IGNORECASE,
)
_MAGNITUDE_BEHIND = re.compile(
    r"[- ]magnitude\b| on the (?:[\w-]+ ){0,3}(?:Richter|magnitude)\b|,? on Richter|-?Richter"
    r"| magnitude\b",
    re.IGNORECASE,
)


def magnitude(text: str, floor: int, at: int, stop: int) -> Counted | None:
    """Return "magnitude" where text[at:stop] is that of an earthquake."""
    low = max(floor, at - 16)
    if _FROM_MAGNITUDE.search(text, max(floor, at - 32), at) or _OR_STRONGER.match(text, stop):
        return Counted("least magnitude", (), stop, stop)
    if _MAGNITUDE_BEHIND.match(text, stop) or _MAGNITUDE_BEFORE.search(text, low, at):
        return Counted("magnitude", (), stop, stop)
    return None
