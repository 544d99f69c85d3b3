"""`check rules new`: a rule of one's own, with tests that pass, from what is there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from checker.cli.asked import MODE, Mode, drafted, require_draft
from checker.cli.chosen import config_here, known_rules
from checker.cli.fresh import (
    free_file,
    modeline,
    near,
    rules_folder,
    schema_file,
    write_new,
)
from checker.cli.manual import LEDGER_FILE
from checker.cli.output import put
from checker.cli.pattern import pattern_from_example
from checker.cli.store import claims_of
from checker.cli.trace import claims_called
from checker.errors import ConfigError, RuleError

if TYPE_CHECKING:
    from checker.config import Config
    from checker.model.finding import Finding
    from checker.model.rule import Common
    from checker.rules.evaluate import Database
    from checker.rules.load import LoadedRules
    from checker.store.engine import Store


@dataclass
class Made:
    """A rule as it is put together, and what is to be told of it."""

    data: Mapping[str, Any]
    told: list[str] = field(default_factory=list)
    texts: list[Mapping[str, Any]] = field(default_factory=list)
    """Two passages for a test; left out where the rule does not find them so."""


def new(  # noqa: PLR0917 - typer passes flags by name
    name: str = typer.Argument(metavar="ID", help="What the rule is called; its file is ID.yaml."),
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="Where the claims are; else the project."
    ),
    kind: str = typer.Option(
        "", metavar="KIND", show_default=False, help="What must hold: same-value, same-members …"
    ),
    finding: str = typer.Option(
        "",
        "--from",
        metavar="F-ID|TEXT",
        show_default=False,
        help="Look for what was found there; with --llm also for what is asked for in words.",
    ),
    claims: tuple[str, str] = typer.Option(
        None,
        metavar="A B",
        show_default=False,
        help="Two ids of `check claims ls`, or source:line.",
    ),
    sentences: tuple[str, str] = typer.Option(
        None, metavar="A B", show_default=False, help="Two sentences that do not agree."
    ),
    pattern: bool = typer.Option(
        False, "--pattern", help="A phrase pattern, which reads claims, instead of a rule."
    ),
    output: Path = typer.Option(
        None,
        "--output",
        "-o",
        metavar="FILE",
        show_default="rules/ID.yaml in the project, or rules/patterns/ID.yaml",
        help="Where to.",
    ),
    llm: Mode = MODE,
    ledger: str = LEDGER_FILE,
) -> None:
    """Write a rule with tests that pass, from a kind, a finding, two claims or two sentences.

    Its texts are those of the rule or kind that it was made from: read them and make them yours.
    With --pattern it is a phrase pattern, an example to change.

    Examples:
      check rules new toll-differs --kind same-value
      check rules new spain-left-out --from F-7K2Q
      check rules new ages-differ --sentences "Ada Lind is 41." "Ada Lind is 43."
      check rules new keeper-at --pattern
      check rules new costs-differ --from "two sources give different costs" --llm live
    """
    _one_way(kind, finding, claims, sentences, pattern=pattern)
    from checker.rules.schema import rule_schema

    config = config_here()
    if pattern:
        put(pattern_from_example(name, output, config))
        return
    file = free_file(name, output, rules_folder(config), "rule")
    if require_draft(finding, llm, alone=not (kind or claims or sentences)):
        data = drafted(name, finding, paths or [], llm, ledger)
        made = Made(data, ["Drafted by the language model: read it before you use it."])
    elif finding:
        made = _from_finding(name, finding, paths or [])
    elif sentences:
        made = _from_sentences(name, sentences, kind, config)
    elif claims:
        with claims_of(paths) as store:
            made = _from_claims(name, store, claims, kind)
    else:
        from checker.rules.starter import from_kind

        made = Made(
            from_kind(name, kind), [f"An example of the kind {kind}: change what it looks at."]
        )
    schema = schema_file(file, config, "rule")
    text, passed = _tested(name, made, config)
    write_new(file, f"{modeline(file, schema)}\n{text}", schema, rule_schema())
    put(_closing(name, file, schema, made.told, passed))


def _one_way(kind: str, finding: str, claims: object, sentences: object, *, pattern: bool) -> None:
    given = [bool(finding), bool(claims), bool(sentences), pattern]
    if sum(given) > 1 or ((finding or pattern) and kind) or not (any(given) or kind):
        raise ConfigError(
            "a rule is made from one thing",
            advice="Give one of --kind, --from, --claims, --sentences and --pattern; --kind may"
            " stand beside --claims and --sentences.",
        )


def _from_finding(name: str, finding: str, paths: list[str]) -> Made:
    from checker.cli.explain import found_in, report_of
    from checker.rules.rival import found_again

    wanted = found_in(report_of(paths, []), finding)
    loaded = known_rules(())
    rule = next((one for one in loaded.rules if one.id == wanted.rule), None)
    if rule is None:
        advice = f"Start from its kind instead: check rules new {name} --kind {wanted.kind}"
        raise ConfigError(f"the rule {wanted.rule!r} is not among those known here", advice=advice)
    with claims_of(paths) as store:
        made = _like(name, rule, loaded, store, found_again(store, rule, wanted))
    made.texts = _passages(wanted)
    return made


def _from_claims(name: str, store: Store, claims: Sequence[str], kind: str) -> Made:
    return _of_pair(name, store, claims_called(store, claims), kind)


def _from_sentences(name: str, sentences: Sequence[str], kind: str, config: Config) -> Made:
    from checker.model.case import GivenText
    from checker.pipeline.given import told
    from checker.rules.rival import at_odds

    texts = [
        GivenText(text=text, source=letter) for letter, text in zip("ab", sentences, strict=True)
    ]
    with told(config)(texts) as store:
        made = _of_pair(name, store, at_odds(store, known_rules(()).rules), kind)
    made.texts = [one.model_dump(include={"text", "source"}) for one in texts]
    return made


def _of_pair(name: str, store: Database, pair: Sequence[int], kind: str) -> Made:
    """Return a rule for two claims: like the rule that finds them, else of the kind that fits."""
    from checker.rules.quoted import quoted
    from checker.rules.rival import that_finds
    from checker.rules.starter import from_claims, starter

    loaded = known_rules(())
    rule = None if kind else that_finds(store, loaded.rules, pair)
    if rule is not None:
        return _like(name, rule, loaded, store, pair)
    given = quoted(store, pair)
    chosen = kind or ("same-members" if "members" in given[0] else "same-value")
    made = from_claims(name, starter(chosen), given)
    return Made(made, [f"A rule of kind {chosen}, for claims with {_looks_at(made)}."])


def _like(
    name: str, rule: Common, loaded: LoadedRules, store: Database, pair: Sequence[int]
) -> Made:
    """Return a rule like *rule* for two claims; a kind that does not compare two is copied."""
    from checker.rules.load import read
    from checker.rules.quoted import quoted
    from checker.rules.starter import based_on, from_claims, from_rule

    data = read(Path(loaded.places[rule.id].path)).data
    if not based_on(rule):
        told = f"A copy of {rule.id} with its tests: its kind does not compare two claims alone."
        return Made(from_rule(name, rule, data), [told])
    made = from_claims(name, data, quoted(store, pair))
    return Made(made, [f"Made like {rule.id}, for claims with {_looks_at(made)}."])


def _looks_at(made: Mapping[str, Any]) -> str:
    if "before" in made:
        return f"the predicates {made['before'][0]} and {made['after'][0]}"
    wanted = made["where"]["predicate"]
    several = wanted if isinstance(wanted, list) else [wanted]
    return f"the predicate {' or '.join(several)}"


def _passages(finding: Finding) -> list[Mapping[str, Any]]:
    """Return the statements of a finding's two sides, where they stand in a text."""
    sides = [
        next((one for one in finding.evidence if one.side == side and one.context), None)
        for side in ("left", "right")
    ]
    return [
        {"text": " ".join(one.context.split()), "source": one.source}
        | ({"published": one.published} if one.published else {})
        for one in sides
        if one
    ]


