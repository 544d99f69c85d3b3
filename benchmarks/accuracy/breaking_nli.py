"""Breaking NLI: sentence pairs that differ in one word, by what kind of word it is."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from half import SEED, Half, chosen, sampled
from pairs import Hit, Pair, compared
from table import Table, share

TOGETHER = 100


def measure(shared: Path, half: Half, most: int) -> Table:
    """Return the detection by category; *most* rows of each category and label (0: all)."""
    table = Table(
        f"Breaking NLI, {half} half",
        ("category", "contradictions", "found", "recall", "others", "alarms", "alarm rate"),
        notes=[
            (
                "Each pair is two documents of one sentence; found: a warning or an error between "
                f"the two. {TOGETHER} pairs share a run."
            ),
        ],
    )
    if most:
        table.notes.append(f"A fixed sample of up to {most} pairs of a category and label.")
    rows = picked(shared, half, most)
    hits = found(rows)
    by: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    for row in rows:
        loud = any(hit.loud for hit in hits[str(row["pairID"])])
        by[row["category"], row["gold_label"] == "contradiction"].append(loud)
    for category in sorted({row["category"] for row in rows}):
        positive, negative = by[category, True], by[category, False]
        table.rows.append(
            (
                category,
                str(len(positive)),
                str(sum(positive)),
                share(sum(positive), len(positive)),
                str(len(negative)),
                str(sum(negative)),
                share(sum(negative), len(negative)),
            )
        )
    return table


def picked(shared: Path, half: Half, most: int) -> list[dict[str, Any]]:
    """Return the rows to measure."""
    path = shared / "data/breaking_nli/dataset.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = chosen(map(json.loads, lines), half, lambda row: str(row["pairID"]))
    kinds: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        kinds[row["category"], row["gold_label"]].append(row)
    return [row for kind in sorted(kinds) for row in sampled(kinds[kind], most)]


def found(rows: list[dict[str, Any]]) -> dict[str, list[Hit]]:
    """Return what is found in each row, by its id."""
    pairs = [
        Pair(str(r["pairID"]), _stopped(r["sentence1"]), _stopped(r["sentence2"]), r["sentence1"])
        for r in rows
    ]
    # The rows of one premise stand together in the file; spread out, they do not make each
    # other's words common.
    random.Random(SEED).shuffle(pairs)  # noqa: S311 - an order, no secret
    return compared(pairs, TOGETHER)


def _stopped(sentence: str) -> str:
    """End a sentence as one: without a stop it is read as a heading."""
    return sentence if sentence.rstrip().endswith((".", "!", "?")) else f"{sentence.rstrip()}."
