"""From a report to text for a terminal: findings with both sides quoted, then what was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from checker.model.finding import LEVELS, Evidence, Finding
from checker.model.report import Report, SourceLine
from checker.report.decision import decided
from checker.report.excerpt import Mark, excerpt
from checker.report.style import Style, safe, wrapped
from checker.report.summary import summary_lines
from checker.report.value import in_words

_GUTTER = "   "
_HEADLINES = 3
"""Lines of a message; `check explain` shows all of it."""

_MOST = 6
"""Places that a finding shows; `check explain` shows them all."""


_SCREENS = 200
"""Findings that are printed; nobody reads ten thousand, and the last lines must be found."""


def text_report(report: Report, style: Style) -> str:
    """Return the report as text, ending in a newline."""
    sources = {source.id: source for source in report.sources}
    lines: list[str] = []
    printed = report.findings if style.whole else report.findings[:_SCREENS]
    for finding in printed:
        lines += [*finding_lines(finding, sources, style), ""]
    lines += _left_out(report.findings[len(printed) :], style)
    lines += summary_lines(report, style)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _left_out(findings: Sequence[Finding], style: Style) -> list[str]:
    """Return how many findings are not printed, by level and rule, and how to see them."""
    if not findings:
        return []
    levels = Counter(finding.level for finding in findings)
    told = ", ".join(f"{levels[level]:,} {level}" for level in LEVELS if levels[level])
    words = f"{style.box.cut} {len(findings):,} more findings ({told}):"
    lines = [style.paint(line, "strong") for line in wrapped(words, style.width, style.width)]
    rules = Counter(finding.rule for finding in findings)
    digits = len(f"{max(rules.values()):,}")
    for rule, count in sorted(rules.items(), key=lambda item: (-item[1], item[0]))[:_SCREENS]:
        lines += [f"{_GUTTER}{count:>{digits},}  {safe(rule)}"[: style.width]]
    advice = "--show all prints them too; --output html:report.html makes pages of them."
    return [*lines, *wrapped(_GUTTER + advice, style.width, style.width), ""]


def finding_lines(
    finding: Finding, sources: Mapping[str, SourceLine], style: Style, *, whole: bool = False
) -> list[str]:
    """Return one finding: what disagrees, where, in whose words, why it matters, what to do.

    *whole* shows every place, and statements at their full length.
    """
    lines = _header(finding, style, whole=whole)
    groups = _places(finding.evidence, sources)
    shown = groups if whole else groups[:_MOST]
    for number, group in enumerate(shown):
        lines += _place(group, sources, style, finding.level, first=number == 0, whole=whole)
    if len(groups) > len(shown):
        lines.append(_GUTTER + style.paint(style.box.side, "dim"))
        lines.append(f"{_GUTTER}{style.box.next} and {len(groups) - len(shown)} more places")
    return [*lines, *_foot(finding, style, more=not whole)]


def _header(finding: Finding, style: Style, *, whole: bool) -> list[str]:
    """Return level, rule and message, with the id and the status at the right edge."""
    name = f"{finding.level}[{safe(finding.rule)}]"
    identity = f"{safe(finding.id)}  {finding.status}"
    first = style.width - cell_len(name) - 1
    message = f"{finding.verdict}: {safe(finding.message)}"
    lines = wrapped(message, first, style.width - len(_GUTTER) - 4)
    if len(lines) > _HEADLINES and not whole:
        # The quotes below say the rest; a headline of a paragraph hides them.
        lines = [*lines[: _HEADLINES - 1], f"{lines[_HEADLINES - 1]} {style.box.cut}"]
    room = style.width - cell_len(identity)
    used = cell_len(lines[-1]) + (cell_len(name) + 1 if len(lines) == 1 else len(_GUTTER))
    if used + 2 > room:
        lines.append("")
        used = len(_GUTTER)
    tail = " " * (room - used) + style.paint(identity, "dim")
    printed = [style.paint(name, finding.level) + " " + style.paint(lines[0], "strong")]
    printed += [_GUTTER + style.paint(line, "strong") for line in lines[1:]]
    printed[-1] += tail
    return printed


def _places(
    evidence: Iterable[Evidence], sources: Mapping[str, SourceLine]
) -> list[list[Evidence]]:
    """Return the evidence by statement, the draft's own first, else in the order given."""
    groups: dict[tuple[str, str, int, str], list[Evidence]] = {}
    for number, piece in enumerate(evidence):
        alone = "" if piece.context else f"{number}"
        key = (piece.source, piece.path, piece.context_start, alone)
        groups.setdefault(key, []).append(piece)
    return sorted(groups.values(), key=lambda group: not _is_draft(group[0], sources))


