from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.frame import frames
from checker.extract.post import posts_in
from checker.match.namesake import namesake_claims
from tests.match.conftest import split_texts

Namesakes = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def namesakes() -> Namesakes:
    def found(*texts: str) -> list[tuple[str, str]]:
        t = split_texts(*texts)
        held = {d.id: posts_in(d.text, t.split[d.id]) for d in t.documents}
        parts = {d.id: frames(d.text, t.split[d.id], t.mentions[d.id]) for d in t.documents}
        made = namesake_claims(t.documents, t.split, t.mentions, t.clusters, held, parts)
        return [(c.source, c.quote.exact) for c in made]

    return found


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("Harbourmaster Ada Lindqvist closed the quay.",
         "The quay was closed by harbourmaster Gudrun Lindqvist.",
         "Ada Lindqvist", "Gudrun Lindqvist"),
        ("Ruben Falk, who heads the district water board, resigned.",
         "The board chair, Robin Falk, resigned.", "Ruben Falk", "Robin Falk"),
        ("Otto Brennan, 47, won the regatta.", "The winner is Felix Brennan, 47.",
         "Otto Brennan", "Felix Brennan"),
        ("Anne-Marie Solberg spoke first.", "The crowd heard Anne-Lise Solberg.",
         "Anne-Marie Solberg", "Anne-Lise Solberg"),
        ("Ivo Marrick, the chief executive of Norvik, resigned.",
         "Chief executive Pavel Marrick resigned.", "Ivo Marrick", "Pavel Marrick"),
        ("Mayor Jens Oldal opened the quay.", "The quay was opened by mayor Jens Ekdal.",
         "Jens Oldal", "Jens Ekdal"),
        ("Our driver, Terje Haugland, was not hurt when the coach slid off the Varde road.",
         "The coach slid off the Varde road, and the driver, Tore Haugland, was not hurt.",
         "Terje Haugland", "Tore Haugland"),
        ("Nurse Carla Ferrante found him.", "Greta Ferrante, a nurse, found him.",
         "Carla Ferrante", "Greta Ferrante"),
    ],
)  # fmt: skip
def test_one_person_under_two_first_names_is_told(
    namesakes: Namesakes, one: str, other: str, left: str, right: str
) -> None:
    assert namesakes(one, other) == [("d0", left), ("d1", right)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor William Oldal spoke.", "Mayor Bill Oldal spoke."),
        ("Mayor J. Oldal spoke.", "Mayor Jens Oldal spoke."),
        ("Mayor Benjamin Oldal spoke.", "Mayor Ben Oldal spoke."),
        ("Mayor Jens Oldal spoke.", "Mayor Jens Peter Oldal spoke."),
        ("Mayor Jens Oldal spoke.", "The diver Mette Oldal sang."),
        ("Mayor Jens Oldal met his cousin, Mette Oldal.", "Mayor Mette Oldal spoke."),
        ("Otto Brennan, 47, won.", "Felix Brennan, 12, watched."),
        ("The Harbour Council met.", "The Mountain Council met."),
        ("Mayor Jens Oldal spoke.", "Jens Ekdal sang."),
        ("Mayor Jens Oldal spoke.", "Judge Jens Ekdal ruled on the harbour."),
        ("Mayor Petra Oldal-Ekdal spoke.", "Mayor Oldal-Ekdal spoke."),
        ("", "Mayor Jens Oldal spoke."),
    ],
)
def test_two_persons_of_one_family_and_short_forms_are_left_alone(
    namesakes: Namesakes, one: str, other: str
) -> None:
    assert namesakes(one, other) == []
