"""What a hostile rule, template, claim file or setting can do: be refused, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Check = Callable[..., Any]

REFUSED = {
    "reads-csv": ("SELECT claim_id AS left_id FROM claims, read_csv('secret.csv')", "read_csv"),
    "reads-text": ("SELECT 1 AS left_id FROM read_text('secret.csv')", "read_text"),
    "reads-by-function": ("SELECT read_text('secret.csv') AS left_id", "read_text"),
    "reads-a-file": ("SELECT 1 AS left_id FROM 'secret.csv'", "secret.csv"),
    "reads-a-quoted-file": ('SELECT 1 AS left_id FROM "secret.csv"', "secret.csv"),
    "reads-in-a-subquery": (
        "SELECT claim_id AS left_id FROM claims WHERE value IN (FROM 'secret.csv')",
        "secret.csv",
    ),
    "globs": ("SELECT 1 AS left_id FROM glob('*')", "glob"),
    "installs": ("INSTALL httpfs", "INSTALL"),
    "loads": ("LOAD httpfs", "LOAD"),
    "copies": ("COPY claims TO 'stolen.csv'", "COPY"),
    "inserts": ("INSERT INTO claims SELECT * FROM claims", "INSERT"),
    "updates": ("UPDATE claims SET value = 'x'", "UPDATE"),
    "deletes": ("DELETE FROM claims", "DELETE"),
    "creates": ("CREATE TABLE stolen AS SELECT * FROM claims", "CREATE"),
    "exports": ("EXPORT DATABASE 'stolen'", "EXPORT"),
    "attaches": ("ATTACH 'stolen.db'", "ATTACH"),
    "sets": ("SET memory_limit = '90GB'", "SET"),
    "sets-by-pragma": ("PRAGMA threads=64", "PRAGMA"),
    "calls": ("CALL duckdb_settings()", "CALL"),
    "reads-the-environment": ("SELECT getenv('HOME') AS left_id FROM claims", "getenv"),
    "reads-settings": ("SELECT current_setting('home_directory') AS left_id", "current_setting"),
    "reads-the-catalogue": ("SELECT 1 AS left_id FROM duckdb_tables()", "duckdb_tables"),
    "reads-the-schema": ("SELECT 1 AS left_id FROM information_schema.tables", "information"),
    "runs-text-as-sql": ("SELECT 1 AS left_id FROM query('DROP TABLE claims')", "query"),
    "two-statements": ("SELECT 1 AS left_id; SELECT 2", "expected one statement"),
    "select-then-drop": ("SELECT claim_id AS left_id FROM claims; DROP TABLE claims", "SELECT"),
    "closes-the-bracket": ("SELECT 1 AS left_id) AS x; DROP TABLE claims; --", "cannot be read"),
    "endless-range": ("SELECT range AS left_id FROM range(1000000000000000000)", "range"),
    "nested-too-deeply": (f"SELECT {'(' * 3000}1{')' * 3000} AS left_id", "depth"),
    "reads-python": ("SELECT 1 AS left_id FROM store", "the table store"),
}
RUNAWAYS = {
    "endless-recursion": "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
    " SELECT max(n) AS left_id FROM t",
    "huge-product": "SELECT count(*) AS left_id FROM range(1000000) AS a, range(1000000) AS b"
    " WHERE md5(concat(a.range, b.range)) = 'x'",
    "huge-list": "SELECT claim_id AS left_id, len(range(100000000000 + claim_id)) FROM claims",
    "huge-text": "SELECT claim_id AS left_id, repeat('x', 9000000000 + claim_id) FROM claims",
    "huge-texts": "SELECT claim_id AS left_id, repeat(repeat('x', 60000 + claim_id), 60000)"
    " FROM claims",
    "slow-padding": "SELECT length(lpad('x', 2000000000, 'abc')) AS left_id FROM claims",
    "too-many-findings": "SELECT claim_id AS left_id, range AS thing FROM claims, range(20000)",
}
TEMPLATES = {
    "reaches-for-a-class": "{{ ''.__class__.__mro__ }}",
    "reaches-through-a-side": "{{ left.__init__.__globals__ }}",
    "calls-a-function": "{{ range(10**9) }}",
    "calls-a-method": "{{ left.source.upper() }}",
    "loops": "{% for one in 'abc' %}{{ one }}{% endfor %}",
    "multiplies": "{{ 'x' * 1000000000 }}",
    "includes": "{% include '/etc/passwd' %}",
    "sets": "{% set x = left %}{{ x }}",
    "reaches-by-filter": "{{ left | attr('__class__') }}",
    "formats": "{{ '%999999999d' | format(1) }}",
    "centres": "{{ 'x' | center(999999999) }}",
}


@pytest.fixture
def place(folder: Path) -> Path:
    """Give a project with two articles that disagree, a secret, and a folder for rules."""
    (folder / "sources").mkdir()
    (folder / "rules").mkdir()
    for name, number in (("harbour", "Five"), ("quay", "Six")):
        text = f"{number} boats left Sandholt on 3 May 2031 for the outer bank.\n"
        (folder / f"sources/{name}.txt").write_text(text)
    (folder / "secret.csv").write_text("key,word\n1,quillwort\n")
    (folder / "check.yaml").write_text("sources: [sources]\nrules: [rules]\nrule-seconds: 1\n")
    return folder


def rule(folder: Path, name: str, kind: str = "sql", **keys: object) -> None:
    """Write one rule."""
    known = {"kind": kind, "level": "error", "summary": "A probe.", "message": "probe"}
    (folder / f"rules/{name}.yaml").write_text(json.dumps(known | keys))


def files(folder: Path) -> dict[str, bytes]:
    """Return everything on disk below *folder*, but for the database of runs."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".check" not in path.parts
    }


