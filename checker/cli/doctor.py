"""`check doctor`: whether everything that check needs is there."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path

import typer

from checker.cli.output import put
from checker.errors import CheckError

_LIBRARIES = (
    "duckdb",
    "jinja2",
    "pydantic",
    "rapidfuzz",
    "rich",
    "ruamel.yaml",
    "simplemma",
    "typer",
)


def doctor() -> None:
    """Show whether everything that check needs is there.

    Versions, shipped rules, database and cache; exit 2 when something is broken.

    Example:
      check doctor
    """
    checks: list[tuple[str, Callable[[], str]]] = [
        ("check", lambda: installed("check-facts")),
        ("python", lambda: f"{platform.python_version()} on {platform.system()}"),
        ("libraries", _libraries),
        ("rules", _rules),
        ("vocabulary", _vocabulary),
        ("database", _database),
        ("cache", _cache),
        ("project", _project),
    ]
    broken = 0
    for name, look in checks:
        try:
            put(f"ok       {name:<11} {look()}\n")
        except (CheckError, OSError, ImportError) as error:
            broken += 1
            put(f"broken   {name:<11} {error}\n")
    put(f"\n{'Everything is in place.' if not broken else f'{broken} broken.'}\n")
    raise typer.Exit(2 if broken else 0)


def installed(name: str) -> str:
    """Return the version of an installed package."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed, running from its source"


def _libraries() -> str:
    return ", ".join(f"{name} {installed(name)}" for name in _LIBRARIES)


def _rules() -> str:
    from checker.read.shipped import shipped
    from checker.rules.load import load_rules

    folder = shipped("rules")
    packs = sorted(path.parent.name for path in folder.glob("*/pack.yaml"))
    loaded = load_rules(packs=packs)
    if loaded.problems:
        raise loaded.problems[0]
    if not loaded.rules:
        raise CheckError(f"no rules in {folder}", advice="Install check again.")
    return f"{len(loaded.rules)} in {', '.join(packs)} ({folder})"


def _vocabulary() -> str:
    from checker.read.shipped import shipped

    folder = shipped("vocabulary")
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise CheckError(f"no vocabulary in {folder}", advice="Install check again.")
    return f"{len(files)} files ({folder})"


def _database() -> str:
    from checker.store.engine import Store

    with Store.memory() as store:
        store.lock_down()
        answer = store.scalar("SELECT count(*) FROM claims")
    return f"opens, locks down and answers ({answer} claims)"


def _cache() -> str:
    from checker.read.cache import keep, recall

    probe = "whether what is kept can be read again".ljust(200)
    keep("doctor-1", probe, True)
    if recall("doctor-1", probe):
        return "keeps what it is given"
    return "off or not writable: slower, and `check explain` needs paths"


def _project() -> str:
    from checker.config import FILE_NAME, find_project, read_project

    folder = find_project(Path.cwd())
    if folder is None:
        return "none here or above; `check init` makes one"
    read_project(folder)
    return f"{folder / FILE_NAME}"
