"""One function decides how a run ends: thirty set-ups, and all formats say the same of each."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]

BOATS = "{} boats left Sandholt on 3 May 2031 for the outer bank.\n"
MONDAY = "The Brill gate failed on {}, 6 May 2031, when the tide was high.\n"
FIVE, SIX, NINE = (BOATS.format(number) for number in ("Five", "Six", "Nine"))
ERROR = {"gull.txt": FIVE, "tern.txt": SIX}
AGREED = {"gull.txt": FIVE, "tern.txt": FIVE}
BROKEN = "id: broken\nkind: same-valu\nlevel: error\n"
ROWS = "source,subject,predicate,value,type\nb,Lock 4,keeper,Ada,text\na,Lock 4,keeper,{},{}\n"
KEEPER = """id: keeper-differs
kind: same-value
level: warning
summary: Two keepers.
where: {predicate: keeper}
message: Two keepers.
"""
OTHER, ALIKE = (ROWS.format(name, "text") for name in ("Orla", "Ada"))
UNREAD = ROWS.format("deep", "quantity")
WARNING = {**AGREED, "keeper-differs.yaml": KEEPER, "locks.csv": OTHER}
LOCKS = ["locks.csv", "--rules", "keeper-differs.yaml", "--rule", "keeper-differs"]

RULES = [
    word
    for rule in ("numbers-differ", "certainty-differs", "weekday-mismatch")
    for word in ("--rule", rule)
]
FORMATS = (
    "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv", "concise",
    "html", "claimreview",
)  # fmt: skip


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")


def run(*words: str) -> int:
    return main(["run", ".", *words])


def accept(kind: str = "accept", until: str = "2031-05-20") -> None:
    """Decide on what the first run found."""
    run(*RULES, "--output", "json:first.report")
    (found,) = json.loads(Path("first.report").read_text("utf-8"))["findings"]
    words = ["--reason", "told by phone", "--by", "mo", "--until", until, "--as", kind]
    assert main(["accept", found["id"], *words, "--decisions", "made.yaml"]) == 0
    Path("first.report").unlink()


def before(then: dict[str, str], kind: str = "accept") -> Callable[[], None]:
    """Return what decides on a finding and puts other texts there afterwards."""

    def act() -> None:
        accept(kind)
        put(then)

    return act


def baseline(then: dict[str, str]) -> Callable[[], None]:
    def act() -> None:
        assert main(["baseline", "write", ".", "--output", "known.base"]) in {0, 3}
        put(then)

    return act


def no_text() -> None:
    Path("minutes.txt").write_bytes(b"\x00\xff\xfe\x00\x01" * 50)


def committed(then: dict[str, str]) -> Callable[[], None]:
    def act() -> None:
        for words in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "-m", "x"],
        ):
            subprocess.run(["git", *words], check=True)
        put(then)

    return act


def nothing() -> None:
    """Prepare nothing."""


def model(answers: bool = True) -> Callable[[], None]:
    """Return what puts the example with a language model's kept answers there, or without them."""

    def act() -> None:
        shutil.copytree(SECOND, ".", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".check"))
        if not answers:
            Path("check.ledger.jsonl").unlink()

    return act


def no_decision() -> None:
    Path("made.yaml").write_text("- finding: F-0000\n", encoding="utf-8")


@dataclass(frozen=True)
class SetUp:
    files: dict[str, str]
    words: list[str]
    code: int
    last: str
    """What the last line says, without the exit code."""
    act: Callable[[], None] = nothing
    names: list[str] = field(default_factory=list)
    """More that text has to name."""


DECIDED = ["--decisions", "made.yaml", "--as-of", "2031-05-10"]
LATER = ["--decisions", "made.yaml", "--as-of", "2031-05-21"]
KNOWN = ["--baseline", "known.base"]
FAILED = "1 error: at or above error"
STOPPED = "Stopped."
SECOND = Path(__file__).parents[2] / "examples" / "second-opinion"
READ = ["--rule", "statements-at-odds", "--fail-on", "note"]
KEPT = [*READ, "--llm", "replay"]
GATE = "llm:\n  gate: true\n"


def gated() -> None:
    model()()
    settings = Path("check.yaml").read_text("utf-8")
    Path("check.yaml").write_text(settings.replace("llm:\n", GATE), encoding="utf-8")