def _is_draft(piece: Evidence, sources: Mapping[str, SourceLine]) -> bool:
    source = sources.get(piece.source)
    return source is not None and source.role == "draft"


def _place(  # noqa: PLR0913 - the last two only say where in the finding it stands
    group: list[Evidence],
    sources: Mapping[str, SourceLine],
    style: Style,
    level: str,
    *,
    first: bool,
    whole: bool,
) -> list[str]:
    """Return where a statement stands, and the statement with its words marked."""
    box = style.box
    corner = box.top if first else box.next
    where = place_of(group[0])
    who = _who(group[0], sources)
    head = f"{_GUTTER}{style.paint(corner, 'dim')} {style.paint(where, 'path')}"
    bar = f"{_GUTTER}{style.paint(box.side, 'dim')} "
    room = style.width - len(_GUTTER) - len(corner) - 1
    if cell_len(where) + 3 + cell_len(who) <= room:
        lines = [f"{head}   {who}"]
    else:
        inner = style.width - len(_GUTTER) - 2
        lines = [head, *(f"{bar}{line}" for line in wrapped(who, inner, inner))]
    inside = Style(style.width - len(_GUTTER) - 2, style.colour, style.unicode)
    statement, marks = _marked(group)
    body = excerpt(statement, marks, inside, level, lines=1000 if whole else 2)
    return [*lines, bar, *(bar + line for line in body), bar]


def _marked(group: list[Evidence]) -> tuple[str, list[Mark]]:
    """Return the statement and its marks: `^` for what is compared, `-` for what is beside it."""
    piece = group[0]
    statement = piece.context or piece.text
    start = piece.context_start if piece.context else piece.start
    marks = []
    beside = any(item.side != "more" for item in group)
    for item in sorted(group, key=lambda item: (item.start, item.end)):
        low = item.start - start
        if not piece.context or statement[low : low + len(item.text)] != item.text:
            low = max(0, statement.find(item.text))
        sign = "-" if beside and item.side == "more" else "^"
        label = _label(item)
        marks.append(Mark(low, min(low + len(item.text), len(statement)), sign, label))
    return statement, marks


def _label(piece: Evidence) -> str:
    """Return the value in words, unless the quote is just those words."""
    words = in_words(piece.value)
    said = safe(piece.text).casefold()
    return "" if words.casefold() == said else words


def place_of(piece: Evidence) -> str:
    """Return where the words stand, as an editor's terminal can open it: `path:line:column`."""
    if piece.locator.startswith(piece.path) and piece.path:
        return safe(piece.locator)
    numbers = (piece.line, piece.column if piece.line else 0)
    where = safe(piece.path) + "".join(f":{number}" for number in numbers if number)
    return f"{where}, {safe(piece.locator)}" if piece.locator else where


def _who(piece: Evidence, sources: Mapping[str, SourceLine]) -> str:
    """Return who says it: id, publisher, date, speaker, and whose reporting it repeats."""
    source = sources.get(piece.source)
    parts = [f"your draft ({piece.source})" if _is_draft(piece, sources) else piece.source]
    if source and source.publisher and source.publisher != piece.source:
        parts.append(source.publisher)
    date = piece.published or (source.published if source else "")
    parts += [date] if date else []
    if piece.speaker:
        parts.append(f"said by {piece.speaker}")
    if piece.origin and piece.origin != piece.source:
        parts.append(f"repeats {piece.origin}")
    return safe(", ".join(parts))


def _reading(finding: Finding) -> str:
    """Return what a language model makes of it: an opinion, whatever it is."""
    said = finding.reading
    if not isinstance(said, Mapping):
        return ""
    verdict = said["verdict"] if said["standing"] != "undecided" else "could not tell"
    votes = f", {said['votes']}" if said["votes"] else ""
    because = f", because: {said['reason']}" if said["reason"] else ""
    standing = f"{said['standing']} " if said["standing"] != "undecided" else ""
    return f"{standing}({verdict}{votes}){because}"


def _foot(finding: Finding, style: Style, *, more: bool) -> list[str]:
    """Return why it matters, what to do, what else it may mean, and where there is more."""
    rows = [
        ("why", finding.why),
        ("do", finding.advice),
        ("maybe", finding.caution),
        ("held", decided(finding)),
        ("model", _reading(finding)),
        ("more", f"check explain {finding.id}" if more else ""),
    ]
    lines = []
    for name, words in rows:
        if not words:
            continue
        label = f"{_GUTTER}= {name:<5}  "
        inner = style.width - len(label)
        pieces = wrapped(safe(words), inner, inner)
        lines.append(
            style.paint(label.rstrip(), "strong")
            + " " * (len(label) - len(label.rstrip()))
            + pieces[0]
        )
        lines += [" " * len(label) + piece for piece in pieces[1:]]
    return lines
