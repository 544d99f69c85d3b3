"""Vocabulary files in; out, which entity a name means and what it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from rapidfuzz import fuzz, process

from checker.errors import ConfigError, Place
from checker.extract.fold import fold
from checker.extract.lexicon import table
from checker.model.entity import Entity, EntityKind
from checker.read.yaml import Node, load_yaml

_KEYS = ("id", "name", "aliases", "kind", "part-of")
_SHORT = 5
"""Up to so many letters, a name in capitals is an acronym whose case matters: "US" is not "us"."""


class Vocabulary:
    """Names and what they mean; a name that two entities claim means neither."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        merged: dict[str, Entity] = {}
        for entity in entities:
            have = merged.get(entity.id)
            merged[entity.id] = _merged(have, entity) if have else entity
        self.entities: Mapping[str, Entity] = MappingProxyType(dict(sorted(merged.items())))
        self.parents: Mapping[str, tuple[str, ...]] = MappingProxyType(
            {key: entity.part_of for key, entity in self.entities.items() if entity.part_of}
        )
        self._words: dict[str, set[str]] = {}
        self._capitals: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for name in (entity.name, *entity.aliases):
                self._claim(name, entity.id)
        self._ancestors: dict[str, frozenset[str]] = {}

    def resolve(self, name: str) -> Entity | None:
        """Return the entity that *name* means, None if there is none or more than one."""
        letters = _letters(name)
        ids = self._capitals.get(letters)
        if ids is None and len(letters) > 3 and letters.istitle():  # "Nato", "Opec"
            ids = self._capitals.get(letters.upper())
        if ids is None:
            ids = self._words.get(fold(name))
        return self.entities[min(ids)] if ids and len(ids) == 1 else None

    def key(self, name: str) -> str:
        """Return the id of the entity that *name* means, else the folded name."""
        entity = self.resolve(name)
        return entity.id if entity else fold(name)

    def ancestors(self, entity_id: str) -> frozenset[str]:
        """Return the ids of all that the entity is part of, itself left out."""
        if entity_id not in self._ancestors:
            above: set[str] = set()
            waiting = list(self.parents.get(entity_id, ()))
            while waiting:
                parent = waiting.pop()
                if parent not in above:
                    above.add(parent)
                    waiting.extend(self.parents.get(parent, ()))
            self._ancestors[entity_id] = frozenset(above - {entity_id})
        return self._ancestors[entity_id]

    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """Return the names that several entities claim, with the ids of those entities."""
        both = {**self._words, **self._capitals}
        return {name: tuple(sorted(ids)) for name, ids in sorted(both.items()) if len(ids) > 1}

    def extended(self, more: Iterable[Entity]) -> Vocabulary:
        """Return a vocabulary with *more* entities; one with a known id adds to that entity."""
        return Vocabulary((*self.entities.values(), *more))

    def _claim(self, name: str, entity_id: str) -> None:
        letters = _letters(name)
        if letters.isupper() and letters.isalpha() and len(letters) <= _SHORT:
            self._capitals.setdefault(letters, set()).add(entity_id)
        elif key := fold(name):
            self._words.setdefault(key, set()).add(entity_id)


@lru_cache(maxsize=1)
def builtin() -> Vocabulary:
    """Return the shipped countries and international bodies."""
    kinds: tuple[tuple[str, EntityKind], ...] = (("countries", "country"), ("bodies", "body"))
    return Vocabulary(
        _compact(name, " | ".join(others), kind)
        for file, kind in kinds
        for name, others in table(file).items()
    )


@lru_cache(maxsize=1)
def demonyms() -> Mapping[str, str]:
    """Return the country's id for each adjective and name of a people, folded."""
    return MappingProxyType(
        {
            fold(word): _identifier(country)
            for country, words in table("demonyms").items()
            for word in words
        }
    )


