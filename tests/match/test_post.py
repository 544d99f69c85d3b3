from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.post import posts_in
from checker.match.post import post_claims
from tests.match.conftest import split_texts

Told = Callable[..., list[str]]


@pytest.fixture(scope="module")
def told() -> Told:
    def found(*texts: str) -> list[str]:
        t = split_texts(*texts)
        held = {d.id: posts_in(d.text, t.split[d.id]) for d in t.documents}
        return [c.quote.exact for c in post_claims(t.documents, held, t.clusters)]

    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City Auditor Lena Vos left.", "Lena Vos, the city archivist, left."),
        ("Lord Mayor Dr Greta Bohl spoke.", "Greta Bohl, the town's treasurer, spoke."),
        ("Jury foreman Carl Nyst spoke.", "Carl Nyst, the jury's bailiff, spoke."),
        ("Farmer Ola Rist fell.", "Ola Rist, a vet, fell."),
        ("The head of security, Ola Rist, left.", "Ola Rist, head of research, left."),
        ("Mayor Ola Rist left.", "Former mayor Ola Rist left."),
        ("Crane operator Ola Rist fell.", "Ola Rist, a welder, fell."),
        ("The deputy harbourmaster, Ada Lindt, left.", "Harbourmaster Ada Lindt left."),
        ("Wildlife biologist Kofi Mensah came.", "Kofi Mensah, a plumber, came."),
        ("Ada Lindt, who had chaired the bank, left.", "Former treasurer Ada Lindt left."),
        ("Ada Lindt will become chair of the board.", "Ada Lindt will be finance chief."),
        ("Ada Lindt is to become chair.", "Ada Lindt was named finance chief."),
        ("Ada Lindt left. Lindt will be chair.", "Ada Lindt left. They named Lindt finance chief."),
    ],
)
def test_two_posts_that_one_person_seldom_holds_are_told(one: str, other: str, told: Told) -> None:
    assert len(told(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City Auditor Lena Vos left.", "Lena Vos, the auditor, left."),
        ("The brigade chief, Ivo Kern, left.", "Ivo Kern, who leads the fire brigade, left."),
        ("Officials said so. Lena Vos, an official, left.", "City Auditor Lena Vos left."),
        ("Ada Lindt, a nurse, spoke.", "Ada Lindt, the club's treasurer, spoke."),
        ("Mathematician Ada Lindt spoke.", "The chair, Ada Lindt, spoke."),
        ("Geologist Ada Lindt spoke.", "Ada Lindt, a scientist, spoke."),
        (
            "Ada Lindt, treasurer of Holm Bank, left.",
            "Ada Lindt, clerk of Varde Choir, left.",
        ),
        ("Welder Ada Lindt left. Ada Lindt, a baker, left.", "Ada Lindt, a baker, left."),
        ("Inspector Lindt left.", "Ada Lindt, a baker, left."),
        ("Former goalkeeper Ada Lindt left.", "Ada Lindt, a referee, left."),
        ("The driver, Ada Lindt, fled.", "Ada Lindt, a welder, fled."),
        ("Whistleblower Ada Lindt left.", "Ada Lindt, an auditor, left."),
        ("Poet Ada Lindt read.", "Ada Lindt, a welder, read."),
        ("Welder Ada Lindt left.", "Welder Ada Lindt left."),
    ],
)
def test_what_one_person_may_be_called_is_left_alone(one: str, other: str, told: Told) -> None:
    assert told(one, other) == []
