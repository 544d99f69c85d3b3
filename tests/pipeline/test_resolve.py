"""Two short articles in, what a run finds between what is done, meant, and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.config import Config
from checker.pipeline import run

REFUSED = "Otto Brask promised not to raise the Holm ferry tax."


def found(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"{name}.txt" for name in ("alder", "birch")]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [one.rule for one in run(Config(paths=tuple(map(str, paths)))).findings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REFUSED, "Otto Brask promised to raise the Holm ferry tax."),
        (REFUSED, "Otto Brask raised the Holm ferry tax."),
        (
            "Otto Brask decided against selling the Holm mill.",
            "Otto Brask decided to sell the Holm mill.",
        ),
    ],
)
def test_a_decision_not_to_do_it_and_the_deed_are_one_disagreement(
    tmp_path: Path, one: str, other: str
) -> None:
    assert len(found(tmp_path, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REFUSED, "Otto Brask promised to keep the Holm ferry tax where it is."),
        (REFUSED, "Otto Brask will not raise the Holm ferry tax."),
        (
            "Otto Brask vowed not to resign over the Holm affair.",
            "Otto Brask vowed to stay on despite the Holm affair.",
        ),
        (
            "Otto Brask has chosen not to join the Holm guild.",
            "Otto Brask won't join the Holm guild.",
        ),
        (
            "Judge Sherry Holm could have sentenced Lind to life with the possibility of release.",
            "Ada Lind is sentenced to life in prison with no possibility of release.",
        ),
        (
            "Varde fans have planned a mass protest against owner Otto Brask.",
            "Varde fans have been encouraged to protest against Otto Brask.",
        ),
    ],
)
def test_what_does_not_disagree_is_not_told(tmp_path: Path, one: str, other: str) -> None:
    assert found(tmp_path, one, other) == []
