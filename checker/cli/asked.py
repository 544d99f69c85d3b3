"""What a person asks the language model for by hand: an explanation, a draft of a rule."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from checker.cli.output import note
from checker.errors import ConfigError, IncompleteError

if TYPE_CHECKING:
    from checker.judge.session import Session
    from checker.model.finding import Finding
    from checker.report.style import Style

Mode = Literal["off", "replay", "live"]
MODE = typer.Option(
    None, "--llm", show_default=False, help="Ask the language model: live, or the kept answers."
)


@contextmanager
def session_of(paths: Sequence[str], mode: Mode, ledger: str | None) -> Iterator[Session]:
    """Give the session of the model that is set up for *paths*, the project here, or in flags.

    Raises:
        ConfigError: It is not set up, or may not be asked.
    """
    from checker.config import Config, find_project, load_config
    from checker.judge.setting import Settings, resolved
    from checker.pipeline.judge import judge_of
    from checker.pipeline.stage import silent

    asked = {"mode": mode, "ledger": ledger}
    if paths or find_project(Path.cwd()):
        config = load_config(tuple(paths), llm=asked)
    else:
        config = Config(llm=resolved(Settings(), asked, os.environ, None))
    with judge_of(config, silent) as judge:
        assert judge is not None  # noqa: S101 - a mode that asks has one
        yield judge.session
        if judge.session.model:
            note(judge.spent())


def explanation(
    finding: Finding, paths: Sequence[str], mode: Mode, ledger: str | None, style: Style
) -> str:
    """Return what the model says of *finding*, to stand below its page.

    Raises:
        IncompleteError: It says nothing, or nothing that the sources hold.
    """
    from checker.judge.explain import explained
    from checker.report.style import safe, wrapped

    with session_of(paths, mode, ledger) as session:
        made = explained(session, finding)
    if made.problem:
        raise IncompleteError(f"no explanation from the language model: {made.problem}")
    lines = [style.paint("What the language model says", "strong")]
    dull = f"Dull reason: {made.dull_reason}." if made.dull_reason else "Dull reason: none found."
    quotes = [f'{source}: "{" ".join(words.split())}"' for source, words in made.quotes]
    last = f"({made.model}, {made.prompt}. The quotes are verbatim; the rest is not checked.)"
    for words in (dull, made.words, made.advice, *quotes, last):
        room = style.width - 2
        lines += [f"  {line}" for line in wrapped(safe(words), room, room) if words]
    return "\n" + "\n".join(line.rstrip() for line in lines) + "\n"


def drafted(
    name: str, wish: str, paths: Sequence[str], mode: Mode, ledger: str | None
) -> Mapping[str, Any]:
    """Return the rule *name* that the model drafts for *wish*: words, or the id of a finding.

    Raises:
        IncompleteError: It drafts none that passes its own tests.
    """
    from checker.judge.draft import draft_rule

    words = _words_of(wish, paths) if is_finding(wish) else wish
    with session_of(paths, mode, ledger) as session:
        draft = draft_rule(session, name, words)
    if draft.problem:
        raise IncompleteError(
            f"no rule was drafted: {draft.problem}",
            advice="Nothing was written. `check rules new ID --kind KIND` needs no model.",
        )
    return draft.data


def is_finding(wish: str) -> bool:
    """Whether *wish* is the id of a finding, and no words."""
    return wish[:2].upper() == "F-" and " " not in wish


def require_draft(wish: str, mode: Mode | None, *, alone: bool) -> bool:
    """Return whether a model is to draft a rule.

    Raises:
        ConfigError: There is nothing that it could draft from, or nobody to draft from words.
    """
    wanted = mode not in (None, "off")
    if wanted and not (wish and alone):
        raise ConfigError(
            "the model drafts a rule from words or from a finding",
            advice='Give --from "what shall be looked for", or --from F-….',
        )
    if wish and not wanted and not is_finding(wish):
        raise ConfigError(
            "only a language model can make a rule from words",
            advice="Add --llm live (docs/model.md says how to set one up), or give --kind,"
            " --sentences, --claims or --from F-….",
        )
    return wanted


def _words_of(wish: str, paths: Sequence[str]) -> str:
    """Return a finding in words: its message, and what the two sides say."""
    from checker.cli.explain import found_in, report_of

    finding = found_in(report_of([*paths], []), wish)
    sides = {one.side: f"{one.source}: {one.context or one.text}" for one in finding.evidence}
    return "\n".join([finding.message, *(sides[s] for s in ("left", "right") if s in sides)])
