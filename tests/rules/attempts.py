"""What a stranger could put into a pull request: each attempt by name, as the files it writes.

`CANARY` stands in files beside the project and above it, in the environment and in the home folder;
none of it may ever be printed.
"""

# ruff: noqa: E501, S608 - a table of hostile words, one a line
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

CANARY = "quillwort-7731"


@dataclass(frozen=True)
class Attempt:
    """Files of a project, links in it, and whether what they ask for is refused."""

    name: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    harmless: bool = False
    """Nothing is wrong with it: it is taken for the plain words that it is."""


def rule(kind: str = "same-value", **keys: object) -> str:
    """Return a rule file; JSON is YAML."""
    known = {"kind": kind, "level": "error", "summary": "A probe.", "message": "probe"}
    return json.dumps(known | keys)


def _sql() -> Iterator[tuple[str, str]]:  # noqa: PLR0915 - a table
    yield "reads a text file", "SELECT 1 AS left_id FROM read_text('../canary.csv')"
    yield "reads a blob", "SELECT 1 AS left_id FROM read_blob('../canary.csv')"
    yield "reads a table file", "SELECT 1 AS left_id, word FROM read_csv('../canary.csv')"
    yield "sniffs a table file", "SELECT 1 AS left_id FROM sniff_csv('../canary.csv')"
    yield "reads lines of JSON", "SELECT 1 AS left_id FROM read_json_auto('../canary.csv')"
    yield "reads columns", "SELECT 1 AS left_id FROM parquet_scan('../canary.csv')"
    yield "reads a file by its name", "SELECT 1 AS left_id FROM '../canary.csv'"
    yield "reads a file by a quoted name", 'SELECT 1 AS left_id FROM "../canary.csv"'
    yield "reads a file in a subquery", "SELECT (SELECT word FROM '../canary.csv') AS left_id"
    yield "reads a file in a join", "FROM claims AS c JOIN '../canary.csv' AS f ON true SELECT 1"
    yield (
        "reads a file behind a name of its own",
        "WITH claims AS (FROM read_text('../canary.csv')) SELECT content AS left_id FROM claims",
    )
    yield "lists a folder", "SELECT 1 AS left_id FROM glob('../*')"
    yield "reads the network", "SELECT 1 AS left_id FROM 'http://127.0.0.1:9/x.csv'"
    yield "reads a bucket", "SELECT 1 AS left_id FROM read_parquet('s3://bucket/x.parquet')"
    yield "asks another database", "SELECT 1 AS left_id FROM postgres_scan('host=::1', 'a', 'b')"
    yield "asks a file database", "SELECT 1 AS left_id FROM sqlite_scan('../canary.csv', 'a')"
    yield "reads the environment", "SELECT getenv('CANARY') AS left_id FROM claims"
    yield "reads the environment by case", "SELECT GetEnv('CANARY') AS left_id FROM claims"
    yield "reads it by a quoted name", "SELECT \"getenv\"('CANARY') AS left_id FROM claims"
    yield "reads it by its full name", "SELECT main.getenv('CANARY') AS left_id FROM claims"
    yield "reads it by a method", "SELECT 'CANARY'.getenv() AS left_id FROM claims"
    yield "reads a variable", "SELECT getvariable('x') AS left_id FROM claims"
    yield "reads a setting", "SELECT current_setting('temp_directory') AS left_id FROM claims"
    yield "reads the settings", "SELECT 1 AS left_id FROM duckdb_settings()"
    yield "reads the secrets", "SELECT 1 AS left_id FROM duckdb_secrets()"
    yield "reads the catalogue", "SELECT 1 AS left_id FROM information_schema.tables"
    yield "reads the old catalogue", "SELECT 1 AS left_id FROM pg_catalog.pg_tables"
    yield "reads the master table", "SELECT 1 AS left_id FROM sqlite_master"
    yield "reads earlier findings", "SELECT 1 AS left_id FROM findings"
    yield "reads another schema", "SELECT 1 AS left_id FROM memory.main.bad_rows"
    yield "runs text as a query", "SELECT 1 AS left_id FROM query('SELECT 1')"
    yield "runs a table by its text", "SELECT 1 AS left_id FROM query_table(['findings'])"
    yield (
        "runs a serialised query",
        "SELECT 1 AS left_id FROM json_execute_serialized_sql('{}')",
    )
    yield "writes a file", "COPY claims TO 'stolen.csv'"
    yield "writes a file from a query", "COPY (SELECT * FROM claims) TO '../stolen.csv'"
    yield "exports everything", "EXPORT DATABASE 'stolen'"
    yield "attaches a file", "ATTACH 'stolen.db' AS s"
    yield "installs an extension", "INSTALL httpfs FROM 'http://127.0.0.1:9'"
    yield "loads an extension", "LOAD '../canary.duckdb_extension'"
    yield "makes a macro", "CREATE MACRO f() AS TABLE SELECT 1"
    yield "makes a table", "CREATE TABLE stolen AS SELECT * FROM claims"
    yield "makes a secret", "CREATE PERSISTENT SECRET (TYPE http, BEARER_TOKEN 'x')"
    yield "empties a table", "DELETE FROM claims"
    yield "changes a claim", "UPDATE claims SET value = 'x'"
    yield "lifts a limit", "SET memory_limit = '99GB'"
    yield "opens the door", "SET enable_external_access = true"
    yield "asks by pragma", "PRAGMA database_list"
    yield "calls", "CALL pragma_version()"
    yield "explains by doing", "EXPLAIN ANALYZE DELETE FROM claims"
    yield "prepares", "PREPARE x AS SELECT 1"
    yield "begins", "BEGIN TRANSACTION"
    yield "describes", "SELECT 1 AS left_id FROM (DESCRIBE claims)"
    yield "summarises", "SELECT 1 AS left_id FROM (SUMMARIZE claims)"
    yield "adds a second statement", "SELECT 1 AS left_id; DROP TABLE claims"
    yield "closes the bracket", "SELECT 1 AS left_id) AS x; DROP TABLE claims; --"
    yield "ends in a comment", "SELECT 1 AS left_id; -- )"
    yield "holds a NUL", "SELECT 1 AS left_id FROM claims\0; DROP TABLE claims"
    yield "hides behind look-alikes", "SELECT 1 AS left_id FROM ｃlaims"
    yield "hides behind a space of no width", "SELECT 1 AS left_id FROM read\u200b_text('x')"
    yield "rolls dice", "SELECT claim_id AS left_id FROM claims WHERE random() < 0.5"
    yield "asks the time", "SELECT epoch(now()) AS left_id FROM claims"
    yield "takes a sample", "SELECT claim_id AS left_id FROM claims USING SAMPLE 1"
    yield "sleeps", "SELECT sleep_ms(99999999) AS left_id FROM claims"
    yield "reads a Python variable", "SELECT 1 AS left_id FROM store"
    # What never ends, or wants everything.
    yield (
        "never ends",
        (
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
            " SELECT max(n) AS left_id FROM t"
        ),
    )
    yield (
        "multiplies everything",
        (
            "SELECT count(*) AS left_id FROM claims a, claims b, claims c, claims d, claims e, claims"
            " f, claims g, claims h, claims i, claims j, claims k, range(1000000) AS r"
        ),
    )
    yield "makes rows without end", "SELECT range AS left_id FROM range(1000000000000)"
    yield "makes rows backwards", "SELECT range AS left_id FROM range(0, -1000000000000, -1)"
    yield (
        "makes a list without end",
        "SELECT len(range(99999999999 + claim_id)) AS left_id FROM claims",
    )
    yield (
        "makes a text without end",
        "SELECT repeat('x', 9000000000 + claim_id) AS left_id FROM claims",
    )
    yield "pads without end", "SELECT length(lpad('x', 2000000000, 'abc')) AS left_id FROM claims"
    yield (
        "folds without end",
        "SELECT list_reduce(range(99999999 + claim_id), lambda a, b: a + b) AS left_id FROM claims",
    )
    yield (
        "matches without end",
        (
            "SELECT claim_id AS left_id FROM claims"
            " WHERE regexp_matches(repeat('a', 40000), '((a{1,99}){1,99}){1,99}b')"
        ),
    )
    yield "nests without end", f"SELECT {'(' * 5000}1{')' * 5000} AS left_id"
    yield "adds without end", f"SELECT 1{' + 1' * 4000} AS left_id FROM nowhere"
    yield "gives too many", "SELECT claim_id AS left_id, range AS thing FROM claims, range(20000)"
    yield "gives claims that are not there", "SELECT 99999999 AS left_id"