def load_vocabulary(path: Path) -> tuple[Entity, ...]:
    """Return the entities of an editors' vocabulary file.

    The file is a map `name: alias | alias < parent`, or a list of such lines or of entities with
    the keys id, name, aliases, kind and part-of.  A parent is an id or a name, of the file or of
    the shipped vocabulary; in the result it is an id.

    Raises:
        ConfigError: The file is no vocabulary, a parent is unknown, or a part-of runs in a circle.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"the vocabulary cannot be read: {error}",
            place=Place(path.as_posix()),
            advice="Give the path of a YAML file in UTF-8.",
        ) from error
    node = load_yaml(text, path.as_posix())
    found = [(_entity(node, path, keys, value), keys) for keys, value in _entries(node, path)]
    whole = builtin().extended(entity for entity, _ in found)
    linked = tuple(_linked(node, whole, entity, keys) for entity, keys in found)
    # Linked parents replace the names that stood there before.
    known = {**builtin().entities, **Vocabulary(linked).entities}
    result = Vocabulary(known.values())
    for entity, (_, keys) in zip(linked, found, strict=True):
        if entity.id in _above(result, entity.id):
            raise _error(node, keys, f"{entity.name} is part of itself")
    return linked


def _entries(node: Node, path: Path) -> Iterable[tuple[tuple[str | int, ...], Any]]:
    data = node.data
    if data is None:
        return ()
    if isinstance(data, dict):
        return [((str(key),), value) for key, value in data.items()]
    if isinstance(data, list):
        return [((number,), value) for number, value in enumerate(data)]
    raise ConfigError(
        "a vocabulary is a map or a list of entities",
        place=Place(path.as_posix(), 1),
        advice="Write one entity a line: `Long Name: Other Name | LN < what it is part of`.",
    )


def _entity(node: Node, path: Path, keys: tuple[str | int, ...], value: Any) -> Entity:
    key = keys[0]
    name = key if isinstance(key, str) else ""
    if isinstance(value, dict):
        return _long(node, keys, name, value)
    if not isinstance(value, str | None):
        raise _error(node, keys, "an entity is a line of names or a map with id, name and aliases")
    line = value or ""
    if not name:
        front = line.split("<")[0].split("|")[0].strip()
        name, line = front, line.replace(front, "", 1).strip().removeprefix("|")
    if not fold(name):
        raise _error(node, keys, f"an entity of {path.name} has no name")
    return _compact(name, line, "thing")


def _long(node: Node, keys: tuple[str | int, ...], name: str, value: dict[str, Any]) -> Entity:
    for key in value:
        if key not in _KEYS:
            raise _error(node, (*keys, key), f"unknown key {key!r}", _did_you_mean(str(key), _KEYS))
    name = str(value.get("name") or name)
    if not fold(name):
        raise _error(node, keys, "an entity has no name", "Give it a `name:`.")
    kind = value.get("kind", "thing")
    if kind not in get_args(EntityKind):
        advice = _did_you_mean(str(kind), get_args(EntityKind))
        raise _error(node, (*keys, "kind"), f"unknown kind {kind!r}", advice)
    return Entity(
        id=str(value.get("id") or _identifier(name)),
        name=name,
        aliases=_texts(node, keys, "aliases", value.get("aliases")),
        kind=kind,
        part_of=_texts(node, keys, "part-of", value.get("part-of")),
    )


def _texts(node: Node, keys: tuple[str | int, ...], key: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("|") if part.strip())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise _error(node, (*keys, key), f"`{key}` is a list of names")


def _linked(node: Node, whole: Vocabulary, entity: Entity, keys: tuple[str | int, ...]) -> Entity:
    parents: list[str] = []
    for parent in entity.part_of:
        target = whole.entities.get(parent) or whole.entities.get(_identifier(parent))
        target = target or whole.resolve(parent)
        if target is None:
            names = [e.name for e in whole.entities.values()]
            advice = _did_you_mean(parent, names) or f"Add {parent} to the vocabulary."
            raise _error(node, keys, f"{entity.name} is part of {parent}, which is unknown", advice)
        parents.append(target.id)
    return entity.model_copy(update={"part_of": tuple(dict.fromkeys(parents))})


def _compact(name: str, line: str, kind: EntityKind) -> Entity:
    front, *parents = line.split("<")
    aliases = tuple(part.strip() for part in front.split("|") if part.strip())
    above = tuple(part.strip() for part in parents if part.strip())
    if kind in {"country", "body"}:
        above = tuple(_identifier(parent) for parent in above)
    return Entity(id=_identifier(name), name=name, aliases=aliases, kind=kind, part_of=above)


def _merged(have: Entity, more: Entity) -> Entity:
    aliases = (*have.aliases, *((more.name,) if more.name != have.name else ()), *more.aliases)
    return Entity(
        id=have.id,
        name=have.name,
        aliases=tuple(dict.fromkeys(aliases)),
        kind=have.kind if more.kind == "thing" else more.kind,
        part_of=tuple(dict.fromkeys((*have.part_of, *more.part_of))),
    )


def _above(vocabulary: Vocabulary, entity_id: str) -> frozenset[str]:
    parents = vocabulary.parents.get(entity_id, ())
    return frozenset(parents).union(*(_reach(vocabulary, p) for p in parents))


def _reach(vocabulary: Vocabulary, entity_id: str) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [entity_id]
    while waiting:
        for parent in vocabulary.parents.get(waiting.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return frozenset(seen)


def _identifier(name: str) -> str:
    return fold(name).replace(" ", "-")


def _letters(name: str) -> str:
    """Return *name* without article, possessive and dots: "the U.S.'s" is "US"."""
    plain = name.strip()
    if plain[:4].lower() == "the ":
        plain = plain[4:]
    for ending in ("'s", "’s"):
        plain = plain.removesuffix(ending)
    return plain.replace(".", "")


def _did_you_mean(word: str, choices: Iterable[str]) -> str:
    best = process.extractOne(word, list(choices), scorer=fuzz.ratio, score_cutoff=60)
    return f"Did you mean {best[0]!r}?" if best else ""


def _error(node: Node, keys: tuple[str | int, ...], problem: str, advice: str = "") -> ConfigError:
    place = node.place(*keys)
    return ConfigError(problem, place=place, advice=advice, source_line=node.line(place.line))
