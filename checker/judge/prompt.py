"""Prompt files in, messages for a model out; what comes from a source stands sealed as data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import Field, ValidationError

from checker.errors import ConfigError, Place
from checker.model import reading
from checker.model.frozen import Frozen
from checker.read.shipped import shipped

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_SOURCES: Final = "<!-- sources -->\n"
"""What stands before it is the same for every question, and told to the model as its task."""

_REPLIES: Final[Mapping[str, type[Frozen]]] = {
    "PairReply": reading.PairReply,
    "ClaimsReply": reading.ClaimsReply,
    "ExplainReply": reading.ExplainReply,
    "DraftReply": reading.DraftReply,
}


class Head(Frozen):
    """The front matter of a prompt file."""

    name: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    version: int = Field(ge=1)
    reply: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt, filled in."""

    system: str
    user: str

    @property
    def text(self) -> str:
        """All of it, as one text."""
        return f"{self.system}\n{_SOURCES}{self.user}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file."""

    head: Head
    body: str

    @property
    def label(self) -> str:
        """Name and version: `judge-v1`."""
        return f"{self.head.name}-v{self.head.version}"

    @property
    def reply(self) -> type[Frozen]:
        """What an answer must look like."""
        return _REPLIES[self.head.reply]

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of an answer, without words of ours that cost tokens."""
        schema: dict[str, Any] = _bare(self.reply.model_json_schema())
        return schema

    def render(self, inputs: Mapping[str, object]) -> Rendered:
        """Return the messages; *inputs* are exactly those that the front matter names.

        Raises:
            ConfigError: An input is missing, or there is one too many.
        """
        if set(inputs) != set(self.head.inputs):
            wanted = ", ".join(self.head.inputs)
            raise ConfigError(f"the prompt {self.label} takes {wanted}")
        from jinja2 import TemplateError

        system, _, user = self.body.partition(_SOURCES)
        try:
            parts = [_environment().from_string(part).render(inputs) for part in (system, user)]
        except TemplateError as error:
            raise ConfigError(f"the prompt {self.label} cannot be filled in: {error}") from None
        return Rendered(parts[0].strip(), parts[1].strip())


@cache
def load(name: str) -> Prompt:
    """Return the shipped prompt *name*."""
    return parse(shipped("prompts") / f"{name}.md")


def names() -> list[str]:
    """Return the names of the shipped prompts."""
    return sorted(path.stem for path in shipped("prompts").glob("*.md") if path.stem != "README")


def parse(path: Path) -> Prompt:
    """Return the prompt in the file *path*.

    Raises:
        ConfigError: It cannot be read, or its front matter is wrong.
    """
    from checker.read.yaml import load_yaml

    place = Place(path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot read the prompt: {error.strerror}", place=place) from None
    _, mark, rest = text.partition("---\n")
    head, end, body = rest.partition("\n---\n")
    if not mark or not end or _SOURCES not in body:
        raise ConfigError(
            "a prompt has front matter between two lines of ---, and a line <!-- sources -->",
            place=place,
        )
    try:
        made = Head.model_validate(load_yaml(head, path.name).data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        keys = ".".join(str(key) for key in first["loc"])
        raise ConfigError(f"front matter, {keys}: {first['msg']}", place=place) from None
    if made.reply not in _REPLIES:
        raise ConfigError(f"there is no reply {made.reply!r}", place=place)
    return Prompt(made, body)


def sealed(value: object) -> str:
    """Return *value* between two lines that it cannot hold, so that no text closes its own.

    The mark is made of the text: whoever writes the text cannot know it beforehand, and a text
    that holds it all the same gets another.
    """
    text = str(value)
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    while mark in text:
        mark = hashlib.sha256(mark.encode()).hexdigest()[:8]
    return f"<data {mark}>\n{text}\n</data {mark}>"


def sha(value: object) -> str:
    """Return the identity of a text, or of anything that JSON can hold."""
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # plain text for a model; what is not ours is sealed
        keep_trailing_newline=True,
    )
    environment.filters["sealed"] = sealed
    environment.globals = {}
    return environment


def _bare(schema: Any) -> Any:
    """Return *schema* without titles and descriptions."""
    if isinstance(schema, dict):
        return {
            key: {name: _bare(one) for name, one in value.items()}
            if key in ("properties", "$defs")
            else _bare(value)
            for key, value in schema.items()
            if key not in ("title", "description")
        }
    return [_bare(one) for one in schema] if isinstance(schema, list) else schema
