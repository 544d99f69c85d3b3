"""From what a run found and could not do to its exit code, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.errors import CheckError, IncompleteError, SourceError
from checker.model.finding import LEVELS, Finding, Level, Limit, at_or_above, gates
from checker.model.frozen import Frozen
from checker.model.report import Exit

FailOn = Limit

_UNCHECKED = "This is not a pass."
_LONG = 160
"""A longer sentence ends in a list; the last line of a run does without, the report has it."""


class Gate(Frozen):
    """The flags that decide what a run's findings come to."""

    fail_on: FailOn = "error"
    fail_on_new: FailOn | None = None
    """For findings that the baseline does not hold, where it is stricter."""
    exit_zero: bool = False
    allow_incomplete: bool = False
    new_only: bool = False
    model: bool = False
    """Whether what rests on a language model alone can fail the run."""

    @property
    def limit(self) -> FailOn:
        """The lowest level of a new finding that fails the run."""
        asked = [one for one in (self.fail_on, self.fail_on_new) if one and one != "never"]
        return max(asked, key=LEVELS.index, default="never")


def outcome(  # noqa: PLR0913 - the three flags are one gate, each a flag of the command line
    findings: Sequence[Finding],
    problems: Sequence[CheckError | str],
    incomplete: Sequence[str],
    *,
    fail_on: FailOn = "error",
    exit_zero: bool = False,
    allow_incomplete: bool = False,
    model: bool = False,
) -> tuple[Exit, str]:
    """Return the exit code and its reason.

    With several reasons the first of these wins: something asked for was wrong (2), findings at or
    above *fail_on* (1), something could not be checked (3).  A source that cannot be read is of the
    last kind, every other problem of the first.  Neither *exit_zero* nor
    *allow_incomplete* softens a wrong request: a gate that was never set up must not look open.
    Findings that rest on a language model alone fail a run only where *model* is set.
    """
    counts = level_counts(findings)
    told = in_words(counts)
    unread = [one for one in problems if isinstance(one, SourceError | IncompleteError)]
    if len(problems) > len(unread):
        number = _number(len(problems) - len(unread), "problem")
        return Exit.WRONG_REQUEST, f"{told}, but {number} in what was asked for: see above"
    if any(gates(finding, fail_on, model=model) for finding in findings):
        reason = f"{told}: at or above {fail_on}"
        return _softened(Exit.FINDINGS, reason, "--exit-zero" if exit_zero else "")
    incomplete = incomplete or [str(problem) for problem in unread]
    if incomplete:
        flag = "--allow-incomplete" if allow_incomplete else "--exit-zero" if exit_zero else ""
        return _softened(Exit.NOT_CHECKED, _unchecked(told, incomplete), flag)
    if not any(counts.values()):
        return Exit.CLEAN, told
    if gating(counts, fail_on):
        return Exit.CLEAN, f"{told}: at or above {fail_on} by the model alone, which fails no run"
    return Exit.CLEAN, f"{told}: none at or above {fail_on}" if fail_on != "never" else told


def _softened(code: Exit, reason: str, flag: str) -> tuple[Exit, str]:
    """Return *code*, or success where *flag* was given; the reason says so."""
    return (Exit.CLEAN, f"{reason} (allowed by {flag})") if flag else (code, reason)


def _unchecked(told: str, incomplete: Sequence[str]) -> str:
    if len(incomplete) == 1:
        first = incomplete[0].strip().split("\n", 1)[0].rstrip(".")
        if len(first) > _LONG:
            first = first.split(": ", 1)[0]
        return f"{told}, but could not check everything: {first}. {_UNCHECKED}"
    return f"{told}, but {len(incomplete)} things could not be checked: see above. {_UNCHECKED}"


def level_counts(findings: Iterable[Finding]) -> dict[Level, int]:
    """Return how many new findings there are of each level, most serious first."""
    counts: dict[Level, int] = dict.fromkeys(LEVELS, 0)
    for finding in findings:
        if finding.status == "new":
            counts[finding.level] += 1
    return counts


def gating(counts: dict[Level, int], fail_on: FailOn) -> int:
    """Return how many findings are at or above the level that fails a run."""
    return sum(counts[level] for level in LEVELS if at_or_above(level, fail_on))


def in_words(counts: dict[Level, int]) -> str:
    """Return the counts as a reader says them.

    >>> in_words({"error": 1, "warning": 2, "note": 0})
    '1 error, 2 warnings'
    """
    named = [_number(counts[level], level) for level in LEVELS if counts[level]]
    return ", ".join(named) or "nothing found"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
