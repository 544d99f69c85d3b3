"""A statement that an editor wrote in, and the same statement out if it can only read claims."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import duckdb

from checker.errors import StoreError

RULE_TABLES = frozenset(
    {"claims", "things", "matches", "sources", "entities", "entity_names", "ancestors"}
)
"""What a rule may read."""

PROJECT_TABLES = RULE_TABLES | {
    "runs", "run_sources", "run_rules", "findings", "evidence", "bad_rows",
}  # fmt: skip
"""What `check sql` may read: a project's history besides."""

_GENERATED = 1_000_000
"""Rows that range() or generate_series() may make; a mistyped bound must not fill the memory."""

_LISTED = 10_000
"""Members that range() may list for each claim: such a list is not held to the memory limit, and
making it does not stop when told to."""

_ROWS = "makes rows"
"""Marks a function that makes a table, whose bounds are another matter."""

_LENGTHS = frozenset({"len", "length", "array_length", "strlen"})
_SUMS = frozenset({"+", "-", "least", "greatest"})
"""What a bound of such a list may be made of, beside plain numbers."""

_WHOLE = re.compile(r"-?[0-9]{1,18}")

_TABLE_FUNCTIONS = frozenset({"unnest", "range", "generate_series"})

# What changes from run to run, tells of the machine, runs text as SQL, or does not stop when told
# to (lpad, rpad).
_FORBIDDEN_FUNCTIONS = """
random setseed uuid uuidv4 uuidv7 gen_random_uuid now today get_current_time
get_current_timestamp transaction_timestamp current_date current_time current_timestamp
current_localtime current_localtimestamp localtime localtimestamp age nextval currval setval
lpad rpad
current_setting getvariable getenv current_database current_schema current_schemas current_user
current_role session_user user current_query current_query_id current_connection_id
current_transaction_id txid_current in_search_path pg_my_temp_schema version sleep_ms write_log
query query_table json_execute_serialized_sql json_serialize_sql json_deserialize_sql
read_text read_blob read_csv read_json read_parquet parse_duckdb_log_message
"""

# The words of those that SQL lets stand without brackets, where they look like a column.
_BARE_WORDS = """
current_date current_time current_timestamp current_localtime current_localtimestamp localtime
localtimestamp current_user current_role current_catalog current_schema session_user user
"""
_UNSTEADY = "The same claims must give the same findings, on every machine."
_STATEMENT_HINT = "A rule's sql is one SELECT, or WITH … SELECT."


def require_select(sql: str, tables: frozenset[str] = RULE_TABLES) -> str:
    """Return *sql* without its closing semicolon if it is one SELECT over *tables* only.

    Common table expressions of its own are tables too, and so are unnest, range and
    generate_series, the last two between plain numbers.  Write it on lines of its own: it may end
    with a comment.

    Raises:
        StoreError: It is anything else; the message says which word is refused, and why.
    """
    if "\0" in sql:
        raise StoreError("the SQL holds a NUL character")
    try:
        tree = json.loads(_serialized(sql))
        if tree["error"]:
            raise _not_a_select(sql, tree)
        if len(tree["statements"]) != 1:
            count = len(tree["statements"])
            raise StoreError(f"expected one statement, found {count}", advice=_STATEMENT_HINT)
        _inspect(tree["statements"][0]["node"], tables, frozenset())
    except RecursionError:
        raise StoreError("the statement is nested too deeply to be read") from None
    bare = sql.strip().rstrip("; \n\t\r")
    # Only parsed, to see that it still stands on its own inside brackets.
    inside = f"({bare}\n)"
    if json.loads(_serialized(f"FROM {inside}"))["error"]:
        raise StoreError("a comment stands behind the closing semicolon", advice="Leave it out.")
    return bare


@lru_cache(maxsize=1)
def _parser() -> duckdb.DuckDBPyConnection:
    """Return a database of its own to parse with: it holds nothing and can reach nothing."""
    return duckdb.connect(
        ":memory:",
        config={"enable_external_access": False, "threads": 1, "lock_configuration": True},
    )


@lru_cache(maxsize=1_024)
def _serialized(sql: str) -> str:
    try:
        # A cursor of its own: several threads may ask.
        row = _parser().cursor().execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    except duckdb.Error as error:
        raise StoreError(f"the statement cannot be read: {str(error).splitlines()[0]}") from None
    return str(row[0]) if row else '{"error": true}'


def _not_a_select(sql: str, tree: dict[str, Any]) -> StoreError:
    words = str(tree.get("error_message", "it cannot be read"))
    if tree.get("error_type") == "not implemented":
        first = sql.split(None, 1)[0].upper() if sql.split() else ""
        return StoreError(
            f"only a SELECT is allowed here, and one of them; this begins with {first}",
            advice=_STATEMENT_HINT,
        )
    where = ""
    if str(tree.get("position", "")).isdigit():
        before = sql[: int(tree["position"])]
        where = f" (line {before.count(chr(10)) + 1})"
    return StoreError(f"the SQL cannot be read: {words}{where}", advice=_STATEMENT_HINT)


