from __future__ import annotations

import ast

import pytest

from gateway.bootstrap import ROOT
from gateway.wrong import _KINDS, Wrong
from translations.catalogue import Catalogue
from translations.locales import first_class

CATALOGUE = Catalogue.load()


def raised() -> list[tuple[str, frozenset[str] | None]]:
    """Every `Wrong("code", name=…)` with the names of its values; None when they are made elsewhere."""
    found = []
    for path in (ROOT / "gateway").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_wrong = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Wrong"
            if is_wrong and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
                names = [one.arg for one in node.keywords]
                known = None if None in names else frozenset(name for name in names if name)
                found.append((str(node.args[0].value), known))
    return found


def test_every_code_has_a_message_that_says_its_values() -> None:
    assert len(raised()) > 70
    for code, names in raised():
        said = CATALOGUE.text(f"finding-{code}", "en").placeholders
        assert names is None or said <= names, code


def test_every_message_is_the_one_of_a_code() -> None:
    codes = {code for code, _ in raised()} | set(_KINDS)
    assert {f"finding-{code}" for code in codes} == {
        one for one in CATALOGUE.ids("en") if one.startswith("finding-")
    }


@pytest.mark.parametrize("locale", first_class())
def test_a_finding_is_said_in_every_language(locale: str) -> None:
    wrong = Wrong("branch-not-own", branch="atlantis")
    assert "atlantis" in CATALOGUE.say(wrong.message_id, locale, wrong.values)


def test_every_reason_is_a_code_and_no_english_sentence() -> None:
    for folder in ("imports", "events"):
        for path in (ROOT / "gateway" / folder).rglob("*.py"):
            assert " ValueError(" not in path.read_text(encoding="utf-8"), path


def test_the_command_line_reads_english() -> None:
    assert str(Wrong("currency-unknown", given="{XYZ}")).startswith("unknown currency '{XYZ}'")
