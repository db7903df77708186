"""Every sentence of the visitor's pages is a message id, and every message id is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gateway.pages import assets, templating
from translations.catalogue import read_catalogue
from translations.locales import FOLDER

OURS = re.compile(r"""["'`]((?:visitor|counter|embed|branch_case|docs)_\w+)["'`]""")
# Ids that are put together from a state: the page has one text for each.
COMPOSED = {
    *(f"visitor_rating_{score}" for score in range(1, 6)),
    *(f"visitor_holder_{holder}" for holder in ("bot", "queue", "agent", "agent_named", "nobody")),
}
TEMPLATES = [
    path for path in sorted(templating.FOLDER.glob("*.html")) if not path.name.startswith(("agent_", "desk"))
]
SCRIPTS = [path for path in sorted(assets.FOLDER.glob("*.js")) if not path.name.startswith("desk")]
WORDS_IN_MARKUP = re.compile(r">\s*([^<>{}\s&][^<>{}]*[A-Za-z]{3}[^<>{}]*)<")


def _ids() -> set[str]:
    return set(read_catalogue(FOLDER / "en" / "pages.po")[0])


def _used() -> set[str]:
    python = sorted(Path(assets.__file__).parent.glob("*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SCRIPTS, *python))
    return set(OURS.findall(text)) | COMPOSED


def test_every_text_a_page_asks_for_is_in_the_catalogue() -> None:
    composed = {"visitor_rating_", "visitor_holder_"}
    assert _used() - _ids() - composed == set()


def test_no_text_in_the_catalogue_is_unused() -> None:
    assert _ids() - _used() == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_sentences_of_their_own(path: Path) -> None:
    markup = re.sub(r"{#.*?#}|<pre>.*?</pre>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert WORDS_IN_MARKUP.findall(markup) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_sentences_of_their_own(path: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    sentences = re.findall(r'"[A-Z][a-z]+ [a-z]+[^"]*"', code)
    assert sentences == []
