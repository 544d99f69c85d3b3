"""A large table of words in, the same table out of a file that is not read through to be used."""

from __future__ import annotations

import contextlib
import tempfile
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from checker.read.cache import folder

_MAGIC: Final = b"check words 1\n"
_HEAD: Final = len(_MAGIC) + 4 + 1


class Words(Mapping[str, str]):
    """A read-only table of words, looked up where they stand in the file's bytes.

    A hash table of places, of a power of two, and behind it lines of `word TAB value`.
    """

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file as :func:`packed` makes them."""
        buckets = 1 << data[_HEAD - 1]
        self._table = memoryview(data)[_HEAD : _HEAD + 4 * buckets].cast("I")
        self._lines = data[_HEAD + 4 * buckets :]
        self._mask = buckets - 1

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override] # a default of another type is never asked for
        """Return the value of *word*, else *default*."""
        key = word.encode("utf-8", "surrogatepass") + b"\t"
        lines = self._lines
        slot = zlib.crc32(key) & self._mask
        while place := self._table[slot]:
            if lines.startswith(key, place):
                return lines[place + len(key) : lines.index(b"\n", place)].decode()
            slot = (slot + 1) & self._mask
        return default

    def __getitem__(self, word: str) -> str:
        value = self.get(word)
        if value is None:
            raise KeyError(word)
        return value

    def __iter__(self) -> Iterator[str]:
        for line in self._lines[1:-1].decode().split("\n") if len(self) else ():
            yield line.partition("\t")[0]

    def __len__(self) -> int:
        return self._lines.count(b"\n") - 1


def packed(words: Mapping[str, str]) -> bytes:
    """Return the bytes of a table; no word or value may hold a tab or the end of a line.

    Raises:
        ValueError: One does.
    """
    size = max(1, (2 * len(words)).bit_length())
    table = array("I", bytes(4 << size))
    lines = [b"\n"]  # place 0 stands for none
    place, mask = 1, (1 << size) - 1
    for word, value in words.items():
        line = f"{word}\t{value}\n".encode()
        if line.count(b"\t") != 1 or line.count(b"\n") != 1:
            raise ValueError(f"{word!r} cannot be kept")
        slot = zlib.crc32(line[: line.index(b"\t") + 1]) & mask
        while table[slot]:
            slot = (slot + 1) & mask
        table[slot] = place
        place += len(line)
        lines.append(line)
    body = bytes([size]) + table.tobytes() + b"".join(lines)
    return _MAGIC + zlib.crc32(body).to_bytes(4, "big") + body


def kept_words(name: str, made: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
    """Return the table that *made* makes, from the file *name* in the cache where there is one."""
    home = folder()
    if home is None:
        return made()
    file = home / f"{name}.words"
    with contextlib.suppress(OSError):
        data = file.read_bytes()
        # A file cut short or edited by hand does not match its own first line.
        if data.startswith(_MAGIC) and len(data) > _HEAD:
            known = int.from_bytes(data[len(_MAGIC) : _HEAD - 1], "big")
            if zlib.crc32(memoryview(data)[_HEAD - 1 :]) == known:
                return Words(data)
    words = made()
    with contextlib.suppress(OSError, ValueError):
        _keep(file, packed(words))
    return words


def _keep(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Several runs may write at once: a reader sees the old file or the whole new one.
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        stream.write(data)
    try:
        Path(stream.name).replace(file)
    except OSError:
        Path(stream.name).unlink(missing_ok=True)
