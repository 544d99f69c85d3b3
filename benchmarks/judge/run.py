"""Labelled pairs in, how often a language model's reading agrees with the labels out.

    python benchmarks/judge/run.py CLUSTERS [--only SLUG …] [--pairs 60] --ledger FILE

CLUSTERS holds one folder a story: documents as Markdown and a `gold.yaml` with `discrepancies`,
`traps` and `agreements`, each with places (`doc`, `contains`).  Half of the pairs are
discrepancies, a quarter traps, a quarter agreements, taken from each story in turn; with --one-look
the sides are not swapped, which halves the calls.  The model is the one that the environment names
(CHECK_LLM_BASE_URL, CHECK_LLM_MODEL, CHECK_LLM_KEY).  Give a ledger outside the repository: the
answers quote the documents.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from checker.judge.budget import Budget
from checker.judge.ledger import Ledger
from checker.judge.openai_judge import Model
from checker.judge.pair import Half, Judged, Pair, judged
from checker.judge.session import Session
from checker.judge.setting import Settings
from checker.model.document import Document
from checker.model.reading import AGREEING
from checker.pipeline.judge import KEY
from checker.pipeline.opinion import around
from checker.read.reader import read_source
from checker.read.yaml import load_yaml

QUESTION = (
    "Do the two passages contradict each other, or is there a dull reason for the difference?"
)


class Labelled(NamedTuple):
    """A pair, and what its label says."""

    pair: Pair
    label: str
    """`discrepancy`, `trap` or `agreement`."""
    kind: str


def main() -> int:
    """Judge the pairs and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--seconds", type=float, help="Ask no more after so long.")
    parser.add_argument("--one-look", action="store_true", help="Do not swap the sides.")
    options = parser.parse_args()
    pairs = chosen(options.clusters, options.only, options.pairs)
    settings = Settings(
        mode="live",
        base_url=os.environ["CHECK_LLM_BASE_URL"],
        model=os.environ["CHECK_LLM_MODEL"],
        max_tokens=200,
        second_look=not options.one_look,
        max_time=options.seconds,
        timeout=300,
        retries=5,
    )
    ledger = Ledger.open(options.ledger)
    began = time.monotonic()
    with Model(settings, settings.base_url, os.environ.get(KEY, "")) as model:
        session = Session(settings, ledger, Budget(settings, None), model)
        made = [told(session, one, number) for number, one in enumerate(pairs, start=1)]
    ledger.close()
    report(pairs, made)
    print(f"{session.budget.spent.calls} calls, {time.monotonic() - began:.0f} seconds")
    return 0


def told(session: Session, one: Labelled, number: int) -> Judged:
    """Judge one pair, and say how it went."""
    made = judged(session, one.pair)
    said = made.reading
    print(f"{number} {one.label} {said.verdict} {said.votes} {said.reason[:60]}", file=sys.stderr)
    return made


def report(pairs: list[Labelled], made: list[Judged]) -> None:
    """Print how the readings agree with the labels."""
    table: Counter[tuple[str, str]] = Counter()
    why: Counter[str] = Counter()
    for one, answer in zip(pairs, made, strict=True):
        if not answer.answered:
            continue
        verdict = answer.reading.verdict
        said = "undecided" if verdict == "undecided" else "differs"
        table[one.label, "agrees" if verdict in AGREEING else said] += 1
        if verdict == "undecided":
            why[answer.reading.reason.split(":")[0][:70]] += 1
    print(f"{'label':<14}{'differs':>9}{'agrees':>9}{'undecided':>11}")
    for label in ("discrepancy", "trap", "agreement"):
        row = [table[label, column] for column in ("differs", "agrees", "undecided")]
        print(f"{label:<14}{row[0]:>9}{row[1]:>9}{row[2]:>11}")
    if unasked := len(pairs) - sum(table.values()):
        print(f"not asked: {unasked}")
    right = table["discrepancy", "differs"]
    right += table["trap", "agrees"] + table["agreement", "agrees"]
    decided = sum(n for (_, said), n in table.items() if said != "undecided")
    asked = sum(table.values())
    print(f"agreement with the labels: {right} of {asked}, {right} of {decided} decided")
    for reason, number in why.most_common():
        print(f"  undecided, {number}: {reason}")


def chosen(clusters: Path, only: list[str], wanted: int) -> list[Labelled]:
    """Return *wanted* pairs, half of them discrepancies, from each story in turn."""
    folders = sorted(f for f in clusters.iterdir() if (f / "gold.yaml").is_file())
    folders = [f for f in folders if not only or f.name in only]
    by_label = {
        label: list(chain(*zip_longest(*(labelled(folder, label) for folder in folders))))
        for label in ("discrepancy", "trap", "agreement")
    }
    # Mixed, so that a run that is stopped early has some of each.
    share = {"discrepancy": wanted // 2, "trap": wanted // 4, "agreement": wanted - wanted // 4 * 3}
    mixed = [
        (place / share[label], label, one)
        for label, several in by_label.items()
        for place, one in enumerate([one for one in several if one is not None][: share[label]])
    ]
    return [one for _, _, one in sorted(mixed, key=lambda item: item[:2])]


def labelled(folder: Path, label: str) -> Iterator[Labelled]:
    """Give the pairs of one story with *label*: its first two places in different documents."""
    documents = {path.stem: read_source(path) for path in sorted(folder.glob("*.md"))}
    plural = {"discrepancy": "discrepancies", "trap": "traps", "agreement": "agreements"}[label]
    gold = load_yaml((folder / "gold.yaml").read_text(encoding="utf-8"), "gold.yaml").data
    for entry in gold.get(plural) or ():
        places = [place for place in entry["evidence"] if place["doc"] in documents]
        first = places[0] if places else None
        other = next((p for p in places if first and p["doc"] != first["doc"]), None)
        if first is None or other is None:
            continue
        sides = [half(documents[place["doc"]], place) for place in (first, other)]
        if sides[0] and sides[1]:
            about = f"{folder.name} {label} {first['contains'][:30]!r}"
            pair = Pair(QUESTION, about, sides[0], sides[1], candidate=True)
            yield Labelled(pair, label, str(entry.get("kind", "")))


def half(document: Document, place: dict[str, Any]) -> Half | None:
    """Return one side of a pair, None where the document does not hold the words."""
    words = str(place["contains"])
    start = document.text.find(words)
    if start < 0:
        return None
    passage, at = around(document, start, start + len(words))
    published = str(document.metadata.published or "")
    return Half(document.id, published, "", words, passage, at)


if __name__ == "__main__":
    sys.exit(main())