def refused(place: Path, check: Check, seconds: float = 60) -> dict[str, str]:
    """Run the project, and return what was said of each rule that was refused."""
    before = files(place)
    done = check("run", "--format", "json")
    assert done.code == 2, done.said
    assert done.err == ""
    assert done.rules == {"numbers-differ"}  # the other rules still run
    assert "quillwort" not in done.out
    assert files(place) == before
    assert sorted(path.name for path in (place / ".check").iterdir()) == [
        "check.duckdb",
        "check.lock",
    ]
    assert done.seconds < seconds
    names = [path.stem for path in (place / "rules").iterdir()]
    problems = done.report["problems"]
    assert len(problems) == len(names)
    return {name: next(one for one in problems if name in one) for name in names}


def test_sql_that_does_more_than_read_claims_is_refused(place: Path, check: Check) -> None:
    for name, (query, _) in REFUSED.items():
        rule(place, name, query=query)
    told = refused(place, check)
    for name, (_, word) in REFUSED.items():
        assert f"rule {name} could not be evaluated: " in told[name]
        assert word in told[name]


def test_sql_that_never_ends_or_wants_everything_is_stopped(place: Path, check: Check) -> None:
    for name, query in RUNAWAYS.items():
        rule(place, name, query=query)
    told = refused(place, check, seconds=90)
    for name in RUNAWAYS:
        assert f"rule {name} could not be evaluated: " in told[name]
    assert "took longer than 1 seconds and was stopped" in told["endless-recursion"]
    assert "of memory it may use" in told["huge-texts"]
    assert "gives more than 10,000 findings" in told["too-many-findings"]


def test_the_memory_of_a_run_can_be_set(place: Path, check: Check) -> None:
    with (place / "check.yaml").open("a") as stream:
        stream.write("memory: 300MB\n")
    text = (place / "check.yaml").read_text()
    (place / "check.yaml").write_text(text.replace("rule-seconds: 1", "rule-seconds: 60"))
    query = "SELECT claim_id AS left_id, list(a.range) FROM claims, range(1000000) AS a,"
    rule(place, "wants-much", query=f"{query} range(1000) AS b GROUP BY 1")
    assert "needs more than the 300MB of memory" in refused(place, check)["wants-much"]


@pytest.mark.parametrize("setting", ["memory: lots", "rule-seconds: -1", "rule-seconds: .nan"])
def test_a_limit_that_is_none_is_refused(place: Path, check: Check, setting: str) -> None:
    (place / "check.yaml").write_text(f"sources: [sources]\n{setting}\n")
    done = check("run")
    assert done.code == 2
    assert "check.yaml:2:1: wrong value" in done.err


