"""`check init`: a tiny story in which two articles do not agree, to try and to replace."""

from __future__ import annotations

from pathlib import Path

import typer

from checker.cli.output import put
from checker.errors import ConfigError, Place

_STARTER = Path(__file__).parent / "starter"


def init(
    folder: Path = typer.Argument(
        Path(), metavar="[DIR]", help="Where to; made if it is not there.", show_default="here"
    ),
) -> None:
    """Start a project with two articles that do not agree.

    Example:
      check init demo
    """
    files = sorted(path for path in _STARTER.rglob("*") if path.is_file())
    names = [path.relative_to(_STARTER) for path in files]
    for name in names:
        if (folder / name).exists():
            raise ConfigError(
                "this file exists already, and check overwrites nothing",
                place=Place((folder / name).as_posix()),
                advice="Give a folder of its own: check init demo",
            )
    try:
        for path, name in zip(files, names, strict=True):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(path.read_bytes())
    except OSError as error:
        raise ConfigError(
            f"cannot write the project: {error.strerror}", place=Place(folder.as_posix())
        ) from error
    put(_next_steps(folder, names))


def _next_steps(folder: Path, names: list[Path]) -> str:
    where = folder.as_posix()
    made = "".join(f"  {(folder / name).as_posix()}\n" for name in names)
    path = "" if where == "." else f" {where}"
    return (
        f"Made a project with two articles on one story:\n{made}\n"
        "Next:\n"
        f"  check run{path}        shows where the two do not agree (exit 1)\n"
        "  check explain F-…     shows one finding step by step\n"
        "  check rules ls        lists what is looked for\n\n"
        f"Then put your own articles into {(folder / 'sources').as_posix()}.\n"
    )
