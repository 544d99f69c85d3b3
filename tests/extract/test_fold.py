from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.fold import fold


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Harbour Trust", "harbour trust"),
        ("U.K.", "UK"),
        ("Zoë Łukasz", "Zoe Lukasz"),
        ("O’Dell", "O'Dell"),
        ("Norland's", "Norland"),
        ("Norland’s", "Norland"),
        ("the Straits'", "Straits"),
        ("Bell & Rowe", "Bell and Rowe"),
        ("Sandal-Lund", "Sandal Lund"),
        ("Strauß", "Strauss"),
        ("  Two   words ", "two words"),
    ],
)
def test_names_that_differ_in_form_only_are_folded_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("Iran", "Iraq"), ("G7", "G20"), ("Bell", "Bells")])
def test_names_that_differ_in_substance_stay_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


def test_an_article_inside_a_name_stays() -> None:
    assert fold("Turks and the Caicos") == "turks and the caicos"


@given(st.text(max_size=60))
def test_any_text_is_folded_to_plain_words(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert not folded.startswith("the ")


@given(st.text(alphabet="abc éÖ.'-& ", max_size=30))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text) == fold(text.upper())
