"""The SQL templates of the kinds in, every template with one clause taken out, and who notices.

`python tests/rules/clauses.py [TEMPLATE…]` runs the table of cases in kinds/ against each of them
and prints the clauses that no case misses; it takes some minutes. tests/rules/test_clauses.py runs
a sample. What can be taken out without any difference stands in kinds/equivalent.txt, with why.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jinja2

from checker.errors import CheckError
from checker.model.case import GivenClaim
from checker.model.rule import KINDS, Common
from checker.read.yaml import load_yaml
from checker.rules import compile as compiler
from checker.rules import template
from checker.rules.given import fill
from checker.store.engine import Limits, Store

FOLDER = Path(__file__).parent / "kinds"
TEMPLATES = Path(template.__file__).parent / "kinds"
EQUIVALENT = FOLDER / "equivalent.txt"

_WORKERS = 2
_FILLED = ("sources", "claims", "things", "entities", "entity_names", "ancestors")

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_SAID = re.compile(r"'(?:[^']|'')*'")
_CONTROL = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_ENDS = re.compile(
    r"\b(?:AND|OR|GROUP BY|ORDER BY|HAVING|QUALIFY|WHERE|THEN|ELSE|END|WHEN|FROM|AS|SELECT|JOIN"
    r"|LEFT JOIN|UNION|FILTER)\b|[,)]|\{%"
)
_OTHERWISE = re.compile(r"\{%-? (?:else|elif|endif)\b")
_NEXT_CLAUSE = re.compile(r"\b(?:GROUP BY|ORDER BY|HAVING|QUALIFY|WHERE|UNION)\b")


@dataclass(frozen=True)
class Clause:
    """A template without one of its clauses."""

    template: str
    line: int
    words: str
    """Of that line."""
    gone: str
    text: str

    @property
    def name(self) -> str:
        """What it is called in equivalent.txt."""
        gone = " ".join(self.gone.split())
        return f"{self.template}: {gone}" + ("" if gone == self.words else f" @ {self.words}")


@dataclass
class Case:
    """A case of the table."""

    kind: str
    name: str
    rule: Common
    given: list[GivenClaim]
    parents: dict[str, tuple[str, ...]]
    found: list[tuple[Any, ...]]
    counted: dict[str, int]
    """Of what the counts give, what the case says of it."""
    things: list[tuple[str, int, float | None]]
    """Further things that claims are about, with the weight of the match."""
    detail: list[dict[str, Any]]
    """Of each finding, what the case says of its thing and its detail."""
    backwards: bool
    """Whether the claims lie in the database last one first, which may change nothing."""


def clauses(name: str) -> list[Clause]:
    """Return each way to take one clause out of a template, in the order of its lines."""
    text = as_it_is(name)
    hidden = [match.span() for match in _COMMENT.finditer(text)]
    found: dict[str, Clause] = {}
    spans = {*_lines(text), *_operands(text), *_wrapped(text), *_branches(text), *_words(text)}
    spans |= {*_conditions(text), *_groups(text)}
    for start, end in sorted(spans):
        if not any(a <= start < b for a, b in hidden) and text[start:end].strip():
            kept = _kept(text, start, end)
            changed = text[:start] + kept + text[end:]
            line = text.count("\n", 0, start) + 1
            gone = text[start:end] if not kept else f"{text[start:end]} -> {kept}"
            words = " ".join(text.splitlines()[line - 1].split())
            found.setdefault(changed, Clause(name, line, words, gone, changed))
    return list(found.values())


def as_it_is(name: str) -> str:
    """Return the text of a template."""
    return (TEMPLATES / f"{name}.sql.jinja").read_text(encoding="utf-8")


def _kept(text: str, start: int, end: int) -> str:
    """Return what stays of a call that is taken off: its first argument."""
    call = re.match(r"(?:coalesce|greatest|least)\(", text[start:end])
    return text[start + call.end() : _next(text, start + call.end())] if call else ""


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of SQL: those that steer the template would only break it."""
    start = 0
    for line in text.splitlines(keepends=True):
        if not line.lstrip().startswith(("{%", "{#", "{{")):
            yield start, start + len(line)
        start += len(line)


def _operands(text: str) -> Iterator[tuple[int, int]]:
    """Yield AND, OR and WHEN, each with what belongs to it; and what stands before them."""
    for match in re.finditer(r"\b(?:AND|OR)\s", text):
        yield match.start(), _next(text, match.end())
        yield _previous(text, match.start()), match.end()
    for match in re.finditer(r"\bWHEN\b", text):
        then = text.find("THEN", match.end())
        yield match.start(), _next(text, then + 4) if then > 0 else match.end()


