"""Files in, a command run again each time one of them is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer

from checker.errors import CheckError, ConfigError

_KNOWN = (
    ".yaml", ".yml", ".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".csv", ".jsonl", ".parquet",
)  # fmt: skip
"""Endings of files whose change can change what a command says."""
_CLEAR = "\x1b[2J\x1b[H"
_SETTLED = 50
"""Milliseconds without a further change, so that one save is one run."""


WATCH = typer.Option(
    False, "--watch", help="Go on, and do it again whenever a file is saved; Ctrl-C ends it."
)


def again(
    paths: Sequence[str], command: Callable[[], None], ignored: Sequence[str] = ()
) -> NoReturn:
    """Run a command of its own over *paths*, or the whole project, until Ctrl-C; then exit."""
    from checker.config import find_project

    def once() -> int:
        command()
        return 0

    project = find_project(Path.cwd())
    roots = paths or ([project.as_posix()] if project else [])
    raise typer.Exit(watched(roots, once, ignored))


def watched(paths: Iterable[str], command: Callable[[], int], ignored: Iterable[str] = ()) -> int:
    """Run *command*, and again after each change of a file in *paths*; return its last exit code.

    *ignored* are files that the command itself writes.

    What is wrong with a request ends one run, and not the watch: it is put right in the next save.
    Ctrl-C ends it.

    Raises:
        ConfigError: watchfiles is not installed, or there is nothing to watch.
    """
    roots = _roots(paths)
    own = {Path(path).resolve() for path in ignored}
    code = 0
    try:
        for changed in _changes(roots, own):
            if changed:
                _clear()
                _tell(f"changed: {', '.join(changed)}")
            code = _once(command)
            _tell("watching; Ctrl-C ends it")
    except KeyboardInterrupt:
        pass
    return code


def _once(command: Callable[[], int]) -> int:
    from checker.report.style import safe_lines

    try:
        code = command()
    except typer.Exit as stop:
        code = stop.exit_code
    except CheckError as error:
        _tell(safe_lines(str(error)))
        code = 2
    sys.stdout.flush()
    return code


def _changes(roots: list[Path], own: set[Path]) -> Iterator[list[str]]:
    """Yield nothing once, when the system has begun to watch, then the files of each save."""
    watch = _library()
    files = {path for path in roots if path.is_file()}
    # A file is watched by its folder: editors save by putting another one in its place.
    folders = {path.parent if path in files else path for path in roots}
    whole = {path for path in roots if path not in files}
    begun = False
    for changes in watch(
        *sorted(folders),
        debounce=_SETTLED * 4,
        step=_SETTLED,
        rust_timeout=_SETTLED * 2,
        yield_on_timeout=True,
        raise_interrupt=True,
        watch_filter=None,
    ):
        names = set()
        for _, name in changes:
            path = Path(name)
            inside = path in files or any(path.is_relative_to(folder) for folder in whole)
            hidden = any(part.startswith(".") for part in _below(path, folders).parts)
            hidden = hidden or path in own or path.name.endswith(".ledger.jsonl")
            if inside and not hidden and path.suffix.lower() in _KNOWN:
                names.add(path.name)
        if names or not begun:
            yield sorted(names)
        begun = True


def _below(path: Path, folders: set[Path]) -> Path:
    """Return *path* as seen from the folder that is watched for it."""
    above = [one for one in folders if path.is_relative_to(one)]
    return path.relative_to(max(above, key=lambda one: len(one.parts))) if above else path


def _roots(paths: Iterable[str]) -> list[Path]:
    """Return the files and folders to watch, those that are there."""
    roots = sorted({Path(path).resolve() for path in paths if path and path != "-"})
    there = [path for path in roots if path.exists()]
    if not there:
        raise ConfigError("nothing to watch", advice="Name files or folders, or start a project.")
    return there


def _library() -> Callable[..., Iterator[set[tuple[Any, str]]]]:
    try:
        from watchfiles import watch
    except ModuleNotFoundError:
        raise ConfigError(
            "--watch needs the package watchfiles",
            advice="Install it: pip install 'check-facts[watch]'",
        ) from None
    return watch


def _clear() -> None:
    """Begin at the top of the terminal; nothing is cleared where the output is kept."""
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
