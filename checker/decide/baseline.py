"""From a file of findings accepted once to findings marked as known, and back to the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import ValidationError

from checker.errors import ConfigError, Place
from checker.model.finding import Finding
from checker.model.frozen import Frozen

_ADVICE = "Give the file that `check baseline write` made, or a JSON report."


class Entry(Frozen):
    """One accepted finding: its identity, and what helps people to recognize it."""

    fingerprint: str
    id: str = ""
    rule: str = ""
    message: str = ""


class Baseline(Frozen):
    """Findings that were accepted once; identities, never counts or lines."""

    schema_version: int = 1
    findings: tuple[Entry, ...] = ()


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints in a baseline file.

    A JSON report is a baseline too: its findings carry fingerprints.

    Raises:
        ConfigError: The file is missing or holds something else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise ConfigError(
            f"cannot read the baseline: {reason}", place=Place(path.as_posix()), advice=_ADVICE
        ) from error
    return _fingerprints(text, path)


def _fingerprints(text: str, path: Path) -> frozenset[str]:
    try:
        data = json.loads(text)
        found = [entry["fingerprint"] for entry in data["findings"]]
        known = Baseline(findings=tuple(Entry(fingerprint=print_) for print_ in found))
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"not a baseline: {error.msg}",
            place=Place(path.as_posix(), error.lineno, error.colno),
            advice=_ADVICE,
        ) from error
    except (KeyError, TypeError, RecursionError, ValidationError) as error:
        raise ConfigError(
            "not a baseline: no list of findings with fingerprints",
            place=Place(path.as_posix()),
            advice=_ADVICE,
        ) from error
    return frozenset(entry.fingerprint for entry in known.findings)


def pruned(path: Path, kept: Collection[str]) -> str:
    """Return the text of the baseline file with only the entries in *kept*.

    Raises:
        ConfigError: The file is no baseline.
    """
    read_baseline(path)
    known = json.loads(path.read_text(encoding="utf-8"))["findings"]
    entries = [
        Entry(**{name: entry[name] for name in Entry.model_fields if name in entry})
        for entry in known
        if entry["fingerprint"] in kept
    ]
    return _written(entries)


def marked(findings: Iterable[Finding], known: frozenset[str]) -> tuple[Finding, ...]:
    """Return the findings, those of the baseline with status `baseline`."""
    return tuple(
        finding.model_copy(update={"status": "baseline"})
        if finding.status == "new" and finding.fingerprint in known
        else finding
        for finding in findings
    )


def baseline_of(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline file that holds these findings, in a stable order."""
    entries = sorted(
        (
            Entry(
                fingerprint=finding.fingerprint,
                id=finding.id,
                rule=finding.rule,
                message=finding.message,
            )
            for finding in findings
            if finding.status != "waived"
        ),
        key=lambda entry: (entry.rule, entry.fingerprint),
    )
    return _written(entries)


def _written(entries: Iterable[Entry]) -> str:
    data = Baseline(findings=tuple(entries)).model_dump()
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
