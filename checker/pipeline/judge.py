"""A configuration in, the language model of a run out: its session, and what came of asking it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.config import Config
from checker.errors import ConfigError
from checker.model.finding import LEVELS, Level
from checker.model.reading import Readings
from checker.pipeline.stage import Progress

if TYPE_CHECKING:
    from checker.judge.session import Session
    from checker.model.claim import Claim

KEY = "CHECK_LLM_KEY"
_SHOWN = 5
"""Questions without an answer that are named."""


@dataclass(slots=True)
class Judge:
    """A run's language model, and what came of asking it."""

    session: Session
    counts: Counter[str] = field(default_factory=Counter)
    unusable: Counter[str] = field(default_factory=Counter)
    """Answers that could not be read, by what was wrong with them."""
    claims: list[Claim] = field(default_factory=list)
    """What it read in the documents."""

    def spent(self) -> str:
        """Return what was sent and what it cost, a line."""
        spent = self.session.budget.spent
        return (
            f"model: {spent.calls:,} calls, {spent.input_tokens:,} tokens sent,"
            f" {spent.output_tokens:,} received, ${spent.cost:.4f}"
        )

    def readings(self) -> Readings:
        """Return what was asked and what came of it; the same for a ledger and for a live run."""
        counts = {**self.counts, "unanswered": len(self.session.missed)}
        return Readings(model=self.session.settings.model, **counts)

    def incomplete(self) -> tuple[str, ...]:
        """Return what the model was to read and did not, a sentence each."""
        grouped: dict[str, list[str]] = {}
        for question, problem, _ in self.session.missed:
            grouped.setdefault(problem, []).append(f"{question.prompt} {question.about}")
        lines = [
            f"{_questions(len(abouts))} to the model without an answer, {problem}: {_some(abouts)}"
            for problem, abouts in sorted(grouped.items())
        ]
        lines += [
            f"{_questions(number)} to the model without a usable answer: {problem}"
            for problem, number in sorted(self.unusable.items())
        ]
        stopped = self.session.stopped
        if stopped is not None and stopped.advice:
            lines.append(stopped.advice.rstrip("."))
        return tuple(lines)


@contextmanager
def judge_of(config: Config, progress: Progress) -> Iterator[Judge | None]:
    """Give the model that *config* asks for, None where it asks for none.

    Raises:
        ConfigError: It is not set up, or may not be asked.
    """
    if config.llm.mode == "off":
        yield None
        return
    from checker.judge.budget import Budget
    from checker.judge.ledger import Ledger
    from checker.judge.price import price_of
    from checker.judge.session import Session

    settings = config.llm
    ledger = Ledger.open(ledger_path(config))
    if not settings.model and len(ledger.models()) == 1 and settings.mode == "replay":
        settings = settings.model_copy(update={"model": ledger.models()[0]})
    with ExitStack() as stack:
        session = Session(settings, ledger, Budget(settings, None))
        if settings.mode == "live" and not config.dry_run:
            from checker.judge.openai_judge import Model

            _require(config)
            session.budget = Budget(settings, _price(config, price_of))
            model = Model(settings, settings.base_url, os.environ.get(KEY, ""))
            session.model = stack.enter_context(model)
            ledger.require_writable()
            stack.callback(ledger.close)
            session.tell = lambda calls, cost: progress(f"model, ${cost:.4f}, calls", calls, 0)
        yield Judge(session)


def ledger_path(config: Config) -> Path:
    """Return where the ledger is: in the project, else in the working directory."""
    return Path(config.llm.ledger)


def _require(config: Config) -> None:
    settings = config.llm
    if not settings.base_url or not settings.model:
        missing = "base-url" if not settings.base_url else "model"
        raise ConfigError(
            f"--llm live needs a {missing}",
            advice=f"Write `llm: {{{missing}: …}}` in check.yaml, or set"
            f" CHECK_LLM_{missing.replace('-', '_').upper()}; docs/model.md shows how."
            " Without --llm everything is checked without a model.",
        )


def _price(config: Config, price_of: Callable[..., Any]) -> Any:
    price = price_of(config.llm, config.llm.base_url)
    if price is None and config.llm.max_cost is not None:
        raise ConfigError(
            f"--max-cost: the price of {config.llm.model!r} is not known",
            advice="Write `llm: {price: {input: …, output: …}}` (dollars a million tokens) in"
            " check.yaml, or limit the calls with --max-calls.",
        )
    return price


def capped(level: Level, judge: Judge) -> Level:
    """Return *level*, or the highest that a finding may have that rests on a model alone."""
    return max(level, judge.session.settings.level, key=LEVELS.index)


def note(judge: Judge, problem: str, *, answered: bool) -> None:
    """Count a question that came to nothing."""
    if problem and answered:
        judge.unusable[problem] += 1


def counter(progress: Progress, stage: str, total: int) -> Callable[[], None]:
    """Return what is to be called after each of *total*."""
    done = iter(range(1, total + 1))
    return lambda: progress(stage, next(done, total), total)


def _questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"


def _some(abouts: Sequence[str]) -> str:
    names = list(dict.fromkeys(sorted(abouts)))
    more = len(names) - _SHOWN
    return "; ".join(names[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")
