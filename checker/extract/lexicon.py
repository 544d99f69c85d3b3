"""Word tables that editors can extend: vocabulary files in, name tuples out."""

from __future__ import annotations

from functools import lru_cache

from checker.errors import ConfigError, Place
from checker.read.shipped import shipped
from checker.read.yaml import load_yaml


@lru_cache(maxsize=64)
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return the table vocabulary/<name>.yaml: each key with the names that stand behind it.

    Raises:
        ConfigError: The file is not a map of `key: name | name | …`.
    """
    path = shipped("vocabulary") / f"{name}.yaml"
    node = load_yaml(path.read_text(encoding="utf-8"), f"vocabulary/{name}.yaml")
    if not isinstance(node.data, dict):
        raise ConfigError("a vocabulary file is a map", place=Place(f"vocabulary/{name}.yaml", 1))
    return {
        str(key): tuple(part.strip() for part in str(value or "").split("|") if part.strip())
        for key, value in node.data.items()
    }


@lru_cache(maxsize=64)
def inverted(name: str) -> dict[str, str]:
    """Return the table the other way round: each name, lower case, with its key."""
    return {word.lower(): key for key, words in table(name).items() for word in (*words, key)}
