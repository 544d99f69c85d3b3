"""What a model reads is compared like other claims, and never stands higher than a warning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli.app import main
from tests.judge.conftest import Answer, Server, completion


def test_claims_of_a_model_add_a_finding_at_most_a_warning_and_enter_the_store_marked(
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    quotes = {"coast": "Kestrel Works poured 48 hours", "pier": "As for Kestrel Works, 61 hours"}
    for name, quote in quotes.items():
        (tmp_path / f"{name}.md").write_text(f"---\nid: {name}\n---\n\n{quote} of it.\n")
    (tmp_path / "check.yaml").write_text("schema: 1\nsources: ['coast.md', 'pier.md']\n")

    def reply(question: dict[str, Any]) -> Answer:
        user = question["messages"][1]["content"]
        quote = next(quote for quote in quotes.values() if quote in user)
        value = " ".join(quote.split()[-2:])
        claim = {"quote": quote, "subject": "Kestrel Works", "predicate": "poured", "value": value}
        return completion(json.dumps({"claims": [claim]}))

    server.reply = reply
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECK_LLM_BASE_URL", server.url)
    monkeypatch.setenv("CHECK_LLM_MODEL", "m")
    main(["run", "--llm", "off", "--output", "json:off.json"])
    main(["run", "--llm", "live", "--output", "json:live.json"])
    off = json.loads(Path("off.json").read_text())
    live = json.loads(Path("live.json").read_text())
    assert off["findings"] == []
    (found,) = live["findings"]
    assert (found["rule"], found["level"]) == ("numbers-differ", "warning")  # its level is error
    assert [one["text"] for one in found["evidence"]] == ["48 hours", "61 hours"]
    assert live["readings"]["claims"] == 2
    assert live["readings"]["added"] == 1
    capsys.readouterr()
    assert main(["sql", "SELECT count(*) AS n FROM claims WHERE extractor = 'model'"]) == 0
    assert "2" in capsys.readouterr().out
