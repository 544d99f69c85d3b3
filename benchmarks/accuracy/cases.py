"""The project's own short cases, open and closed: recall by kind, and alarms on near misses."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Literal

from table import Table, share

from checker import pipeline
from checker.config import load_config
from checker.model.finding import Finding
from checker.read.yaml import load_yaml

CASES = Path(__file__).parents[1] / "cases"
Half = Literal["open", "closed"]
_SIDES = ("a", "b")


def measure(half: Half) -> Table:
    """Return what is found in the cases of a *half*: the first, third … of a file are open."""
    table = Table(
        f"Own short cases, {half}",
        ("kind", "cases", "found", "recall", "near misses", "alarmed"),
    )
    whole: Counter[str] = Counter()
    for path in sorted(CASES.glob("*.yaml")):
        if path.stem.endswith("-near"):
            continue
        counts = _counted(path, half)
        counts.update(_counted(path.with_name(f"{path.stem}-near.yaml"), half, near=True))
        table.rows.append(_row(path.stem, counts))
        whole.update(counts)
    table.rows.append(_row("all", whole))
    table.notes.append(
        f"Other warnings and errors, where each case holds one disagreement: {whole['other']}."
    )
    return table


def _row(name: str, counts: Counter[str]) -> tuple[str, ...]:
    found, cases = counts["found"], counts["cases"]
    near, alarmed = counts["near"], counts["alarmed"]
    return name, str(cases), str(found), share(found, cases), str(near), str(alarmed)


def _counted(path: Path, half: Half, *, near: bool = False) -> Counter[str]:
    rows: Any = load_yaml(path.read_text(encoding="utf-8"), str(path)).data
    counts: Counter[str] = Counter()
    for case in rows[half == "closed" :: 2]:
        findings, places = _run(case)
        told = [f for f in findings if f.level != "note"]
        if near:
            counts.update(near=1, alarmed=bool(told))
            continue
        hits = [f for f in told if _covers(f, places)]
        counts.update(cases=1, found=bool(hits), other=len(told) - len(hits))
    return counts


def _run(case: dict[str, Any]) -> tuple[list[Finding], list[tuple[str, int, int]]]:
    """Return what a run over the two texts of a case tells, and where it should quote them."""
    with tempfile.TemporaryDirectory() as folder:
        places = []
        for number, side in enumerate(_SIDES):
            day = (case.get("published") or {}).get(side)
            role = "draft" if case.get("draft") and side == "b" else "source"
            lines = ["---", f"id: {side}", f"publisher: Outlet {side.upper()}", f"role: {role}"]
            lines += [f"published: {day}"] if day else []
            text = "\n".join([*lines, "---", case[side].strip(), ""])
            Path(folder, f"{side}.md").write_text(text, encoding="utf-8")
            for written in case["evidence"][number : number + 1]:
                at = text.rindex(written)
                places.append((side, at, at + len(written)))
        files = tuple(str(Path(folder, f"{side}.md")) for side in _SIDES)
        return list(pipeline.run(load_config(files)).findings), places


def _covers(finding: Finding, places: list[tuple[str, int, int]]) -> bool:
    """Whether *finding* quotes both places."""
    return all(
        any(e.source == source and e.start < end and start < e.end for e in finding.evidence)
        for source, start, end in places
    )
