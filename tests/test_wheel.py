"""The wheel holds everything that the program needs, and runs outside its checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import workflow

from checker import __version__

ROOT = Path(__file__).parent.parent
ONE = "The fire in Tarbrook destroyed 12 houses on Monday, the mayor said.\n"
TWO = "The fire in Tarbrook destroyed 19 houses on Monday, the mayor said.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    command.append("--no-build-isolation")  # tests open no connection
    subprocess.run([*command, str(ROOT)], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def files(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    ("folder", "pattern", "inside"),
    [
        ("rules", "*/*.yaml", "checker/_shipped/rules"),
        ("vocabulary", "*.yaml", "checker/_shipped/vocabulary"),
        ("prompts", "*", "checker/_shipped/prompts"),
        ("checker/rules/kinds", "*.jinja", "checker/rules/kinds"),
        ("checker/store", "*.sql", "checker/store"),
        ("checker/report/templates", "*.*", "checker/report/templates"),
        ("checker/cli/starter", "**/*.*", "checker/cli/starter"),
        ("checker/cli/kit", "*.*", "checker/cli/kit"),
        ("checker", "**/*.py", "checker"),
    ],
)
def test_everything_of_a_folder_is_in_the_wheel(
    files: set[str], folder: str, pattern: str, inside: str
) -> None:
    source = ROOT / folder
    wanted = {
        f"{inside}/{path.relative_to(source).as_posix()}"
        for path in source.glob(pattern)
        if path.is_file()
    }
    assert wanted
    assert wanted - files == set()


def test_the_action_of_a_workflow_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        kept = archive.read("checker/_shipped/action.yml")
    assert kept == (ROOT / "action.yml").read_bytes()


def test_nothing_else_is_in_the_wheel(files: set[str]) -> None:
    tops = {name.split("/")[0] for name in files}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}
    assert not [name for name in files if name.endswith(".pyc")]


def test_the_action_installs_a_program_that_finds_what_two_files_disagree_on(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own lines, with the wheel for the package index and this environment's dependencies."""
    for name in ("NO_INDEX", "NO_DEPS", "NO_COMPILE"):
        monkeypatch.setenv(f"PIP_{name}", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    played = workflow.play("Install check", tmp_path, tmp_path / "runner", version=__version__)
    assert played.code == 0, played.log
    folder = Path(played.path.strip())
    work = tmp_path / "work"
    work.mkdir()
    (work / "one.txt").write_text(ONE, encoding="utf-8")
    (work / "two.txt").write_text(TWO, encoding="utf-8")
    paths = sysconfig.get_path("purelib")
    environment = {**os.environ, "PYTHONPATH": paths, "CHECK_CACHE_DIR": "off"}
    where = subprocess.run(
        [folder / "python", "-c", "import checker; print(checker.__file__)"],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(folder.parent)
    done = subprocess.run(
        [folder / "check", "run", "one.txt", "two.txt", "--format", "concise"],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "one.txt:1:32: error numbers-differ: one gives 12 houses" in done.stdout
    assert "two gives 19 houses" in done.stdout
