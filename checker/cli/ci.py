"""`check ci`: a project in, the files that make its pipeline run check out."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import typer

from checker.cli.manual import add, group
from checker.cli.output import put
from checker.errors import ConfigError, Place

app = group("Pipelines: the files that run check before a text is merged.")

System = Literal["github", "gitlab", "pre-commit"]

_KIT = Path(__file__).parent / "kit"
_FILES: Final[dict[System, dict[str, str]]] = {
    "github": {
        ".github/workflows/check.yml": "github.yml",
        ".github/actions/check/action.yml": "action.yml",
    },
    "gitlab": {".gitlab/check.yml": "gitlab.yml", ".gitlab-ci.yml": "gitlab-ci.yml"},
    "pre-commit": {".pre-commit-config.yaml": "pre-commit.yaml"},
}
"""What is written where, by the name of its template."""

_NEXT: Final[dict[System, str]] = {
    "github": "Commit both. A pull request then shows at most nine annotations, a summary and the\n"
    "report; code scanning shows the rest, where it is switched on.",
    "gitlab": "Commit both. A merge request then shows what fails it, and the job its tests.",
    "pre-commit": "Switch it on: pre-commit install",
}


def init(
    system: System = typer.Argument(help="Which pipeline."),
    folder: Path = typer.Argument(
        Path(), metavar="[DIR]", help="The top of the repository.", show_default="here"
    ),
    force: bool = typer.Option(False, "--force", help="Overwrite files that are there."),
    show: bool = typer.Option(False, "--print", help="Print the files and write nothing."),
) -> None:
    """Write the files that run check in a pipeline; nothing is overwritten without --force.

    Examples:
      check ci init github
      check ci init gitlab --print
      check ci init pre-commit
    """
    files = {Path(path): _text(template) for path, template in _FILES[system].items()}
    if show:
        put("\n".join(f"# {path.as_posix()}\n{text}" for path, text in files.items()))
        return
    there = [path for path in files if (folder / path).exists()]
    if there and not force:
        raise ConfigError(
            "this file exists already, and check overwrites nothing",
            place=Place((folder / there[0]).as_posix()),
            advice=f"Print what would be written with `check ci init {system} --print` and add it"
            " by hand, or overwrite the file with --force.",
        )
    try:
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(
            f"cannot write the files: {error.strerror}", place=Place(folder.as_posix())
        ) from error
    made = "".join(f"  {(folder / path).as_posix()}\n" for path in files)
    put(f"Written:\n{made}\n{_NEXT[system]}\n")


def _text(template: str) -> str:
    """Return a template with the version that is installed here: a pipeline must not drift."""
    from checker import __version__
    from checker.read.shipped import shipped

    file = shipped(template) if template == "action.yml" else _KIT / template
    return file.read_text(encoding="utf-8").replace("{version}", __version__)


add(app, init)
