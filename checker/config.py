"""check.yaml and command-line flags in, one frozen configuration out."""

from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from checker.decide.level import FailOn, Gate
from checker.decide.register import FILE_NAME as DECISIONS
from checker.errors import ConfigError, Place
from checker.judge.setting import Settings, resolved
from checker.model.frozen import Frozen
from checker.model.override import Exemption, Override, Overriding, PackName
from checker.model.rule import Tolerance
from checker.read.table import ClaimFile
from checker.read.yaml import Node, load_yaml
from checker.rules.pack import pinned, shipped_packs

FILE_NAME = "check.yaml"
ONE_OR_MANY = ("sources", "packs", "rules", "vocabulary", "skip-rules")
"""Keys of check.yaml that take one name where a list of one is meant."""
_MEMORY = r"^[0-9]{1,6}(MB|GB)$"


class Config(Frozen):
    """What to read, which rules to apply, and what makes the run fail."""

    paths: tuple[str, ...] = ()
    """Documents, folders and claim files, as given; "-" is standard input."""
    project: Path | None = None
    """The folder of check.yaml; None for an ad-hoc run."""
    packs: tuple[str, ...] = ("core",)
    """Shipped rule packs by name, or folders of the project."""
    rules: tuple[str, ...] = ()
    """More rule files or folders."""
    overrides: Mapping[str, Override] = Field(default={})
    """What check.yaml changes about rules, by their ids."""
    only_rules: tuple[str, ...] = ()
    skip_rules: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    """Vocabulary files with the project's own entities."""
    claims: tuple[ClaimFile, ...] = ()
    """Claim files and how their columns are mapped."""
    draft: str | None = None
    against: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    baseline: str | None = None
    fail_on_new: FailOn | None = None
    new_only: bool = False
    decisions: str | None = None
    """The file of decisions; a project has check.decisions.yaml."""
    as_of: dt.date | None = None
    """The day on which decisions are judged, in place of today."""
    changed: str | None = None
    """Only findings in what changed since this git revision."""
    allow_incomplete: bool = False
    exit_zero: bool = False
    llm: Settings = Settings()
    dry_run: bool = False
    """Whether the language model's work is only counted, and nothing sent."""
    rule_seconds: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """What one query of a rule may take, 0 for any time; None leaves it to the kind of rule."""
    memory: str = Field(default="2GB", pattern=_MEMORY)
    """What the database may use, for the claims and for the queries of rules."""

    @property
    def gate(self) -> Gate:
        """What decides the exit code."""
        return Gate(
            fail_on=self.fail_on,
            fail_on_new=self.fail_on_new,
            exit_zero=self.exit_zero,
            allow_incomplete=self.allow_incomplete,
            new_only=self.new_only,
            model=self.llm.gate,
        )


class ProjectFile(Frozen):
    """The keys of check.yaml."""

    schema_: int = Field(default=1, alias="schema")
    sources: tuple[str, ...] = ()
    packs: tuple[PackName, ...] = ("core",)
    """Packs of rules: shipped ones by name, own ones by their folder; `news@1` pins the version."""
    rules: tuple[str, ...] = ()
    overrides: dict[str, Overriding] = Field(default={})
    """Changes to single rules, by id: level, tolerance and the like, `off`, and exceptions."""
    vocabulary: tuple[str, ...] = ()
    claims: tuple[ClaimFile, ...] = ()
    fail_on: FailOn = Field(default="error", alias="fail-on")
    baseline: str | None = None
    skip_rules: tuple[str, ...] = Field(default=(), alias="skip-rules")
    rule_seconds: float | None = Field(
        default=None, ge=0, allow_inf_nan=False, alias="rule-seconds"
    )
    memory: str = Field(default="2GB", pattern=_MEMORY)
    llm: Settings = Settings()
    """The optional language model; see docs/model.md."""


def find_project(start: Path) -> Path | None:
    """Return the nearest folder from *start* upward that holds check.yaml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def load_config(paths: tuple[str, ...] = (), **flags: Any) -> Config:
    """Return the configuration of a run.

    A single folder with a check.yaml is a project; paths without one are an ad-hoc run; no paths
    mean the project that holds the working directory.  A flag that is given (not None) wins.

    Raises:
        ConfigError: check.yaml is wrong, or there is nothing to read.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    asked = given.pop("llm", {})
    project = _project_of(paths, against=bool(given.get("against")))
    if project is None:
        if not paths and not given.get("draft") and not given.get("against"):
            raise ConfigError(
                "nothing to check: no path given and no check.yaml here or above",
                advice="Name documents or a folder (`check run sources/`), or start a project with"
                " `check init`.",
            )
        llm = resolved(Settings(), asked, os.environ, None)
        return _validated({"paths": paths, **given, "llm": llm})
    settings = read_project(project)
    own = {
        "paths": _inside(project, "sources", settings.sources),
        "packs": _packs(project, settings.packs),
        "overrides": settings.overrides,
        "rules": _inside(project, "rules", settings.rules),
        "vocabulary": _inside(project, "vocabulary", settings.vocabulary),
        "claims": settings.claims,
        "fail_on": settings.fail_on,
        "baseline": settings.baseline and _inside(project, "baseline", (settings.baseline,))[0],
        "skip_rules": settings.skip_rules,
        "decisions": _decisions(project),
        "rule_seconds": settings.rule_seconds,
        "memory": settings.memory,
        "llm": resolved(settings.llm, asked, os.environ, project),
        "project": project,
    }
    for name in ("rules", "skip_rules"):
        given[name] = (*own[name], *given.get(name, ()))  # type: ignore[misc] # both are tuples of str
    return _validated({**own, **given})


