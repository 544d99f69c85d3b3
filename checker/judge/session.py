"""Questions in, answers out: from the ledger, else from the model while the budget lasts."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import ValidationError

from checker.errors import CheckError
from checker.judge.budget import Budget, tokens
from checker.judge.ledger import Entry, Ledger, Question
from checker.judge.prompt import Prompt, Rendered, load, sha
from checker.judge.setting import Settings
from checker.model.frozen import Frozen

if TYPE_CHECKING:
    from checker.judge.openai_judge import Answer

Item = TypeVar("Item")
Made = TypeVar("Made")
Tell = Callable[[int, float], None]
"""Told how many calls were made and what they cost, after each."""

NOT_KEPT = "the ledger holds no answer to it"


class Asked(Protocol):
    """What a session needs of a model."""

    def ask(
        self, prompt: Prompt, rendered: Rendered, seed: int, seconds: float | None = None
    ) -> Answer:
        """Return the answer of the model."""
        ...


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question."""

    value: Frozen | None = None
    """The answer as its schema wants it."""
    problem: str = ""
    """Why there is no such answer."""
    answered: bool = True
    """False where nobody answered; an answer that cannot be read is one all the same."""


@dataclass(slots=True)
class Session:
    """One run's dealings with a model; safe to use from several threads.

    Without *model* the ledger alone answers.
    """

    settings: Settings
    ledger: Ledger
    budget: Budget
    model: Asked | None = None
    tell: Tell = lambda _calls, _cost: None
    asked: list[Question] = field(default_factory=list)
    missed: list[tuple[Question, str, int]] = field(default_factory=list)
    """Questions without an answer, why, and how many tokens it would take to ask them."""
    stopped: CheckError | None = None
    """Why no further question is sent: the key is wrong, or the ledger cannot be written."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, name: str, inputs: Mapping[str, object], *, about: str, vote: int = 0) -> Reply:
        """Return the answer of the model to the prompt *name*, from the ledger if it is there."""
        prompt = load(name)
        rendered = prompt.render(inputs)
        question = self.question(prompt, rendered, inputs, about=about, vote=vote)
        with self._lock:
            self.asked.append(question)
        entry = self.ledger.get(question)
        if entry is None:
            try:
                entry = self._sent(prompt, rendered, question, vote)
            except CheckError as error:
                with self._lock:
                    self.missed.append((question, error.problem, tokens(rendered.text)))
                return Reply(problem=error.problem, answered=False)
        return read(prompt, entry.answer)

    def question(
        self,
        prompt: Prompt,
        rendered: Rendered,
        inputs: Mapping[str, object],
        *,
        about: str,
        vote: int,
    ) -> Question:
        """Return the identity of a question."""
        return Question(
            model=self.settings.model,
            prompt=prompt.label,
            text=sha(rendered.text),
            parameters={
                "temperature": self.settings.heat,
                "max_tokens": self.settings.max_tokens,
                "seed": vote,
                "schema": sha(prompt.schema())[:12],
            },
            about=about,
            inputs={key: sha(value)[:12] for key, value in sorted(inputs.items())},
        )

    def _sent(self, prompt: Prompt, rendered: Rendered, question: Question, seed: int) -> Entry:
        from checker.errors import IncompleteError
        from checker.judge.openai_judge import RefusedError

        if self.model is None:
            raise IncompleteError(NOT_KEPT)
        if self.stopped is not None:
            raise self.stopped
        if problem := self.budget.take(rendered.text):
            raise IncompleteError(problem)
        used = (0, 0)
        try:
            answer = self.model.ask(prompt, rendered, seed, self.budget.left())
            used = (answer.input_tokens, answer.output_tokens)
            entry = Entry(
                key=question.key,
                question=question,
                answer=answer.text,
                input_tokens=used[0],
                output_tokens=used[1],
            )
            self.ledger.add(entry)
        except RefusedError as error:
            self.stopped = error
            raise
        finally:
            self.budget.settle(rendered.text, *used)
            self.tell(self.budget.spent.calls, self.budget.spent.cost)
        return entry

    def each(self, work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
        """Return what *work* makes of each item, in their order, several at a time."""
        if self.model is None or len(items) < 2:
            return [work(item) for item in items]
        with ThreadPoolExecutor(max_workers=self.settings.concurrency) as pool:
            futures = [pool.submit(work, item) for item in items]
            try:
                return [future.result() for future in futures]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def read(prompt: Prompt, answer: str) -> Reply:
    """Return an answer as the prompt's schema wants it, also where words stand around the JSON."""
    problem = "the model's answer holds no whole JSON object"
    for text in objects(answer):
        try:
            return Reply(prompt.reply.model_validate_json(text))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            keys = ".".join(str(key) for key in first["loc"]) or "all"
            problem = f"the model's answer is not of the form that was asked for: {keys}"
    return Reply(problem=problem)


_MOST = 20


def objects(answer: str) -> Iterable[str]:
    """Give the JSON objects in a text, the whole text first."""
    decoder = json.JSONDecoder()
    at = answer.find("{")
    for _ in range(_MOST):
        if at < 0:
            return
        try:
            _, end = decoder.raw_decode(answer, at)
        except (ValueError, RecursionError):
            at = answer.find("{", at + 1)
            continue
        yield answer[at:end]
        at = answer.find("{", end)
