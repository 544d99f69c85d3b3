from __future__ import annotations

from pathlib import Path

import pytest

from checker.config import find_project, load_config, read_project
from checker.errors import CheckError, ConfigError
from checker.read.table import ClaimFile


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project that sets everything, and be in its folder."""
    home = tmp_path / "desk"
    for folder in ("articles", "house-rules"):
        (home / folder).mkdir(parents=True)
    for file in ("articles/gull.txt", "words.yaml"):
        (home / file).touch()
    (home / "check.yaml").write_text(
        "schema: 1\nsources: articles\npacks: [core, eu]\nrules: house-rules\n"
        "vocabulary: [words.yaml]\nclaims: [{file: depths.csv}]\nfail-on: warning\n"
        "baseline: accepted.json\nskip-rules: times-differ\nrule-seconds: 3\nmemory: 512MB\n"
    )
    monkeypatch.chdir(home)
    return home


def test_a_project_gives_every_setting(project: Path) -> None:
    assert project == Path.cwd()
    config = load_config()
    assert config.project == Path()
    assert config.paths == ("articles",)
    assert config.packs == ("core", "eu")
    assert config.rules == ("house-rules",)
    assert config.vocabulary == ("words.yaml",)
    assert config.claims == (ClaimFile(file="depths.csv"),)
    assert config.skip_rules == ("times-differ",)
    assert (config.baseline, config.memory, config.rule_seconds) == ("accepted.json", "512MB", 3)
    assert config.gate.fail_on == "warning"


def test_a_project_is_found_from_a_folder_inside_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "articles/drafts/may").mkdir(parents=True)
    assert find_project(project / "articles/drafts/may") == project
    monkeypatch.chdir(project / "articles/drafts/may")
    config = load_config()
    assert config.project == Path("../../..")
    assert [Path(path).resolve() for path in config.paths] == [project / "articles"]


def test_the_nearest_project_counts(project: Path) -> None:
    (project / "articles/check.yaml").touch()
    assert find_project(project / "articles") == project / "articles"


def test_a_project_is_not_looked_for_above_a_repository(project: Path) -> None:
    (project / "articles/.git").mkdir()
    assert find_project(project / "articles") is None


def test_a_folder_with_a_project_in_it_is_that_project(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    assert load_config(("desk",)).paths == ("desk/articles",)
    assert load_config(("desk/articles",)).project is None


def test_paths_beside_a_project_are_read_without_it(project: Path) -> None:
    assert project == Path.cwd()
    config = load_config(("articles/gull.txt",))
    assert (config.project, config.packs, config.fail_on) == (None, ("core",), "error")
    assert load_config(draft="a.txt", against=("b.txt",)).project is None


def test_a_draft_alone_is_held_against_the_project(project: Path) -> None:
    assert project == Path.cwd()
    config = load_config(draft="draft.md")
    assert (config.draft, config.paths) == ("draft.md", ("articles",))


def test_a_flag_wins_over_check_yaml_and_one_that_is_not_given_does_not(project: Path) -> None:
    assert project == Path.cwd()
    config = load_config(fail_on="never", baseline="other.json", exit_zero=None)
    assert (config.fail_on, config.baseline, config.exit_zero) == ("never", "other.json", False)
    assert load_config(fail_on=None).fail_on == "warning"


def test_rules_on_the_command_line_come_on_top_of_those_of_the_project(project: Path) -> None:
    assert project == Path.cwd()
    config = load_config(rules=("mine.yaml",), skip_rules=("lists-differ",))
    assert config.rules == ("house-rules", "mine.yaml")
    assert config.skip_rules == ("times-differ", "lists-differ")


def test_without_a_path_and_a_project_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="nothing to check") as caught:
        load_config()
    assert "check init" in caught.value.advice


@pytest.mark.parametrize("key", ["sources", "rules", "vocabulary", "baseline"])
@pytest.mark.parametrize("path", ["../tide.yaml", "articles/../../tide.yaml", "way-out/tide.yaml"])
def test_a_path_that_leads_out_of_the_project_is_refused_at_its_place(
    project: Path, key: str, path: str
) -> None:
    (project.parent / "tide.yaml").touch()
    (project / "way-out").symlink_to(project.parent)
    written = path if key == "baseline" else f"[{path}]"
    (project / "check.yaml").write_text(f"schema: 1\n{key}: {written}\n")
    with pytest.raises(ConfigError, match="leads out of the project") as caught:
        load_config()
    assert caught.value.place is not None
    assert caught.value.place.line == 2
    assert path in caught.value.source_line


def test_an_absolute_path_elsewhere_is_refused(project: Path) -> None:
    (project / "check.yaml").write_text(f"sources: [{project.parent}]\n")
    with pytest.raises(ConfigError, match="leads out of the project"):
        load_config()


def test_a_baseline_need_not_be_there_yet_but_a_source_must(project: Path) -> None:
    (project / "check.yaml").write_text("baseline: later.json\n")
    assert load_config().baseline == "later.json"
    (project / "check.yaml").write_text("sources: [artikles]\n")
    with pytest.raises(ConfigError, match="no such file or folder: 'artikles'") as caught:
        load_config()
    assert caught.value.advice == "Did you mean 'articles'?"


@pytest.mark.parametrize(
    ("text", "line", "told", "advice"),
    [
        ("schema: 1\nfail_on: error\n", 2, "unknown key 'fail_on'", "Did you mean 'fail-on'?"),
        ("souces: a\n", 1, "unknown key 'souces'", "Did you mean 'sources'?"),
        ("qqqq: 1\n", 1, "unknown key 'qqqq'", "Known keys: baseline, claims"),
        ("claims:\n- file: a.csv\n  colums: {}\n", 3, "unknown key 'colums'", "'columns'?"),
        ("\nfail-on: fatal\n", 2, "wrong value for 'fail-on'", "reference"),
        ("memory: lots\n", 1, "wrong value for 'memory'", "reference"),
        ("rule-seconds: -1\n", 1, "wrong value for 'rule-seconds'", "reference"),
        ("rule-seconds: .inf\n", 1, "wrong value for 'rule-seconds'", "reference"),
        ("- sources\n", 1, "check.yaml is a map of settings", ""),
        ("sources: a: b\n", 1, "a colon where no key can stand", "in quotes"),
    ],
)
def test_a_mistake_in_check_yaml_is_told_at_its_line(
    project: Path, text: str, line: int, told: str, advice: str
) -> None:
    (project / "check.yaml").write_text(text)
    with pytest.raises(CheckError, match=told) as caught:
        read_project(project)
    assert caught.value.place is not None
    assert caught.value.place.line == line
    assert advice in caught.value.advice


def test_an_empty_check_yaml_is_a_project_with_the_defaults(project: Path) -> None:
    (project / "check.yaml").write_text("")
    settings = read_project(project)
    assert (settings.packs, settings.sources, settings.fail_on) == (("core",), (), "error")


def test_a_check_yaml_that_is_not_text_is_told_by_name(project: Path) -> None:
    (project / "check.yaml").write_bytes(b"sources: \xff\n")
    with pytest.raises(ConfigError, match=r"cannot read .*check\.yaml"):
        read_project(project)


def test_a_wrong_flag_is_told_by_the_name_it_has_on_the_command_line() -> None:
    with pytest.raises(ConfigError, match=r"--fail-on: .*'fatal'"):
        load_config(("gull.txt",), fail_on="fatal")
