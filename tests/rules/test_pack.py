"""A pack is a folder with a pack.yaml; it is chosen by name or folder, and pinned by version."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import CheckError
from checker.rules.load import chosen_pack, load_rules
from checker.rules.pack import fits, pinned, shipped_packs

RULE = "kind: same-value\nsummary: A probe.\nmessage: differs\nwhere: {predicate: crew}\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: house\nversion: 1.2\nlicence: CC0-1.0\n")
    (folder / "crews-differ.yaml").write_text(RULE)
    return folder


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_pack_has_a_version_and_a_licence(name: str) -> None:
    pack, _ = chosen_pack(name)
    assert (pack.name, bool(pack.version), bool(pack.licence)) == (name, True, True)
    assert load_rules(packs=[f"{name}@{pack.version}"]).problems == ()


def test_a_pack_of_a_folder_gives_its_rules_its_name(house: Path) -> None:
    (rule,) = load_rules(packs=[f"{house}@1.2"]).rules
    assert (rule.id, rule.pack) == ("crews-differ", "house")


@pytest.mark.parametrize(
    ("version", "pin", "good"),
    [
        ("1.2", "", True), ("1.2", "1", True), ("1.2", "1.2", True), ("1.2", "1.2.0", False),
        ("1.2", "2", False), ("12", "1", False), (None, "1", False), (None, "", True),
    ],
)  # fmt: skip
def test_a_pin_takes_every_later_part_of_its_version(
    version: str | None, pin: str, good: bool
) -> None:
    assert fits(version, pin) is good


def test_a_pin_is_what_stands_behind_the_last_at_sign() -> None:
    assert pinned("news@1.2") == ("news", "1.2")
    assert pinned("desk@home/house") == ("desk@home/house", "")


def test_another_version_is_refused_and_its_rules_are_not_applied(house: Path) -> None:
    loaded = load_rules(packs=[f"{house}@2"])
    assert loaded.rules == ()
    assert "pinned to version 2, and this is version 1.2" in str(loaded.problems[0])


@pytest.mark.parametrize("name", ["newz", "..", "../rules", "core/../core/..", "Core", "co re", ""])
def test_what_is_no_pack_is_refused(name: str) -> None:
    with pytest.raises(CheckError):
        chosen_pack(name)


def test_a_pack_name_that_is_nearly_one_gets_advice() -> None:
    (problem,) = load_rules(packs=["coer"]).problems
    assert problem.advice == "Did you mean 'core'?"


def test_a_link_out_of_the_folder_is_not_followed(house: Path) -> None:
    secret = house.parent / "secret.yaml"
    secret.write_text("quillwort: 7\n")
    (house / "stolen.yaml").symlink_to(secret)
    loaded = load_rules([house])
    assert [rule.id for rule in loaded.rules] == ["crews-differ"]
    assert "leads out of its folder" in str(loaded.problems[0])
    assert "quillwort" not in str(loaded.problems[0])
    (house / "pack.yaml").unlink()
    (house / "pack.yaml").symlink_to(secret)
    assert not any("quillwort" in str(one) for one in load_rules([house]).problems)
