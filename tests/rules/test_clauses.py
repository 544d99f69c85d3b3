"""Each clause of each SQL template is missed by a case, as `python tests/rules/clauses.py` says.

The small templates are tried here; all of them, which takes minutes, with CHECK_CLAUSES=all.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parent / "clauses.py"
SMALL = ("_selected", "calendar", "one-parent", "same-quote", "same-speaker")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    import sys

    spec = importlib.util.spec_from_file_location("clauses", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["clauses"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SMALL)
def test_a_case_misses_every_clause_of_a_small_template(name: str, tool: ModuleType) -> None:
    assert [one.name for one in tool.unnoticed(tool.clauses(name))] == []


@pytest.mark.skipif(os.environ.get("CHECK_CLAUSES") != "all", reason="takes minutes")
def test_a_case_misses_every_clause_of_every_template(tool: ModuleType) -> None:
    assert tool.main(()) == 0


def test_what_makes_no_difference_is_still_in_its_template(tool: ModuleType) -> None:
    known = {clause.name for name in tool.names() for clause in tool.clauses(name)}
    assert set(tool.equivalents()) <= known
    assert all(tool.equivalents().values())


def test_a_clause_that_no_case_misses_is_named(tool: ModuleType) -> None:
    clause = tool.clauses("calendar")[0]
    same = tool.Clause("calendar", 1, "", "nothing", tool.as_it_is("calendar"))
    assert tool.unnoticed([clause, same]) == [same]


def test_each_condition_of_a_template_is_taken_out_once(tool: ModuleType) -> None:
    gone = [" ".join(one.gone.split()) for one in tool.clauses("same-value")]
    assert "AND l.value_type = r.value_type" in gone
    assert "AND l.value_key <> r.value_key" in gone
    assert any(words.startswith("WHEN {{ values.unsure") for words in gone)
