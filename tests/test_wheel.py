"""The wheel holds everything that the program needs, and runs outside its checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

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
        ("checker/cli/starter", "**/*.*", "checker/cli/starter"),
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


def test_nothing_else_is_in_the_wheel(files: set[str]) -> None:
    tops = {name.split("/")[0] for name in files}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}
    assert not [name for name in files if name.endswith(".pyc")]


def test_the_installed_program_finds_what_two_files_disagree_on(
    wheel: Path, tmp_path: Path
) -> None:
    """The wheel alone is installed; its dependencies are those of this environment."""
    target = tmp_path / "target"
    install = ["install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True)
    work = tmp_path / "work"
    work.mkdir()
    (work / "one.txt").write_text(ONE, encoding="utf-8")
    (work / "two.txt").write_text(TWO, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(target), "CHECK_CACHE_DIR": "off"}
    where = subprocess.run(
        [sys.executable, "-c", "import checker; print(checker.__file__)"],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(target)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "run", "one.txt", "two.txt", "--format", "concise"],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "one.txt:1:32: error numbers-differ: one gives 12 houses" in done.stdout
    assert "two gives 19 houses" in done.stdout
