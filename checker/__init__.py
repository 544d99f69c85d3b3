"""A linter for facts: finds where several sources tell one story and do not agree."""

from __future__ import annotations

__version__ = "0.1.0"