def _inspect(node: Any, tables: frozenset[str], own: frozenset[str]) -> None:
    """Walk the syntax tree; *own* are the common table expressions in scope at *node*."""
    if isinstance(node, list):
        for item in node:
            _inspect(item, tables, own)
        return
    if not isinstance(node, dict):
        return
    if isinstance(node.get("cte_map"), dict):
        own = _inspect_expressions(node, tables, own)
    if node.get("type") == "RECURSIVE_CTE_NODE":
        own = own | {str(node.get("cte_name", "")).lower()}
    _inspect_one(node, tables, own)
    for name, item in node.items():
        if name != "cte_map":
            _inspect(item, tables, own)


def _inspect_expressions(
    node: dict[str, Any], tables: frozenset[str], own: frozenset[str]
) -> frozenset[str]:
    """Return the names in scope of the body: each expression sees those before it."""
    for entry in node["cte_map"].get("map", ()):
        _inspect(entry["value"], tables, own)
        own = own | {str(entry["key"]).lower()}
    return own


def _inspect_one(node: dict[str, Any], tables: frozenset[str], own: frozenset[str]) -> None:
    kind = node.get("type")
    if kind == "BASE_TABLE":
        _inspect_table(_path(node, "table_name"), tables, own)
    elif kind == "TABLE_FUNCTION":
        _inspect_table_function(node["function"])
        node["function"][_ROWS] = True
    elif kind in ("SHOW_REF", "COLUMN_DATA", "DELIM_GET", "BOUND_TABLE_REF"):
        raise StoreError("DESCRIBE, SHOW and SUMMARIZE are not allowed here")
    elif node.get("class") == "FUNCTION":
        _inspect_function(node)
    elif node.get("class") == "COLUMN_REF":
        name = "".join(node["column_names"]).lower()
        if name in _BARE_WORDS.split():
            raise StoreError(f"{name} is not allowed here", advice=_UNSTEADY)
    if node.get("sample"):
        raise StoreError("TABLESAMPLE and USING SAMPLE are not allowed here", advice=_UNSTEADY)


def _inspect_function(node: dict[str, Any]) -> None:
    name = _path(node, "function_name")[-1].lower()
    if name in _FORBIDDEN_FUNCTIONS.split() or name.startswith(("pg_", "duckdb_", "pragma_")):
        raise StoreError(f"the function {name} is not allowed here", advice=_UNSTEADY)
    if name in {"range", "generate_series"} and not node.get(_ROWS):
        for argument in node["arguments"]:
            _require_count(argument.get("expression", argument), name)


def _path(node: dict[str, Any], name: str) -> list[str]:
    qualified = node.get("qualified_name") or {}
    return [str(part) for part in qualified.get("path") or [node.get(name, "")]]


def _inspect_table(path: list[str], tables: frozenset[str], own: frozenset[str]) -> None:
    name = path[-1].lower()
    if len(path) == 1 and (name in tables or name in own):
        return
    raise StoreError(
        f"the table {'.'.join(path)} is not allowed here", advice=f"Allowed: {_listed(tables)}."
    )


def _inspect_table_function(function: dict[str, Any]) -> None:
    name = _path(function, "function_name")[-1].lower()
    if name not in _TABLE_FUNCTIONS:
        raise StoreError(
            f"the table function {name} is not allowed here",
            advice=f"Allowed: {_listed(_TABLE_FUNCTIONS)}.",
        )
    if name == "unnest":
        return
    bounds = list(_bounds(function))
    if len(bounds) not in (1, 2, 3):
        raise StoreError(f"{name} needs one to three whole numbers")
    low, high, step = (0, *bounds, 1) if len(bounds) == 1 else (*bounds, 1)[:3]
    if step == 0 or (high - low) / step > _GENERATED:
        raise StoreError(f"{name} may make {_GENERATED:,} rows at most")


def _require_count(node: dict[str, Any], name: str) -> None:
    """Check that a bound of a list is a small number, or the length of something."""
    if node.get("class") == "CONSTANT":
        text = str((node.get("literal") or {}).get("text", ""))
        if _WHOLE.fullmatch(text) and abs(int(text)) <= _LISTED:
            return
    elif node.get("class") == "FUNCTION":
        called = _path(node, "function_name")[-1].lower()
        if called in _SUMS:
            for argument in node["arguments"]:
                _require_count(argument.get("expression", argument), name)
            return
        if called in _LENGTHS:
            return
    raise StoreError(
        f"{name} counts to a plain number of at most {_LISTED:,} here, or to a length",
        advice=f"For example {name}(1, 12) or {name}(1, len(words)).",
    )


def _bounds(function: dict[str, Any]) -> Iterator[int]:
    name = function["function_name"]
    for argument in function["arguments"]:
        value = argument.get("expression", argument)
        text = str((value.get("literal") or {}).get("text", ""))
        if value.get("class") != "CONSTANT" or not _WHOLE.fullmatch(text):
            raise StoreError(f"{name} needs plain whole numbers here, e.g. {name}(1, 12)")
        yield int(text)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