def _packs(project: Path, entries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the entries of `packs`, the folder of a pack of the project's own as seen from here.

    Raises:
        ConfigError: It leads out of the project, or there is no such folder.
    """
    found = []
    for number, entry in enumerate(entries):
        name, pin = pinned(entry)
        if name in shipped_packs() or not ("/" in name or (project / name / "pack.yaml").exists()):
            found.append(entry)
            continue
        path = _inside(project, "packs", (name,), first=number)[0]
        path = path if "/" in path else f"./{path}"
        found.append(f"{path}@{pin}" if pin else path)
    return tuple(found)


def _decisions(project: Path) -> str | None:
    """Return the project's file of decisions, where it has one."""
    file = project / DECISIONS
    return file.as_posix() if file.is_file() else None


def _project_of(paths: tuple[str, ...], *, against: bool) -> Path | None:
    if not paths and not against:
        found = find_project(Path.cwd())
        # As seen from here: reports must not depend on where the project lies.
        return found and Path(os.path.relpath(found))
    if len(paths) == 1 and (Path(paths[0]) / FILE_NAME).is_file():
        return Path(paths[0])
    return None


def _inside(project: Path, key: str, paths: tuple[str, ...], first: int = 0) -> tuple[str, ...]:
    """Return the *paths* that *key* names below the project folder.

    Raises:
        ConfigError: One leads out of the project, or there is no such file.
    """
    root = project.resolve()
    for number, path in enumerate(paths, start=first):
        target = _resolved(project, key, number, path)
        if not target.is_relative_to(root):
            raise wrong_entry(
                project,
                (key, number),
                f"path leads out of the project: {path!r}",
                "Keep everything that check.yaml names inside its folder.",
            )
        # `check baseline write` makes the file that is named here.
        if key != "baseline" and not target.exists():
            near = difflib.get_close_matches(path, sorted(one.name for one in root.iterdir()), n=1)
            advice = f"Did you mean {near[0]!r}?" if near else "Check the spelling of the path."
            raise wrong_entry(project, (key, number), f"no such file or folder: {path!r}", advice)
    return tuple((project / path).as_posix() for path in paths)


def _resolved(project: Path, key: str, number: int, path: str) -> Path:
    try:
        return (project / path).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        # A NUL in the name, links in a circle, a name too long for the system.
        advice = "Check the spelling of the path."
        raise wrong_entry(project, (key, number), f"no path: {error}", advice) from None


def wrong_entry(
    project: Path, keys: tuple[str | int, ...], problem: str, advice: str
) -> ConfigError:
    """Return the error of the entry of check.yaml that *keys* lead to, with its place."""
    path = project / FILE_NAME
    node = load_yaml(path.read_text(encoding="utf-8"), path.as_posix())
    place = node.place(*keys)
    return ConfigError(problem, place=place, advice=advice, source_line=node.line(place.line))


def read_project(project: Path) -> ProjectFile:
    """Return the validated check.yaml of *project*.

    Raises:
        ConfigError: A key is unknown or a value wrong; the place is that key's.
    """
    path = project / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {path.as_posix()}: {error}") from error
    node = load_yaml(text, path.as_posix())
    data = {} if node.data is None else node.data
    if not isinstance(data, dict):
        raise ConfigError("check.yaml is a map of settings", place=Place(path.as_posix(), 1, 1))
    try:
        return ProjectFile.model_validate(_listed(data))
    except ValidationError as error:
        raise _wrong_setting(error, node) from error


def _listed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Let people write one name where a list is meant."""
    return {k: [v] if k in ONE_OR_MANY and isinstance(v, str) else v for k, v in data.items()}


def _owner(keys: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model whose key the last of *keys* should be."""
    match keys[:-1]:
        case ("claims", *_):
            return ClaimFile
        case ("llm",):
            return Settings
        case ("overrides", _):
            return Override
        case ("overrides", _, "exceptions", _):
            return Exemption
        case ("overrides", _, "tolerance"):
            return Tolerance
    return ProjectFile


def _wrong_setting(error: ValidationError, node: Node) -> ConfigError:
    first = error.errors(include_url=False)[0]
    keys = tuple(first["loc"])
    place = node.place(*keys)
    name = keys[-1] if keys else ""
    if first["type"] == "extra_forbidden":
        known = sorted(f.alias or n for n, f in _owner(keys).model_fields.items())
        near = difflib.get_close_matches(str(name), known, n=1)
        advice = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}."
        return ConfigError(
            f"unknown key {name!r}", place=place, advice=advice, source_line=node.line(place.line)
        )
    missing = first["type"] == "missing"
    told = f"the key {name!r} is missing" if missing else f"wrong value for {name!r}"
    return ConfigError(
        told if missing else f"{told}: {first['msg'].lower()}",
        place=place,
        source_line=node.line(place.line),
        advice="See the settings in docs/reference.md.",
    )


def _validated(values: dict[str, Any]) -> Config:
    if values.get("fail_on_new") and not values.get("baseline"):
        raise ConfigError(
            "--fail-on-new needs a baseline: without one every finding is new",
            advice="Give --baseline FILE, or use --fail-on.",
        )
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).replace("_", "-") if first["loc"] else "?"
        raise ConfigError(f"--{name}: {first['msg'].lower()}: {first['input']!r}") from error
