"""From the paths of a configuration to documents, each with its role."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

from checker.config import Config
from checker.errors import CheckError
from checker.model.document import Document
from checker.pipeline.stage import Loaded, Progress, silent
from checker.read.metadata import unique_ids
from checker.read.reader import find_sources, read_source, read_standard_input
from checker.read.table import CLAIM_SUFFIXES


def read(config: Config, progress: Progress = silent) -> Loaded:
    """Read every document that *config* names; one that cannot be read does not stop the others.

    Raises:
        CheckError: A path does not exist.
    """
    loaded = Loaded()
    wanted = [*config.paths, *config.against, *([config.draft] if config.draft else [])]
    tables = [p for p in wanted if _is_table(p)]
    paths = find_sources([p for p in wanted if p != "-" and p not in tables])
    loaded.claim_files = sorted(find_sources(tables))
    documents: list[Document] = []
    for number, path in enumerate(paths):
        progress("read", number, len(paths))
        try:
            documents.append(read_source(path))
        except CheckError as error:
            loaded.problems.append(error)
    if "-" in wanted:
        documents.append(read_standard_input(sys.stdin.buffer.read()))
    # In an order of their own, so that it makes no difference which was named first.
    documents.sort(key=lambda document: (document.id, document.path))
    loaded.documents = [_with_role(d, config.draft) for d in unique_ids(documents)]
    return loaded


def _is_table(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in CLAIM_SUFFIXES and not Path(path).is_dir()


def _with_role(document: Document, draft: str | None) -> Document:
    if draft is None or os.path.realpath(document.path) != os.path.realpath(draft):
        return document
    metadata = document.metadata.model_copy(update={"role": "draft"})
    return document.model_copy(update={"metadata": metadata})
