"""The colours of the page, read from its style sheet and measured as WCAG 2 does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "checker/report/templates/report.css").read_text(
    encoding="utf-8"
)
ENOUGH = 4.5
TONES = ("error", "warning", "note", "ok", "mute")
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "card")),
    *((tone, ground) for tone in TONES for ground in ("paper", "card", f"{tone}-wash")),
    *(("ink", f"{tone}-wash") for tone in TONES),  # a marked statement, a value
    *((text, f"{tone}-wash") for text in ("link", "soft") for tone in ("mute", "warning")),
    *(("on", f"t{number}") for number in range(9)),  # the letters of the sources
    ("paper", "ink"),  # what was copied
]


def palette(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r" \{(.*?)\}", CSS, re.DOTALL)
    assert block, selector
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block[1]))


LIGHT = palette(":root")
DARK = palette(':root[data-theme="dark"]')
PAPER = palette(':root, :root:not([data-theme="light"]), :root[data-theme="dark"]')


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_the_standards() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    colours = {"light": LIGHT, "dark": DARK, "paper": PAPER}[name]
    assert contrast(colours[text], colours[ground]) >= ENOUGH


def test_dark_by_the_system_and_dark_by_the_button_are_one_dark() -> None:
    assert palette('  :root:not([data-theme="light"])') == DARK
    assert DARK.keys() == LIGHT.keys() == PAPER.keys()


def test_every_colour_comes_from_the_palette() -> None:
    rules = re.sub(r"\{[^{}]*--paper:[^{}]*\}", "{}", CSS)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", re.sub(r"#[a-z-]+ ", "", rules)) == []
    used = set(re.findall(r"var\(--([a-z0-9-]+)", CSS))
    assert used - LIGHT.keys() == {"tone", "wash", "tint"}


def test_nothing_is_smaller_than_a_reader_can_read() -> None:
    sizes = re.findall(r"(?:font-size:|font:[^;]*?)\s*([\d.]+)(rem|em|px|pt)", CSS)
    assert sizes
    smallest = {"rem": 0.75, "em": 0.85, "px": 12, "pt": 10}
    assert [one for one in sizes if float(one[0]) < smallest[one[1]]] == []
