from __future__ import annotations

import pytest

from checker.extract.post import Post, posts
from checker.match.station import fit, station


def _post(text: str) -> Post:
    (found,) = posts(text, 0, len(text))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lindt, head of human resources at Holm Line, left.", "field personnel"),
        ("Ada Lindt, head of the research institute, left.", "top"),
        ("Ada Lindt, who chairs the board, left.", "chair"),
        ("Chief engineer Ada Lindt left.", "chief engineer"),
        ("The clinic's director, Ada Lindt, left.", "top"),
        ("Captain Ada Lindt left.", "captain"),
        ("Treasurer Ada Lindt left.", "treasurer"),
        ("Ada Lindt, a welder, left.", ""),
        ("Colonel Ada Lindt left.", ""),
        ("Ada Lindt, the owner, left.", ""),
        ("Project manager Ada Lindt left.", ""),
    ],
)
def test_an_office_has_its_station(text: str, expected: str) -> None:
    assert station(_post(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chief engineer Ada Lindt left.", "Ada Lindt, the director general, left."),
        ("Chief engineer Ada Lindt left.", "Chief economist Ada Lindt left."),
        ("Ada Lindt, head of marketing, left.", "Ada Lindt, head of security, left."),
        ("The gallery's director, Ada Lindt, left.", "Ada Lindt, head of security, left."),
        ("Chairwoman Ada Lindt left.", "Treasurer Ada Lindt left."),
        ("Captain Ada Lindt left.", "Ada Lindt, the ship's catering manager, left."),
        ("Captain Ada Lindt left.", "First mate Ada Lindt left."),
        ("Mayor Ada Lindt left.", "Governor Ada Lindt left."),
        ("Harbour boss Ada Lindt left.", "Deputy harbour minister Ada Lindt left."),
        ("Mayor Ada Lindt left.", "Former mayor Ada Lindt left."),
        ("Coroner Ada Lindt spoke.", "Ada Lindt, the family's barrister, spoke."),
        ("Bishop Ada Lindt spoke.", "Ada Lindt, the vicar, spoke."),
        ("Ada Lindt, the boy's aunt, spoke.", "Ada Lindt, the boy's mother, spoke."),
        ("Volcanologist Ada Lindt spoke.", "Ada Lindt, a botanist, spoke."),
        ("Lorry driver Ada Lindt spoke.", "Ada Lindt, a plumber, spoke."),
        ("Ada Lindt, chair of the trustees of Holm Bank, left.", "Bank treasurer Ada Lindt left."),
    ],
)
def test_two_stations_of_one_house_do_not_go_together(one: str, other: str) -> None:
    assert not fit(_post(one), _post(other))
    assert not fit(_post(other), _post(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senator Ada Lindt voted.", "Ada Lindt, the committee's chair, voted."),
        ("Councillor Ada Lindt voted.", "Ada Lindt, leader of the council, voted."),
        ("Spokeswoman Ada Lindt spoke.", "Ada Lindt, head of communications, spoke."),
        ("Colonel Ada Lindt spoke.", "Ada Lindt, the base commander, spoke."),
        ("Interim director Ada Lindt left.", "Director Ada Lindt left."),
        ("Ada Lindt, an assistant professor, spoke.", "Professor Ada Lindt spoke."),
        ("Former senator Ada Lindt spoke.", "Senator Ada Lindt spoke."),
        ("Former mayor Ada Lindt spoke.", "Ada Lindt, a nurse, spoke."),
        ("Police chief Ada Lindt spoke.", "Ada Lindt, who heads the force, spoke."),
        ("Chief engineer Ada Lindt spoke.", "Ada Lindt, an engineer, spoke."),
        ("Chief executive Ada Lindt spoke.", "Ada Lindt, president of the firm, spoke."),
        ("Ada Lindt, the boy's aunt, spoke.", "Ada Lindt, a nurse, spoke."),
        ("Ada Lindt, the boy's aunt, spoke.", "Ada Lindt, the girl's mother, spoke."),
        ("Ada Lindt, the boy's mum, spoke.", "Ada Lindt, the boy's mother, spoke."),
        ("Ada Lindt, head of Holm Bank, left.", "Ada Lindt, treasurer of Varde Choir, left."),
        ("Captain Ada Lindt spoke.", "Ada Lindt, the boat's owner, spoke."),
        ("Captain Ada Lindt spoke.", "Goalkeeper Ada Lindt spoke."),
        ("Cyclist Ada Lindt spoke.", "Ada Lindt, a plumber, spoke."),
        ("Harbour boss Ada Lindt spoke.", "Harbour minister Ada Lindt spoke."),
        ("Harbour supremo Ada Lindt spoke.", "Ada Lindt, the harbour commissioner, spoke."),
    ],
)
def test_what_two_writers_may_both_say_goes_together(one: str, other: str) -> None:
    assert fit(_post(one), _post(other))
    assert fit(_post(other), _post(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lindt, who leads the union, left.", "Ada Lindt, the union's secretary, left."),
        ("Ada Lindt, who led the council, left.", "Ada Lindt, chair of the council, left."),
        ("District magistrate Ada Lindt left.", "Ada Lindt, the magistrate, left."),
        ("Ada Lindt, then deputy mayor, left.", "Mayor Ada Lindt left."),
        ("Ada Lindt, then mayor, left.", "Mayor Ada Lindt left."),
        ("The outgoing mayor, Ada Lindt, left.", "Mayor Ada Lindt left."),
        ("Ada Lindt became treasurer of the line in 2019.", "Chief executive Ada Lindt left."),
        ("Ada Lindt resigned as chair of the board.", "Ada Lindt, the board's chair, left."),
    ],
)
def test_a_post_of_another_time_or_in_other_words_goes_with_it(one: str, other: str) -> None:
    assert fit(_post(one), _post(other))
