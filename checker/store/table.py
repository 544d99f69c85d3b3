"""Claim files in, claims with their things out; rows that make no sense are named, others go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.errors import SourceError
from checker.extract.fold import fold
from checker.read.record import yaml_sources
from checker.read.table import ClaimFile, files_of
from checker.store.engine import Store
from checker.store.load import insert_json, last_claim, number_things, script
from checker.store.stage import STAGED, Staged, stage

Unit = tuple[str, str, float]
"""A name of a unit in lower case, the canonical unit, and how many of those it is."""

_OPTIONAL = ("id", "origin", "published", "speaker", "quote")
"""Columns that are carried along only where the file has them."""

_KNOWN_OF_SOURCE = (
    "title",
    "publisher",
    "published",
    "url",
    "role",
    "language",
    "derived_from",
    "tier",
)


@dataclass(frozen=True)
class Loaded:
    """What became of the rows of one claim file."""

    path: str
    rows: int
    claims: int
    skipped: int
    """Rows whose value is one of `missing`."""
    bad: int
    """Rows that are named in bad_rows."""


def load_entry(
    store: Store, project: Path, entry: ClaimFile, units: Iterable[Unit] = ()
) -> list[Loaded]:
    """Load every file that one entry of check.yaml means; see load_table.

    Raises:
        ConfigError: The entry leads out of the project or to no file.
        SourceError: A file cannot be read as a whole, or holds no rows.
    """
    known = list(units)
    return [
        load_table(store, path, path.relative_to(project).as_posix(), entry, known)
        for path in files_of(project, entry)
    ]


def load_table(
    store: Store, path: Path, shown: str, entry: ClaimFile, units: Iterable[Unit] = ()
) -> Loaded:
    """Append the claims of one file, which errors and claims call *shown*.

    Entities must be in the store before: names are resolved while loading.

    Raises:
        SourceError: It cannot be read as a whole, lacks a mapped column, or holds no rows.
    """
    store.once(script("notation.sql"))
    after, bad = last_claim(store), _bad(store)
    staged = stage(store, path, shown, entry)
    if staged.rows == 0:
        raise SourceError(f"{shown} holds no rows", advice="Fill it, or take it out of check.yaml.")
    about = yaml_sources(path, shown) if entry.format_of(path) == "yaml" else {}
    _enter_units(store, units)
    _type(store, staged, entry)
    _resolve(store, entry)
    with store.transaction():
        _enter_sources(store, shown, entry, about)
        _enter(store, shown, entry, staged)
        number_things(store, after)
    skipped = int(store.scalar("SELECT count(*) FROM typed WHERE skipped"))
    store.execute("DROP VIEW typed")
    for table in ("staged", "broken", "readings", "names", "keys", "lists", "measures"):
        store.execute(f"DROP TABLE {table}")
    return Loaded(shown, staged.rows, last_claim(store) - after, skipped, _bad(store) - bad)


def _bad(store: Store) -> int:
    return int(store.scalar("SELECT count(*) FROM bad_rows"))


def _enter_units(store: Store, units: Iterable[Unit]) -> None:
    store.execute(
        "CREATE OR REPLACE TEMP TABLE measures (name VARCHAR, unit VARCHAR, factor DOUBLE)"
    )
    rows = {name.lower(): (name.lower(), unit, factor) for name, unit, factor in units}
    columns = ("name", "unit", "factor")
    insert_json(
        store,
        "measures",
        {"name": "VARCHAR", "unit": "VARCHAR", "factor": "DOUBLE"},
        (dict(zip(columns, row, strict=True)) for row in rows.values()),
    )


def _type(store: Store, staged: Staged, entry: ClaimFile) -> None:
    given = [column for column in _OPTIONAL if column in staged.columns]
    sql = script("typed.sql").replace("/*place*/", staged.place)
    sql = sql.replace("/*absent*/", _nulls(set(STAGED) - staged.columns))
    sql = sql.replace("/*given*/", "".join(f"{column}, " for column in given))
    settings: dict[str, object] = {
        "type": entry.type,
        "missing": list(entry.missing),
        "day_first": {"dmy": True, "mdy": False}.get(entry.dates or ""),
        "separator": entry.separator,
        "decimal": entry.decimal,
    }
    store.execute(sql, settings)
    absent = _nulls(set(_OPTIONAL) - staged.columns)
    store.execute(f"CREATE OR REPLACE TEMP VIEW typed AS SELECT * {absent} FROM readings")  # noqa: S608 our own names
    if "id" in given:
        store.execute(script("duplicates.sql").replace("/*to line*/", staged.to_line))


def _nulls(columns: set[str]) -> str:
    return "".join(f", NULL::VARCHAR AS {column}" for column in sorted(columns))


def _resolve(store: Store, entry: ClaimFile) -> None:
    store.execute(script("names.sql"))
    # Folding beyond ASCII is Python's: one definition for claims from text and from files.
    strange = store.rows("SELECT name FROM names WHERE folded IS NULL ORDER BY name")
    store.execute("CREATE OR REPLACE TEMP TABLE folds (name VARCHAR, folded VARCHAR)")
    insert_json(
        store,
        "folds",
        {"name": "VARCHAR", "folded": "VARCHAR"},
        ({"name": row["name"], "folded": fold(row["name"])} for row in strange),
    )
    store.script(
        "UPDATE names SET folded = folds.folded FROM folds WHERE names.name = folds.name;"
        "DROP TABLE folds"
    )
    keys, lists, unnamed = script("keys.sql").split(";\n\n")
    store.execute(keys)
    if entry.members.names == "person":
        near = "true" if entry.members.spelling == "near" else "false"
        store.script(script("persons.sql").replace("/*near*/", near))
    else:
        store.execute(lists)
    store.execute(unnamed)


def _enter_sources(
    store: Store, shown: str, entry: ClaimFile, about: Mapping[str, Mapping[str, object]]
) -> None:
    rows = []
    for source, known in sorted(about.items()):
        strange = sorted(set(known) - set(_KNOWN_OF_SOURCE))
        if strange:
            raise SourceError(
                f"{shown}: sources: {source}: there is no setting {strange[0]!r}",
                advice=f"Known: {', '.join(_KNOWN_OF_SOURCE)}.",
            )
        rows.append({"source": source, **known})
    types = {"source": "VARCHAR", **dict.fromkeys(_KNOWN_OF_SOURCE, "VARCHAR")}
    store.execute(
        f"CREATE OR REPLACE TEMP TABLE declared ({', '.join(f'{key} VARCHAR' for key in types)})"
    )
    insert_json(store, "declared", types, rows)
    store.execute(script("sources.sql"), {"path": shown, "role": entry.role})
    store.execute("DROP TABLE declared")


def _enter(store: Store, shown: str, entry: ClaimFile, staged: Staged) -> None:
    left_out = store.scalar("SELECT count(*) FROM typed WHERE skipped OR problem IS NOT NULL")
    sql = script("rows.sql").replace("/*to line*/", staged.to_line)
    if staged.first is not None and not left_out:
        # Nothing is missing between the first line and the last: the line is the number.
        sql = sql.replace("/*number*/", f"typed.place - {staged.first - 1}")
    else:
        store.execute(
            "CREATE OR REPLACE TEMP TABLE numbers AS"
            " SELECT place, row_number() OVER (ORDER BY place) AS number"
            " FROM typed WHERE problem IS NULL AND NOT skipped"
        )
        sql = sql.replace("/*number*/", "numbers.number")
        sql = sql.replace("/*numbers*/", "JOIN numbers USING (place)")
    members = entry.members
    settings = {
        "path": shown,
        "person": members.names == "person",
        "is_open": members.open,
        "is_ordered": members.ordered,
    }
    store.execute(sql, settings)
    store.execute("DROP TABLE IF EXISTS numbers")
    store.execute(script("bad.sql").replace("/*to line*/", staged.to_line), {"path": shown})
