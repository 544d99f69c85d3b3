"""From a report to its last lines: what was looked at, what was not, and the reason of the code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.cells import cell_len

from checker.model.report import Exit, Report
from checker.report.decision import gone
from checker.report.state import in_words
from checker.report.style import Style, safe, safe_lines, wrapped

_UNCHECKED = "This is not a pass."
_COLOUR = {
    Exit.CLEAN: "clean",
    Exit.FINDINGS: "error",
    Exit.WRONG_REQUEST: "error",
    Exit.NOT_CHECKED: "warning",
    Exit.BUG: "error",
}


def summary_lines(report: Report, style: Style) -> list[str]:
    """Return the problems, the denominators and the last line.

    A run that looked at nothing must not look like a pass: the denominators are shown even when,
    and above all when, nothing was found.
    """
    lines = [*_problems(report, style)]
    if not style.quiet:
        lines += [*_denominators(report, style), ""]
        lines += [f"{line}" for line in _nothing_compared(report, style)]
    return [*lines, *_last(report, style)]


def _problems(report: Report, style: Style) -> list[str]:
    lines = []
    for problem in report.problems:
        first, *rest = safe_lines(problem.strip()).split("\n")
        lines += [f"{style.paint('problem', 'error')} {first}", *rest, ""]
    for sentence in report.incomplete:
        label = "not checked"
        pieces = wrapped(safe(sentence), style.width - len(label) - 1, style.width - 3)
        lines.append(f"{style.paint(label, 'warning')} {pieces[0]}")
        lines += [*("   " + piece for piece in pieces[1:]), ""]
    return lines


def _denominators(report: Report, style: Style) -> list[str]:
    summary = report.summary
    title = f"{style.box.rule * 2} what was checked "
    lines = [style.paint(title + style.box.rule * (style.width - cell_len(title)), "dim")]
    claims = f"{_many(summary.statements, 'statement')}, {_many(summary.claims, 'claim')}"
    rows = [("documents", summary.documents, claims)]
    if report.statements:
        rows.append(("draft", len(report.statements), in_words(report, style)))
    rows.append(
        ("comparisons", summary.comparisons, "claims held against each other or the calendar")
    )
    rows.append(("rules", summary.rules, _rules(report, style)))
    rows += _readings(report)
    furniture = _furniture(report)
    if furniture:
        listed = ", ".join(f"{safe(kind)} ({count})" for kind, count in sorted(furniture.items()))
        rows.append(("set aside", sum(furniture.values()), f"page furniture: {listed}"))
    inferred = [source for source in report.sources if source.inferred]
    if inferred:
        rows.append(("inferred", len(inferred), _inferred(report, style)))
    accepted = summary.baseline + summary.waived
    if accepted:
        told = f"{summary.baseline} in the baseline, {summary.waived} waived"
        rows.append(("accepted", accepted, told))
    rows += _exceptions(report)
    if over := gone(report):
        told = "; ".join(f"{one.finding} {one.state}, {one.told}" for one in over)
        rows.append(("decisions", len(over), safe(f"no longer hold: {told}")))
    if report.scope:
        rows.append(("narrowed", len(report.findings), safe(report.scope)))
    digits = max(len(f"{count:,}") for _, count, _ in rows)
    for name, count, words in rows:
        label = f" {name:<11} {count:>{digits},}   "
        pieces = wrapped(words, style.width - len(label), style.width - len(label))
        lines.append(label + pieces[0])
        lines += [" " * len(label) + piece for piece in pieces[1:]]
    return lines


def _exceptions(report: Report) -> list[tuple[str, int, str]]:
    """Return how many findings the exceptions of check.yaml hide, and by whose leave."""
    if not report.exceptions:
        return []
    each = "; ".join(
        f"{one.rule}, {', '.join((*one.entity, *one.source))}: {_many(one.hidden, 'finding')}"
        f" ({one.reason})"
        for one in report.exceptions
    )
    hidden = sum(one.hidden for one in report.exceptions)
    return [("excepted", hidden, safe(f"hidden by check.yaml: {each}"))]


def _readings(report: Report) -> list[tuple[str, int, str]]:
    """Return what a language model was asked, and what came of it."""
    said = report.readings
    if said is None:
        return []
    told = [
        (said.claims, "claims read in"), (said.dropped, "dropped without a verbatim quote in"),
    ]  # fmt: skip
    judged = [
        (said.confirmed, "confirmed"), (said.added, "added"),
        (said.compatible, "probably compatible"), (said.undecided, "undecided"),
        (said.ungrounded, "of those without a verbatim quote"),
        (said.withheld, "not sent: they speak to a model"), (said.capped, "left out by a cap"),
        (said.unanswered, "questions without an answer"),
    ]  # fmt: skip
    first = ", ".join(f"{number:,} {words}" for number, words in told if number)
    words = ", ".join(f"{number:,} {words}" for number, words in judged if number)
    passages = f"{first} {_many(said.passages, 'passage')}" if first else ""
    name = f"by {safe(said.model)}" if said.model else ""
    told_all = "; ".join(filter(None, (f"pairs judged {name}".strip(), passages, words)))
    return [("model", said.pairs, told_all)]


def _rules(report: Report, style: Style) -> str:
    summary = report.summary
    ran = summary.rules - summary.rules_idle
    if not summary.rules_idle:
        return "all ran" if summary.rules else "no rule was loaded"
    told = f"{ran} ran, {summary.rules_idle} had nothing to look at"
    idle = sorted(safe(rule.id) for rule in report.rules if rule.idle)
    if style.verbose and idle:
        return f"{told}: {', '.join(idle)}"
    return f"{told} (-v names them)" if idle else told


def _furniture(report: Report) -> Counter[str]:
    counts: Counter[str] = Counter()
    for source in report.sources:
        for kind, count in source.furniture:
            counts[kind] += count
    return counts


def _inferred(report: Report, style: Style) -> str:
    """Return which metadata was read from the text, not declared."""
    told = "sources whose metadata was read from their text"
    if not style.verbose:
        fields = sorted({name for source in report.sources for name in source.inferred})
        return f"{told}: {safe(', '.join(fields))}"
    each = (
        f"{safe(source.id)} ({', '.join(source.inferred)})"
        for source in report.sources
        if source.inferred
    )
    return f"{told}: {', '.join(each)}"


def _nothing_compared(report: Report, style: Style) -> Iterable[str]:
    """Return what an empty report means, where nothing was found."""
    summary = report.summary
    if report.findings or report.problems or report.incomplete:
        return []
    if report.scope or summary.baseline:
        return []  # there may be findings that were left out
    if summary.claims and summary.comparisons:
        number = _many(summary.comparisons, "comparison")
        words = f"{number} and no disagreement among {_many(summary.claims, 'claim')}."
    else:
        words = (
            "Nothing was compared: no two claims were about the same thing. "
            "No finding here means that nothing was checked, not that the sources agree."
        )
    return wrapped(words, style.width, style.width)


def _last(report: Report, style: Style) -> list[str]:
    """Return the reason of the exit code, in words."""
    summary = report.summary
    words = f"{safe(summary.reason)} (exit {int(summary.exit_code)})".strip()
    words = words[:1].upper() + words[1:]
    lines = wrapped(words, style.width, style.width)
    head, mark, tail = words.partition(_UNCHECKED)
    if mark and not any(mark in line for line in lines):
        # Whoever looks for these words must find them, however narrow the terminal is.
        lines = [*wrapped(head.rstrip(), style.width, style.width), mark + tail]
    colour = _COLOUR[summary.exit_code]
    return [style.paint(line, colour) for line in lines]


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
