"""Author lists of booksellers in; how many pairs one same-members rule flags, and how rightly, out.

python benchmarks/books/run.py [FOLDER OF SHARED DATA]
"""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

from truth import Book, gold_people, is_open, last_names, plain_people  # noqa: E402 path set above

from checker.config import load_config  # noqa: E402 path set above
from checker.pipeline import load, opened, read  # noqa: E402 path set above
from checker.rules.evaluate import evaluate  # noqa: E402 path set above

_MISSING = frozenset({"", "Not Available"})


@dataclass(frozen=True)
class Claim:
    """One author list as the product holds it; no key where it made no claim of the row."""

    key: str | None = None
    is_open: bool = False


@dataclass(frozen=True)
class Checked:
    """What the product made of the file."""

    claims: dict[int, Claim]
    """By line."""
    conflicts: dict[str, set[frozenset[str]]]
    """Pairs of value keys that the rule flags, by ISBN."""
    findings: int
    seconds: tuple[float, float]
    """To load, and for the rule."""


def main(arguments: list[str]) -> int:
    """Print the table; a machine without the data is no failure."""
    shared = Path(arguments[0] if arguments else os.environ.get("CHECK_SHARED", ROOT / "../shared"))
    folder = shared / "data" / "fusion_spectrum"
    if not (folder / "book.txt").is_file():
        print(f"skipped: {folder / 'book.txt'} is not there; name the folder of shared data")
        return 0
    books = _books(folder / "book.txt")
    gold = _gold(folder / "book_golden.txt")
    checked = _check(folder / "book.txt")
    _print_all(books, checked)
    for name, half in (("dev", True), ("test", False)):
        isbns = [isbn for isbn in sorted(gold) if _is_dev(isbn) == half]
        _print_half(name, books, {isbn: gold[isbn] for isbn in isbns}, checked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"load {checked.seconds[0]:.1f} s, rule {checked.seconds[1]:.1f} s, peak {peak:.0f} MB")
    return 0


def _books(path: Path) -> dict[str, list[tuple[int, str]]]:
    """Return the author lists that are not missing, with their lines, by ISBN."""
    books: dict[str, list[tuple[int, str]]] = defaultdict(list)
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    for line, row in enumerate(filter(None, lines), 1):
        _, isbn, _, authors = row.split("\t")
        if authors.strip() not in _MISSING:
            books[isbn].append((line, authors))
    return books


def _gold(path: Path) -> dict[str, str]:
    rows = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return dict(row.split("\t", 1) for row in rows if row.strip())


def _is_dev(isbn: str) -> bool:
    return int(hashlib.sha256(isbn.encode()).hexdigest()[-1], 16) < 8


def _check(table: Path) -> Checked:
    """Run the product over a copy of *table* in a project of its own."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        for file in (HERE / "check.yaml", HERE / "authors-differ.yaml", table):
            shutil.copyfile(file, project / file.name)
        config = load_config((str(project),))
        rules = load(config).rules
        loaded = read(config)
        started = time.perf_counter()
        with opened(config, loaded) as store:
            ready = time.perf_counter()
            (result,) = evaluate(rules, store)
            done = time.perf_counter()
            rows = store.rows("SELECT claim_id, line, subject, value_key, is_open FROM claims")
    if result.problem or loaded.problems:
        raise SystemExit(str(result.problem or loaded.problems[0]))
    by_id = {row["claim_id"]: row for row in rows}
    conflicts: dict[str, set[frozenset[str]]] = defaultdict(set)
    for found in result.rows:
        left, right = by_id[found.left_id], by_id[found.right_id]
        conflicts[left["subject"]].add(frozenset((left["value_key"], right["value_key"])))
    claims = {row["line"]: Claim(row["value_key"], row["is_open"]) for row in rows}
    return Checked(claims, conflicts, len(result.rows), (ready - started, done - ready))


def _flagged(isbn: str, one: Claim, other: Claim, checked: Checked) -> bool:
    """Return whether the rule says of two lists that they differ.

    A finding stands for all pairs with its two values; what an open list lacks is no difference.
    """
    if one.key is None or other.key is None:
        return False
    if frozenset((one.key, other.key)) not in checked.conflicts.get(isbn, ()):
        return False
    ours, theirs = set(one.key.split("\x1f")), set(other.key.split("\x1f"))
    return bool((ours - theirs and not other.is_open) or (theirs - ours and not one.is_open))


def _print_all(books: dict[str, list[tuple[int, str]]], checked: Checked) -> None:
    pairs = raw = flagged = 0
    for isbn, lists in books.items():
        kinds = Counter((text, checked.claims.get(line, Claim())) for line, text in lists)
        for ((text, one), often), ((other_text, other), times) in combinations(kinds.items(), 2):
            pairs += often * times
            raw += often * times * (text != other_text)
            flagged += often * times * _flagged(isbn, one, other, checked)
        pairs += sum(often * (often - 1) // 2 for often in kinds.values())
    print(
        f"all {len(books):,} books: {pairs:,} pairs; raw strings differ in {raw / pairs:.1%},"
        f" flagged {flagged / pairs:.1%} ({checked.findings:,} findings)"
    )


def _print_half(
    name: str, books: dict[str, list[tuple[int, str]]], gold: dict[str, str], checked: Checked
) -> None:
    seen: Counter[tuple[bool, bool]] = Counter()
    lenient: Counter[tuple[bool, bool]] = Counter()
    against: Counter[tuple[str, bool]] = Counter()
    pairs = raw = raw_right = flags = 0
    for isbn, authors in gold.items():
        lists = books.get(isbn, [])
        book = _book(authors, (text for _, text in lists))
        right = frozenset(last_names(authors, book))
        names = {text: last_names(text, book) for _, text in lists}
        for (line, text), (other_line, other_text) in combinations(lists, 2):
            ours, theirs = names[text], names[other_text]
            one = checked.claims.get(line, Claim())
            other = checked.claims.get(other_line, Claim())
            flag = _flagged(isbn, one, other, checked)
            pairs, flags, raw = pairs + 1, flags + flag, raw + (text != other_text)
            if not ours or not theirs:
                continue
            raw_right += ours != theirs and text != other_text
            seen[ours != theirs, flag] += 1
            lacks = (ours - theirs and not is_open(other_text)) or (
                theirs - ours and not is_open(text)
            )
            lenient[bool(lacks), flag] += 1
            if right in (ours, theirs):
                against["same" if ours == theirs else "other", flag] += 1
    print(f"{name}: {len(gold)} gold books, {pairs:,} pairs, {sum(seen.values()):,} readable")
    print(f"  raw strings  flag {raw / pairs:6.1%}  precision {raw_right / raw:.3f}  recall 1.000")
    print(f"  rule         flag {flags / pairs:6.1%}  {_scores(seen)}")
    print(f"  … where 'et al.' leaves a list open       {_scores(lenient)}")
    for what, words in (
        ("other", "one list is gold's, one is not"),
        ("same", "both lists are gold's"),
    ):
        yes, no = against[what, True], against[what, False]
        print(f"  {words:<31} flagged {yes:,} of {yes + no:,} ({yes / max(1, yes + no):.1%})")


def _book(authors: str, lists: Iterable[str]) -> Book:
    book = Book()
    book.learn(gold_people(authors))
    for text in lists:
        book.learn(plain_people(text))
    return book


def _scores(seen: Counter[tuple[bool, bool]]) -> str:
    right, wrong, missed = seen[True, True], seen[False, True], seen[True, False]
    return f"precision {right / (right + wrong):.3f}  recall {right / (right + missed):.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
