"""From one finding, or one rule, to its page: everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from checker.model.finding import Evidence, Finding, Verdict
from checker.model.report import Report
from checker.model.rule import Common
from checker.model.selector import VALUE_TYPES
from checker.report.style import Style, safe, wrapped
from checker.report.text import finding_lines, place_of
from checker.report.value import in_words

MEANINGS: dict[Verdict, str] = {
    "contradiction": "as stated, both cannot hold",
    "omission": "one closed list lacks a member that the other has",
    "inconsistent": "a document disagrees with itself or with the calendar",
    "misquote": "one quotation has two wordings, or the cited source does not hold the words",
    "disputed": "different speakers disagree, and both are reported as their view",
    "certainty": "stated as decided here, as planned or considered there",
    "superseded": "a later source replaces it: a development, not an error",
    "naming": "one thing goes under two names or spellings",
    "unsupported": "a statement of the draft that no source carries",
    "undecided": "it could not be told; never counted as agreement",
}


def finding_page(finding: Finding, report: Report, style: Style) -> str:
    """Return a finding in full: every place, whole statements, values, and why it was matched."""
    sources = {source.id: source for source in report.sources}
    lines = finding_lines(finding, sources, style, whole=True)
    lines += [
        "",
        *_section("What it means", [f"{finding.verdict}: {MEANINGS[finding.verdict]}"], style),
    ]
    lines += _section("Values as compared", _values(finding.evidence), style)
    if finding.match:
        weights = [f"{weight:+6.1f}  {safe(reason)}" for reason, weight in finding.match]
        total = sum(weight for _, weight in finding.match)
        weights.append(f"{total:+6.1f}  in all; each bit doubles the odds")
        lines += _section("Why these were held to be about one thing", weights, style)
    names = [
        f"fingerprint  {finding.fingerprint}",
        f"rule         {safe(finding.rule)} ({finding.kind})",
    ]
    lines += _section("Identity", names, style)
    lines.append(f"More on the rule: check explain {safe(finding.rule)}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def rule_page(rule: Common, style: Style) -> str:
    """Return a rule's page: what it looks for, why, what it leaves alone, and its examples."""
    kind = str(type(rule).model_fields["kind"].default) if "kind" in type(rule).model_fields else ""
    title = f"{rule.level}, {kind}" + (f", pack {rule.pack}" if rule.pack else "")
    name = style.paint(safe(rule.id), "strong")
    lines = [f"{name}  {safe(title)}", "", *_paragraph(rule.summary, style), ""]
    for name, words in (
        ("Why it matters", rule.why),
        ("What to do", rule.advice),
        ("What it leaves alone", rule.limits),
        ("What else a finding may mean", rule.caution),
    ):
        if words:
            lines += _section(name, [safe(words)], style)
    lines += _section("Looks at", [_selected(rule)], style)
    if rule.tests:
        lines += _section("Its tests", [safe(f"- {test.name}") for test in rule.tests], style)
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _values(evidence: Iterable[Evidence]) -> list[str]:
    rows = [(f"{safe(piece.source)}, {place_of(piece)}", _value(piece)) for piece in evidence]
    width = max((cell_len(where) for where, _ in rows), default=0)
    return [where + " " * (width - cell_len(where)) + f"  {words}" for where, words in rows]


def _value(piece: Evidence) -> str:
    if isinstance(piece.value, list | tuple):
        return ", ".join(safe(str(item)) for item in piece.value)
    return in_words(piece.value) or safe(piece.text)


def _selected(rule: Common) -> str:
    """Return in words which claims a rule looks at."""
    types = rule.where.value or (rule.types if set(rule.types) < set(VALUE_TYPES) else ())
    conditions = [f"{' or '.join(types)} values"] if types else []
    if rule.where.subject:
        conditions.append(f"subject {' or '.join(rule.where.subject)}")
    conditions += [
        f"{column.replace('_', ' ')} {' or '.join(str(value) for value in values)}"
        for column, values in rule.where.conditions
        if column != "value_type"
    ]
    return safe(f"claims with {' and '.join(conditions)}") if conditions else "every claim"


def _section(title: str, lines: Iterable[str], style: Style) -> list[str]:
    printed = [style.paint(title, "strong")]
    for line in lines:
        room = style.width - 2
        printed += ["  " + piece for piece in wrapped(line, room, room)]
    return [*printed, ""]


def _paragraph(text: str, style: Style) -> list[str]:
    return wrapped(safe(text), style.width, style.width)
