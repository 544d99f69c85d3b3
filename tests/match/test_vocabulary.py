from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.match.vocabulary import Vocabulary, builtin, demonyms, load_vocabulary
from checker.model.entity import Entity


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("UK", "united-kingdom"),
        ("U.K.", "united-kingdom"),
        ("Britain's", "united-kingdom"),
        ("the U.S.", "united-states"),
        ("Holland", "netherlands"),
        ("The Netherlands", "netherlands"),
        ("Türkiye", "turkey"),
        ("Cote d’Ivoire", "ivory-coast"),
        ("Nato", "nato"),
        ("WHO", "world-health-organization"),
        ("EEAS", "european-external-action-service"),
    ],
)
def test_other_names_mean_the_same_entity(name: str, entity: str) -> None:
    found = builtin().resolve(name)
    assert found is not None
    assert found.id == entity


@pytest.mark.parametrize("name", ["us", "who", "Who", "Us", "Atlantis", "", "🙂", "car"])
def test_ordinary_words_mean_no_entity(name: str) -> None:
    assert builtin().resolve(name) is None


def test_all_that_something_is_part_of_is_known() -> None:
    assert builtin().ancestors("hybrid-fusion-cell") == {
        "eu-intelligence-and-situation-centre",
        "european-external-action-service",
        "european-union",
    }
    assert builtin().ancestors("nowhere") == frozenset()


def test_the_shipped_vocabulary_is_sound() -> None:
    vocabulary = builtin()
    assert vocabulary.ambiguous() == {}
    for parents in vocabulary.parents.values():
        assert set(parents) <= set(vocabulary.entities)
    assert set(demonyms().values()) <= set(vocabulary.entities)
    assert sum(e.kind == "country" for e in vocabulary.entities.values()) >= 195


def test_a_name_that_two_entities_claim_means_neither() -> None:
    vocabulary = Vocabulary(
        [
            Entity(id="a", name="Alder", aliases=("Tree",)),
            Entity(id="b", name="Birch", aliases=("tree",)),
        ]
    )
    assert vocabulary.resolve("Tree") is None
    assert vocabulary.ambiguous() == {"tree": ("a", "b")}
    assert vocabulary.key("Tree") == "tree"


def test_more_entities_add_to_those_that_are_known() -> None:
    more = builtin().extended([Entity(id="france", name="France", aliases=("Hexagon",))])
    found = more.resolve("the Hexagon")
    assert found is not None
    assert found.id == "france"
    assert found.kind == "country"


def write(folder: Path, text: str) -> Path:
    path = folder / "names.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_vocabulary_is_read_in_short_and_long_form(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "North Water Board: NWB | the Board < Norland\n"
        "Norland:\n"
        "Old Mill:\n  aliases: [Mill]\n  kind: place\n  part-of: [European Union]\n",
    )
    board, norland, mill = load_vocabulary(path)
    assert (board.id, board.aliases, board.part_of) == (
        "north-water-board", ("NWB", "the Board"), ("norland",),
    )  # fmt: skip
    assert norland.name == "Norland"
    assert (mill.kind, mill.part_of) == ("place", ("european-union",))


def test_a_vocabulary_can_be_a_list(tmp_path: Path) -> None:
    path = write(tmp_path, "- Norland | NL\n- {id: mill, name: Old Mill, aliases: Mill}\n")
    assert [(e.id, e.aliases) for e in load_vocabulary(path)] == [
        ("norland", ("NL",)),
        ("mill", ("Mill",)),
    ]


@pytest.mark.parametrize(
    ("text", "problem", "advice", "line"),
    [
        ("Norland:\n  alias: NL\n", "unknown key 'alias'", "aliases", 2),
        ("Norland:\n  kind: persn\n", "unknown kind 'persn'", "person", 2),
        ("Board: < Norlnd\nNorland:\n", "Norlnd, which is unknown", "Norland", 1),
        ("A: < B\nB: < A\n", "part of itself", "", 1),
        ("A: [1]\n", "an entity is a line of names", "", 1),
        ("just words\n", "a map or a list", "one entity a line", 1),
        ("- kind: place\n", "no name", "name", 1),
        ("Norland:\n  aliases: 5\n", "`aliases` is a list", "", 2),
    ],
)
def test_an_error_says_where_and_what_to_do(
    tmp_path: Path, text: str, problem: str, advice: str, line: int
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_vocabulary(write(tmp_path, text))
    assert problem in caught.value.problem
    assert advice in caught.value.advice
    assert caught.value.place is not None
    assert caught.value.place.line == line


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_vocabulary(tmp_path / "none.yaml")
