"""A fraction in its sentence in; out, whether it is a share, or a part of a percentage point.

"The state pays half" and "a third are new" are shares though no "of" follows.
"""

from __future__ import annotations

import re

_SHARED = re.compile(
    r"\b(?:pay|pays|paid|paying|cover|covers|covered|covering|own|owns|owned|hold|holds|held|take"
    r"|takes|took"
    r"|taking|get|gets|got|receive|receives|received|keep|keeps|kept|fund|funds|funded|finance"
    r"|finances"
    r"|financed|provide|provides|provided|contribute|contributes|contributed|meet|meets|met|bear"
    r"|bears"
    r"|supply|supplies|supplied|shoulder|shoulders|make up|makes up|made up|account for|accounts "
    r"for"
    r"|accounted for|is|are|was|were|lose|lost|put up|puts up|control|controls|controlled)\s+"
    r"(?:only |just |about |around |nearly |almost |exactly |roughly |over |more than |less than "
    r")?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[.,;:)]|(?:and|with|while|but|or)\b(?!\s+an?\s+half)|$)"
    r"|\s+(?:are|were|have|do|live|never|said|say|think|thought|did|will|would|could|had|came"
    r"|come|go|went"
    r"|want|wanted|believe|agree|agreed|voted|backed|oppose|opposed|support|supported|failed|fail"
    r"|earn|lack)\b"
)
_OPENS = re.compile(
    r"(?:\A|[.;:]\s+|,\s+|\b(?:that|while|and|but|whereas|where)\s+)"
    r"(?:only |just |about |around |nearly |almost |roughly |over |more than |less than |fewer "
    r"than )?\Z",
    re.IGNORECASE,
)
_SURE = re.compile(r"\A\W*(?:an? )?(?:half|third|quarter|fifth|tenth)s?\Z", re.IGNORECASE)

_POINT = re.compile(
    r"(?:[ \u00a0]of[ \u00a0]an?|[ \u00a0]an?)?[ \u00a0-](?:percentage[ \u00a0-])?point\b",
    re.IGNORECASE,
)


def point_behind(text: str, stop: int, end: int) -> int:
    """Return where "of a point" ends that stands at *stop*, 0 where it does not: "half a point".

    >>> point_behind("a quarter of a point", 9, 20), point_behind("a quarter of a pint", 9, 19)
    (20, 0)
    """
    found = _POINT.match(text, stop, end)
    return found.end() if found else 0


def stands_alone(text: str, begin: int, stop: int) -> bool:
    """Whether a fraction is a share though no "of" follows: "the state pays half"."""
    if not _ENDS.match(text, stop):
        return False
    if _SHARED.search(text, max(0, begin - 30), begin):
        return True
    low = max(0, begin - 24)
    return bool(
        _SURE.match(text[begin:stop])
        and not text[stop : stop + 1].strip()
        and _OPENS.search(text, low, begin)
    )