def test_templates_that_try_to_leave_are_refused(place: Path, check: Check) -> None:
    for name, message in TEMPLATES.items():
        rule(place, name, "same-value", message=message)
    for name, told in refused(place, check).items():
        assert told.startswith(f"rules/{name}.yaml:1:") or f"{name}.yaml:1:" in told


@pytest.mark.parametrize(
    "keys",
    [
        {"same": ["subject; DROP TABLE claims"]},
        {"same": ["subject) FROM claims; --"]},
        {"where": {"value": "quantity'; DROP TABLE claims; --"}},
        {"tolerance": {"absolute": "0; DROP TABLE claims"}},
        {"granularity": "day'; DROP TABLE claims; --"},
    ],
)
def test_sql_in_a_parameter_is_no_parameter(
    place: Path, check: Check, keys: dict[str, object]
) -> None:
    rule(place, "injects", "same-value", **keys)
    assert "rules/injects.yaml:1:" in refused(place, check)["injects"]


def test_sql_in_a_value_is_only_a_value(place: Path, check: Check) -> None:
    words = "x'); DROP TABLE claims; --"
    rule(place, "quotes", "same-value", where={"predicate": words, "subject": words})
    done = check("run", "--format", "json")
    assert done.code == 1
    assert done.rules == {"numbers-differ"}


def bomb() -> str:
    """Return a short file that means billions of values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 11)]
    return "\n".join(lines) + "\n"


HOSTILE_YAML = {
    "a-bomb": (bomb(), "too many values"),
    "a-tag": ("kind: !!python/object/apply:os.system ['touch stolen']\n", "a tag"),
    "deep": ("a: " + "[" * 100 + "]" * 100 + "\n", "nested too deeply"),
    "merged": ("base: &base {kind: sql}\n<<: *base\n", "a merge key"),
    "itself": ("kind: &kind [*kind]\n", "nothing above is marked"),
    "twice": ("kind: sql\nkind: sql\n", "stands twice"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE_YAML))
def test_hostile_yaml_is_refused_in_a_rule_in_check_yaml_and_in_front_matter(
    place: Path, check: Check, name: str
) -> None:
    text, told = HOSTILE_YAML[name]
    (place / "rules/hostile.yaml").write_text(text)
    assert told in refused(place, check)["hostile"]
    (place / "rules/hostile.yaml").unlink()
    page = place / "sources/page.md"
    page.write_text(f"---\n{text}---\nNine men came.\n")
    done = check("run", "--format", "json")
    assert any(told in problem for problem in done.report["problems"])
    assert done.rules == {"numbers-differ"}
    (place / "check.yaml").write_text(text)
    assert told in check("run").err
    assert not (place / "stolen").exists()


@pytest.mark.parametrize(
    "setting",
    ["sources: [../..]", "rules: [/etc]", "baseline: ../x.json", "claims: [{file: ../x.csv}]"],
)
def test_check_yaml_cannot_lead_out_of_its_folder(place: Path, check: Check, setting: str) -> None:
    key = setting.split(":", maxsplit=1)[0]
    lines = {"sources": "sources: [sources]", key: setting}
    (place / "check.yaml").write_text("\n".join(lines.values()) + "\n")
    done = check("run")
    assert done.code == 2
    assert "check.yaml:2:" in done.err or "check.yaml:1:" in done.err
    assert "project" in done.err


@pytest.mark.parametrize(
    "query", ["SELECT * FROM 'secret.csv'", "COPY claims TO 'x.csv'", "SELECT getenv('HOME')"]
)
def test_check_sql_reads_claims_and_nothing_else(place: Path, check: Check, query: str) -> None:
    before = files(place)
    done = check("sql", query)
    assert done.code == 2
    assert "not allowed here" in done.err or "only a SELECT" in done.err
    assert files(place) == before


def test_control_characters_of_a_source_do_not_reach_the_terminal(
    place: Path, check: Check
) -> None:
    text = "Eight\x1b]0;owned\x07 boats\x1b[2J left Sandholt on 3 May 2031 for the outer bank.\n"
    (place / "sources/pier.txt").write_text(text)
    assert not {"\x1b", "\x07"} & set(check("run").said)
