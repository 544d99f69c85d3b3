"""The pictures in docs/ are there, small, and of the looks that `docs/pictures.py` makes."""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "docs" / "pictures.py").read_text(encoding="utf-8")


def looks() -> dict[str, int]:
    found = re.search(r"^PICTURES = (\{.*?^\})", SCRIPT, re.MULTILINE | re.DOTALL)
    assert found
    made = ast.literal_eval(found[1])
    return {name: look["width"] for name, (look, _) in made.items()}


def test_every_picture_is_there_as_wide_as_it_is_made_and_small() -> None:
    for name, width in looks().items():
        data = (ROOT / "docs" / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">I", data[16:20]) == (width,)
        assert len(data) < 200_000


def test_pages_show_only_pictures_that_there_are() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), (page.name, target)
