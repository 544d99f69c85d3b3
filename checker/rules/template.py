"""Templates of rules: SQL of the kinds and messages of editors in, text out; both sandboxed."""

from __future__ import annotations

import difflib
import math
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from checker.errors import RuleError
from checker.model.rule import Column, Common
from checker.model.value import Granularity
from checker.read.cache import keep, recall

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_KINDS: Final = Path(__file__).parent / "kinds"
_KEPT: Final = "kind-sql-1"
"""Grows when a filter below changes what it makes."""
COLUMNS: Final = frozenset(get_args(Column))
MAX_MESSAGE: Final = 2000
"""Characters of a message; a longer one is cut."""

_GRANULARITIES: Final[tuple[str, ...]] = get_args(Granularity)
_FILTERS: Final = (
    "capitalize", "default", "first", "join", "last", "length", "lower", "replace", "round",
    "sort", "title", "trim", "upper",
)  # fmt: skip
_ALLOWED: Final = frozenset(
    (
        "Template", "Output", "TemplateData", "Name", "Const", "Getattr", "Filter", "Test", "If",
        "CondExpr", "And", "Or", "Not", "Compare", "Operand", "List", "Tuple",
    )
)  # fmt: skip
"""What a message may be made of: no loops, calls or arithmetic, so that it ends and stays short."""


def ident(name: object) -> str:
    """Return the column *name* for SQL.

    Raises:
        RuleError: It is not a column that rules may name.
    """
    if not isinstance(name, str) or name not in COLUMNS:
        raise RuleError(f"{name!r} is not a column of claims", advice=nearest(str(name), COLUMNS))
    return name


def literal(value: object) -> str:
    """Return a text or a boolean as an SQL literal.

    Raises:
        RuleError: It is neither, or holds a NUL character.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, str) or "\0" in value:
        raise RuleError(f"{value!r} cannot be compared with a column")
    return "'" + value.replace("'", "''") + "'"


def literals(values: Iterable[object]) -> str:
    """Return several literals, with commas; NULL where there are none, which equals nothing."""
    return ", ".join(literal(value) for value in values) or "NULL"


def number(value: object) -> str:
    """Return a finite number as an SQL literal.

    Raises:
        RuleError: It is not a finite number.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RuleError(f"{value!r} is not a number")
    return repr(value)


def finer(granularity: str) -> tuple[str, ...]:
    """Return *granularity* and every finer one."""
    return _GRANULARITIES[_GRANULARITIES.index(granularity) :]


def folded(names: Iterable[str]) -> list[str]:
    """Return the keys under which the store keeps *names*."""
    from checker.extract.fold import fold

    return [fold(name) for name in names]


def nearest(word: str, known: Iterable[str], label: str = "Use one of") -> str:
    """Return the advice for a word that is not known: the nearest one, else all of them."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else f"{label}: {', '.join(names)}."


def kind_sql(name: str, rule: Common) -> str:
    """Return the SQL that the template *name* of a kind makes of *rule*.

    Loading the templates takes longer than most queries, so what they make is kept on disk.
    """
    written = rule.model_dump_json(exclude={"tests", "message"})
    with _ONE_AT_A_TIME:
        known = (name, written)
        sql = _RECENT.pop(known, None)
        if sql is None:
            identity = f"{name}\n{_templates()}\n{written}"
            sql = recall(_KEPT, identity)
            if not isinstance(sql, str):
                template = _sql_environment().get_template(f"{name}.sql.jinja")
                sql = str(template.render(rule=rule)).strip()
                keep(_KEPT, identity, sql)
            if len(_RECENT) >= _MOST_RECENT:
                _RECENT.pop(next(iter(_RECENT)), None)
        _RECENT[known] = sql
        return sql


_ONE_AT_A_TIME = threading.Lock()
"""Rules are evaluated in several threads."""


_RECENT: dict[tuple[str, str], str] = {}
"""What templates made last, the latest at the end: each test of a rule asks for the same again."""
_MOST_RECENT: Final = 256


@cache
def _templates() -> str:
    """Return the text of all templates, by which one knows that none has changed."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(_KINDS.glob("*.jinja")))


def message_problem(text: str, names: Iterable[str]) -> str | None:
    """Return what is wrong with a message template, or None; *names* is what it may speak of."""
    from jinja2 import TemplateError, meta, nodes

    environment = _message_environment()
    try:
        tree = environment.parse(text)
    except (TemplateError, RecursionError) as error:
        words = str(error).rstrip(".")
        return f"the message is not a template: {words}. Close {{{{ with }}}}, and {{% with %}}."
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            return f"unknown filter {node.name!r} in the message. {nearest(node.name, _FILTERS)}"
        if type(node).__name__ not in _ALLOWED:
            kind = type(node).__name__.lower()
            return f"a message cannot hold {kind!r}. Use {{{{ … }}}} and {{% if %}} only."
    for name in sorted(meta.find_undeclared_variables(tree) - set(names)):
        return f"unknown name {name!r} in the message. {nearest(name, names)}"
    return None


@lru_cache(maxsize=256)
def renderer(text: str) -> Callable[[Mapping[str, object]], str]:
    """Return a function that fills the message template *text*, on one line and cut to a limit.

    The function raises RuleError where a name has no value.
    """
    from jinja2 import TemplateError

    template = _message_environment().from_string(text)

    def render(names: Mapping[str, object]) -> str:
        try:
            words = " ".join(template.render(names).split())
        except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            raise RuleError(f"the message cannot be filled in: {error}") from None
        return words if len(words) <= MAX_MESSAGE else words[: MAX_MESSAGE - 1] + "…"

    return render


@cache
def _sql_environment() -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(_KINDS),
        undefined=StrictUndefined,
        autoescape=False,  # SQL is no HTML; every value passes one of the filters below
    )
    environment.filters = {
        "ident": ident,
        "literal": literal,
        "literals": literals,
        "number": number,
        "finer": finer,
        "folded": folded,
        "first": environment.filters["first"],
    }
    return environment


@cache
def _message_environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # messages are plain text; reports escape for their format
        finalize=_plain,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.globals = {}
    return environment


def _plain(value: Any) -> Any:
    """Return *value* as people write it: 12 and not 12.0, nothing and not None."""
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return int(value)
    return value