_MESSAGES = {
    "reaches for a class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "reaches by an index": "{{ ''['__class__'] }}",
    "reaches by a filter": "{{ left | attr('__class__') }}",
    "reaches by a mapped filter": "{{ [left] | map(attribute='__class__') | list }}",
    "reaches by joined words": "{{ left['__cl' ~ 'ass__'] }}",
    "reaches through a side": "{{ left.__init__.__globals__ }}",
    "reaches through a method": "{{ left.of.__func__ }}",
    "calls lipsum": "{{ lipsum.__globals__ }}",
    "calls cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "calls joiner": "{{ joiner()() }}",
    "calls namespace": "{{ namespace(x=1) }}",
    "asks for itself": "{{ self._TemplateReference__context }}",
    "asks for the configuration": "{{ config }}",
    "asks for the environment": "{{ environ['CANARY'] }}",
    "counts without end": "{{ range(10**9) | list }}",
    "loops without end": "{% for a in 'xxxxxxxxxx' %}{{ a }}{% endfor %}",
    "multiplies a text": "{{ 'x' * 10**10 }}",
    "raises a number": "{{ 9 ** 9 ** 9 }}",
    "formats a width": "{{ '%9999999999d' | format(1) }}",
    "formats by a method": "{{ '{0.__class__}'.format(left) }}",
    "centres": "{{ 'x' | center(9999999999) }}",
    "indents": "{{ 'x' | indent(9999999999) }}",
    "includes a file": "{% include '../canary.csv' %}",
    "imports a file": "{% import '../canary.csv' as c %}{{ c }}",
    "extends a file": "{% extends '../canary.csv' %}",
    "opens a block": "{% block x %}{{ super() }}{% endblock %}",
    "makes a macro": "{% macro f() %}{{ caller() }}{% endmacro %}{{ f() }}",
    "sets a name": "{% set x = left %}{{ x }}",
    "filters a block": "{% filter upper %}x{% endfilter %}",
    "calls a block": "{% call left() %}x{% endcall %}",
    "does not end": "{{ left.source",
    "nests without end": "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
}
_KEYS: dict[str, dict[str, object]] = {
    "SQL in a column": {"same": ["subject; DROP TABLE claims"]},
    "SQL behind a column": {"same": ["subject) FROM claims; --"]},
    "SQL in a type": {"where": {"value": "quantity'; DROP TABLE claims; --"}},
    "SQL in a tolerance": {"tolerance": {"absolute": "0; DROP TABLE claims"}},
    "SQL in a granularity": {"granularity": "day'; DROP TABLE claims; --"},
    "no number": {"tolerance": {"absolute": float("nan")}},
    "no end": {"tolerance": {"absolute": float("inf")}},
    "a number without end": {"within": 10**400},
    "an id that is a path": {"id": "../../stolen"},
    "an id that is an option": {"id": "--config"},
    "an id with a semicolon": {"id": "probe; rm -rf x"},
    "an id in other letters": {"id": "prоbe"},
    "a message without end": {"message": "x" * 3_000_000},
    "a pack of its own": {"pack": "core"},
}
_WORDS: dict[str, dict[str, object]] = {
    "quotes in a name": {"where": {"predicate": "x'); DROP TABLE claims; --", "subject": "x''"}},
    "a NUL in a unit of another kind": {"where": {"head": "x\\'); DROP TABLE claims; --"}},
    "turned letters in a summary": {
        "summary": "A \u202eeborp\u202c of one.",
        "where": {"head": "x"},
    },
    "escapes in a message": {"message": "\u001b]0;owned\u0007probe", "where": {"head": "x"}},
    "names that are patterns": {"where": {"predicate": "(a+)+$", "subject": "%_%"}},
    "a reason that is a template": {"why": "{{ ''.__class__ }}", "where": {"head": "x"}},
}


