from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.judge.ledger import Entry, Ledger, Question, nearest_entry


def question(name: str = "t", **parts: object) -> Question:
    given = {"model": "m", "prompt": "judge-v1", "parameters": {"seed": 0}, "about": name}
    return Question.model_validate({**given, "text": name, **parts})


def entry(text: str = "t", answer: str = "{}") -> Entry:
    asked = question(text)
    return Entry(key=asked.key, question=asked, answer=answer)


def test_an_answer_is_found_again_by_what_was_asked(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "l.jsonl")
    ledger.add(entry("one", "a\u2028b"))
    ledger.close()
    again = Ledger.open(tmp_path / "l.jsonl")
    found = again.get(question("one"))
    assert found is not None
    assert found.answer == "a\u2028b"
    assert again.get(question("one", about="told otherwise")) is not None
    for other in ({"model": "n"}, {"prompt": "judge-v2"}, {"parameters": {"seed": 1}}):
        assert again.get(question("one", **other)) is None
    assert again.get(question("two")) is None


def test_the_file_is_sorted_one_answer_a_line_and_the_same_in_any_order(tmp_path: Path) -> None:
    for name, order in (("a", "xyz"), ("b", "zxy")):
        ledger = Ledger.open(tmp_path / name)
        for text in order:
            ledger.add(entry(text))
        ledger.close()
    first = (tmp_path / "a").read_text()
    assert first == (tmp_path / "b").read_text()
    assert [json.loads(line)["question"]["about"] for line in first.splitlines()] == ["x", "y", "z"]
    assert not list(tmp_path.glob("*.journal"))


def test_an_answer_is_on_the_disk_before_the_next_question(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "l.jsonl")
    ledger.add(entry("one"))
    assert Ledger.open(tmp_path / "l.jsonl").get(question("one"))  # nothing was closed


def test_a_run_that_was_killed_loses_no_answer_that_it_paid_for(tmp_path: Path) -> None:
    code = """
import sys, time
from pathlib import Path
from checker.judge.ledger import Ledger
sys.path.insert(0, sys.argv[2])
from tests.judge.test_ledger import entry
ledger = Ledger.open(Path(sys.argv[1]))
for number in range(100000):
    ledger.add(entry(str(number)))
    print(number, flush=True)
"""
    root = str(Path(__file__).parent.parent.parent)
    path = tmp_path / "l.jsonl"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), root], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < 20:
            pass
        os.kill(process.pid, signal.SIGKILL)
        told = [int(line) for line in process.stdout.read().splitlines() if line.strip()]
    ledger = Ledger.open(path)
    for number in range((told or [20])[-1]):
        assert ledger.get(question(str(number))), number


def test_a_line_that_was_cut_off_by_the_end_of_a_run_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "l.jsonl"
    line = entry("one").model_dump_json()
    path.with_name("l.jsonl.journal").write_text(f"{line}\n{line[:40]}", encoding="utf-8")
    ledger = Ledger.open(path)
    assert len(ledger) == 1
    ledger.close()
    assert path.read_text() == line + "\n"


@pytest.mark.parametrize("change", ["not json", '{"key": "x"}', "changed"])
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, change: str) -> None:
    path = tmp_path / "l.jsonl"
    line = entry("one").model_dump_json()
    wrong = line.replace('"text":"one"', '"text":"two"') if change == "changed" else change
    path.write_text(f"{line}\n{wrong}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        Ledger.open(path)
    assert str(caught.value.place) == f"{path.as_posix()}:2"


def test_a_place_that_cannot_be_written_is_known_before_anything_is_paid_for(
    tmp_path: Path,
) -> None:
    ledger = Ledger.open(tmp_path / "no" / "such" / "l.jsonl")
    with pytest.raises(ConfigError, match="cannot write the ledger"):
        ledger.require_writable()


def test_several_threads_may_add_at_once(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "l.jsonl")
    threads = [
        threading.Thread(target=lambda n=n: [ledger.add(entry(f"{n}-{i}")) for i in range(20)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Ledger.open(tmp_path / "l.jsonl")) == 80


def test_nothing_of_the_clock_stands_in_it(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ledger = Ledger.open(tmp_path / name)
        ledger.add(entry("one"))
        ledger.close()
        time.sleep(0.01)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"model": "n"}, ("model",)),
        ({"prompt": "judge-v2"}, ("prompt",)),
        ({"parameters": {"seed": 1}}, ("seed",)),
        ({"text": "u", "inputs": {"left": "b"}}, ("the words of left",)),
        ({"text": "u"}, ("the text of the prompt",)),
    ],
)
def test_it_can_say_which_part_of_the_key_changed(
    tmp_path: Path, change: dict[str, object], parts: tuple[str, ...]
) -> None:
    ledger = Ledger.open(tmp_path / "l.jsonl")
    held = {"inputs": {"left": "a"}} if "inputs" in change else {}
    kept = question("t", **held)
    ledger.add(Entry(key=kept.key, question=kept, answer="{}"))
    assert nearest_entry(question("t", **{**held, **change}), ledger) == parts


def test_a_question_like_no_other_has_no_nearest_answer(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "l.jsonl")
    ledger.add(entry("one"))
    assert nearest_entry(question("two"), ledger) is None


def test_answers_that_nobody_asks_for_can_be_dropped(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "l.jsonl")
    ledger.add(entry("one"))
    ledger.add(entry("two"))
    assert ledger.prune({question("two").key}) == 1
    ledger.write()
    assert [e.question.about for e in Ledger.open(tmp_path / "l.jsonl").entries()] == ["two"]
