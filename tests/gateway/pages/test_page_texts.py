"""Every sentence of the pages is a message id, and every message id is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gateway.bookings.checking import Note, Reason
from gateway.bookings.levels import LevelName, levels
from gateway.bookings.offers import OptionKind, Outcome
from gateway.bookings.overview import Rank
from gateway.bookings.states import State
from gateway.pages import assets, templating
from gateway.pages.branch.booking_page import ASKED, PRESSED
from gateway.pages.branch.booking_words import FIELDS, NEEDS
from gateway.pages.branch.plan_words import REVIEW
from translations.catalogue import read_catalogue
from translations.locales import FOLDER

OURS = re.compile(r"""["'`]((?:visitor|counter|embed|branch_case|docs|staff|bookings|plans)_\w+)["'`]""")
# Ids that are put together from a state: the page has one text for each.
COMPOSED = {
    *(f"visitor_rating_{score}" for score in range(1, 6)),
    *(f"visitor_holder_{holder}" for holder in ("bot", "queue", "agent", "agent_named", "nobody")),
    *(f"bookings_state_{state}" for state in State),
    *(f"bookings_rank_{rank.name.lower()}" for rank in Rank),
    *(f"bookings_do_{state}" for state in (*PRESSED, *ASKED)),
    *(f"bookings_ask_{state}" for state in ASKED),
    *(f"bookings_outcome_{outcome}" for outcome in Outcome),
    *(f"bookings_option_{kind}" for kind in OptionKind),
    *(f"bookings_reason_{reason}" for reason in Reason),
    *(f"bookings_note_{note}" for note in Note),
    *(f"bookings_need_{need}" for need in ("counters", *NEEDS)),
    *(f"bookings_by_{actor}" for actor in ("bot", "agent")),
    *(f"bookings_field_{name}" for name in (*FIELDS, "amount", "cheques", "consent", "starts_at", "ends_at")),
    *(f"plans_{part}_{level}" for part in ("level", "about") for level in LevelName),
    *(f"plans_trigger_{one}" for level in levels().values() for one in level.triggers),
    *(f"plans_action_{one.action}" for level in levels().values() for one in level.actions),
    *(f"plans_owner_{one.owner}" for level in levels().values() for one in level.actions),
    *(f"plans_pauses_{level.pauses}" for level in levels().values()),
    *(f"plans_sure_{level}" for level in ("city", "event")),
    *(f"plans_entry_{kind}" for kind in ("start", "trigger", "action", "note", "notice", "end")),
    *(f"plans_review_{name}" for name in REVIEW),
}
TEMPLATES = [
    path for path in sorted(templating.FOLDER.glob("*.html")) if not path.name.startswith(("agent_", "desk"))
]
SCRIPTS = [path for path in sorted(assets.FOLDER.glob("*.js")) if not path.name.startswith("desk")]
WORDS_IN_MARKUP = re.compile(r">\s*([^<>{}\s&][^<>{}]*[A-Za-z]{3}[^<>{}]*)<")


def _ids() -> set[str]:
    own = {one for one in read_catalogue(FOLDER / "en" / "position.po")[0] if one.startswith("visitor_")}
    return own | set(read_catalogue(FOLDER / "en" / "pages.po")[0])


def _used() -> set[str]:
    python = sorted(Path(assets.__file__).parent.rglob("*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SCRIPTS, *python))
    return set(OURS.findall(text)) | COMPOSED


def test_every_text_a_page_asks_for_is_in_the_catalogue() -> None:
    # The beginnings of what is put together.
    named = {one for one in _used() if not one.endswith("_")}
    assert named - _ids() == set()


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
