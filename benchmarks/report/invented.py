"""A number of findings and statements in, an invented report of that size out."""

from __future__ import annotations

from itertools import islice, product

from checker.model.finding import LEVELS, Evidence, Finding
from checker.model.report import (
    STATES,
    Counterpart,
    Exit,
    Report,
    RuleLine,
    SourceLine,
    StatementLine,
    Summary,
)
from checker.model.thing import LinkLine, Said, ThingLine

_TOWNS = ("Aldry", "Brevik", "Corran", "Dunmere", "Estwick", "Farleigh", "Gant", "Hollin")
_NOUNS = ("boats", "homes", "pupils", "bridges", "pumps", "sandbags", "ferries", "trees")
_VERBS = ("counted", "repaired", "lost", "sold", "moved", "inspected")
_SOURCES = ("tidings", "ledger", "harbour", "north-wire", "gazette", "police")


def invented(findings: int, statements: int = 0) -> Report:
    """Return a report of that many findings, and a draft of that many statements."""
    made = tuple(_finding(number) for number in range(findings))
    counts = {level: sum(one.level == level for one in made) for level in LEVELS}
    return Report(
        summary=Summary(
            documents=len(_SOURCES) + 1,
            statements=statements + 4 * findings,
            claims=6 * findings,
            comparisons=9 * findings,
            rules=3,
            rules_idle=1,
            findings=counts,
            exit_code=Exit.FINDINGS if counts["error"] else Exit.CLEAN,
            reason=f"{counts['error']} errors: at or above error" if findings else "nothing found",
        ),
        findings=made,
        sources=tuple(_sources(statements)),
        rules=tuple(
            RuleLine(id=name, kind="same-value", level="error", pack="core", claims=claims)
            for name, claims in (("numbers-differ", 900), ("dates-differ", 400), ("idle-rule", 0))
        ),
        statements=tuple(_statements(statements, findings)),
        things=tuple(_thing(one) for one in made[:500]),
        links=tuple(
            LinkLine(subject=town, relation="placed in", object=other, sources=_SOURCES[:2])
            for town, other in islice(product(_TOWNS, _TOWNS), 30)
            if town != other
        ),
    )


def _sentence(number: int) -> tuple[str, str]:
    town = _TOWNS[number % len(_TOWNS)]
    noun = _NOUNS[number // 3 % len(_NOUNS)]
    verb = _VERBS[number // 5 % len(_VERBS)]
    words = f"{number + 11:,} {noun}"
    text = (
        f"The council of {town} said on Tuesday that it had {verb} {words} since the flood of the "
        "spring, more than in any year before, and that the account would be published in May."
    )
    return text, words


def _evidence(number: int, source: str, more: int, side: str) -> Evidence:
    text, words = _sentence(number + more)
    start = 100 * number
    place = start + text.index(words)
    return Evidence(
        source=source,
        path=f"sources/{source}.md",
        start=place,
        end=place + len(words),
        line=number + 1,
        column=text.index(words) + 1,
        text=words,
        value={"low": number + more + 11, "high": number + more + 11, "unit": ""},
        origin=source,
        published=f"2031-03-{(number + more) % 28 + 1:02d}",
        side="left" if side == "left" else "right",
        context=text,
        context_start=start,
    )


def _finding(number: int) -> Finding:
    level = LEVELS[number % 3]
    left, right = _SOURCES[number % 6], _SOURCES[(number + 1) % 6]
    return Finding(
        fingerprint=f"{number:064x}",
        id=f"F-{number:05d}",
        rule="numbers-differ" if number % 2 else "dates-differ",
        kind="same-value",
        verdict="contradiction",
        level=level,
        message=f"{left} gives {number + 11:,}, {right} gives {number + 18:,}.",
        why="A reader who meets both numbers cannot tell which one to trust.",
        advice="Find out which number is right, and whether both count the same thing.",
        caution="The two numbers may count different things.",
        evidence=(_evidence(number, left, 0, "left"), _evidence(number, right, 7, "right")),
        match=(("the same noun is counted", 3.5), ("both name the town", 4.25), ("no date", -0.5)),
    )


def _sources(statements: int) -> list[SourceLine]:
    made = [
        SourceLine(
            id=name,
            publisher=f"The {name.title()}",
            published="2031-03-04",
            origin=name,
            path=f"sources/{name}.md",
            statements=60,
            claims=200,
        )
        for name in _SOURCES
    ]
    if statements:
        made.append(SourceLine(id="draft", role="draft", origin="draft", path="draft.md", claims=9))
    return made


def _statements(count: int, findings: int) -> list[StatementLine]:
    lines = []
    at = 0
    for number in range(count):
        text, _ = _sentence(number)
        state = STATES[number % len(STATES)]
        against = state in {"contradicted", "slightly-off"} and number < findings
        source = _SOURCES[number % 6]
        lines.append(
            StatementLine(
                source="draft",
                path="draft.md",
                number=number,
                start=at,
                end=at + len(text),
                line=number + 1,
                text=text,
                state=state,
                findings=(f"F-{number:05d}",) if against else (),
                sources=(
                    Counterpart(
                        source=source,
                        stance="contradicts" if against else "agrees",
                        path=f"sources/{source}.md",
                        line=number + 1,
                        text=text[: len(text) // 2],
                    ),
                ),
            )
        )
        at += len(text) + (2 if number % 4 == 3 else 1)
    return lines


def _thing(finding: Finding) -> ThingLine:
    return ThingLine(
        label=f"boats: {finding.id}",
        type="quantity",
        state="contradicted",
        said=tuple(
            Said(
                source=piece.source,
                origin=piece.origin,
                value=piece.value,
                key=str(piece.value),
                text=piece.text,
                path=piece.path,
                line=piece.line,
                published=piece.published,
                findings=(finding.id,),
            )
            for piece in finding.evidence
        ),
        findings=(finding.id,),
    )
