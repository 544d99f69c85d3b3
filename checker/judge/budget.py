"""What a run may spend on a language model, and what it has spent; asked before each call."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.judge.setting import Price, Settings

_LETTERS = 3
"""Characters of a token, on the safe side."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What calls came to."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0
    """In US dollars; 0 where no price is known."""


@dataclass(slots=True)
class Budget:
    """Lets calls through while there is money, and tells why when there is none."""

    settings: Settings
    price: Price | None
    """None where it is not known; `--max-cost` then refuses to begin."""
    clock: Callable[[], float] = time.monotonic
    spent: Spent = Spent()
    _reserved: float = 0.0
    _began: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._began = self.clock()

    def take(self, prompt: str) -> str:
        """Reserve one call for *prompt*; return why there can be none, or nothing."""
        limits = self.settings
        most = self.most(prompt)
        with self._lock:
            if limits.max_calls is not None and self.spent.calls >= limits.max_calls:
                return f"the budget of {limits.max_calls} calls is used up (--max-calls)"
            if limits.max_time is not None and self.clock() - self._began >= limits.max_time:
                return f"the budget of {limits.max_time:g} seconds is used up (--max-time)"
            whole = self.spent.cost + self._reserved + most
            if limits.max_cost is not None and whole > limits.max_cost:
                return f"the next call could exceed {limits.max_cost:g} dollars (--max-cost)"
            self._reserved += most
            self.spent = Spent(
                self.spent.calls + 1,
                self.spent.input_tokens,
                self.spent.output_tokens,
                self.spent.cost,
            )
        return ""

    def settle(self, prompt: str, input_tokens: int, output_tokens: int) -> None:
        """Put what a call came to in the place of what was reserved for it."""
        with self._lock:
            self._reserved = max(0.0, self._reserved - self.most(prompt))
            self.spent = Spent(
                self.spent.calls,
                self.spent.input_tokens + input_tokens,
                self.spent.output_tokens + output_tokens,
                self.spent.cost + self.cost(input_tokens, output_tokens),
            )

    def left(self) -> float | None:
        """Return the seconds that are left, None where there is no limit."""
        if self.settings.max_time is None:
            return None
        return max(0.0, self.settings.max_time - (self.clock() - self._began))

    def most(self, prompt: str) -> float:
        """Return what a call with *prompt* costs at most."""
        return self.cost(tokens(prompt), self.settings.max_tokens)

    def cost(self, input_tokens: int, output_tokens: int) -> float:
        """Return the price of so many tokens."""
        if self.price is None:
            return 0.0
        return (input_tokens * self.price.input + output_tokens * self.price.output) / 1_000_000


def tokens(prompt: str) -> int:
    """Return how many tokens *prompt* has, at most."""
    return len(prompt) // _LETTERS + 1
