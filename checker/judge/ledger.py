"""The answers of a model, kept by what was asked: one JSON line each, sorted, without a clock."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, ValidationError

from checker.errors import ConfigError, Place
from checker.judge.prompt import sha
from checker.model.frozen import Frozen

_LONGEST_LINE = 1_000_000


class Question(Frozen):
    """What is asked, by its identity: the parts of a ledger's key."""

    model: str
    prompt: str
    """Name and version: `judge-v1`."""
    text: str
    """sha256 of the rendered prompt."""
    parameters: dict[str, str | int | float | None]
    about: str = ""
    """What the question is about, in words; not a part of the key."""
    inputs: dict[str, str] = Field(default={})
    """The beginning of each input's sha256, to tell which one changed; not a part of the key."""

    @property
    def key(self) -> str:
        """The identity of the question; where it is asked is no part of it."""
        return sha([self.model, self.prompt, self.text, self.parameters])


class Entry(Frozen):
    """One line of a ledger: a question, and the answer as it was given."""

    key: str
    question: Question
    answer: str
    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)


class Ledger:
    """The answers in one file; safe to use from several threads."""

    def __init__(self, path: Path, entries: dict[str, Entry] | None = None) -> None:
        self.path = path
        self._entries = dict(entries or {})
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """Return the ledger in *path*, with what a run that was killed left in its journal.

        Raises:
            ConfigError: A line is not an answer.
        """
        ledger = cls(path)
        for file in (path, _journal(path)):
            for entry in _lines(file, torn=file != path):
                ledger._entries[entry.key] = entry
        return ledger

    @classmethod
    def open_path(cls, path: str) -> Ledger:
        """Return the ledger in the file that settings name."""
        return cls.open(Path(path))

    def get(self, question: Question) -> Entry | None:
        """Return the answer to *question*, if it was ever given."""
        return self._entries.get(question.key)

    def add(self, entry: Entry) -> None:
        """Keep an answer: it is on the disk when this returns, so that nothing is paid twice.

        Raises:
            ConfigError: The file cannot be written.
        """
        line = entry.model_dump_json() + "\n"
        with self._lock:
            self._entries[entry.key] = entry
            try:
                with _journal(self.path).open("a", encoding="utf-8") as file:
                    file.write(line)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as error:
                raise _unwritable(self.path, error) from None

    def require_writable(self) -> None:
        """Make sure that an answer can be kept, before the first one is paid for.

        Raises:
            ConfigError: The file cannot be written.
        """
        try:
            _journal(self.path).open("a", encoding="utf-8").close()
        except OSError as error:
            raise _unwritable(self.path, error) from None

    def close(self) -> None:
        """Write the ledger whole and sorted if there is a journal, and drop the journal."""
        if _journal(self.path).exists():
            self.write()

    def write(self) -> None:
        """Write the ledger whole, sorted by prompt, what is asked, and key.

        Raises:
            ConfigError: The file cannot be written.
        """
        with self._lock:
            text = "".join(entry.model_dump_json() + "\n" for entry in self.entries())
            beside = self.path.with_name(self.path.name + ".tmp")
            try:
                beside.write_text(text, encoding="utf-8")
                beside.replace(self.path)
                _journal(self.path).unlink(missing_ok=True)
            except OSError as error:
                raise _unwritable(self.path, error) from None

    def entries(self) -> list[Entry]:
        """Return all answers in the order of the file."""
        return sorted(
            self._entries.values(), key=lambda e: (e.question.prompt, e.question.about, e.key)
        )

    def prune(self, used: set[str]) -> int:
        """Drop every answer whose key is not *used*, and return how many that were."""
        before = len(self._entries)
        self._entries = {key: entry for key, entry in self._entries.items() if key in used}
        return before - len(self._entries)

    def models(self) -> list[str]:
        """Return the models whose answers it holds."""
        return sorted({entry.question.model for entry in self._entries.values()})

    def __len__(self) -> int:
        return len(self._entries)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + ".journal")


def _lines(path: Path, *, torn: bool) -> Iterator[Entry]:
    """Give the answers of a file; of a journal, the last line may be *torn* by the end of a run."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot read the ledger: {error}", place=Place(path.as_posix())
        ) from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = Entry.model_validate_json(line[:_LONGEST_LINE])
        except ValidationError as error:
            if torn and number == len(lines):  # the run was killed while it wrote this one
                return
            first = error.errors(include_url=False)[0]["msg"]
            raise ConfigError(
                f"this line of the ledger is not an answer: {first}",
                place=Place(path.as_posix(), number),
                advice="Take the line out; its question is asked again.",
            ) from None
        if entry.key != entry.question.key:
            raise ConfigError(
                "this line of the ledger was changed: its key does not fit its question",
                place=Place(path.as_posix(), number),
                advice="Take the line out; its question is asked again.",
            )
        yield entry


def _unwritable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(
        f"cannot write the ledger: {error.strerror or error}",
        place=Place(path.as_posix()),
        advice="Name another file with --ledger; nothing more was sent.",
    )


def nearest_entry(question: Question, ledger: Ledger) -> tuple[str, ...] | None:
    """Return what keeps the most alike answer from answering *question*; None if none is alike."""
    alike = [
        differing(question, entry)
        for entry in ledger.entries()
        if entry.question.about == question.about or entry.question.text == question.text
    ]
    return min(alike, key=lambda parts: (len(parts), parts), default=None)


def differing(question: Question, entry: Entry) -> tuple[str, ...]:
    """Return which parts of the key keep *entry* from answering *question*."""
    held = entry.question
    parts = [name for name in ("model", "prompt") if getattr(question, name) != getattr(held, name)]
    names = sorted({*question.parameters, *held.parameters})
    parts += [n for n in names if question.parameters.get(n) != held.parameters.get(n)]
    changed = sorted({*question.inputs, *held.inputs})
    changed = [name for name in changed if question.inputs.get(name) != held.inputs.get(name)]
    if changed:
        parts += [f"the words of {name}" for name in changed]
    elif question.text != held.text:
        parts.append("the text of the prompt")
    return tuple(parts)
