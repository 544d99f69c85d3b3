"""README and docs/ say what the program does: commands, flags, keys, output."""

from __future__ import annotations

import ast
import functools
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()
HELP: dict[str, str] = GENERATE.command_help()


@functools.cache
def pages() -> dict[Path, str]:
    """Return the pages as they should be; not at import, which every worker of the tests does."""
    found: dict[Path, str] = GENERATE.pages()
    return found


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name
)
def test_a_page_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "run: python docs/generate.py"


def test_the_guide_shows_a_decision_that_stays_and_one_that_lapses() -> None:
    guide = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")
    _, _, told = guide.partition("session-waiver")
    assert re.findall(r"\(exit (\d)\)$", told, re.MULTILINE) == ["1", "0", "0", "1"]
    assert "(waived)" in guide
    assert "lapsed: draft says 36, not 34" in guide


@pytest.mark.parametrize(
    "page", ["README.md", "docs/rules.md", "docs/reference.md", "docs/drafts.md"]
)
def test_a_page_has_its_generated_parts(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text.count("<!-- generated: ") == text.count("<!-- end -->") > 0


@pytest.mark.parametrize("name", sorted(HELP))
def test_a_command_stands_in_the_reference(name: str) -> None:
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert f"### {name}\n" in reference


@pytest.mark.parametrize("name", sorted(HELP))
def test_the_help_of_a_command_has_an_example_of_it(name: str) -> None:
    _, _, examples = HELP[name].partition("Example")
    assert name in examples


@pytest.mark.parametrize("model", ["Common", "ProjectFile", "ClaimFile", "Selector"])
def test_every_key_is_explained(model: str) -> None:
    assert [
        key for key, _, _, meaning in GENERATE.key_rows(getattr(GENERATE, model)) if not meaning
    ] == []


def test_every_key_of_a_kind_is_explained() -> None:
    for kind, model in GENERATE.KINDS.items():
        for key, _, _, meaning in GENERATE.key_rows(model):
            assert meaning or key == "kind", f"{kind}: {key}"


def test_every_command_that_is_named_exists() -> None:
    pages = [README, *(p.read_text(encoding="utf-8") for p in sorted((ROOT / "docs").glob("*.md")))]
    named = {words for page in pages for words in re.findall(r"`check ([^`\n]+)`", page)}
    named |= {words for advice in advices() for words in re.findall(r"`check ([^`\n]+)`", advice)}
    named |= {words for advice in advices() for words in re.findall(r": check ([^`\n]+)", advice)}
    assert {"run a.txt b.txt", "init demo"} <= named
    assert sorted(words for words in named if not is_command(words)) == []


def is_command(words: str) -> bool:
    return any(f"check {words} ".startswith(f"{name} ") for name in HELP)


def test_every_flag_that_advice_names_exists() -> None:
    known = {flag for page in HELP.values() for flag in re.findall(r"--[a-z][a-z-]+", page)}
    named = {flag for advice in advices() for flag in re.findall(r"--[a-z][a-z-]+", advice)}
    assert "--llm" in named
    assert named <= known


def advices() -> Iterator[str]:
    """Yield what errors of the program advise, with … where a value is put in."""
    for file in sorted((ROOT / "checker").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "advice":
                yield from words_of(node.value)


def words_of(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from words_of(node.body)
        yield from words_of(node.orelse)


@pytest.mark.parametrize("heading", ["Run it", "Test it"])
def test_the_readme_has_one_block_to_run_under_its_headings(heading: str) -> None:
    section = re.search(rf"^## {heading}\n(.*?)(?=^## )", README, re.MULTILINE | re.DOTALL)
    assert section is not None
    blocks = re.findall(r"^```sh\n(.*?)^```", section[1], re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    last = {"Run it": "check run examples/intelligence-cell", "Test it": "python -m pytest"}
    assert blocks[0].strip().splitlines()[-1] == last[heading]


def test_the_readme_shows_what_the_example_prints() -> None:
    assert "names Spain among them; canal-courier does not" in README
    assert "(exit 1)" in README


def test_the_rule_in_the_guide_passes_its_own_tests(tmp_path: Path) -> None:
    from checker.rules.load import load_rules
    from checker.rules.selftest import run_tests

    guide = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    block = re.search(r"^```yaml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    assert block is not None
    file = tmp_path / "founders-differ.yaml"
    file.write_text(block[1], encoding="utf-8")
    loaded = load_rules([file])
    assert [str(problem) for problem in loaded.problems] == []
    results = run_tests(loaded.rules[0])
    assert [one.problem for one in results] == ["", ""]


def test_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert "docs/rules.md" in links
    assert [link for link in links if not (ROOT / link).exists()] == []
