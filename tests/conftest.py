"""What holds for every test: no network, a cache that nobody else sees, how many cases it tries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
_PARSERS = (
    "tests/extract/", "tests/match/", "tests/read/", "tests/rules/test_pattern.py",
    "tests/rules/test_template.py", "tests/store/test_query.py",
)  # fmt: skip
"""Whose property tests read what anybody may have written."""

_LONG = ("tests/rules/test_attempts.py", "tests/test_mutants.py", "tests/rules/", "tests/cli/")
"""What takes longest, in this order."""

# Hypothesis tries a hundred cases of each property, a long run as many as one likes.  No case has a
# deadline of its own: the first one reads vocabularies, and the machine may be busy.
settings.register_profile(
    "check", max_examples=int(os.environ.get("CHECK_EXAMPLES", "100")), deadline=None
)
settings.load_profile("check")


def _turn(item: pytest.Item) -> int:
    return next((n for n, one in enumerate(_LONG) if item.nodeid.startswith(one)), len(_LONG))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the property tests of parsers, for `-m parser`; what takes long comes first."""
    # A long file that is begun last leaves the other workers without anything to do.
    items.sort(key=_turn)
    for item in items:
        test = getattr(item, "obj", None)
        if item.nodeid.startswith(_PARSERS) and getattr(test, "is_hypothesis_test", False):
            item.add_marker("parser")


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
