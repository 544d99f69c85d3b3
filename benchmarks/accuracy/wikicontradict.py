"""WikiContradict: passages that contradict each other, and negatives built from the same rows."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from half import SEED, Half, chosen, sampled
from pairs import Hit, Pair, compared
from table import Table, share

TOGETHER = 1
_KINDS = ("explicit", "implicit", "explicit, one passage", "implicit, one passage")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_WORD = re.compile(r"\w+")
_FEWEST = 4
"""Longer words that a sentence has; a fragment contradicts nothing."""
_SAME = 0.4
"""A sentence that shares so many of its longer words with a labelled one may say the same."""


def measure(shared: Path, half: Half, most: int) -> Table:
    """Return the recall by type, and the alarms on pairs that do not contradict each other."""
    rows = sampled(picked(shared, half), most)
    groups: list[tuple[str, list[Pair]]] = [
        (name, [pair for row, pair in positives(rows) if _kind(row) == name]) for name in _KINDS
    ]
    groups += [
        ("unrelated: other articles", strangers(rows)),
        ("unrelated: same article", neighbours(rows)),
        ("a passage and its copy", copies(rows)),
    ]
    table = Table(
        f"WikiContradict, {half} half",
        ("pairs", "number", "found", "recall", "alarms per 100"),
        notes=[
            (
                "Found: a warning or an error with evidence in both passages; in the rows of one "
                "passage both texts are the same, and it contradicts itself. Unrelated pairs are "
                "built with a fixed seed; of the same article, each labelled sentence is laid "
                "beside the other sentences around it and around its counterpart."
            ),
            "Each pair is a run of its own: more documents would ask for more evidence.",
        ],
    )
    for name, pairs in groups:
        hits = compared(pairs, TOGETHER)
        positive = name in _KINDS
        within = name.endswith("one passage")
        number = sum(any(h.loud and (within or h.across) for h in hit) for hit in hits.values())
        alarms = "" if positive else f"{100 * number / max(len(pairs), 1):.1f}"
        recall = share(number, len(pairs)) if positive else ""
        table.rows.append((name, str(len(pairs)), str(number), recall, alarms))
    return table


def picked(shared: Path, half: Half) -> list[dict[str, Any]]:
    """Return the rows, each with its line as its identity."""
    path = shared / "data/wikicontradict/wiki_contradict_refined.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) | {"line": line} for line in chosen(lines, half, str)]


def positives(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Pair]]:
    """Return the labelled pairs."""
    return [
        (row, Pair(f"{n}", left, right, left))
        for n, row in enumerate(rows)
        for left, right in [(row["context1_self_contained"], row["context2_self_contained"])]
    ]


def strangers(rows: list[dict[str, Any]]) -> list[Pair]:
    """Return each first passage beside the second one of a row about something else."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    pairs = []
    for n, row in enumerate(rows):
        others = [r for r in rows if not _related(row, r)]
        if others:
            left, right = row["context1_self_contained"], draw.choice(others)
            pairs.append(Pair(f"{n}", left, right["context2_self_contained"], left))
    return pairs


def neighbours(rows: list[dict[str, Any]]) -> list[Pair]:
    """Return each labelled sentence beside the other sentences of both passages."""
    pairs: dict[tuple[str, str], Pair] = {}
    for row in rows:
        labelled = [_content(row[column]) for column in ("context1", "context2")]
        passages = f"{row['context1_info']} {row['context2_info']}"
        for sentence in _SENTENCE.split(passages):
            words = _content(sentence)
            shared = max(len(words & known) for known in labelled) / max(len(words), 1)
            if len(words) < _FEWEST or shared >= _SAME:
                continue
            for left in (row["context1"], row["context2"]):
                pairs.setdefault((left, sentence), Pair(f"{len(pairs)}", left, sentence, left))
    return list(pairs.values())


def copies(rows: list[dict[str, Any]]) -> list[Pair]:
    """Return each passage beside itself."""
    texts = dict.fromkeys(
        row[column]
        for row in rows
        for column in ("context1_self_contained", "context2_self_contained")
    )
    return [Pair(f"{n}", text, text, text) for n, text in enumerate(texts)]


def hits(rows: list[dict[str, Any]]) -> dict[str, list[Hit]]:
    """Return what is found in each labelled pair, by its number among *rows*."""
    return compared([pair for _, pair in positives(rows)], TOGETHER)


def _kind(row: dict[str, Any]) -> str:
    """Return the type; where both passages are one text, it contradicts itself."""
    name = "explicit" if row["contradiction_type"] == "Explicit" else "implicit"
    one = _words(row["context1_self_contained"]) == _words(row["context2_self_contained"])
    return f"{name}, one passage" if one else name


def _related(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether two rows may be of one article: they share a third of a passage's words."""
    a, b = (
        _words(left["context1"] + left["context2"]),
        _words(right["context1"] + right["context2"]),
    )
    return len(a & b) > min(len(a), len(b)) / 3


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _content(text: str) -> set[str]:
    return {word for word in _words(text) if len(word) > 3}