SET_UPS: dict[str, SetUp] = {
    "clean": SetUp(AGREED, [], 0, "Nothing found"),
    "an error": SetUp(ERROR, [], 1, FAILED),
    "a warning": SetUp(WARNING, LOCKS, 0, "1 warning: none at or above error"),
    "a warning that fails": SetUp(
        WARNING, [*LOCKS, "--fail-on", "warning"], 1, "1 warning: at or above warning"
    ),
    "everything fails": SetUp(
        WARNING, [*LOCKS, "--fail-on", "note"], 1, "1 warning: at or above note"
    ),
    "nothing fails": SetUp(ERROR, ["--fail-on", "never"], 0, "1 error"),
    "exit zero": SetUp(
        ERROR, ["--exit-zero"], 0, "1 error: at or above error (allowed by --exit-zero)"
    ),
    "waived": SetUp(ERROR, DECIDED, 0, "Nothing found", accept, ["waived", "by mo"]),
    "a false alarm": SetUp(ERROR, DECIDED, 0, "Nothing found", before({}, "wrong-match")),
    "fix later": SetUp(ERROR, DECIDED, 0, "Nothing found", before({}, "fix-later")),
    "waived, edited elsewhere": SetUp(
        ERROR, DECIDED, 0, "Nothing found", before({"gull.txt": "It rained all day.\n\n" + FIVE})
    ),
    "expired": SetUp(ERROR, LATER, 1, FAILED, accept, ["expired"]),
    "lapsed": SetUp(
        ERROR, DECIDED, 1, FAILED, before({"gull.txt": NINE}), ["lapsed", "gull says 9, not 5"]
    ),
    "unused": SetUp(ERROR, DECIDED, 0, "Nothing found", before(AGREED), ["unused"]),
    "a wrong file of decisions": SetUp(ERROR, DECIDED, 2, STOPPED, no_decision),
    "a missing file of decisions": SetUp(ERROR, DECIDED, 2, STOPPED),
    "in the baseline": SetUp(ERROR, KNOWN, 0, "Nothing found", baseline({})),
    "in the baseline, moved": SetUp(
        ERROR, KNOWN, 0, "Nothing found", baseline({"tern.txt": "It rained.\n\n" + SIX})
    ),
    "a swapped error": SetUp(
        ERROR, KNOWN, 1, FAILED,
        baseline({"tern.txt": FIVE, "gull.txt": FIVE + MONDAY.format("Monday")}),
    ),
    "only what is new": SetUp(
        ERROR, [*KNOWN, "--new-only"], 1, FAILED, baseline({"gull.txt": NINE})
    ),
    "stricter for what is new": SetUp(
        {**WARNING, "locks.csv": ALIKE}, [*LOCKS, *KNOWN, "--fail-on-new", "warning"], 1,
        "1 warning: at or above warning", baseline({"locks.csv": OTHER}),
    ),
    "nothing new": SetUp(
        ERROR, [*KNOWN, "--fail-on-new", "note", "--new-only"], 0, "Nothing found", baseline({})
    ),
    "stricter without a baseline": SetUp(ERROR, ["--fail-on-new", "warning"], 2, STOPPED),
    "a missing baseline": SetUp(ERROR, KNOWN, 2, STOPPED),
    "a wrong rule": SetUp(
        {**ERROR, "broken.rule.yaml": BROKEN}, ["--rules", "broken.rule.yaml"], 2,
        "1 error, but 1 problem in what was asked for: see above",
    ),
    "a wrong rule, softened": SetUp(
        {**AGREED, "broken.rule.yaml": BROKEN},
        ["--rules", "broken.rule.yaml", "--exit-zero", "--allow-incomplete"], 2,
        "Nothing found, but 1 problem in what was asked for: see above",
    ),
    "an unreadable source": SetUp(
        AGREED, [], 3,
        "Nothing found, but could not check everything: minutes.txt could not be read."
        " This is not a pass.", no_text,
    ),
    "an unreadable source and an error": SetUp(ERROR, [], 1, FAILED, no_text),
    "an unreadable source, allowed": SetUp(
        AGREED, ["--allow-incomplete"], 0,
        "Nothing found, but could not check everything: minutes.txt could not be read."
        " This is not a pass. (allowed by --allow-incomplete)", no_text,
    ),
    "no statement": SetUp(
        {"gull.txt": ""}, [], 3,
        "Nothing found, but could not check everything: gull.txt holds no statements."
        " This is not a pass.",
    ),
    "nothing compared": SetUp(
        {"gull.txt": FIVE, "tern.txt": "Rain fell on Brill.\n"}, [], 3,
        "Nothing found, but could not check everything: nothing was compared: no two claims are"
        " about the same thing. This is not a pass.",
    ),
    "nothing compared, exit zero": SetUp(
        {"gull.txt": FIVE, "tern.txt": "Rain fell on Brill.\n"}, ["--exit-zero"], 0,
        "Nothing found, but could not check everything: nothing was compared: no two claims are"
        " about the same thing. This is not a pass. (allowed by --exit-zero)",
    ),
    "a row that cannot be read": SetUp(
        {**AGREED, "locks.csv": UNREAD}, ["locks.csv"], 3,
        "Nothing found, but could not check everything: 1 row of locks.csv could not be read."
        " This is not a pass.",
    ),
    "nothing changed": SetUp(
        ERROR, ["--changed"], 0, "Nothing found", committed({}), ["nothing has changed"]
    ),
    "changed": SetUp(ERROR, ["--changed=HEAD"], 1, FAILED, committed({"gull.txt": NINE})),
    "changed elsewhere": SetUp(
        ERROR, ["--changed"], 0, "Nothing found",
        committed({"gull.txt": FIVE + "\nIt rained all day in Brill.\n"}), ["1 statement"],
    ),
    "a language model's word": SetUp(
        {}, KEPT, 0, "2 notes: at or above note by the model alone, which fails no run",
        model(), ["could not tell"],
    ),
    "a language model's word, as a gate": SetUp({}, KEPT, 1, "2 notes: at or above note", gated),
    "budget reached": SetUp(
        {}, [*READ, "--llm", "live", "--max-calls", "0"], 3,
        "2 notes, but could not check everything: 6 questions to the model without an answer,"
        " the budget of 0 calls is used up (--max-calls). This is not a pass.",
        model(answers=False), ["statements-at-odds: harbour-post"],
    ),
    "an answer that is not in the ledger": SetUp(
        {}, [*KEPT, "--ledger", "none.jsonl"], 3,
        "2 notes, but could not check everything: 6 questions to the model without an answer,"
        " the ledger holds no answer to it. This is not a pass.", model(),
    ),
    "no repository": SetUp(ERROR, ["--changed"], 2, STOPPED),
    "no revision": SetUp(ERROR, ["--changed=nowhere"], 2, STOPPED, committed({})),
}  # fmt: skip


