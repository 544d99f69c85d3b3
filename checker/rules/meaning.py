"""A key of a file that people write in, the sentence that says what it means out."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel

from checker.read.shipped import shipped
from checker.read.yaml import load_yaml


def meaning(model: type[BaseModel], name: str, key: str) -> str:
    """Return what docs/meaning.yaml says of *key*, else what stands below the field *name*."""
    for owner in model.__mro__:
        if name in vars(owner).get("__annotations__", {}):
            said = _told().get(f"{owner.__name__}.{key}") or _beside(owner).get(name, "")
            return " ".join(said.split())
    return ""


def about(model: type[BaseModel]) -> str:
    """Return what docs/meaning.yaml adds to the docstring of *model*."""
    return _told().get(model.__name__, "")


@cache
def _told() -> Mapping[str, str]:
    file = shipped("docs") / "meaning.yaml"
    data = load_yaml(file.read_text(encoding="utf-8"), file.name).data
    return {str(key): str(words) for key, words in data.items()}


@cache
def _beside(owner: type) -> dict[str, str]:
    """Return the words that stand below each field of a class."""
    body = ast.parse(inspect.getsource(owner)).body[0]
    found: dict[str, str] = {}
    if not isinstance(body, ast.ClassDef):
        return found
    for field, below in pairwise(body.body):
        if not (isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)):
            continue
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            found[field.target.id] = str(below.value.value)
    return found
