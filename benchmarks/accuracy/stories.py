"""The project's own labelled stories, seen and unseen: recall and false alarms by kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from table import Table, share

from checker import pipeline
from checker.config import load_config
from checker.model.finding import Finding
from checker.read.yaml import load_yaml

STORIES = Path(__file__).parents[1] / "stories"
_LONGEST = 400
"""A quote of more characters is no place."""

Place = tuple[str, int, int]


@dataclass(slots=True)
class Score:
    """What was found in stories, by the kind and the difficulty of what is labelled."""

    found: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    """False alarms by rule."""
    sprung: int = 0


def measure(half: str) -> Table:
    """Return recall by kind over the stories in the folder *half*."""
    score = Score()
    for folder in sorted((STORIES / half).iterdir()):
        _add(score, folder)
    table = Table(f"Own stories, {half}", ("discrepancies", "labelled", "found", "recall"))
    for name in sorted(score.labelled):
        found, labelled = score.found[name], score.labelled[name]
        table.rows.append((name, str(labelled), str(found), share(found, labelled)))
    alarms = sum(score.false.values())
    rules = ", ".join(f"{rule} {number}" for rule, number in score.false.most_common()) or "none"
    table.notes.append(
        f"False alarms: {alarms} ({rules}); precision"
        f" {share(score.found['all'], score.found['all'] + alarms)}; traps sprung: {score.sprung}."
    )
    return table


def _add(score: Score, folder: Path) -> None:
    files = sorted(folder.glob("*.md"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    gold: Any = load_yaml((folder / "gold.yaml").read_text(encoding="utf-8"), str(folder)).data
    report = pipeline.run(load_config(tuple(str(path) for path in files)))
    matched: set[str] = set()
    for label in gold.get("discrepancies") or []:
        names = ("all", f"difficulty {label['difficulty']}", f"kind {label['kind']}")
        score.labelled.update(names)
        places = _places(texts, label)
        hits = [
            finding.id
            for finding in report.findings
            if (finding.level != "note" or label["level"] == "note") and _covers(finding, places)
        ]
        matched.update(hits)
        if hits:
            score.found.update(names)
    traps = [_places(texts, trap) for trap in gold.get("traps") or []]
    for finding in report.findings:
        if finding.level != "note" and finding.id not in matched:
            score.false[finding.rule] += 1
            score.sprung += sum(_covers(finding, places) for places in traps)


def _places(texts: dict[str, str], label: dict[str, Any]) -> list[Place]:
    places = []
    for row in label["evidence"]:
        at = texts[row["doc"]].index(row["contains"])
        places.append((row["doc"], at, at + len(row["contains"])))
    return places


def _covers(finding: Finding, places: list[Place]) -> bool:
    """Whether *finding* quotes two of *places*, or the one that there is."""
    touched = sum(
        any(
            piece.source == source
            and piece.start < end
            and start < piece.end
            and piece.end - piece.start <= _LONGEST
            for piece in finding.evidence
        )
        for source, start, end in places
    )
    return touched >= min(2, len(places))
