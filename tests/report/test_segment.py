from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.report.segment import printable, segments

SPANS = st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6)


@given(st.text(max_size=80), SPANS)
def test_the_pieces_make_up_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    joined = "".join(piece.text for piece in segments(text, spans))
    assert joined.split() == printable(text).split()


@given(st.text(max_size=400), SPANS, st.integers(10, 60))
def test_a_cut_text_keeps_marked_words_and_says_that_it_is_cut(
    text: str, spans: list[tuple[int, int]], most: int
) -> None:
    pieces = segments(text, spans, most)
    assert sum(len(piece.text) for piece in pieces) <= 10 * (most + 120)
    if len(text) > most and text.strip():
        assert any("…" in piece.text for piece in pieces)


def test_spans_that_overlap_are_one_mark() -> None:
    pieces = segments("Aldry and Brevik and Corran", [(0, 9), (6, 16), (100, 120), (5, 5)])
    assert [(piece.text, piece.marked) for piece in pieces] == [
        ("Aldry and Brevik", True),
        (" and Corran", False),
    ]


def test_a_long_statement_is_cut_at_words_around_the_mark() -> None:
    text = "before " * 60 + "seven ports" + " after" * 60
    at = text.index("seven")
    first, mark, last = segments(text, [(at, at + 11)], 60)[1:4]
    assert mark.text == "seven ports"
    assert mark.marked
    assert first.text.strip().split() == ["before"] * len(first.text.split())
    assert last.text.strip().split() == ["after"] * len(last.text.split())


def test_controls_are_shown_and_spaces_are_single() -> None:
    assert printable("a\x00 \u202e b\n\tc ") == "a\\x00 \\u202e b c "
    assert printable("plain words") == "plain words"