def _tested(name: str, made: Made, config: Config) -> tuple[str, int]:
    """Return the text of the rule once its tests have passed, and how many these are.

    Raises:
        CheckError: It is no rule, or does not find what it was made from.
    """
    from checker.pipeline.given import told
    from checker.rules.starter import checked, proved, text_of, with_sentences

    tries = [made.data]
    if len(made.texts) == 2:
        tries.insert(0, with_sentences(made.data, made.texts))
    wrong = ""
    for data in tries:
        rule = checked(text_of(data), name)
        said, wrong = proved(data, rule, told(config))
        if not wrong:
            if data is made.data and made.texts:
                made.told.append("Its tests are claims: the passages alone are not matched so.")
            return text_of(said), len(said["tests"])
    raise RuleError(
        f"the rule would not pass its own tests, and was not written: {wrong}",
        advice="`check rules trace` shows which condition keeps two claims from being found.",
    )


def _closing(name: str, file: Path, schema: Path, told: Sequence[str], passed: int) -> str:
    where = near(file)
    lines = [
        f"Wrote {where}: {passed} tests, all passed.",
        *told,
        f"Editors complete its keys from {near(schema)}.",
        "",
        "Next:",
        f"  check rules test {where} --coverage --mutate",
        f"  check run --rules {where} --rule {name}",
    ]
    return "\n".join(lines) + "\n"
