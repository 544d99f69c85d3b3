"""A small HTTP server on this machine, for answers that no real model server gives on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from checker.judge.budget import Budget
from checker.judge.ledger import Ledger
from checker.judge.openai_judge import Model
from checker.judge.session import Session
from checker.judge.setting import Settings

Answer = tuple[int, dict[str, str], bytes]
Reply = Callable[[dict[str, Any]], Answer]


def completion(text: str, *, status: int = 200) -> Answer:
    """Return a chat completion that says *text*."""
    body = {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": text},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }
    return status, {"content-type": "application/json"}, json.dumps(body).encode()


def failure(status: int, message: str, **headers: str) -> Answer:
    """Return an error as servers of this kind give it."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": status}}).encode()
    return status, {"content-type": "application/json", **headers}, body


@dataclass
class Server:
    """Answers every question by *reply*, and remembers what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    reply: Reply = lambda _: completion("{}")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a server on 127.0.0.1; only tests that take it may connect, and only to there."""
    monkeypatch.setenv("CHECK_TESTS_LOOPBACK", "1")
    given = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            question = json.loads(self.rfile.read(length))
            given.asked.append(question)
            given.headers.append({k.lower(): v for k, v in self.headers.items()})
            status, headers, body = given.reply(question)
            self.send_response(status)
            headers.setdefault("content-length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    given.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield given
    http.shutdown()
    http.server_close()
    thread.join()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Give an empty ledger."""
    return Ledger.open(tmp_path / "ledger.jsonl")


@pytest.fixture
def session(server: Server, ledger: Ledger) -> Iterator[Session]:
    """Give a session with the local server."""
    settings = Settings(model="m", timeout=5, retries=0, concurrency=2)
    with Model(settings, server.url, "sk-secret") as model:
        yield Session(settings, ledger, Budget(settings, None), model)
