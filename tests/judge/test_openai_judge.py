"""The wire: what a server may do wrong, played by a small HTTP server on this machine."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ConfigError
from checker.judge.budget import Budget
from checker.judge.ledger import Ledger
from checker.judge.openai_judge import Model, NoAnswerError, RefusedError
from checker.judge.prompt import Rendered, load
from checker.judge.session import Reply, Session
from checker.judge.setting import Settings
from tests.judge.conftest import Answer, Server, completion, failure

PROMPT = load("judge")
TEXT = Rendered("be brief", "what is it?")
SIDE = {"source": "a", "published": "", "speaker": "", "words": "six", "passage": "six of them"}
GOOD = json.dumps(
    {
        "reason": "both say six",
        "left_quote": "six of them",
        "right_quote": "six of them",
        "dull_reason": "none",
        "verdict": "compatible",
    }
)


def asked(session: Session) -> Reply:
    return session.ask("judge", {"question": "?", "left": SIDE, "right": SIDE}, about="a pair")


def test_the_server_is_told_the_schema_and_the_model_and_no_source_text_stands_in_the_system_part(
    session: Session, server: Server
) -> None:
    server.reply = lambda _: completion(GOOD)
    assert asked(session).value is not None
    sent = server.asked[0]
    assert sent["model"] == "m"
    assert sent["response_format"]["json_schema"]["schema"]["required"][0] == "reason"
    assert sent["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert "six of them" not in sent["messages"][0]["content"]
    assert "six of them" in sent["messages"][1]["content"]


@pytest.mark.parametrize(
    ("refused", "left"), [(["json_schema"], "json_object"), (["json_schema", "json_object"], None)]
)
def test_a_server_without_schemas_is_asked_for_json_and_then_for_plain_text(
    session: Session, server: Server, refused: list[str], left: str | None
) -> None:
    def reply(question: dict[str, Any]) -> Answer:
        form = question.get("response_format", {}).get("type")
        if form in refused:
            return failure(400, f"response_format {form} is not supported")
        return completion(f"Here you are:\n```json\n{GOOD}\n```\nAnything else?")

    server.reply = reply
    assert asked(session).value is not None
    assert server.asked[-1].get("response_format", {}).get("type") == left
    before = len(server.asked)
    session.ledger = Ledger.open(session.ledger.path.with_name("other.jsonl"))
    assert asked(session).value is not None
    assert len(server.asked) == before + 1  # it is known by now


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (failure(503, "Loading model"), "not able to answer (503): "),
        (failure(500, "oops"), "not able to answer (500)"),
        (failure(429, "slow down"), "not able to answer (429)"),
        (failure(400, "the request exceeds the available context size"), "refused the question"),
        (completion("   "), "the model's answer is empty"),
        ((200, {"content-type": "application/json"}, b"{}"), "not as a chat completion"),
        ((200, {"content-type": "application/json"}, b"[]"), "not as a chat completion"),
        ((200, {"content-type": "application/json"}, b'{"choices'), "not JSON"),
        ((200, {"content-type": "text/html"}, b"<h1>Hello</h1>"), "not as a chat completion"),
        ((302, {"location": "http://192.0.2.1/v1"}, b""), "redirects"),
    ],
)
def test_what_is_no_answer_says_why_and_is_never_kept(
    session: Session, server: Server, answer: Answer, says: str
) -> None:
    server.reply = lambda _: answer
    reply = asked(session)
    assert reply.value is None
    assert not reply.answered
    assert says in reply.problem
    assert len(session.ledger) == 0
    assert len(server.asked) == 1


def test_an_answer_that_is_cut_off_is_none(session: Session, server: Server) -> None:
    # No real server cuts a connection on request: this one promises more than it sends.
    headers = {"content-type": "application/json", "content-length": "4000"}
    server.reply = lambda _: (200, dict(headers), completion(GOOD)[2])
    reply = asked(session)
    assert reply.problem == "the connection to the server failed or was cut off"
    assert len(session.ledger) == 0


def test_a_stream_of_events_that_breaks_off_is_no_answer(session: Session, server: Server) -> None:
    # Played here: some servers stream although nobody asked for it.
    events = b'data: {"choices": [{"delta": {"content": "{\\"rea"}}]}\n\ndata: {"cho'
    server.reply = lambda _: (200, {"content-type": "text/event-stream"}, events)
    assert not asked(session).answered
    assert len(session.ledger) == 0


def test_a_server_that_is_too_slow_is_given_up(server: Server, ledger: Ledger) -> None:
    # Played here: how slow a real server is depends on the machine.
    def late(_: dict[str, Any]) -> Answer:
        time.sleep(1.0)
        return completion(GOOD)

    server.reply = late
    settings = Settings(model="m", timeout=0.2, retries=0)
    with Model(settings, server.url, "") as model:
        reply = asked(Session(settings, ledger, Budget(settings, None), model))
    assert reply.problem == "the server did not answer in time"
    assert len(ledger) == 0


def test_retry_after_is_honoured(server: Server, ledger: Ledger) -> None:
    answers = [failure(503, "Loading model", **{"retry-after": "1"}), completion(GOOD)]
    server.reply = lambda _: answers.pop(0)
    settings = Settings(model="m", timeout=5, retries=1)
    began = time.monotonic()
    with Model(settings, server.url, "") as model:
        assert asked(Session(settings, ledger, Budget(settings, None), model)).value
    assert time.monotonic() - began >= 1
    assert len(server.asked) == 2


def test_a_key_that_is_not_accepted_ends_all_asking(session: Session, server: Server) -> None:
    server.reply = lambda _: failure(401, "Invalid API Key sk-secret")
    first = asked(session)
    second = session.ask("judge", {"question": "!", "left": SIDE, "right": SIDE}, about="another")
    assert "does not accept the key (401)" in first.problem
    assert first.problem == second.problem
    assert "sk-secret" not in first.problem
    assert len(server.asked) == 1


def test_a_model_that_the_server_does_not_know(server: Server) -> None:
    server.reply = lambda _: failure(404, "no such model")
    settings = Settings(model="m", retries=0)
    with (
        Model(settings, server.url, "") as model,
        pytest.raises(RefusedError, match="knows no model 'm'"),
    ):
        model.ask(PROMPT, TEXT, 0)


def test_nothing_is_sent_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.9:3128")
    with pytest.raises(ConfigError, match=r"api\.example\.org is not this machine"):
        Model(Settings(model="m"), "https://api.example.org/v1", "sk-secret")


def test_a_proxy_of_the_environment_is_not_used_for_this_machine(
    session: Session, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.9:3128")
    server.reply = lambda _: completion(GOOD)
    settings = session.settings
    with Model(settings, server.url, "") as model:
        assert model.ask(PROMPT, TEXT, 0).text == GOOD


def test_every_request_is_looked_at_as_it_leaves(server: Server) -> None:
    settings = Settings(model="m", retries=0)
    with Model(settings, server.url, "") as model:
        model._client.base_url = "http://192.0.2.1/v1"  # type: ignore[assignment] # noqa: SLF001 - as if something had led it there
        with pytest.raises((ConfigError, NoAnswerError), match=r"is not this machine|failed"):
            model.ask(PROMPT, TEXT, 0)
    assert server.asked == []


def test_the_key_reaches_the_server_and_no_file(
    session: Session, server: Server, tmp_path: Path
) -> None:
    server.reply = lambda _: completion(GOOD)
    asked(session)
    session.ledger.close()
    assert server.headers[0]["authorization"] == "Bearer sk-secret"
    written = "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())
    assert GOOD[:20].replace('"', '\\"') in written
    assert "sk-secret" not in written
    assert "127.0.0.1" not in written
