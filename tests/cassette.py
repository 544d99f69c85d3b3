"""Recorded exchanges with a real model server: which there are, how they are made and played.

Each case asks through the real adapter.  `python tests/record.py` records them on purpose; the
tests play them with every socket blocked.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vcr
from vcr.request import Request

from checker.judge.budget import Budget
from checker.judge.draft import Draft, draft_rule
from checker.judge.explain import Explanation, explained
from checker.judge.ledger import Ledger
from checker.judge.openai_judge import Model
from checker.judge.prompt import load
from checker.judge.session import Reply, Session
from checker.judge.setting import Settings
from checker.model.finding import Finding

ROOT = Path(__file__).parent.parent
CASSETTES = ROOT / "cassettes"
ADDRESS = "http://127.0.0.1:8017/v1"
"""What a cassette holds, wherever the server was that it was recorded from."""
MODEL = "qwen2.5-coder-1.5b-instruct"

LEFT = {
    "source": "coast-ledger",
    "published": "2033-05-02",
    "speaker": "",
    "words": "six pilots",
    "passage": "The harbour employs six pilots, the port said on Monday.",
}
RIGHT = {
    "source": "pier-gazette",
    "published": "2033-05-02",
    "speaker": "",
    "words": "nine pilots",
    "passage": "The port said on Monday that the harbour employs nine pilots.",
}
PAIR: dict[str, object] = {
    "question": "Do both give the same number of pilots?",
    "left": LEFT,
    "right": RIGHT,
}


@dataclass(frozen=True)
class Case:
    """One cassette: a prompt, a name, and what is asked."""

    prompt: str
    name: str
    ask: Callable[[Path, str, str], Any]
    """Given an empty folder, the server's address and its key."""
    by_hand: str = ""
    """What the person who records has to do first."""

    @property
    def path(self) -> Path:
        """Where the cassette is: a folder for each version of a prompt."""
        return CASSETTES / load(self.prompt).label / f"{self.name}.yaml"


def play(path: Path, *, record: bool = False) -> Any:
    """Return the context in which a cassette is recorded, or played and nothing else."""
    machine = vcr.VCR(
        record_mode="all" if record else "none",
        match_on=["method", "path", "question"],
        before_record_request=_scrubbed_request,
        before_record_response=_scrubbed_response,
        decode_compressed_response=True,
    )
    machine.register_matcher("question", _same_question)
    return machine.use_cassette(str(path), allow_playback_repeats=False)


def _same_question(one: Request, other: Request) -> None:
    assert json.loads(one.body) == json.loads(other.body), "another question"


def _scrubbed_request(request: Request) -> Request:
    request.headers = {}
    request.uri = ADDRESS + request.path.removeprefix("/v1")
    return request


def _scrubbed_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {k: v for k, v in response["headers"].items() if k.lower() == "content-type"}
    return {**response, "headers": kept}


def asked(folder: Path, url: str, key: str, name: str, inputs: Any, **settings: Any) -> Reply:
    """Ask one question with settings of its own."""
    with session(folder, url, key, **settings) as opened:
        return opened.ask(name, inputs, about="a case")


@contextmanager
def session(folder: Path, url: str, key: str, **settings: Any) -> Iterator[Session]:
    """Give a session with settings of its own, and an empty ledger."""
    made = Settings(model=MODEL, **{"max_tokens": 200, "timeout": 300, "retries": 0, **settings})
    ledger = Ledger.open(folder / "ledger.jsonl")
    with Model(made, url, key) as model:
        yield Session(made, ledger, Budget(made, None), model)


def run(folder: Path, url: str, key: str, project: str, *, extract: bool) -> tuple[int, bytes, str]:
    """Return exit code, report and place of a live run on a copy of an example."""
    from checker.cli.app import main

    copy = folder / project
    if not copy.exists():
        ignored = shutil.ignore_patterns(".check", "check.ledger.jsonl*")
        shutil.copytree(ROOT / "examples" / project, copy, ignore=ignored)
        text = (copy / "check.yaml").read_text(encoding="utf-8")
        setting = f"  extract: {str(extract).lower()}\n  concurrency: 1\n"
        if "\nllm:" in text:
            text = text.replace("  concurrency: 1\n", setting)
        else:
            text += f"llm:\n{setting}  max-tokens: 400\n"
        (copy / "check.yaml").write_text(text, encoding="utf-8")
    told = {"CHECK_LLM_BASE_URL": url, "CHECK_LLM_MODEL": MODEL, "CHECK_LLM_KEY": key}
    before, place = dict(os.environ), Path.cwd()
    os.environ.update(told)
    os.chdir(folder)
    try:
        flags = ["--llm", "live", "--format", "json", "--output", "json:report.json"]
        code = main(["run", project, *flags])
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(before)
    return code, (folder / "report.json").read_bytes(), project


def _long() -> dict[str, object]:
    words = " ".join(f"The pier at mile {n} was painted." for n in range(900))
    return {"source": "long", "published": "", "passage": words, "most": 8}


def finding() -> Finding:
    """Return a finding about the pilots, as a run makes one."""
    evidence = [
        {"source": half["source"], "path": "a.md", "line": 1, "text": half["words"],
         "value": half["words"], "origin": "", "published": half["published"], "side": side,
         "start": half["passage"].find(half["words"]), "context": half["passage"],
         "end": half["passage"].find(half["words"]) + len(half["words"])}
        for side, half in (("left", LEFT), ("right", RIGHT))
    ]  # fmt: skip
    return Finding.model_validate(
        {"fingerprint": "f", "id": "F-AAAA", "rule": "numbers-differ", "kind": "same-value",
         "verdict": "contradiction", "level": "error", "why": "", "advice": "",
         "message": "coast-ledger gives six pilots, pier-gazette gives nine pilots.",
         "evidence": evidence}
    )  # fmt: skip


def explanation(folder: Path, url: str, key: str) -> Explanation:
    """Have the finding explained."""
    with session(folder, url, key) as opened:
        return explained(opened, finding())


def draft(folder: Path, url: str, key: str) -> Draft:
    """Have a rule drafted."""
    with session(folder, url, key, max_tokens=350) as opened:
        return draft_rule(opened, "pilots-differ", "Two sources give different numbers of pilots.")


CASES = (
    Case("extract", "intelligence-cell",
         lambda f, u, k: run(f, u, k, "intelligence-cell", extract=True)),
    Case("judge", "second-opinion", lambda f, u, k: run(f, u, k, "second-opinion", extract=False)),
    Case("judge", "pilots", lambda f, u, k: asked(f, u, k, "judge", PAIR)),
    Case("judge", "not-the-schema", lambda f, u, k: asked(f, u, k, "judge", PAIR, max_tokens=16)),
    Case("judge", "wrong-key", lambda f, u, _: asked(f, u, "sk-wrong", "judge", PAIR)),
    Case("extract", "too-long", lambda f, u, k: asked(f, u, k, "extract", _long())),
    Case("explain", "pilots-explained", explanation),
    Case("draft-rule", "pilots-drafted", draft),
    Case("judge", "still-loading", lambda f, u, k: asked(f, u, k, "judge", PAIR),
         by_hand="Start the server anew and record this one while it loads its model."),
)  # fmt: skip
