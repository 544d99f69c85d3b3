"""The settings of the language model, as check.yaml and the flags give them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field

from checker.errors import ConfigError
from checker.judge.address import is_loopback
from checker.model.finding import Level
from checker.model.frozen import Frozen

Mode = Literal["off", "replay", "live"]
LEDGER = "check.ledger.jsonl"
BASE_URL = "CHECK_LLM_BASE_URL"
MODEL = "CHECK_LLM_MODEL"


class Price(Frozen):
    """What a model costs, in US dollars for a million tokens."""

    input: float = Field(ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)


class Settings(Frozen):
    """The keys under `llm` in check.yaml."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    mode: Mode = "off"
    base_url: str = Field(default="", alias="base-url", max_length=500)
    """Of a server on this machine; that of another stands in the environment, beside its key."""
    model: str = Field(default="", max_length=200)
    privacy: Literal["local-only", "any"] = "local-only"
    """`local-only` refuses every address that is not this machine's own."""
    extract: bool = True
    """Whether the model reads the documents for claims that patterns do not see."""
    votes: int = Field(default=1, ge=1, le=9)
    agree: int | None = Field(default=None, ge=1, le=9)
    """How many votes must agree; all of them where nothing is given."""
    second_look: bool = Field(default=True, alias="second-look")
    """Ask again with the two sides swapped; a verdict that depends on the order is none."""
    level: Level = "warning"
    """The highest level of a finding that rests on a reading alone."""
    gate: bool = False
    """Whether such a finding can fail a run; without it, it is shown and no more."""
    max_cost: float | None = Field(default=None, ge=0, alias="max-cost", allow_inf_nan=False)
    max_calls: int | None = Field(default=None, ge=0, alias="max-calls")
    max_time: float | None = Field(default=None, ge=0, alias="max-time", allow_inf_nan=False)
    max_tokens: int = Field(default=700, ge=16, le=32_000, alias="max-tokens")
    """The longest answer."""
    temperature: float | None = Field(default=None, ge=0, le=2)
    """0 for one vote, 0.7 for several, where nothing is given."""
    passage: int = Field(default=3000, ge=200, le=100_000)
    """Characters of a document that are read at once."""
    timeout: float = Field(default=120.0, gt=0, le=3600)
    retries: int = Field(default=2, ge=0, le=10)
    concurrency: int = Field(default=4, ge=1, le=64)
    price: Price | None = None
    ledger: str = LEDGER

    @property
    def wanted(self) -> int:
        """How many votes must agree."""
        return min(self.agree or self.votes, self.votes)

    @property
    def heat(self) -> float:
        """The temperature that is asked for."""
        if self.temperature is not None:
            return self.temperature
        return 0.0 if self.votes == 1 else 0.7


def resolved(
    settings: Settings,
    flags: Mapping[str, Any],
    environment: Mapping[str, str],
    project: Path | None,
) -> Settings:
    """Return the settings of a run: flags win, then the environment, then check.yaml.

    The ledger that check.yaml names is in the *project*; that of a flag is where it says.

    Raises:
        ConfigError: check.yaml sends somewhere that only the person who runs check may name.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    for name, variable in (("base_url", BASE_URL), ("model", MODEL)):
        if environment.get(variable):
            given.setdefault(name, environment[variable])
    # Whoever may change check.yaml must not be able to send the key, or the sources, elsewhere.
    if settings.base_url and not is_loopback(settings.base_url) and "base_url" not in given:
        raise ConfigError(
            "`base-url` in check.yaml names another machine; only the environment may do that",
            advice=f"Set {BASE_URL} where the key is set, and take `base-url` out of check.yaml.",
        )
    if "ledger" not in given and project is not None:
        path = (project / settings.ledger).resolve()
        if not path.is_relative_to(project.resolve()):
            raise ConfigError(
                f"`ledger` under `llm` in check.yaml leads out of the project: {settings.ledger!r}",
                advice="Name a file in the project, or give another with --ledger.",
            )
        given["ledger"] = (project / settings.ledger).as_posix()
    return Settings.model_validate({**settings.model_dump(), **given})
