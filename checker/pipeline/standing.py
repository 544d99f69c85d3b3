"""Findings in, findings as they stand out: waived, in the baseline, or outside of what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config

if TYPE_CHECKING:
    from checker.model.decision import Decision
    from checker.model.finding import Finding
    from checker.pipeline.stage import Loaded


def standing(
    config: Config, found: tuple[Finding, ...], loaded: Loaded
) -> tuple[tuple[Finding, ...], tuple[Decision, ...], str]:
    """Return the findings as they stand, the decisions on them, and what they were narrowed to.

    Decisions and baseline are held against everything that was found, so that one on a finding
    outside of what changed does not look unused.

    Raises:
        CheckError: A file of decisions or a baseline is wrong, or the revision is.
    """
    decisions: tuple[Decision, ...] = ()
    if config.decisions:
        from checker.decide.register import read_decisions
        from checker.decide.waiver import applied, today

        day = config.as_of
        found, decisions = applied(
            found, read_decisions(Path(config.decisions)), today if day is None else lambda: day
        )
    if config.baseline:
        from checker.decide.baseline import marked, read_baseline

        found = marked(found, read_baseline(Path(config.baseline)))
    if config.changed is None:
        return found, decisions, ""
    from checker.pipeline.change import narrowed

    found, scope = narrowed(found, loaded, config.changed)
    return found, decisions, scope