def _wrapped(text: str) -> Iterator[tuple[int, int]]:
    """Yield calls that make up for what is missing, and blocks that a parameter asks for."""
    for match in re.finditer(r"\b(?:coalesce|greatest|least)\(", text):
        yield match.start(), _closing(text, match.end())
    for match in re.finditer(r"\{%-? if [^%]*%\}(?:(?!\{%).)*\{%-? endif -?%\}", text, re.DOTALL):
        yield match.start(), match.end()


def _branches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands in each branch of `if … elif … else … endif`."""
    opened: list[int] = []
    for match in re.finditer(r"\{%-? (if|elif|else|endif)\b[^%]*%\}", text):
        if match[1] != "if":
            yield opened.pop(), match.start()
        if match[1] != "endif":
            opened.append(match.end())


def _conditions(text: str) -> Iterator[tuple[int, int]]:
    """Yield WHERE, HAVING and QUALIFY whole, with all that they ask, and what FILTER asks."""
    for match in re.finditer(r"\b(?:WHERE|HAVING|QUALIFY)\b", text):
        yield match.start(), _clause_end(text, match.end())
    for match in re.finditer(r" FILTER \(", text):
        yield match.start(), _closing(text, match.end())


def _clause_end(text: str, start: int) -> int:
    """Return where the clause ends whose words begin at *start*."""
    depth, position, branches = 0, start, 0
    while position < len(text):
        if match := _CONTROL.match(text, position) or _SAID.match(text, position):
            branches += len(re.findall(r"^\{%-? if", match[0]))
            if branches == 0 and _OTHERWISE.match(match[0]):
                return position
            branches -= len(re.findall(r"^\{%-? endif", match[0]))
            position = match.end()
        elif depth == 0 and _NEXT_CLAUSE.match(text, position):
            return position
        else:
            depth += {"(": 1, ")": -1}.get(text[position], 0)
            if depth < 0:
                return position
            position += 1
    return position


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Yield the columns by which rows are grouped, where there are several."""
    for match in re.finditer(r"\bGROUP BY ([\w.]+(?:, [\w.]+)+)", text):
        entries = [one.span() for one in re.finditer(r"[\w.]+", match[1])]
        for before, (_, end) in pairwise(entries):
            yield match.start(1) + before[1], match.start(1) + end
        yield match.start(1), match.start(1) + entries[1][0]


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield single words that change what a query means, and the columns that divide rows."""
    for match in re.finditer(
        r"\bDISTINCT |\bNOT (?!MATERIALIZED)|\bLEFT (?=JOIN)| DESC\b| NULLS FIRST\b", text
    ):
        yield match.span()
    for match in re.finditer(r"\bPARTITION BY ([^)\n]*)", text):
        for entry in re.finditer(r"(?:, )?[\w.]+(?=,|\s|$|\{)", match[1]):
            yield match.start(1) + entry.start(), match.start(1) + entry.end()
    for match in re.finditer(r" ORDER BY [^)\n]*", text):
        yield match.span()


def _next(text: str, start: int) -> int:
    """Return where the operand ends that begins at *start*."""
    depth, position = 0, start
    while position < len(text):
        if match := _CONTROL.match(text, position):
            if match[0].startswith("{%") and depth == 0:
                return position
            position = match.end()
        elif match := _SAID.match(text, position):
            position = match.end()
        elif depth == 0 and position > start and (match := _ENDS.match(text, position)):
            return position
        else:
            depth += {"(": 1, ")": -1}.get(text[position], 0)
            if depth < 0:
                return position
            position += 1
    return position


def _previous(text: str, end: int) -> int:
    """Return where the operand begins that ends at *end*."""
    best = end
    for start in range(end - 1, max(-1, end - 400), -1):
        if text[start] in " (\n}" and _next(text, start + 1) == end:
            best = start + 1
        if text[start : start + 2] == "%}":
            break
    return best


def _closing(text: str, start: int) -> int:
    """Return where the bracket closes behind which *start* stands."""
    depth, position = 1, start
    while position < len(text) and depth:
        match = _CONTROL.match(text, position) or _SAID.match(text, position)
        if match is None:
            depth += {"(": 1, ")": -1}.get(text[position], 0)
        position = match.end() if match else position + 1
    return position


def cases(kind: str) -> list[Case]:
    """Return the cases of a kind."""
    file = FOLDER / f"{kind}.yaml"
    found = []
    for one in load_yaml(file.read_text(encoding="utf-8"), file.name).data:
        given = [GivenClaim.model_validate(claim) for claim in one["given"]]
        up = {
            k: (v,) if isinstance(v, str) else tuple(v) for k, v in one.get("parents", {}).items()
        }
        wanted = [tuple(row) for row in one["found"]]
        rule = _rule(kind, one.get("rule", {}))
        counted = one.get("counted", {})
        things = [tuple(row) for row in one.get("things", [])]
        told, turned = one.get("detail", []), one.get("stored") == "backwards"
        found.append(
            Case(kind, one["name"], rule, given, up, wanted, counted, things, told, turned)
        )
    return found


def _rule(kind: str, parameters: dict[str, Any]) -> Common:
    known = {"id": "probe", "level": "error", "summary": "A probe.", "message": "x"}
    return KINDS[kind].model_validate(known | parameters)


class Renderer:
    """Stands in for the templates: as they are, or one of them without a clause."""

    def __init__(self, clause: Clause | None = None) -> None:
        texts = dict(_texts())
        if clause:
            texts[f"{clause.template}.sql.jinja"] = clause.text
        self.environment = template._sql_environment().overlay(  # noqa: SLF001 - its filters
            loader=jinja2.DictLoader(texts), cache_size=50
        )
        self.known: dict[tuple[str, str], str] = {}

    def __call__(self, name: str, rule: Common) -> str:
        """Return what the template *name* makes of *rule*."""
        key = (name, rule.model_dump_json(exclude={"tests", "message"}) + type(rule).__name__)
        if key not in self.known:
            made = self.environment.get_template(f"{name}.sql.jinja").render(rule=rule)
            self.known[key] = str(made).strip()
        return self.known[key]


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.read_text(encoding="utf-8")) for one in TEMPLATES.glob("*.jinja"))


class Bench:
    """Two databases, in which cases take turns: opening one costs more than a case.

    Cases of one rule lie in the first side by side, so that one query shows which of them may
    fail; each of these is then looked at alone in the second.
    """

    def __init__(self, explained: Sequence[Clause]) -> None:
        self.plain = Renderer()
        self.left = [(one, Renderer(one)) for one in explained]
        self.together = Store.memory(Limits(threads=1, seconds=0))
        self.alone = Store.memory(Limits(threads=1, seconds=0))

    def close(self) -> None:
        """Close both databases."""
        self.together.close()
        self.alone.close()

    def try_out(self, several: Sequence[Case]) -> None:
        """Drop the clauses that one of *several* cases of one rule misses."""
        rule, kind = several[0].rule, several[0].kind
        used = [(one, made) for one, made in self.left if self._differs(made, kind, rule)]
        if not used:
            return
        _lay(self.together, _apart(several) if len(several) > 1 else several[0])
        gone = set()
        suspects: dict[int, list[tuple[Clause, Renderer]]] = {}
        for one, made in used:
            # Whether a case is looked at any further is counted, for each case alone.
            counted = len(several) > 1 and self._differs(made, "_counts", rule)
            numbers = (
                list(range(len(several))) if counted else _failing(several, self.together, made)
            )
            if len(several) == 1 and numbers:
                gone.add(one)
            for number in numbers if len(several) > 1 else ():
                suspects.setdefault(number, []).append((one, made))
        for number, those in suspects.items():
            doubtful = [(one, made) for one, made in those if one not in gone]
            if doubtful:
                _lay(self.alone, several[number])
                gone |= {
                    one for one, made in doubtful if _failing([several[number]], self.alone, made)
                }
        self.left = [(one, made) for one, made in self.left if one not in gone]

    def _differs(self, made: Renderer, kind: str, rule: Common) -> bool:
        try:
            return any(
                made(name, rule) != self.plain(name, rule)
                for name in ((kind, "_counts", "_selected") if kind != "_counts" else (kind,))
            )
        except (jinja2.TemplateError, CheckError, TypeError, ValueError):
            return True


def _lay(store: Store, case: Case) -> None:
    for table in _FILLED:
        store.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    fill(store, case.given, case.parents)
    for row in case.things:
        store.execute("INSERT INTO things (thing, claim_id, weight) VALUES (?, ?, ?)", row)
    if case.backwards:
        turn_round(store)


def turn_round(store: Store) -> None:
    """Store the claims, and what they are about, last one first."""
    for table in ("claims", "things"):
        store.execute(f"CREATE TEMP TABLE turned AS FROM {table} ORDER BY claim_id DESC")
        store.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        store.execute(f"INSERT INTO {table} FROM turned")
        store.execute("DROP TABLE turned")


def _apart(several: Sequence[Case]) -> Case:
    """Return the cases as one, each with sources and things of its own."""
    first, given = several[0], []
    for number, case in enumerate(several, start=101):
        for claim in case.given:
            own = {"source": f"{number} {claim.source}", "subject": f"{claim.subject} {number}"}
            own |= {
                name: f"{number} {said}"
                for name in ("origin", "publisher", "thing")
                if (said := getattr(claim, name))
            }
            given.append(claim.model_copy(update=own))
    return Case(first.kind, "", first.rule, given, {}, [], {}, [], [], backwards=False)


def _failing(several: Sequence[Case], store: Store, renderer: Renderer) -> list[int]:
    """Return which of *several* cases, whose claims lie in *store*, fail."""
    case = several[0]
    try:
        counts = store.rows(renderer("_counts", case.rule))[0]
        selected = len(store.rows(renderer("_selected", case.rule)))
        worth = counts["comparisons"] and counts.get("torn", 1)
        found = store.rows(_cautious(renderer(case.kind, case.rule))) if worth else []
        rows = [
            (
                row["verdict"],
                *(one for one in (row["left_id"], row["right_id"], *(row["more"] or ())) if one),
            )
            for row in found
        ]
        details = [{"thing": row["thing"], **json.loads(row["detail"])} for row in found]
    except (jinja2.TemplateError, CheckError, TypeError, ValueError, LookupError, AttributeError):
        # No SQL is left, or none that the engine understands.
        return list(range(len(several)))
    if len(several) > 1 and selected != counts["claims"]:
        return list(range(len(several)))
    if selected != counts["claims"] or any(counts.get(k) != n for k, n in case.counted.items()):
        return [0]
    if case.detail and not tells(case.detail, details):
        return [0]
    failing, before = [], 0
    for number, one in enumerate(several):
        own = range(before + 1, before + len(one.given) + 1)
        before += len(one.given)
        wanted = [(row[0], *(own[claim - 1] for claim in row[1:])) for row in one.found]
        if [row for row in rows if own[0] <= row[1] <= own[-1]] != wanted:
            failing.append(number)
    return failing


def tells(wanted: Sequence[dict[str, Any]], details: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the details of findings are what a case says of them."""
    return len(wanted) == len(details) and all(
        {name: one.get(name) for name in some} == some
        for some, one in zip(wanted, details, strict=True)
    )