def _bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 11)]
    return "\n".join(lines) + "\n"


_YAML: dict[str, str | bytes] = {
    "a bomb": _bomb(),
    "a Python object": "kind: !!python/object/apply:os.system ['touch stolen']\n",
    "a Python name": "kind: !!python/name:os.environ\n",
    "a tag of its own": "kind: !include ../canary.csv\n",
    "deep brackets": "a: " + "[" * 5000 + "]" * 5000 + "\n",
    "deep maps": "".join(f"{' ' * n}a:\n" for n in range(400)),
    "a merge key": "base: &b {kind: sql}\n<<: *b\n",
    "a circle": "kind: &k [*k]\n",
    "a key twice": "kind: sql\nkind: same-value\n",
    "several documents": "kind: sql\n---\nkind: same-value\n",
    "too many bytes": "# " + "x" * 3_000_000 + "\nkind: sql\n",
    "no text": b"\xff\xfe\x00kind",
    "a NUL": b"kind: same\x00-value\n",
    "a directive": "%YAML 1.1\n---\nkind: yes\n",
    "a long key": f"? {'x' * 100_000}\n: y\n",
}
_WITH_CORE = "sources: [sources]\nrules: [rules]\nrule-seconds: 1\n"
_PROJECT = f"{_WITH_CORE}packs: []\n"
_SETTINGS = {
    "rules outside": "sources: [sources]\nrules: [../..]\n",
    "rules at a full path": "sources: [sources]\nrules: [/etc]\n",
    "sources outside": "sources: [../canary.csv]\n",
    "sources in the home folder": "sources: ['~/canary.csv']\n",
    "a vocabulary outside": "sources: [sources]\nvocabulary: [../canary.csv]\n",
    "claims outside": "sources: [sources]\nclaims: [{file: ../canary.csv}]\n",
    "a baseline outside": "sources: [sources]\nbaseline: ../canary.csv\n",
    "a pack outside": "sources: [sources]\npacks: [../elsewhere]\n",
    "a pack at a full path": "sources: [sources]\npacks: [/etc]\n",
    "a pack up and down": "sources: [sources]\npacks: [core/../../rules/core]\n",
    "a pack with a NUL": 'sources: [sources]\npacks: ["co\\0re"]\n',
    "a path with a NUL": 'sources: ["sour\\0ces"]\n',
    "a ledger outside": "sources: [sources]\nllm: {ledger: ../canary.csv}\n",
    "a server elsewhere": "sources: [sources]\nllm: {mode: live, base-url: 'http://192.0.2.1/v1'}\n",
    "an override of nothing": "sources: [sources]\noverrides: {'../x': off}\n",
    "an override by SQL": 'sources: [sources]\noverrides: {numbers-differ: {granularity: "x\'; --"}}\n',
    "an override of the query": "sources: [sources]\noverrides: {numbers-differ: {query: SELECT 1}}\n",
    "a memory without end": "sources: [sources]\nmemory: 99999999999999GB\n",
}
_LINKS = {
    "a rule that is a link": {"rules/stolen.yaml": "../../canary.csv"},
    "a folder of rules that is a link": {"rules": "../elsewhere"},
    "a source that is a link": {"sources/stolen.txt": "../../canary.csv"},
    "a folder of sources that is a link": {"sources": "../elsewhere"},
    "decisions that are a link": {"check.decisions.yaml": "../canary.csv"},
    "a database that is a link": {".check": "../elsewhere"},
    "metadata that are a link": {"sources/sources.yaml": "../../canary.csv"},
    "links in a circle": {"rules/a.yaml": "b.yaml", "rules/b.yaml": "a.yaml"},
    "a device": {"rules/zero.yaml": "/dev/zero"},
}


