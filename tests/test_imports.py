"""The architecture is a test: layers, the home of each library, the size of modules."""

import ast
import functools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "checker"
MODULES = sorted(PACKAGE.rglob("*.py"))

HOMES = {
    "duckdb": ("store/",),
    "jinja2": ("rules/template.py", "judge/prompt.py", "report/html.py"),
    "ruamel": ("read/yaml.py",),
    "simplemma": ("extract/lemma.py",),
    "rapidfuzz": ("match/",),
    "typer": ("cli/",),
    "click": ("cli/",),
    "rich": ("cli/", "report/"),
    "pypdfium2": ("read/pdf.py",),
    "openai": ("judge/openai_judge.py",),
    "httpx2": ("judge/openai_judge.py",),
    "genai_prices": ("judge/price.py",),
}
HEAVY = {
    "duckdb",
    "genai_prices",
    "httpx2",
    "jinja2",
    "openai",
    "pypdfium2",
    "rapidfuzz",
    "rich",
    "ruamel",
    "simplemma",
}
DRAWERS = {"utils", "util", "helpers", "helper", "base", "common", "misc", "core", "manager"}
LONGEST = 320


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def imports(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return frozenset(found)


@pytest.mark.parametrize("library", sorted(HOMES))
def test_each_library_has_one_home(library: str) -> None:
    strangers = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if library in imports(path)
        and not path.relative_to(PACKAGE).as_posix().startswith(HOMES[library] or ("-",))
    ]
    assert strangers == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_has_one_subject_and_fits_in_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in DRAWERS


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_says_in_one_sentence_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(tree(path))
    assert docstring, "no docstring"
    first = docstring.split("\n\n")[0]
    assert re.search(r"[.:]$", first.strip()), first


def test_the_command_line_imports_nothing_heavy_before_a_command_runs() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import checker.cli.app;"
        f"print(sorted(set(m.split('.')[0] for m in sys.modules) & {HEAVY!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.strip() == "[]"
