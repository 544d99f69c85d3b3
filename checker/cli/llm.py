"""`check llm`: what the language model would be asked, what it answered, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from checker.cli.manual import LEDGER_FILE, PATHS, WIDTH, add, group
from checker.cli.output import put, style_of, table

if TYPE_CHECKING:
    from checker.config import Config
    from checker.judge.session import Session

_OF_A_RUN = ("extract-", "judge-")
"""How the prompts begin whose questions a run asks."""

app = group("The optional language model: its questions, its answers, its cost.")


def status(paths: list[str] = PATHS, ledger: str = LEDGER_FILE, width: int = WIDTH) -> None:
    """Show which model is set up, where it is, and what the ledger holds.

    Example:
      check llm status
    """
    from collections import Counter

    from checker.cli.output import fields
    from checker.judge.address import host, is_loopback
    from checker.judge.ledger import Ledger

    settings = _config(paths, ledger).llm
    kept = Ledger.open_path(settings.ledger)
    where = "nowhere: no base-url is set"
    if settings.base_url:
        here = "this machine" if is_loopback(settings.base_url) else "another machine"
        where = f"{host(settings.base_url)} ({here})"
    put(
        fields(
            {
                "mode": settings.mode,
                "model": settings.model or "none is set",
                "sends to": where,
                "privacy": settings.privacy,
                "ledger": settings.ledger,
                "answers": len(kept),
            }
        )
    )
    counts = Counter((e.question.prompt, e.question.model) for e in kept.entries())
    rows = [
        {"prompt": prompt, "model": model, "answers": number}
        for (prompt, model), number in sorted(counts.items())
    ]
    if rows:
        put("\n" + table(rows, ("prompt", "answers", "model"), style_of(width)))


def estimate(paths: list[str] = PATHS, ledger: str = LEDGER_FILE) -> None:
    """Show what a live run would send, where to, and what it would cost at most; send nothing.

    Example:
      check llm estimate
    """
    put(plan_text(_config(paths, ledger)))


def why_miss(
    paths: list[str] = PATHS,
    ledger: str = LEDGER_FILE,
) -> None:
    """Show which questions the ledger does not answer, and which part of the key changed.

    Example:
      check llm why-miss
    """
    from checker.judge.ledger import Ledger, nearest_entry

    config = _config(paths, ledger)
    session = _planned(config)
    kept = Ledger.open_path(config.llm.ledger)
    lines = []
    for question, _, _ in session.missed:
        near = nearest_entry(question, kept)
        told = "nothing like it was ever answered"
        if near is not None:
            told = f"changed since it was answered: {', '.join(near)}"
        lines.append(f"{question.prompt}  {question.about}\n    {told}")
    answered = len(session.asked) - len(session.missed)
    lines.append(f"{answered} of {len(session.asked)} questions are answered by the ledger.")
    put(_safe("\n".join(lines)) + "\n")


def prune(
    paths: list[str] = PATHS,
    ledger: str = LEDGER_FILE,
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say how many."),
) -> None:
    """Drop the answers that no question of this project has any more.

    Example:
      check llm prune --dry-run
    """
    from checker.judge.ledger import Ledger

    config = _config(paths, ledger)
    session = _planned(config)
    kept = Ledger.open_path(config.llm.ledger)
    # Explanations and drafts are asked for by hand: no run has these questions.
    by_hand = {e.key for e in kept.entries() if not e.question.prompt.startswith(_OF_A_RUN)}
    dropped = kept.prune({question.key for question in session.asked} | by_hand)
    if dropped and not dry_run:
        kept.write()
    verb = "would be dropped" if dry_run else "dropped"
    put(f"{dropped} of {dropped + len(kept)} answers {verb}.\n")


def plan_text(config: Config) -> str:
    """Return what a live run of *config* would send, where to, and what it costs at most.

    Raises:
        CheckError: The request is wrong.
    """
    from collections import Counter

    from checker.judge.address import host
    from checker.judge.budget import Budget
    from checker.judge.price import named, price_of

    session = _planned(config)
    settings = session.settings
    price = price_of(settings, settings.base_url)
    budget = Budget(settings, price)
    sent = sum(number for _, _, number in session.missed)
    calls = len(session.missed)
    cost = budget.cost(sent, calls * settings.max_tokens)
    kinds = Counter(question.prompt for question, _, _ in session.missed)
    what = ", ".join(f"{number} for {prompt}" for prompt, number in sorted(kinds.items()))
    known = len(session.asked) - calls
    lines = [
        f"model      {settings.model or 'none is set'}",
        f"sends to   {host(settings.base_url) or 'nowhere: no base-url is set'}",
        f"questions  {len(session.asked)}, of which the ledger answers {known}",
        f"calls      {calls}{f' ({what})' if what else ''}",
        f"tokens     at most {sent:,} sent, {calls * settings.max_tokens:,} received",
        f"price      {named(price, settings.base_url)}",
        f"cost       at most ${cost:.4f}" if price else "cost       not known",
        "Nothing was sent. Claims that the model reads can lead to no further questions.",
    ]
    return _safe("\n".join(lines)) + "\n"


def _config(paths: list[str] | None, ledger: str | None) -> Config:
    from checker.config import load_config

    return load_config(tuple(paths or ()), llm={"ledger": ledger})


def _planned(config: Config) -> Session:
    """Return what a run would ask: it is made with the ledger alone, and leaves nothing behind."""
    from checker.pipeline.plan import planned

    return planned(config)


def _safe(text: str) -> str:
    from checker.report.style import safe_lines

    return safe_lines(text)


for command in (status, estimate, prune):
    add(app, command)
add(app, why_miss, "why-miss")
