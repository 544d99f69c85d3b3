"""The files for pipelines are valid, say what they must, and their shell lines run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import workflow

from checker import __version__
from checker.cli.app import main
from checker.read.yaml import load_yaml

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]
FIVE = "Five boats left Sandholt on 3 May 2031 for the outer bank.\n"
SIX = "Six boats left Sandholt on 3 May 2031 for the outer bank.\n"
MADE = {
    "github": [".github/actions/check/action.yml", ".github/workflows/check.yml"],
    "gitlab": [".gitlab-ci.yml", ".gitlab/check.yml"],
    "pre-commit": [".pre-commit-config.yaml"],
}
RULE = """id: keeper-differs
kind: same-value
level: warning
summary: Two keepers.
where: {predicate: keeper}
message: Two keepers.
tests:
  - name: two keepers
    given:
      - {source: a, subject: lock, predicate: keeper, value: Ada}
      - {source: b, subject: lock, predicate: keeper, value: Orla}
    expect: [{level: warning}]
  - name: one keeper
    given:
      - {source: a, subject: lock, predicate: keeper, value: Ada}
      - {source: b, subject: lock, predicate: keeper, value: Ada}
    expect: []
"""


def yaml(path: Path) -> Any:
    return load_yaml(path.read_text("utf-8"), path.as_posix()).data


def git(*words: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *words], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def story(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with a project in which a draft and its source do not agree."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    (folder / "check.yaml").write_text("schema: 1\nsources: [draft.md, tern.txt]\n")
    (folder / "draft.md").write_text("---\nrole: draft\n---\n\n" + FIVE)
    (folder / "tern.txt").write_text(SIX)
    (folder / ".gitignore").write_text(".check/\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    return folder


def test_no_input_of_the_action_reaches_a_shell_but_as_an_environment_variable() -> None:
    made = workflow.action()
    assert made["runs"]["using"] == "composite"
    text = (ROOT / "action.yml").read_text("utf-8")
    for step in made["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        for name in step["env"]:
            assert f'"${name}' in step["run"] or f'"${name}"' in step["run"]
    for name, about in made["inputs"].items():
        assert about["description"]
        assert f"${{{{ inputs.{name} }}}}" in text
    assert {"paths", "args", "fail-on", "changed"} <= set(made["inputs"])


def test_the_action_leaves_annotations_a_summary_and_report_files(
    story: Path, tmp_path: Path
) -> None:
    played = workflow.play("Check", story, tmp_path / "scratch")
    assert played.code == 1
    assert played.outputs["exit-code"] == "1"
    assert "::error file=draft.md,line=5" in played.log
    assert played.summary.startswith("## ✗ Failed: 1 error")
    sarif = json.loads((story / played.outputs["sarif"]).read_text("utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["numbers-differ"]
    assert "<html" in (story / played.outputs["html"]).read_text("utf-8")


def test_the_inputs_of_the_action_are_flags_of_the_run(story: Path, tmp_path: Path) -> None:
    inputs = {"args": "--rule\nnumbers-differ", "folder": "out/reports", "paths": "tern.txt\n."}
    played = workflow.play("Check", story, tmp_path / "a", fail_on="never", **inputs)
    assert (played.code, played.summary[:11]) == (0, "## ✓ Passed")
    assert (story / "out/reports/check.sarif").is_file()
    played = workflow.play("Check", story, tmp_path / "b", changed="HEAD")
    assert played.code == 0
    assert "nothing has changed" in played.summary


def test_a_run_that_stops_leaves_a_summary_that_says_so(story: Path, tmp_path: Path) -> None:
    played = workflow.play("Check", story, tmp_path / "scratch", fail_on="fatal")
    assert played.code == 2
    assert played.outputs == {"exit-code": "2"}
    assert "could not start (exit 2)" in played.summary


@pytest.mark.parametrize("name", ["paths", "changed"])
def test_what_an_input_says_is_never_a_command(story: Path, tmp_path: Path, name: str) -> None:
    words = "-x; touch hacked\n$(touch hacked)\n`touch hacked`\n"
    played = workflow.play("Check", story, tmp_path / "scratch", **{name: words})
    assert played.code == 2
    assert not (story / "hacked").exists()


def test_the_log_of_a_workflow_shows_nine_annotations_and_counts_the_others() -> None:
    log = workflow.LOG.read_text("utf-8").splitlines()
    commands = [re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line) for line in log]
    assert all(commands)
    *shown, last = [found for found in commands if found]
    assert len(shown) == 9
    assert all("file=draft.md,line=" in one[2] for one in shown)
    findings = len(workflow.DAYS) + 1
    told = f"{findings} errors: at or above error (exit 1); {findings - 9} more in the summary"
    assert last[3] == told
    summary = workflow.SUMMARY.read_text("utf-8")
    assert summary.count("\n### ✗ error ") == findings
    for one in shown:
        told = one[3].split("%0A")[0].replace("%25", "%")
        assert told in summary.replace("\\", "")


def test_the_log_is_what_the_action_writes() -> None:
    played = workflow.recorded()
    assert played.code == 1
    assert played.log == workflow.LOG.read_text("utf-8"), "run: python tests/workflow.py"
    assert played.summary == workflow.SUMMARY.read_text("utf-8")


@pytest.mark.parametrize("system", MADE)
def test_files_for_a_pipeline_are_written_once(story: Path, system: str, capsys: Capture) -> None:
    assert main(["ci", "init", system]) == 0
    out = capsys.readouterr().out
    new = git("status", "--porcelain", "--untracked-files=all").splitlines()
    assert sorted(line.removeprefix("?? ") for line in new) == MADE[system]
    for path in MADE[system]:
        assert f"  {path}\n" in out
        text = (story / path).read_text("utf-8")
        assert yaml(story / path)
        assert "{version}" not in text
    (story / MADE[system][-1]).write_text("mine")
    assert main(["ci", "init", system]) == 2
    assert f"check ci init {system} --print" in capsys.readouterr().err
    assert (story / MADE[system][-1]).read_text() == "mine"
    assert main(["ci", "init", system, "--force"]) == 0
    assert (story / MADE[system][-1]).read_text() != "mine"


def test_files_can_be_printed_and_go_where_they_are_wanted(folder: Path, capsys: Capture) -> None:
    assert main(["ci", "init", "gitlab", "--print"]) == 0
    assert "codequality:" in capsys.readouterr().out
    assert list(folder.iterdir()) == []
    assert main(["ci", "init", "gitlab", "sub/project"]) == 0
    assert (folder / "sub/project/.gitlab-ci.yml").is_file()
    (folder / "file").write_text("")
    assert main(["ci", "init", "gitlab", "file/project"]) == 2
    assert "cannot write the files" in capsys.readouterr().err


def test_the_workflow_runs_the_action_beside_it_with_few_permissions(story: Path) -> None:
    assert main(["ci", "init", "github"]) == 0
    action = story / ".github/actions/check/action.yml"
    assert action.read_bytes() == (ROOT / "action.yml").read_bytes()
    made = yaml(story / ".github/workflows/check.yml")
    assert "pull_request_target" not in made["on"]
    assert made["permissions"] == {"contents": "read"}
    job = made["jobs"]["check"]
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    (step,) = [one for one in job["steps"] if one.get("id") == "check"]
    assert step["uses"] == "./.github/actions/check"
    assert step["with"]["version"] == __version__
    assert set(step["with"]) <= set(workflow.action()["inputs"])
    checkout = job["steps"][0]["with"]
    assert checkout == {"fetch-depth": 0, "persist-credentials": False}
    assert not [one for one in job["steps"] if "run" in one]


@pytest.mark.parametrize(("since", "code"), [("", 1), ("HEAD", 0)])
def test_the_lines_for_gitlab_leave_both_reports(story: Path, since: str, code: int) -> None:
    assert main(["ci", "init", "gitlab"]) == 0
    job = yaml(story / ".gitlab/check.yml")["check-facts"]
    lines = "\n".join(job["script"])
    bin_ = workflow._command(story.parent)  # noqa: SLF001 - the same command as in a workflow
    environment = {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
    if since:
        environment["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = git("rev-parse", since).strip()
    done = subprocess.run(["bash", "-e", "-c", lines], cwd=story, env=environment, check=False)
    assert done.returncode == code
    reports = job["artifacts"]["reports"]
    issues = json.loads((story / reports["codequality"]).read_text("utf-8"))
    assert [one["severity"] for one in issues] == ["critical"] * code
    suites = ET.parse(story / reports["junit"]).getroot()  # noqa: S314 - our own file
    assert suites.get("failures") == str(code)
    assert job["artifacts"]["when"] == "always"


def hooks() -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in yaml(ROOT / ".pre-commit-hooks.yaml")}


def test_hooks_look_at_the_whole_project_once() -> None:
    assert set(hooks()) == {"check-draft", "check-rules"}
    for hook in hooks().values():
        assert hook["language"] == "python"
        assert hook["require_serial"] is True
        assert hook["pass_filenames"] is False
        re.compile(hook["files"])
    assert re.search(hooks()["check-draft"]["files"], "drafts/harbour.docx")
    assert re.search(hooks()["check-rules"]["files"], "rules/own/keeper-differs.yaml")
    assert not re.search(hooks()["check-rules"]["files"], "drafts/harbour.docx")


def test_the_hooks_of_a_project_are_those_of_the_repository(folder: Path) -> None:
    assert main(["ci", "init", "pre-commit"]) == 0
    (repo,) = yaml(folder / ".pre-commit-config.yaml")["repos"]
    for one in repo["hooks"]:
        shared = {key: hooks()[one["id"]][key] for key in one if key != "additional_dependencies"}
        assert one == {**shared, "additional_dependencies": one["additional_dependencies"]}
        assert one["additional_dependencies"] == [f"check-facts[pdf]=={__version__}"]


def run_hook(name: str) -> int:
    program, *words = shlex.split(hooks()[name]["entry"])
    assert program == "check"
    return main(words)


def test_the_hook_for_drafts_stops_a_commit_until_they_agree(story: Path, capsys: Capture) -> None:
    assert run_hook("check-draft") == 1
    assert "draft.md:5:1: error numbers-differ" in capsys.readouterr().out
    (story / "tern.txt").write_text(FIVE)
    assert run_hook("check-draft") == 0


def test_the_hook_for_rules_runs_their_tests(story: Path) -> None:
    (story / "rules").mkdir()
    (story / "rules" / "keeper-differs.yaml").write_text(RULE)
    (story / "check.yaml").write_text("schema: 1\nsources: tern.txt\npacks: []\nrules: rules\n")
    assert run_hook("check-rules") == 0
    (story / "rules" / "keeper-differs.yaml").write_text(
        RULE.replace("expect: []", "expect: [{level: error}]")
    )
    assert run_hook("check-rules") == 1
