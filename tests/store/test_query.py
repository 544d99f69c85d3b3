from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import StoreError
from checker.store.engine import Limits, Store
from checker.store.query import PROJECT_TABLES, require_select

ALLOWED = [
    "SELECT claim_id FROM claims",
    "FROM claims",
    'SELECT * FROM "claims" c JOIN SOURCES s USING (source)',
    "WITH a AS (SELECT * FROM claims) SELECT * FROM a",
    "WITH a AS (SELECT 1 AS x), b AS (FROM a) SELECT * FROM b, (WITH c AS (FROM b) FROM c)",
    "WITH RECURSIVE t AS (SELECT 1 x UNION SELECT x + 1 FROM t WHERE x < 5) SELECT * FROM t",
    "SELECT * FROM range(1, 12)",
    "SELECT * FROM range(500000)",
    "SELECT list_sum(range(1, len(words) - 1)) FROM claims",
    "SELECT range(3), generate_series(1, least(10, length(quote))) FROM claims",
    "SELECT * FROM generate_series(-5, 5, 2)",
    "SELECT unnest(members) FROM claims",
    "SELECT c.claim_id, m FROM claims c, unnest(c.members) u(m)",
    "SELECT list_transform(members, lambda m: upper(m)) FROM claims -- why not",
    "SELECT predicate, count(*) FILTER (WHERE keyed) FROM claims GROUP BY ALL HAVING count(*) > 1",
    "SELECT * FROM claims WHERE claim_id IN (SELECT claim_id FROM things) ORDER BY 1",
    "SELECT ';' AS semicolon FROM claims;",
]

REFUSED = {
    "SELECT 1; SELECT 2": "expected one statement, found 2",
    "SELECT 1; DROP TABLE claims": "only a SELECT",
    "DELETE FROM claims": "begins with DELETE",
    "WITH a AS (SELECT 1) DELETE FROM claims": "only a SELECT",
    "COPY claims TO 'x'": "begins with COPY",
    "ATTACH 'x'": "begins with ATTACH",
    "SET threads = 1": "begins with SET",
    "EXPLAIN SELECT 1": "begins with EXPLAIN",
    "CALL pragma_version()": "begins with CALL",
    "": "found 0",
    "-- nothing": "found 0",
    "SELEC 1": "cannot be read",
    "SELECT\n*\nFROM claims WHERE (": "line",
    "SELECT '\0'": "NUL",
    "SHOW TABLES": "SHOW",
    "SUMMARIZE claims": "SUMMARIZE",
    "DESCRIBE claims": "DESCRIBE",
    "SELECT * FROM bad_rows": "table bad_rows is not allowed",
    "SELECT * FROM 'a.csv'": "table a.csv is not allowed",
    "SELECT * FROM 'https://example.org/a.parquet'": "not allowed",
    "SELECT * FROM main.claims": "table main.claims is not allowed",
    "SELECT * FROM other.main.claims": "not allowed",
    "SELECT * FROM information_schema.tables": "not allowed",
    "SELECT * FROM duckdb_settings()": "table function duckdb_settings is not allowed",
    "SELECT * FROM duckdb_secrets()": "not allowed",
    "SELECT * FROM read_csv('x')": "read_csv is not allowed",
    "SELECT * FROM glob('*')": "glob is not allowed",
    "SELECT * FROM query('SELECT 1')": "query is not allowed",
    "SELECT * FROM query_table('claims')": "query_table is not allowed",
    "SELECT (SELECT max(x) FROM read_text('x') t(x))": "read_text is not allowed",
    "SELECT 1 FROM claims ORDER BY (SELECT 1 FROM sqlite_master)": "sqlite_master",
    "SELECT count(*) FILTER (WHERE 1 IN (FROM duckdb_tables())) FROM claims": "duckdb_tables",
    "WITH a AS (FROM duckdb_settings), duckdb_settings AS (SELECT 1) FROM a": "duckdb_settings",
    "WITH duckdb_settings AS (FROM duckdb_settings) FROM duckdb_settings": "duckdb_settings",
    "SELECT (WITH z AS (SELECT 1) FROM z), (SELECT * FROM z)": "table z",
    "SELECT getenv('HOME')": "getenv is not allowed",
    "SELECT now()": "now is not allowed",
    "SELECT current_date": "current_date is not allowed",
    "SELECT row_number() OVER (ORDER BY random())": "random is not allowed",
    "SELECT system.main.current_setting('temp_directory')": "current_setting",
    "SELECT * FROM claims USING SAMPLE 5": "SAMPLE",
    "SELECT * FROM range(10000000)": "1,000,000 rows at most",
    "SELECT * FROM range(0, -10000000, -1)": "1,000,000 rows at most",
    "SELECT * FROM range(0, 5, 0)": "rows at most",
    "SELECT * FROM range((SELECT 5))": "plain whole numbers",
    "SELECT range(99999999) FROM claims": "at most 10,000",
    "SELECT range(9 + claim_id) FROM claims": "or to a length",
    "SELECT generate_series(1, 10 * 9999) FROM claims": "or to a length",
    "SELECT list_sum(range((SELECT 5))) FROM claims": "or to a length",
    "SELECT 1; -- later": "comment stands behind",
}


@pytest.mark.parametrize("sql", ALLOWED)
def test_one_select_over_claims_is_allowed_and_runs_inside_another(sql: str) -> None:
    with Store.memory(Limits(threads=1)) as store:
        store.lock_down()
        store.rows("\n".join(["SELECT * FROM (", require_select(sql), ")"]))


@pytest.mark.parametrize(("sql", "words"), REFUSED.items())
def test_anything_else_is_refused_with_the_reason(sql: str, words: str) -> None:
    with pytest.raises(StoreError) as raised:
        require_select(sql)
    assert words in str(raised.value)


def test_a_project_may_be_asked_for_its_history() -> None:
    sql = "SELECT * FROM runs JOIN findings USING (run)"
    with pytest.raises(StoreError):
        require_select(sql)
    assert require_select(sql, PROJECT_TABLES) == sql


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    with pytest.raises(StoreError):
        require_select("SELECT " + "(" * 5000 + "1" + ")" * 5000)
    with pytest.raises(StoreError):
        require_select("SELECT " + "1 + " * 5000 + "1")


@given(st.text(alphabet="selctfromaims ()*,;'\"-/1\n\0é", max_size=60))
def test_any_text_is_allowed_or_refused(text: str) -> None:
    try:
        assert require_select(text) in text
    except StoreError:
        return
