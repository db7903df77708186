"""What holds for the project as a whole: sizes, documented settings, versions that are safe."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from gateway.bootstrap import ROOT
from gateway.settings import Settings

CODE = ("bot", "gateway", "translations")
MODULE_LINES, FUNCTION_LINES, TEST_LINES = 300, 40, 400
# Released fixes of what an unknown peer can do to an HTTP server: GHSA texts of each package.
SAFE = {"starlette": (1, 3, 1), "python-multipart": (0, 0, 27), "h11": (0, 16, 0)}


def modules(*folders: str) -> list[Path]:
    return [
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "versions" not in path.parts
    ]


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_300_lines() -> None:
    scripts = [*(ROOT / "gateway" / "pages" / "static").glob("*.js")]
    assert [str(one) for one in modules(*CODE) + scripts if length(one) > MODULE_LINES] == []


def test_no_test_module_is_longer_than_400_lines() -> None:
    assert [str(one) for one in modules("tests") if length(one) > TEST_LINES] == []


def test_no_function_is_longer_than_40_lines() -> None:
    long = []
    for path in modules(*CODE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                long += (
                    [f"{path.relative_to(ROOT)}:{node.name} has {lines}"] if lines > FUNCTION_LINES else []
                )
    assert long == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_setting_stands_in_the_table_of_the_readme(name: str) -> None:
    rows = [
        line
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `DESK_")
    ]
    assert sum(f"`DESK_{name.upper()}`" in row.split("|")[1] for row in rows) == 1


def test_table_of_the_readme_names_no_setting_that_is_gone() -> None:
    named = re.findall(
        r"^\| `DESK_([A-Z_]+)`", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        asked = set(re.findall(r"`make ([a-z]+)", (ROOT / name).read_text(encoding="utf-8")))
        assert asked <= targets, name


@pytest.mark.parametrize("name", SAFE)
def test_installed_version_has_the_fixes_that_a_public_server_needs(name: str) -> None:
    assert tuple(int(part) for part in version(name).split(".")[:3]) >= SAFE[name]


def test_every_exception_from_the_linter_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = tomllib.loads(text)["tool"]["ruff"]["lint"]["ignore"]
    without = [code for code in ignored if not re.search(rf'^    "{code}",\s+# \S', text, re.MULTILINE)]
    assert without == []


def test_nothing_of_this_project_unpickles() -> None:
    loaders = re.compile(r"\b(pickle|joblib|marshal|dill)\.(load|loads)\b|allow_pickle=True")
    assert [str(one) for one in modules(*CODE) if loaders.search(one.read_text(encoding="utf-8"))] == []


def test_time_comes_from_the_clock_alone() -> None:
    now = re.compile(r"datetime\.(now|utcnow)\(|date\.today\(")
    found = [
        str(one.relative_to(ROOT))
        for one in modules("gateway")
        if now.search(one.read_text(encoding="utf-8")) and one.name != "clock.py"
    ]
    assert found == []
