from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from checker.errors import StoreError
from checker.store.engine import SCHEMA_VERSION, Limits, Store


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory(Limits(threads=1)) as opened:
        yield opened


def test_a_new_store_has_the_schema_and_its_version(store: Store) -> None:
    assert store.scalar("SELECT version FROM schema_version") == SCHEMA_VERSION
    assert store.rows("SELECT * FROM claims") == []


def test_rows_are_named_by_column_and_take_parameters(store: Store) -> None:
    assert store.rows("SELECT ? AS a, 'x' AS b", [3]) == [{"a": 3, "b": "x"}]
    assert store.scalar("SELECT $low + 1", {"low": 1}) == 2
    assert store.scalar("SELECT 1 WHERE false") is None


def test_a_failing_query_says_table_words_and_sql(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        store.rows("SELECT colour FROM claims")
    text = str(raised.value)
    assert "a query over claims failed" in text
    assert 'Referenced column "colour" not found' in text
    assert "SELECT colour FROM claims" in text


def test_a_table_that_is_missing_is_not_a_python_variable(store: Store) -> None:
    harvest = [1, 2, 3]
    with pytest.raises(StoreError, match="harvest does not exist"):
        store.rows("SELECT * FROM harvest")
    assert harvest


def test_an_endless_recursion_is_stopped_in_time() -> None:
    with Store.memory(Limits(seconds=0.3, threads=1)) as store:
        begun = time.monotonic()
        with pytest.raises(StoreError, match=r"took longer than 0\.3 seconds"):
            store.rows("WITH RECURSIVE t AS (SELECT 1 x UNION ALL FROM t) SELECT sum(x) FROM t")
        assert time.monotonic() - begun < 20
        assert store.scalar("SELECT 1") == 1


def test_what_needs_too_much_memory_is_stopped_with_a_sentence() -> None:
    with (
        Store.memory(Limits(memory="100MB", disk="1MB", threads=1)) as store,
        pytest.raises(StoreError, match="more than the 100MB of memory"),
    ):
        store.rows("SELECT list(a.range) FROM range(100000000) a")


def test_a_transaction_keeps_everything_or_nothing(store: Store) -> None:
    def fails() -> None:
        with store.transaction():
            store.execute("INSERT INTO entities VALUES ('a', 'A', 'place')")
            store.execute("INSERT INTO entities VALUES ('a', 'A again', 'place')")

    with pytest.raises(StoreError):
        fails()
    assert store.rows("SELECT * FROM entities") == []


def test_a_store_in_a_file_is_there_the_next_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.duckdb") as store:
        store.execute("INSERT INTO entities VALUES ('a', 'A', 'place')")
    with Store.open(tmp_path / "a.duckdb", read_only=True) as store:
        assert store.scalar("SELECT name FROM entities") == "A"
        with pytest.raises(StoreError, match="read-only"):
            store.execute("DELETE FROM entities")


def test_a_file_of_another_schema_version_says_what_to_do(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.duckdb") as store:
        store.execute("UPDATE schema_version SET version = version + 1")
    with pytest.raises(StoreError, match="a newer version of check") as raised:
        Store.open(tmp_path / "a.duckdb")
    assert "Move the file away" in str(raised.value)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.duckdb").write_bytes(b"half a file" * 1000)
    with pytest.raises(StoreError, match=r"a\.duckdb cannot be opened as a database"):
        Store.open(tmp_path / "a.duckdb")


def test_a_read_only_store_is_not_made_out_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store.open(tmp_path / "a.duckdb", read_only=True)
    assert not (tmp_path / "a.duckdb").exists()


def test_a_file_locked_by_another_process_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    code = (
        "import sys; from pathlib import Path; from checker.store.engine import Store\n"
        "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreError) as raised:
            Store.open(path, name="the database")
        holder.communicate()
    assert str(raised.value) == (
        f"the database is in use by process {holder.pid}; try again when that has ended"
    )


def test_what_spilled_is_gone_after_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Store.memory() as store:
        store.execute("CREATE TEMP TABLE x AS SELECT 1")
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
    store.close()


OUTSIDE = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM read_parquet('/etc/passwd')",
    "SELECT * FROM '/etc/passwd.csv'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM 'https://example.org/a.csv'",
    "SELECT * FROM read_csv('s3://bucket/a.csv')",
    "COPY claims TO 'out.csv'",
    "COPY claims FROM '/etc/passwd'",
    "ATTACH 'other.duckdb' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD './evil.duckdb_extension'",
    "INSTALL h3 FROM community",
    "EXPORT DATABASE 'out'",
    "IMPORT DATABASE 'out'",
    "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "CREATE PERSISTENT SECRET s (TYPE s3)",
    "SELECT getenv('HOME')",
    "SET threads = 1",
    "SET memory_limit = '100GB'",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "RESET memory_limit",
    "PRAGMA memory_limit = '100GB'",
    "PRAGMA enable_profiling",
    "SET profiling_output = 'out.json'",
    "CALL enable_logging()",
]


@pytest.mark.parametrize("sql", OUTSIDE)
def test_after_the_lock_down_nothing_outside_can_be_reached(sql: str, store: Store) -> None:
    store.lock_down()
    with pytest.raises(StoreError):
        store.rows(sql)


def test_no_secret_can_be_read(store: Store) -> None:
    store.lock_down()
    with suppress(StoreError):  # refused is as good
        assert store.rows("SELECT * FROM duckdb_secrets()") == []


def test_a_locked_down_store_still_works(store: Store) -> None:
    store.lock_down()
    store.execute("CREATE TEMP TABLE pairs AS SELECT 1 AS a")
    assert store.scalar("SELECT a FROM pairs") == 1


def test_a_locked_down_store_still_spills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Store.memory(Limits(memory="60MB", threads=1)) as store:
        store.lock_down()
        sql = "SELECT count(*) FROM (SELECT md5(i::VARCHAR) s FROM range(2000000) t(i) ORDER BY s)"
        store.execute("CREATE TEMP TABLE x AS SELECT md5(i::VARCHAR) s FROM range(2000000) t(i)")
        assert store.scalar("SELECT count(*) FROM x") == 2_000_000
        assert store.scalar(sql) == 2_000_000


def test_a_second_way_in_sees_what_is_there_and_keeps_to_the_limits() -> None:
    with Store.memory(Limits(seconds=0.2)) as store:
        store.execute("CREATE TABLE apples AS SELECT 3 AS number")
        store.lock_down()
        with store.second() as second:
            assert second.scalar("SELECT number FROM apples") == 3
            with pytest.raises(StoreError, match="was stopped"):
                second.rows("SELECT count(*) FROM range(10000000000) WHERE range % 7 = 8")
            with pytest.raises(StoreError):
                second.rows("SELECT * FROM read_csv('/etc/hostname')")
        assert store.scalar("SELECT number FROM apples") == 3
