"""Claims of figures in, claims `so-far` out: counts that grow or shrink while a story goes on."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.claim import Claim
from checker.model.value import QuantityValue, TextValue

_KINDS = {
    "dead": "dead", "injured": "injured", "missing": "missing", "arrested": "arrested",
    "evacuate": "evacuated", "displaced": "evacuated", "rescue": "rescued",
    "hospitalised": "in hospital", "trapped": "trapped", "infected": "ill", "case": "ill",
}  # fmt: skip
"""By what befell those who are counted."""
_PARTS = frozenset({"part", "each", "former", "change", "made", "other", "more", "further", "new"})
"""What makes a figure one of many: "four others", "two of the dead"."""
_SETTLED = frozenset({"asserted", "decided", "alleged"})


def running_claims(counted: Iterable[Claim]) -> list[Claim]:
    """Return one claim for each figure of *counted* that news updates as time goes on.

    Its value is the number as named: "at least four dead" on Sunday and six on Friday agree, but
    the first of them is old.
    """
    claims = []
    for claim in counted:
        kind = _kind(claim)
        value = claim.value
        if not kind or not isinstance(value, QuantityValue) or value.nominal is None:
            continue
        named = f"{value.nominal:.10g}"
        claims.append(
            claim.model_copy(
                update={
                    "subject": kind,
                    "predicate": "so-far",
                    "value": TextValue(text=f"{named} {kind}"),
                    "about": claim.about.model_copy(
                        update={
                            "head": kind,
                            "numbers": (named,),
                            "modifiers": (*claim.about.modifiers, f"hedge: {value.hedge}"),
                        }
                    ),
                }
            )
        )
    return claims


def _kind(claim: Claim) -> str:
    """Return what a figure counts so far, "" where it is no such figure."""
    about, value = claim.about, claim.value
    said = claim.qualifiers
    if said.polarity == "denied" or said.modality not in _SETTLED or _PARTS & {*about.modifiers}:
        return ""
    if not isinstance(value, QuantityValue):
        return ""
    if value.unit == "percent":
        return "contained" if any(word.startswith("contain") for word in about.words) else ""
    return _KINDS.get(about.head, "") if value.unit == "" else ""
