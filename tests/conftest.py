"""What holds for every test: no network, and a cache that nobody else sees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_NETWORK = """
import os, sys

def here(event, args):
    # The tests of failing servers start one on this machine, and say so.
    where = args[0] if event == "socket.getaddrinfo" else args[-1][0]
    return where == "127.0.0.1" and "CHECK_TESTS_LOOPBACK" in os.environ

def refuse(event, args):
    wanted = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")
    if event in wanted and not here(event, args):
        raise RuntimeError(f"a test must not use the network: {event}")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="session", autouse=True)
def _alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Refuse every connection, and keep what is worked out in a folder of this session.

    Commands that a test starts inherit both: Python runs sitecustomize before anything else.
    """
    before = tmp_path_factory.mktemp("site")
    (before / "sitecustomize.py").write_text(_NETWORK)
    exec(compile(_NETWORK, "no-network", "exec"), {})  # noqa: S102 - the same text for both
    paths = [str(before), str(ROOT), os.environ.get("PYTHONPATH", "")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        yield