def test_there_are_enough_of_them() -> None:
    assert len(SET_UPS) >= 25
    assert {one.code for one in SET_UPS.values()} == {0, 1, 2, 3}


@pytest.mark.parametrize("name", SET_UPS)
def test_every_format_says_how_the_run_ended(
    name: str, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder of the tests may itself lie in a repository.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    set_up = SET_UPS[name]
    put(set_up.files)
    set_up.act()
    capsys.readouterr()
    out = folder.parent / "out"
    out.mkdir()
    outputs = [word for one in FORMATS for word in ("--output", f"{one}:{out / one}")]
    code = run(*RULES, *set_up.words, *outputs, "--width", "400")
    said = capsys.readouterr()
    # Standard error holds the notes of a run, or why there was none.
    last = (said.out or said.err).rstrip().split("\n")[-1]
    assert (code, last) == (set_up.code, f"{set_up.last} (exit {set_up.code})")
    if set_up.last == STOPPED:
        assert sorted(out.iterdir()) == []
        return
    for words in set_up.names:
        assert words in said.out
    reports = {one: (out / one).read_text(encoding="utf-8") for one in FORMATS}
    assert {one: ANSWERS[one](text) for one, text in reports.items()} == dict.fromkeys(
        FORMATS, set_up.code
    ) | {one: min(1, set_up.code) for one in ("gitlab", "rdjson")}
    passed = ET.fromstring(reports["junit"])  # noqa: S314 - our own text
    failing = int(passed.get("failures", "")) + int(passed.get("errors", ""))
    assert (failing > 0) == (set_up.code > 0)
    assert reports["markdown"].startswith("## ✓ Passed") == (set_up.code == 0)
    assert reports["github"].split("\n")[-2].startswith("::notice ") == (set_up.code == 0)


def written_code(text: str) -> int:
    """Return the code of the last `(exit N)`."""
    return int(re.findall(r"\(exit (\d)\)", text)[-1])


def of_junit(text: str) -> int:
    named = {
        one.get("name"): one.get("value", "")
        for one in ET.fromstring(text).iter("property")  # noqa: S314 - our own text
    }
    return int(named["exit-code"])


def of_csv(text: str) -> int:
    *_, last = csv.DictReader(io.StringIO(text))
    return int(last["status"].removeprefix("exit-"))


def of_gitlab(text: str) -> int:
    """Return 1 where anything fails: the format holds no outcome of its own."""
    return int(any(issue["severity"] != "info" for issue in json.loads(text)))


ANSWERS: dict[str, Callable[[str], int]] = {
    "json": lambda text: int(json.loads(text)["summary"]["exit_code"]),
    "jsonl": lambda text: int(json.loads(text.splitlines()[-1])["summary"]["exit_code"]),
    "sarif": lambda text: int(json.loads(text)["runs"][0]["invocations"][0]["exitCode"]),
    "junit": of_junit,
    "github": written_code,
    "gitlab": of_gitlab,
    "rdjson": lambda text: int(json.loads(text)["severity"] == "ERROR"),
    "markdown": lambda text: written_code(text.split("\n", 1)[0]),
    "csv": of_csv,
    "concise": written_code,
    "html": written_code,
    "claimreview": lambda text: written_code(json.loads(text)["description"]),
}
