"""The bytes of an office file in, its parts out, whatever the archive claims of itself."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import Final

from checker.errors import Place, SourceError

_MOST_ENTRIES: Final = 5_000
_MOST_UNPACKED: Final = 100_000_000
"""Bytes of all parts together."""
_MOST_PART: Final = 50_000_000
_MOST_RATIO: Final = 400
"""Long documents of plain prose pack to a fortieth."""
_SMALL: Final = 2_000_000
"""A part below this is no bomb, whatever it packs to."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE: Final = "Open it in a word processor and save it again as a Word document (.docx)."


class Package:
    """An office file: a zip archive of named parts, opened within bounds."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the archive in *data*; *path* is for messages.

        Raises:
            SourceError: It is no such archive, is protected by a password, or is too large.
        """
        self.path = path
        if data.startswith(_OLE):
            raise self.error(
                "the file is protected by a password, or of an old version of Word (.doc)",
                "Take the password off, or save it as a Word document (.docx).",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError):
            raise self.error("this is no Word document: it is not a zip archive", _SAVE) from None
        if len(infos) > _MOST_ENTRIES or sum(i.file_size for i in infos) > _MOST_UNPACKED:
            raise self._bomb()
        self._infos = {info.filename.lstrip("/"): info for info in infos}
        self._left = _MOST_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the archive's order."""
        return tuple(self._infos)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of the part *name*; None where there is none.

        Raises:
            SourceError: It cannot be unpacked, or not within bounds.
        """
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise self.error("the file is protected by a password", "Take the password off.")
        limit = min(_MOST_PART, self._left)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
            ValueError,
        ):
            raise self.error(f"the file is damaged: {name} cannot be unpacked", _SAVE) from None
        packed = max(1, info.compress_size)
        if len(data) > limit or (len(data) > _SMALL and len(data) / packed > _MOST_RATIO):
            raise self._bomb()
        self._left -= len(data)
        return data

    def error(self, problem: str, advice: str = _SAVE) -> SourceError:
        """Return an error about this file."""
        return SourceError(problem, place=Place(self.path), advice=advice)

    def _bomb(self) -> SourceError:
        limit = _MOST_UNPACKED // 1_000_000
        advice = f"Files are unpacked to {limit} MB at most. Keep only the text of the story."
        return self.error("the file unpacks to far more than a document holds", advice)
