"""Two runs in, what is new, gone or changed between them, and why, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.decide.waiver import values_of
from checker.model.finding import Finding
from checker.store.history import Record

Kind = Literal["new", "gone", "changed", "status"]


@dataclass(frozen=True)
class Change:
    """What became of one finding from one run to another."""

    kind: Kind
    finding: Finding
    """As it is now; as it was, where it is gone."""
    told: str
    """Why, in words."""


def difference(before: Record, after: Record) -> tuple[Change, ...]:
    """Return the changes: values first, then what is new, gone, or stands otherwise."""
    was = {finding.fingerprint: finding for finding in before.findings}
    now = {finding.fingerprint: finding for finding in after.findings}
    appeared = [finding for print_, finding in now.items() if print_ not in was]
    left = [finding for print_, finding in was.items() if print_ not in now]
    changed: list[Change] = []
    for finding in list(appeared):
        earlier = _earlier(finding, left)
        if earlier is not None:
            appeared.remove(finding)
            left.remove(earlier)
            changed.append(Change("changed", finding, _values(earlier, finding)))
    new = [Change("new", finding, _why(finding, before, after, "new")) for finding in appeared]
    gone = [Change("gone", finding, _why(finding, after, before, "gone")) for finding in left]
    return (*changed, *new, *gone, *_standing(was, now))


def _earlier(finding: Finding, left: Sequence[Finding]) -> Finding | None:
    """Return the finding of the earlier run that this one is with other values, if there is one."""
    sources = {piece.source for piece in finding.evidence}
    for other in left:
        shared = sources & {piece.source for piece in other.evidence}
        alike = other.rule == finding.rule and other.thing == finding.thing
        if alike and len(shared) >= min(2, len(sources)):
            values, earlier = values_of(finding), values_of(other)
            if finding.thing or any(values[one] == earlier[one] for one in shared):
                return other
    return None


def _values(earlier: Finding, finding: Finding) -> str:
    was, now = values_of(earlier), values_of(finding)
    told = [
        f"{source}: {was.get(source, 'nothing')} → {now.get(source, 'nothing')}"
        for source in sorted(was.keys() | now.keys())
        if was.get(source) != now.get(source)
    ]
    return "; ".join([*told, f"was {earlier.id}"])


def _why(finding: Finding, there: Record, here: Record, kind: str) -> str:
    """Return why *finding*, which *here* has, is not in *there*."""
    tense = {"new": ("was not read before", "did not run before"),
             "gone": ("is no longer read", "does not run any more")}[kind]  # fmt: skip
    if not there.sources or not here.sources:
        return "not known: an earlier version of check kept less"
    if finding.rule not in there.rules:
        return f"the rule {finding.rule} {tense[1]}"
    sources = sorted({piece.source for piece in finding.evidence})
    missing = [source for source in sources if source not in there.sources]
    if missing:
        return "; ".join(f"{source} {tense[0]}" for source in missing)
    edited = [one for one in sources if there.sources[one] != here.sources.get(one)]
    if edited:
        return f"the text of {', '.join(edited)} has changed"
    if there.figures.get("scope") != here.figures.get("scope"):
        return "one of the two runs looked only at what had changed"
    return "the same texts and rules: a setting, a vocabulary or check itself has changed"


def _standing(was: dict[str, Finding], now: dict[str, Finding]) -> Iterator[Change]:
    for print_, finding in now.items():
        earlier = was.get(print_)
        if earlier is None:
            continue
        steps = [
            f"{name} {old} → {new}"
            for name, old, new in (
                ("status", earlier.status, finding.status),
                ("level", earlier.level, finding.level),
            )
            if old != new
        ]
        if steps:
            made = finding.decision or earlier.decision
            told = f" ({made.decision} by {made.by}, {made.state})" if made else ""
            yield Change("status", finding, "; ".join(steps) + told)
