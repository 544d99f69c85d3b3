"""`check sources`: the documents that claims come from."""

from __future__ import annotations

import typer

from checker.cli.manual import PATHS, WIDTH, add, group
from checker.cli.output import fields, put, style_of, table
from checker.cli.store import claims_of
from checker.errors import ConfigError

app = group("Sources: what is known of each document.")

_LIST = """
SELECT s.source, s.publisher, s.published, s.role, s.origin, count(c.claim_id) AS claims, s.path
FROM sources AS s LEFT JOIN claims AS c ON c.source = s.source
GROUP BY ALL ORDER BY s.source
"""

_ONE = """
SELECT s.*, (SELECT count(*) FROM claims AS c WHERE c.source = s.source) AS claims
FROM sources AS s WHERE s.source = $source
"""

_PREDICATES = """
SELECT predicate, value_type, count(*) AS claims
FROM claims WHERE source = $source
GROUP BY ALL ORDER BY claims DESC, predicate, value_type
"""


def ls(
    paths: list[str] = PATHS,
    width: int = WIDTH,
) -> None:
    """List sources with their publisher, date, origin and number of claims.

    Example:
      check sources ls sources/
    """
    with claims_of(paths) as store:
        rows = store.rows(_LIST)
    columns = ("source", "publisher", "published", "role", "origin", "claims", "path")
    put(table(rows, columns, style_of(width)))


def show(
    source: str = typer.Argument(metavar="ID", help="The id that `check sources ls` shows."),
    paths: list[str] = PATHS,
) -> None:
    """Show what is known of one source, and what kinds of claims it makes.

    Example:
      check sources show observer sources/
    """
    with claims_of(paths) as store:
        found = store.rows(_ONE, {"source": source})
        predicates = store.rows(_PREDICATES, {"source": source})
        known = [str(row["source"]) for row in store.rows("SELECT source FROM sources ORDER BY 1")]
    if not found:
        raise _unknown(source, known)
    put(fields(found[0]) + "\n")
    put(table(predicates, ("predicate", "value_type", "claims"), style_of()))


def _unknown(source: str, known: list[str]) -> ConfigError:
    import difflib

    near = difflib.get_close_matches(source, known, n=1)
    advice = f"Did you mean {near[0]!r}?" if near else "`check sources ls` lists the sources."
    return ConfigError(f"no source {source!r}", advice=advice)


add(app, ls)
add(app, show)
