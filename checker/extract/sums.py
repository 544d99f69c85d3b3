"""Groups of figures tied by arithmetic in, claims that a rule can hold against each other out.

A sum becomes the claims `part` (several) and `total`.  A share or a change becomes two claims of
one thing, `share` or `change`: one as stated, one as the other figures make it.
"""

from __future__ import annotations

from checker.extract.arithmetic import Group, Part, groups
from checker.extract.context import Context
from checker.extract.division import divisions
from checker.extract.figures import Figures
from checker.extract.partition import partitions
from checker.extract.portion import is_wrong, portions
from checker.extract.quantity import QuantityMention
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import QuantityValue

_CONVERTED_WITHIN = 6.0
"""Percent by which "5 miles" may miss "8 kilometres"."""


def sum_claims(document: Document, context: Context, found: Figures) -> list[Claim]:
    """Return the claims of every group."""
    claims: list[Claim] = []
    for group in groups(document, context, found.quantities):
        first = min(term.mention.start for term in group.terms)
        maker = _Maker(document, context, f"{group.relation} {document.id} {first}")
        match group.relation:
            case "sum":
                claims += [
                    maker.claim(term.part, _span(term.mention), _summed(term.mention.value))
                    for term in group.terms
                ]
            case "share":
                claims += _share(maker, group)
            case "change":
                claims += _change(maker, group)
            case "conversion":
                claims += _conversion(maker, group)
    whole_with_parts = (
        *partitions(document.text, context, found.quantities),
        *divisions(document.text, found.quantities),
    )
    rows = {parts[0].start: (whole, parts) for whole, parts in whole_with_parts}
    for whole, parts in rows.values():
        maker = _Maker(document, context, f"partition {document.id} {parts[0].start}")
        claims += [maker.claim("part", _span(part), _summed(part.value)) for part in parts]
        claims.append(maker.claim("total", _span(whole), _summed(whole.value)))
    return claims + _portions(document, context, found)


def _portions(document: Document, context: Context, found: Figures) -> list[Claim]:
    """Return the claims of parts that are too many for the whole that they are taken out of."""
    claims: list[Claim] = []
    for whole, parts in portions(context, found.quantities, found.wholes):
        maker = _Maker(document, context, f"portion {document.id} {parts[0].start}")
        if len(parts) > 1 and is_wrong(document.text, whole, parts):
            claims += [maker.claim("part", _span(p), _summed(p.value)) for p in parts]
            claims.append(maker.claim("total", _span(whole), _summed(whole.value)))
        for part in parts:
            if part.value.low > whole.value.high > 0:
                made = _between(100 * part.value.low / whole.value.high, None, "percent")
                most = _between(0, 100, "percent")
                claims.append(maker.claim("share", _span(part), made))
                claims.append(maker.claim("share", _span(whole), most))
    return claims


def _between(low: float, high: float | None, unit: str) -> QuantityValue:
    return QuantityValue(
        low=low, high=low if high is None else high, nominal=None, unit=unit, hedge="between"
    )


class _Maker:
    """Makes the claims of one group, which share a subject."""

    def __init__(self, document: Document, context: Context, subject: str) -> None:
        self._document, self._context, self._subject = document, context, subject

    def claim(self, predicate: str, span: tuple[int, int], value: QuantityValue) -> Claim:
        start, end = span
        part = self._context.at(start)
        return Claim(
            source=self._document.id,
            subject=self._subject,
            predicate=predicate,
            value=value,
            quote=Quote(exact=self._document.text[start:end], start=start, end=end),
            about=self._context.about(start, end),
            statement=part.statement.number if part else 0,
            keyed=True,
        )


def _summed(value: QuantityValue) -> QuantityValue:
    """Return *value* as exact as it is written: parts beside "about 11,000" make 11,000 or so."""
    if value.hedge != "about" or value.nominal is None or not value.precision:
        return value
    half = value.precision / 2
    return value.model_copy(update={"low": value.nominal - half, "high": value.nominal + half})


def _span(mention: QuantityMention) -> tuple[int, int]:
    return mention.start, max(mention.end, mention.head_end)


def _term(group: Group, part: Part) -> QuantityMention:
    return next(term.mention for term in group.terms if term.part == part)


def _share(maker: _Maker, group: Group) -> list[Claim]:
    part, share, whole = (_term(group, p) for p in ("share-part", "share", "share-whole"))
    if whole.value.low <= 0 or share.value.nominal is None:
        return []
    # A share in whole percent is rounded: half a step either way is no disagreement.
    slack = share.value.precision / 2
    stated = share.value.model_copy(
        update={"low": share.value.low - slack, "high": share.value.high + slack}
    )
    made = QuantityValue(
        low=100 * part.value.low / whole.value.high,
        high=100 * part.value.high / whole.value.low,
        nominal=None,
        unit="percent",
        hedge="between",
    )
    return [
        maker.claim("share", _span(part), made),
        maker.claim("share", (share.start, _span(whole)[1]), stated),
    ]


def _conversion(maker: _Maker, group: Group) -> list[Claim]:
    """Return one measure in percent of the other, and what it may be of itself."""
    one, other = _term(group, "from"), _term(group, "to")
    if not one.value.nominal or not other.value.nominal:
        return []
    steps = one.value.precision / one.value.nominal + other.value.precision / other.value.nominal
    slack = max(_CONVERTED_WITHIN, 100 * min(steps, 1) / 2)
    made = 100 * other.value.nominal / one.value.nominal
    return [
        maker.claim("share", _span(one), _between(100 - slack, 100 + slack, "percent")),
        maker.claim("share", _span(other), _between(made, None, "percent")),
    ]


def _change(maker: _Maker, group: Group) -> list[Claim]:
    before, after = _term(group, "from"), _term(group, "to")
    if group.factor is None or group.factor_span is None or before.value.low <= 0:
        return []
    # "Halved" and "doubled" are said of changes that come near: a tenth either way.
    stated = QuantityValue(
        low=group.factor * 0.9, high=group.factor * 1.1, nominal=group.factor, unit="ratio",
        hedge="about",
    )  # fmt: skip
    made = QuantityValue(
        low=after.value.low / before.value.high,
        high=after.value.high / before.value.low,
        unit="ratio",
        hedge="between",
    )
    return [
        maker.claim("change", group.factor_span, stated),
        maker.claim("change", (before.start, after.end), made),
    ]
