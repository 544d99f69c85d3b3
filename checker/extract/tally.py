"""One number word after the other in, the number that they add up to out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.extract.digit import Atom

_ZERO = Fraction(0)
_SCALABLE = {
    "dozen": {"article", "unit", "ten", "digits", "half"},
    "hundred": {"article", "unit", "ten", "digits", "half", "mixed"},
    "times": {"article", "unit", "ten", "digits", "half", "mixed", "hundred"},
}


@dataclass(slots=True)
class Tally:
    """What the words read so far add up to."""

    total: Fraction = _ZERO
    current: Fraction | None = None
    step: Fraction = Fraction(1)
    last: str = ""
    smallest: Fraction = Fraction(10**18)
    scaled: bool = False

    @property
    def value(self) -> Fraction:
        """The number so far."""
        return self.total + (self.current or _ZERO)


def add(atom: Atom, gap: str, total: Tally) -> bool:
    """Add one atom; return False where it does not go on with the number."""
    joined = "and" in gap
    article = gap.endswith(("a ", "an ", "a-")) and gap.strip() != ""
    role = atom.role
    if role in {"unit", "ten"}:
        return not article and _low(atom, joined=joined, total=total)
    if role in {"hundred", "times", "dozen"}:
        return not joined and (not article or total.last == "half") and _scale(atom, total)
    if role in {"half", "vulgar"}:
        return _half(atom, total, joined=joined, article=article)
    if role == "part":
        return _quarters(atom, gap, total, joined=joined)
    tied = role == "rank" and total.last in {"ten", "hundred"} and atom.value < 10
    rank = Atom(atom.start, atom.end, "unit", atom.value)
    return tied and not article and _low(rank, joined=joined, total=total)


def _half(atom: Atom, total: Tally, *, joined: bool, article: bool) -> bool:
    """Add the half of "two and a half", "a million and a half", "2½"."""
    if atom.role == "half" and joined and article and total.last == "times":
        total.total += total.smallest / 2
        total.step, total.last = total.smallest / 10, "done"
        return True
    if not (joined or atom.role == "vulgar") or total.last not in {"unit", "ten", "digits"}:
        return False
    part = atom.value if atom.role == "vulgar" else Fraction(1, 2)
    total.current = (total.current or _ZERO) + part
    total.step, total.last = Fraction(1, 10), "mixed"
    return True


def _quarters(atom: Atom, gap: str, total: Tally, *, joined: bool) -> bool:
    if joined and gap.strip().endswith(" a") and total.last in {"unit", "ten", "digits"}:
        total.current = (total.current or _ZERO) + 1 / atom.value
        total.step, total.last = Fraction(1, 20), "mixed"
        return True
    if total.last == "ten" and gap.strip(" ") in {"-", "‑"} and atom.value < 10:
        total.current = (total.current or _ZERO) + atom.value  # twenty-third
        total.last = "rank"
        return True
    if (
        total.last == "unit"
        and total.total == 0
        and not joined
        and total.current
        and total.current < atom.value
    ):
        total.current /= atom.value
        total.step, total.last = Fraction(1, 20), "part"
        return True
    return False


def _low(atom: Atom, *, joined: bool, total: Tally) -> bool:
    """Add a number under 100: after a hundred or a larger scale, or the unit of "twenty-three"."""
    tens = total.last == "ten" and atom.role == "unit" and 0 < atom.value < 10 and not joined
    after = total.last in {"hundred", "times"} and atom.value > 0
    if not tens and not after:
        return False
    total.current = (total.current or _ZERO) + atom.value
    total.step = Fraction(1)
    total.last = atom.role
    return True


def _scale(atom: Atom, total: Tally) -> bool:
    """Multiply by a hundred, a dozen or a larger scale."""
    if total.current is None or total.last not in _SCALABLE[atom.role]:
        return False
    if atom.role == "times":
        return _times(atom, total)
    if atom.role == "hundred" and total.current >= 100:
        return False
    total.current *= atom.value
    if atom.role == "hundred":
        total.step, total.scaled = total.step * 100, True
    else:
        total.step = min(atom.value, total.current)
    total.last = atom.role
    return True


def _times(atom: Atom, total: Tally) -> bool:
    """Multiply what stands before "thousand", "million"; scales have to fall."""
    if atom.value >= total.smallest:
        return False
    total.total += (total.current or _ZERO) * atom.value
    total.current, total.smallest = _ZERO, atom.value
    total.step, total.last, total.scaled = total.step * atom.value, "times", True
    return True
