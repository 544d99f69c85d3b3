"""A name and a text in, a new file with the schema that editors complete it from out."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from checker.cli.output import save
from checker.errors import ConfigError, Place

if TYPE_CHECKING:
    from checker.config import Config


def rules_folder(config: Config) -> Path:
    """Return the folder in which the rules of a project stand."""
    folder = next((Path(one) for one in config.rules if Path(one).is_dir()), None)
    return folder or (config.project or Path()) / "rules"


def free_file(name: str, output: Path | None, folder: Path, what: str) -> Path:
    """Return the file to write for *what*, a rule or a pattern.

    Raises:
        ConfigError: It exists already, or is not called like what it holds.
    """
    file = output or folder / f"{name}.yaml"
    if file.name != f"{name}.yaml":
        advice = f"Call it {name}.yaml: the file's name is the {what}'s id."
        raise ConfigError(
            f"a {what}'s file is called like the {what}",
            place=Place(file.as_posix()),
            advice=advice,
        )
    if file.exists():
        advice = "Give another id, or another folder with --output."
        raise ConfigError(
            "this file exists already, and check overwrites nothing",
            place=Place(file.as_posix()),
            advice=advice,
        )
    return file


def schema_file(file: Path, config: Config, what: Literal["rule", "pattern"]) -> Path:
    """Return where the schema lies that an editor reads for *file*."""
    beside = file.parent.parent if what == "pattern" else file.parent
    return (config.project or beside) / ".check" / "schema" / f"{what}.json"


def modeline(file: Path, schema: Path) -> str:
    """Return the first line of *file*, which tells an editor where its schema is."""
    return (
        f"# yaml-language-server: $schema={Path(os.path.relpath(schema, file.parent)).as_posix()}"
    )


def write_new(file: Path, text: str, schema: Path, printed: Mapping[str, Any]) -> None:
    """Write *text* to *file*, and *printed* as the schema beside it.

    Raises:
        ConfigError: One of them cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        schema.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise ConfigError(
            f"cannot write the file: {error.strerror}", place=Place(file.as_posix())
        ) from error
    save(schema, json.dumps(printed, indent=2, ensure_ascii=False) + "\n")


def near(path: Path) -> str:
    """Return *path* as seen from here."""
    whole = path.resolve()
    inside = whole.is_relative_to(Path.cwd())
    return (whole.relative_to(Path.cwd()) if inside else path).as_posix()
