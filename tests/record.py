"""Record cassettes from a real model server, on purpose.

    python tests/record.py [NAME …]

The server is the one of CHECK_LLM_BASE_URL and CHECK_LLM_KEY, and must be on this machine;
docs/model.md says how to start one.  Without names every cassette is recorded, but for those that
need a hand.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.cassette import ADDRESS, CASES, play


def main(names: list[str]) -> int:
    """Record the cassettes of *names*."""
    url = os.environ.get("CHECK_LLM_BASE_URL", ADDRESS)
    key = os.environ.get("CHECK_LLM_KEY", "")
    for case in CASES:
        if case.name not in names and (names or case.by_hand):
            continue
        case.path.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory() as folder, play(case.path, record=True):
            came = case.ask(Path(folder), url, key)
        size = case.path.stat().st_size if case.path.exists() else 0
        sys.stderr.write(f"{case.path.name}: {size} bytes, {str(came)[:200]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
