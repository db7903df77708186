"""Every text is used, and every text that the code asks for is there."""

from __future__ import annotations

import ast
import pkgutil
import re
from functools import lru_cache
from importlib import import_module

import gateway
from gateway.bootstrap import ROOT
from gateway.errors import GatewayError
from translations.catalogue import Catalogue
from translations.locales import DEFAULT_LOCALE

# Beginnings that only message ids have; a literal with one of them must be a message.
ID_PREFIXES = ("utter_", "button_", "system_", "term_")
NAMED_ID = re.compile(r"[a-z]+[a-z0-9]*([_-][A-Za-z0-9]+)+")
MARKUP_CALL = re.compile(r"""\b(?:say|texts?\.\w+)\(\s*["']([a-z][a-z0-9_-]+)["']""")
# `visitor_holder_${holder}` in a script, `"visitor_rating_" ~ score` in a template.
MADE_IN_MARKUP = re.compile(r"""([a-z]+(?:_[a-z0-9]+)*[_-])(?:\$\{|\{\{|["'] ~)""")
# Started as programs, or part of a tool that imports them itself.
NOT_IMPORTED = re.compile(r"gateway\.(migrations\.(env|versions)|cli\.__main__|bench)\b")
SHORTEST_BEGINNING = 5


@lru_cache(maxsize=1)
def python_literals() -> tuple[set[str], list[re.Pattern[str]]]:
    """Whole strings of the code, and patterns of those made from pieces (`f"error-{code}"`)."""
    whole: set[str] = set()
    made: list[re.Pattern[str]] = []
    for folder in ("bot", "gateway", "translations"):
        for path in (ROOT / folder).rglob("*.py"):
            if "bench" in path.parts:  # names the responses of the stock assistant
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    whole.add(node.value)
                elif isinstance(node, ast.JoinedStr):
                    made += pattern_of(node)
    return whole, made


def pattern_of(node: ast.JoinedStr) -> list[re.Pattern[str]]:
    pieces = [piece.value if isinstance(piece, ast.Constant) else None for piece in node.values]
    beginning = pieces[0]
    if not isinstance(beginning, str) or len(beginning) < SHORTEST_BEGINNING:
        return []
    return [re.compile("".join(re.escape(str(piece)) if piece is not None else ".+" for piece in pieces))]


@lru_cache(maxsize=1)
def other_words() -> tuple[set[str], list[re.Pattern[str]]]:
    """The same of templates, scripts, rules and lists: every word that could be a message id."""
    words: set[str] = set()
    made: set[str] = set()
    files = [ROOT / "domain.yml"]
    for folder in ("bot", "gateway", "translations"):
        for ending in ("html", "js", "yml", "json"):
            files += (ROOT / folder).rglob(f"*.{ending}")
    for path in files:
        text = path.read_text(encoding="utf-8")
        words |= {match[0] for match in NAMED_ID.finditer(text)}
        made |= {match[1] for match in MADE_IN_MARKUP.finditer(text)}
    return words, [re.compile(f"{re.escape(beginning)}.+") for beginning in made]


def test_every_message_is_used_somewhere() -> None:
    whole, made = python_literals()
    words, made_elsewhere = other_words()
    made = made + made_elsewhere
    unused = [
        one
        for one in sorted(Catalogue.load().ids(DEFAULT_LOCALE) - whole - words)
        if not any(pattern.fullmatch(one) for pattern in made)
    ]
    assert unused == []


def test_every_message_that_a_rule_or_response_names_is_there() -> None:
    asked: set[str] = set()
    for path in [ROOT / "domain.yml", *(ROOT / "bot" / "data" / "rules").glob("*.yml")]:
        words = (match[0] for match in NAMED_ID.finditer(path.read_text(encoding="utf-8")))
        asked |= {word for word in words if word.startswith(("utter_", "button_"))}
    assert sorted(asked - Catalogue.load().ids(DEFAULT_LOCALE)) == []


def test_every_message_that_the_code_names_is_there() -> None:
    whole, _ = python_literals()
    asked = {word for word in whole if word.startswith(ID_PREFIXES) and NAMED_ID.fullmatch(word)}
    missing = sorted(asked - Catalogue.load().ids(DEFAULT_LOCALE))
    assert missing == []


def test_every_message_that_a_page_says_is_there() -> None:
    asked: set[str] = set()
    for ending in ("html", "js"):
        for path in (ROOT / "gateway" / "pages").rglob(f"*.{ending}"):
            asked |= {match[1] for match in MARKUP_CALL.finditer(path.read_text(encoding="utf-8"))}
    assert sorted(asked - Catalogue.load().ids(DEFAULT_LOCALE)) == []


def test_every_error_code_has_a_message() -> None:
    for module in pkgutil.walk_packages(gateway.__path__, "gateway."):
        if not NOT_IMPORTED.match(module.name):
            import_module(module.name)
    codes = {f"error-{error.code}" for error in with_children(GatewayError)}
    assert sorted(codes - Catalogue.load().ids(DEFAULT_LOCALE)) == []


def with_children(kind: type[GatewayError]) -> set[type[GatewayError]]:
    children = {kind}
    for child in kind.__subclasses__():
        children |= with_children(child)
    return children
