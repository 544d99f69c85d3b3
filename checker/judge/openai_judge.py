"""Messages in, the answer of an OpenAI-compatible server out; nothing else sends anything."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from checker.errors import CheckError, ConfigError
from checker.judge.address import is_loopback, require_address
from checker.judge.prompt import Prompt, Rendered
from checker.judge.setting import Settings

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI
    from openai.types.chat import ChatCompletion

_NO_KEY = "no-key"
"""Local servers ask for none, and the library insists on one."""
_FORMATS = ("json_schema", "json_object", "text")
"""How an answer is asked for, the strictest first; a server that refuses one is asked the next."""
_REFUSES_FORMAT = ("response_format", "json_schema", "json_object", "schema", "grammar")


class NoAnswerError(CheckError):
    """The server gave no answer; the question stays open, and nothing is kept."""


class RefusedError(CheckError):
    """The server will answer no question: the key is wrong, or there is no such model."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, and what it counted."""

    text: str
    input_tokens: int = 0
    output_tokens: int = 0


class Model:
    """One model of one server; safe to use from several threads."""

    def __init__(self, settings: Settings, url: str, key: str) -> None:
        """Make ready to ask; nothing is sent yet.

        Raises:
            ConfigError: The address is not one that may be asked.
        """
        self._local = settings.privacy == "local-only"
        self._settings = settings
        self._url = require_address(url, local_only=self._local)
        self._format = 0
        self._lock = threading.Lock()
        self._client = self._connected(key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def _connected(self, key: str) -> OpenAI:
        import httpx2
        import openai

        return openai.OpenAI(
            base_url=self._url,
            api_key=key or _NO_KEY,
            timeout=self._settings.timeout,
            max_retries=self._settings.retries,  # waits as long as Retry-After says
            http_client=httpx2.Client(
                # A proxy of the environment, or a redirect, would lead away from this machine.
                trust_env=not is_loopback(self._url),
                follow_redirects=False,
                timeout=self._settings.timeout,
                event_hooks={"request": [self._guard]},
            ),
        )

    def _guard(self, request: httpx2.Request) -> None:
        """Look at every request as it leaves, whatever led to its address."""
        require_address(str(request.url), local_only=self._local)

    def ask(
        self, prompt: Prompt, rendered: Rendered, seed: int, seconds: float | None = None
    ) -> Answer:
        """Return the model's answer, in whatever form it gives one.

        Raises:
            NoAnswerError: It was too late, cut off, too long to read, or the server was not ready.
            RefusedError: No question will be answered.
        """
        while True:
            with self._lock:
                form = self._format
            try:
                return self._asked(prompt, rendered, seed, _FORMATS[form], seconds)
            except _FormatRefusedError:
                with self._lock:
                    self._format = max(self._format, form + 1)

    def _asked(
        self, prompt: Prompt, rendered: Rendered, seed: int, form: str, seconds: float | None
    ) -> Answer:
        import openai

        limit = self._settings.timeout if seconds is None else min(self._settings.timeout, seconds)
        body: dict[str, Any] = {} if form == "text" else {"response_format": _format(form, prompt)}
        try:
            completion = self._client.chat.completions.create(
                model=self._settings.model,
                messages=[
                    {"role": "system", "content": rendered.system},
                    {"role": "user", "content": rendered.user},
                ],
                temperature=self._settings.heat,
                max_tokens=self._settings.max_tokens,
                seed=seed,
                timeout=max(limit, 0.001),
                **body,
            )
        except openai.APIError as error:
            raise _told(error, form, self._settings.model) from None
        except ValueError as error:
            raise NoAnswerError(f"the server's answer is not JSON: {_line(error)}") from None
        return _answer(completion)


class _FormatRefusedError(Exception):
    """The server does not know this form of answer."""


def _format(form: str, prompt: Prompt) -> Mapping[str, object]:
    if form == "json_object":
        return {"type": "json_object"}
    schema = {"name": prompt.head.name, "strict": True, "schema": prompt.schema()}
    return {"type": "json_schema", "json_schema": schema}


def _answer(completion: ChatCompletion) -> Answer:
    """Return the text of an answer; one that holds none is none.

    Raises:
        NoAnswerError: There is no text.
    """
    choices = getattr(completion, "choices", None)
    if not choices or not getattr(choices[0], "message", None):
        raise NoAnswerError("the server answered, but not as a chat completion")
    message = choices[0].message
    text = message.content or getattr(message, "refusal", None) or ""
    if not isinstance(text, str) or not text.strip():
        raise NoAnswerError("the model's answer is empty")
    usage = completion.usage
    return Answer(
        text,
        int(getattr(usage, "prompt_tokens", 0) or 0),
        int(getattr(usage, "completion_tokens", 0) or 0),
    )


def _told(  # noqa: PLR0911 - one line for each thing that a server may do
    error: Any, form: str, model: str
) -> Exception:
    """Return the error of the library in words of ours, without address, key or request."""
    import openai

    if isinstance(cause := error.__cause__, ConfigError):
        return cause
    words = _line(getattr(error, "message", "") or error)
    match error:
        case openai.APITimeoutError():
            return NoAnswerError("the server did not answer in time")
        case openai.APIConnectionError():
            return NoAnswerError("the connection to the server failed or was cut off")
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return RefusedError(
                f"the server does not accept the key ({error.status_code})",
                advice="Put the right one into the environment as CHECK_LLM_KEY.",
            )
        case openai.NotFoundError():
            return RefusedError(
                f"the server knows no model {model!r}, or the address is wrong (404)",
                advice="See `model` and `base-url` under `llm` in check.yaml.",
            )
        case openai.BadRequestError() | openai.UnprocessableEntityError():
            if form != "text" and any(name in words.casefold() for name in _REFUSES_FORMAT):
                return _FormatRefusedError()
            return NoAnswerError(f"the server refused the question: {words}")
        case openai.APIStatusError() if 300 <= error.status_code < 400:
            return RefusedError(
                f"the server redirects ({error.status_code}), and redirects are not followed",
                advice="Give the address that it leads to, if that is the right one.",
            )
        case openai.APIStatusError():
            return NoAnswerError(f"the server is not able to answer ({error.status_code}): {words}")
    return NoAnswerError(f"the server's answer cannot be read: {words}")


def _line(words: object) -> str:
    return " ".join(str(words).split())[:200]
