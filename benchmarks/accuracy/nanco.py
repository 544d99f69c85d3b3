"""One real news cluster: 46 articles of 43 outlets, in one run."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from half import sampled
from pairs import LOUD
from table import Table

from checker import pipeline
from checker.config import Config
from checker.model.finding import Finding
from checker.read.yaml import load_yaml

SAMPLE = 60


def measure(shared: Path, sample: int = SAMPLE) -> Table:
    """Return time, memory and findings by rule, and a fixed sample of findings to read by hand."""
    began = time.perf_counter()
    found, documents = findings(shared)
    seconds = time.perf_counter() - began
    loud = [f for f in found if f.level in LOUD]
    by = Counter((f.rule, f.level) for f in found)
    table = Table("Nanco, 46 real articles on one subject", ("rule", "level", "findings"))
    table.rows = [(rule, level, str(number)) for (rule, level), number in sorted(by.items())]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table.notes.append(
        f"{documents} articles in {seconds:.1f} s, peak memory of the process {peak:.0f} MB; "
        f"{len(found)} findings, {len(loud)} of them warnings or errors."
    )
    table.notes.append(_judged(loud))
    table.listing = [
        line
        for number, finding in enumerate(sampled(loud, sample), 1)
        for line in _lines(number, finding)
    ]
    return table


def _judged(loud: list[Finding]) -> str:
    """Return how many findings were read by hand, and how many of them are right and why not."""
    path = Path(__file__).with_name("verdicts.yaml")
    verdicts = load_yaml(path.read_text(encoding="utf-8"), path.name).data
    read = [verdicts[f.fingerprint] for f in loud if f.fingerprint in verdicts]
    right = sum(bool(verdict["right"]) for verdict in read)
    wrong = "; ".join(verdict["why"] for verdict in read if not verdict["right"])
    told = f"Read by hand: {len(read)} of {len(loud)} warnings and errors, {right} right."
    return f"{told} Wrong: {wrong}." if wrong else told


def findings(shared: Path) -> tuple[tuple[Finding, ...], int]:
    """Return the findings over all articles, and how many articles there are."""
    path = shared / "data/nanco/documents_recession.json"
    articles = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, article in enumerate(articles):
            file = Path(folder) / f"{number:02}-{article['domain'].split('.')[0]}.md"
            file.write_text(f"# {article['title']}\n\n{article['content']}\n", encoding="utf-8")
            paths.append(file.as_posix())
        return pipeline.run(Config(paths=tuple(paths))).findings, len(paths)


def _lines(number: int, finding: Finding) -> list[str]:
    lines = [f"{number}. {finding.rule} ({finding.level}): {' '.join(finding.message.split())}"]
    for evidence in finding.evidence[:2]:
        around = " ".join((evidence.context or evidence.text).split())
        quoted = " ".join(evidence.text.split())
        lines.append(f"   {evidence.source}: [{quoted[:100]}] {around[:320]}")
    return lines