def _turns(several: Sequence[Case]) -> list[list[Case]]:
    """Return the cases that can lie side by side, many first, and the others one by one."""
    turns: dict[str, list[Case]] = {}
    for case in several:
        rule = case.rule
        mixed = rule.where.subject or rule.where.exclude.subject
        mixed = mixed or not {"thing", "subject_key"}.intersection(rule.columns)
        if (
            mixed
            or case.parents
            or case.counted
            or case.things
            or case.detail
            or case.backwards
            or case.kind in ("supported", "judge")
        ):
            turns[case.name] = [case]
        else:
            turns.setdefault(rule.model_dump_json(), []).append(case)
    return sorted(turns.values(), key=len, reverse=True)


def _cautious(findings: str) -> str:
    return compiler._CAUTIOUS.format(findings=findings)  # noqa: SLF001 - what a run evaluates


def equivalents() -> dict[str, str]:
    """Return the clauses that make no difference, each with why."""
    found, why = {}, ""
    for line in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            why = line.removeprefix("# ")
        elif line.strip() and why:
            found[line.strip()] = why
    return found


def unnoticed(wanted: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of *wanted* that no case misses and equivalent.txt does not explain."""
    explained = equivalents()
    with closing(Bench([one for one in wanted if one.name not in explained])) as bench:
        for kind in sorted(KINDS.keys() - {"sql"}, key=lambda kind: kind != "same-value"):
            if any(one.template.startswith("_") or one.template == kind for one, _ in bench.left):
                for turn in _turns(cases(kind)):
                    bench.try_out(turn)
        return [one for one, _ in bench.left]


def names() -> list[str]:
    """Return the templates that there are."""
    return sorted(one.name.removesuffix(".sql.jinja") for one in TEMPLATES.glob("*.jinja"))


def main(wanted: Sequence[str]) -> int:
    """Print the clauses that no case misses; return 1 where there is one."""
    every = [one for name in wanted or names() for one in clauses(name)]
    with ProcessPoolExecutor(_WORKERS) as pool:
        shares = [every[start::_WORKERS] for start in range(_WORKERS)]
        left = {one for share in pool.map(unnoticed, shares) for one in share}
    explained = equivalents()
    for name in wanted or names():
        own = [one for one in every if one.template == name]
        alike = sum(one.name in explained for one in own)
        survived = [one for one in own if one in left]
        sys.stdout.write(
            f"{name}: {len(own)} clauses, {len(survived)} that no case misses,"
            f" {alike} that make no difference\n"
        )
        for one in survived:
            sys.stdout.write(f"  {one.line}: {one.name}\n")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
