"""Figures in, a table as text or Markdown out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Table:
    """What was measured on one data set."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    listing: list[str] = field(default_factory=list)
    """Findings to read by hand, a line each; printed, not written: they quote others."""

    def text(self) -> str:
        """Return the table in aligned columns."""
        cells = [self.head, *self.rows]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.head))]
        lines = [self.title, "-" * len(self.title)]
        lines += ["  ".join(_aligned(row, widths)).rstrip() for row in cells]
        return "\n".join([*lines, *self.notes, *self.listing, ""])

    def markdown(self) -> str:
        """Return the table as a section of a Markdown page."""
        rule = "|".join(["---", *["---:"] * (len(self.head) - 1)])
        lines = [f"## {self.title}", "", _row(self.head), f"|{rule}|"]
        lines += [_row(row) for row in self.rows]
        lines += [part for note in self.notes for part in ("", note)]
        return "\n".join([*lines, ""])


def share(part: int, whole: int, digits: int = 3) -> str:
    """Return *part* of *whole* as a fraction, a dash where there is nothing to divide by."""
    return f"{part / whole:.{digits}f}" if whole else "-"


def _aligned(row: tuple[str, ...], widths: list[int]) -> list[str]:
    first, *rest = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
