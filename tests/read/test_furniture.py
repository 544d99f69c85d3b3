from __future__ import annotations

import pytest

from checker.read.furniture import set_aside
from checker.read.text import paragraphs


def split(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    body, furniture = set_aside(text, paragraphs(text))
    return (
        [text[s.start : s.end] for s in body],
        [(f.kind, text[f.span.start : f.span.end]) for f in furniture],
    )


STORY = (
    "The mill in Arnby will close in March, the owners announced after a long meeting.\n\n"
    "Some 140 people work there, and most of them live within sight of the chimney."
)


def test_the_top_of_a_page_is_set_aside() -> None:
    top = "Monday, 2 March, 2026\nArnby\n2 March 2026 9:40 AM\nlight rain 4.5°C\nHumidity: 80%"
    text = f"{top}\n\n{STORY}"
    body, furniture = split(text)
    assert body == STORY.split("\n\n")
    assert [kind for kind, _ in furniture] == ["date", "header", "date", "weather", "weather"]


def test_the_end_of_a_page_is_set_aside() -> None:
    end = (
        "This article has been updated.\n\nAbout the author\n\n"
        "Ada Lind is a reporter at the Arnby Bulletin and covers the valley.\n\n"
        "Newsletter\n\nSubscribe to get our stories in your inbox every morning, free, always.\n\n"
        "Our readers come first, and we thank them for their gifts over so many years.\n\n"
        "Privacy Overview\n\n"
        "This website uses cookies so that we can provide you with a better browsing experience."
    )
    body, furniture = split(f"{STORY}\n\n{end}")
    assert body[:2] == STORY.split("\n\n")
    assert [kind for kind, _ in furniture][:2] == ["notice", "bio"]
    assert ("privacy", end.rsplit("\n\n", 1)[1]) in furniture


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2 min", "reading time"),
        ("5 min read", "reading time"),
        ("Photo: Ada Lind / Arnby Bulletin", "credit"),
        ("Original: https://arnby.example/story/7", "origin"),
        ("Got a story? Call our newsdesk!", "tips"),
        ("Share this article", "share"),
        ("Tags: mills, jobs", "tags"),
        ("© 2026 Arnby Bulletin. All rights reserved.", "copyright"),
        ("You may also like", "related"),
        ("Leave a comment", "comments"),
        ("Advertisement", "advertisement"),
    ],
)
def test_a_line_of_furniture_is_known_by_its_words(line: str, kind: str) -> None:
    body, furniture = split(f"{STORY}\n\n{line}\n\n{STORY}")
    assert furniture == [(kind, line)]
    assert len(body) == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "The baker of Arnby sells 400 cookies a day, and the recipe is on this website for free.",
        "Humidity was 94% at noon, and the wind speed reached 90 km/h, the office found.",
        "Humidity: 94%",
        'The firm wrote: "We use cookies with your consent", but its cookie policy was void.',
        "The regulator said the cookie settings on this website hid the privacy policy.",
        "Ada Lind, who is based in Arnby, joined the council in 2019 and runs the mill fund.",
        "Readers of the newsletter wrote 2,000 letters.",
        "The ban on printing without permission ended in 1791, long before the paper was founded.",
        "Subscribers of the railway club pay 30 euros more for a season ticket from next year on.",
    ],
)
def test_prose_on_such_matters_stays(sentence: str) -> None:
    body, furniture = split(f"{STORY}\n\n{sentence}\n\n{STORY}")
    assert sentence in body
    assert furniture == []


def test_a_caption_stays_without_its_credit() -> None:
    body, furniture = split(f"The mill of Arnby in winter XQ photo\n\n{STORY}")
    assert body[0] == "The mill of Arnby in winter"
    assert furniture == [("credit", "XQ photo")]
