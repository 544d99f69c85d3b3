"""Rule files in, all that is wrong or missing in them out, each with its place and advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from checker.errors import CheckError, RuleError
from checker.model.case import GivenClaim
from checker.rules.handmade import in_sql
from checker.rules.load import examined, read, rule_files
from checker.rules.mistake import mistake
from checker.rules.spelling import Known, misspelt
from checker.rules.written import Keys, Written

_REMEDIES: Final = re.compile(
    r"add|ask|avoid|change|check|correct|delete|do|dont|drop|ensure|explain|find|fix|give|keep|look"
    r"|make|mention|must|name|never|prefer|put|remove|rename|replace|require|say|should|spell|tell"
    r"|use|verify|write"
)
"""What an id begins with that tells what to do, and not what is found."""
_EXPLAINED: Final = {
    "why": "Say what a reader loses when it stays as it is.",
    "advice": "Say what an editor should do about it.",
    "limits": "Say what it does not see, and what it leaves alone.",
}
_CURLY: Final = re.compile(r"\s*[“”„«‘’].*[“”“»‘’]\s*", re.DOTALL)


def written(
    paths: Iterable[Path] = (), packs: Iterable[str] = ()
) -> tuple[list[Written], list[CheckError]]:
    """Return the rules that could be read, and every mistake in the files of the others."""
    shipped_files, problems = rule_files((), packs)
    files, wrong = rule_files(paths)
    problems += wrong
    given = {file.resolve() for file in files}
    others = {file: pack for file, pack in shipped_files.items() if file.resolve() not in given}
    rules: dict[str, Written] = {}
    for file, pack in {**files, **others}.items():
        try:
            node = read(file)
        except CheckError as error:
            problems.append(error)
            continue
        rule, mistaken = examined(node, pack=pack)
        problems += mistaken
        if rule is None:
            continue
        if rule.id in rules:
            advice = f"It stands in {rules[rule.id].node.path}; rename one of them."
            problem = f"another rule has the id {rule.id!r}"
            problems.append(mistake(node, ("id",), problem, advice))
        else:
            rules[rule.id] = Written(rule, node, own=file in files, home=_home(file))
    return [rules[name] for name in sorted(rules)], problems


def _home(file: Path) -> str:
    above = (file.parent, file.parent.parent)
    return next((one.as_posix() for one in above if (one / "pack.yaml").is_file()), "")


def lint(one: Written, known: Known) -> list[RuleError]:
    """Return what is wrong with a rule that can be loaded, in the order of its file."""
    found = [
        *_named(one),
        *_unexplained(one),
        *_quoted(one),
        *misspelt(one, known),
        *_tests(one),
        *in_sql(one),
    ]
    return sorted(found, key=_order)


def _order(error: CheckError) -> tuple[str, int, int]:
    place = error.place
    return (place.path, place.line, place.column) if place else ("", 0, 0)


def _named(one: Written) -> Iterator[RuleError]:
    first = one.rule.id.split("-", 1)[0]
    if _REMEDIES.fullmatch(first) and "-" in one.rule.id:
        problem = f"the id {one.rule.id!r} names what to do, not what is found"
        advice = 'Call it after what is wrong, as "numbers-differ"; what to do stands in `advice`.'
        yield mistake(one.node, ("id",), problem, advice, value=True)


def _unexplained(one: Written) -> Iterator[RuleError]:
    for key, advice in _EXPLAINED.items():
        if not getattr(one.rule, key).strip():
            there = key in one.node.data
            keys = (key,) if there else ("kind",)
            problem = f"`{key}` is empty" if there else f"the rule has no `{key}`"
            yield mistake(one.node, keys, problem, advice)


def _quoted(one: Written) -> Iterator[RuleError]:
    """Find typographic quotation marks round a whole value: YAML takes them for a part of it."""
    for keys, text in _strings(one.node.data, ()):
        if keys[0] == "tests" and keys[-1] in ("name", "quote", "text"):
            continue
        if _CURLY.fullmatch(text):
            problem = "typographic quotation marks are part of the text here"
            yield mistake(one.node, keys, problem, "Write straight ones: ' or \".", value=True)


def _strings(data: object, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from _strings(inner, (*keys, key))
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from _strings(inner, (*keys, number))
    elif isinstance(data, str):
        yield keys, data


def _tests(one: Written) -> Iterator[RuleError]:
    """Find what no test can mean."""
    names: dict[str, int] = {}
    for number, test in enumerate(one.rule.tests):
        first = names.setdefault(test.name, number)
        if first != number:
            problem = f"another test has the name {test.name!r}"
            yield mistake(
                one.node, ("tests", number, "name"), problem, "Say what each shows.", value=True
            )
        claims = [given for given in test.given if isinstance(given, GivenClaim)]
        if claims and len(claims) < len(test.given):
            problem = "sentences and claims stand side by side"
            yield mistake(one.node, ("tests", number, "given"), problem, "Give one or the other.")
        known = {claim.id or str(place) for place, claim in enumerate(claims, start=1)}
        for expected, wanted in enumerate(test.expect):
            for place, name in enumerate(wanted.claims):
                if claims and name not in known:
                    keys = ("tests", number, "expect", expected, "claims", place)
                    advice = f"Give it `id: {name}`, or name one of: {', '.join(sorted(known))}."
                    yield mistake(one.node, keys, f"no claim has the id {name!r}", advice)