def attempts() -> Iterator[Attempt]:
    """Yield every attempt."""
    for name, query in _sql():
        yield Attempt(f"sql: {name}", {"rules/probe.yaml": rule("sql", query=query)})
    for name, message in _MESSAGES.items():
        yield Attempt(f"message: {name}", {"rules/probe.yaml": rule(message=message)})
    for name, keys in _KEYS.items():
        yield Attempt(f"key: {name}", {"rules/probe.yaml": rule(**keys)})
    for name, keys in _WORDS.items():
        files: dict[str, str | bytes] = {"rules/probe.yaml": rule(**keys)}
        # A rule that looks at nothing is no pass: beside it stand those that do.
        yield Attempt(f"words: {name}", files | {"check.yaml": _WITH_CORE}, harmless=True)
    for name, text in _YAML.items():
        yield Attempt(f"yaml: {name}", {"rules/probe.yaml": text})
    for name, text in _SETTINGS.items():
        yield Attempt(f"check.yaml: {name}", {"check.yaml": text})
    for name, links in _LINKS.items():
        yield Attempt(f"link: {name}", links=links)
    yield Attempt(
        "test: an endless one in a test",
        {
            "rules/probe.yaml": rule(
                "sql",
                query="WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
                " SELECT max(n) AS left_id FROM t",
                tests=[{"name": "x", "given": ["A ferry sank."], "expect": []}],
            )
        },
    )
    yield Attempt(
        "test: claims by the million",
        {
            "rules/probe.yaml": rule(
                tests=[{"name": "x", "given": ["x " * 600_000] * 3, "expect": []}]
            )
        },
    )


def project() -> str:
    """Return the check.yaml of an attempt that brings none."""
    return _PROJECT
