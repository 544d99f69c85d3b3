"""`check rules new ID --pattern`: a phrase pattern to start from, with tests that pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.fresh import (
    free_file,
    modeline,
    near,
    rules_folder,
    schema_file,
    write_new,
)
from checker.errors import RuleError

if TYPE_CHECKING:
    from checker.config import Config


def pattern_from_example(name: str, output: Path | None, config: Config) -> str:
    """Write the example of a phrase pattern as *name*; return what is to be told of it.

    Raises:
        CheckError: It exists already, or *name* is no id.
    """
    from checker.rules.schema import pattern_schema
    from checker.rules.starter import pattern_starter

    file = free_file(name, output, rules_folder(config) / "patterns", "pattern")
    schema = schema_file(file, config, "pattern")
    text = f"{modeline(file, schema)}\n{pattern_starter(name)}"
    passed = _passed(text, name, config)
    write_new(file, text, schema, pattern_schema())
    lines = [
        f"Wrote {near(file)}: {passed} tests, all passed.",
        "An example of a phrase pattern: change its phrases, its claim and its tests.",
        f"Editors complete its keys from {near(schema)}.",
        "",
        "Next:",
        f"  check rules test {near(file)} --coverage",
        f"  check run --rules {near(file)}",
    ]
    if file.parent.name != "patterns":
        lines.insert(2, "Patterns are read from a folder that is called patterns; move it there.")
    return "\n".join(lines) + "\n"


def _passed(text: str, name: str, config: Config) -> int:
    """Return how many tests the pattern in *text* passes, all of them."""
    from checker.pipeline.given import phrased
    from checker.rules.phrases import examined
    from checker.rules.phrasing import run_pattern_tests

    written, problems = examined(text, f"{name}.yaml")
    if problems or written is None:
        raise problems[0]
    results = run_pattern_tests(written.prepared, phrased(config))
    wrong = next((one for one in results if not one.passed), None)
    if wrong is not None:
        problem = f"the pattern would not pass its own tests, and was not written: {wrong.problem}"
        advice = "Words of your vocabulary change how its example is read; write one by hand."
        raise RuleError(problem, advice=advice)
    return len(results)
