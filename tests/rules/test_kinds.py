"""kinds/*.yaml has a case for every clause of every kind, which fails when it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.model.rule import KINDS
from checker.read.yaml import load_yaml

FOLDER = Path(__file__).parent / "kinds"


def cases() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        listed = load_yaml(file.read_text(encoding="utf-8"), file.name).data
        found += [pytest.param(file.stem, one, id=f"{file.stem}: {one['name']}") for one in listed]
    return found


@pytest.mark.parametrize(("kind", "case"), cases())
def test_kind_finds(kind: str, case: dict[str, Any], finds: Callable[..., Any]) -> None:
    found = finds(kind, case["given"], case.get("rule"), case.get("parents"))
    assert found == [tuple(one) for one in case["found"]]


def test_every_kind_has_cases_that_find_and_cases_that_do_not() -> None:
    for kind in KINDS:
        file = FOLDER / f"{kind}.yaml"
        listed = load_yaml(file.read_text(encoding="utf-8"), file.name).data
        assert any(one["found"] for one in listed), kind
        assert any(not one["found"] for one in listed), kind
