"""Whatever the bot may say, there are words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot import wording
from bot.actions.case_topics import CASE_TOPICS
from bot.actions.fields import CARD_NAMES, NETWORKS, SLOTS
from bot.actions.topics.steps import told_topics
from bot.train import ROOT

_ID = re.compile(r"\"((?:utter|button|term|field)_[a-z0-9_]*[a-z0-9])\"")


def ids() -> Iterator[str]:
    """Every message id that stands in an action or a rule, and those made from a slot or an intent."""
    for path in sorted((ROOT / "bot" / "actions").rglob("*.py")):
        yield from _ID.findall(path.read_text(encoding="utf-8"))
    yield from (f"term_network_{network}" for network in NETWORKS)
    told = [step for steps in told_topics().values() for step in steps]
    yield from (str(step[name]) for step in told for name in ("say", "no_fee") if name in step)
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    yield from (row["text"] for rows in domain["responses"].values() for row in rows)
    yield from questions(domain)
    for kind, topic in CASE_TOPICS.items():
        yield from (f"card_{kind}_title", f"utter_{kind}_start", f"utter_{kind}_case")
        yield from (f"field_{CARD_NAMES.get(slot, slot)}" for slot in topic.slots)
    yield from (f"field_{CARD_NAMES.get(slot, slot)}" for slot in SLOTS)
    intents = domain["intents"]
    yield from (f"button_topic_{name}" for name in intents if name not in NO_TOPICS)


def questions(domain: dict[str, Any]) -> Iterator[str]:
    """The question of every slot of every form: the form's own, else the one all forms share."""
    for form, row in domain["forms"].items():
        for slot in row["required_slots"]:
            own = f"utter_ask_{form}_{slot}"
            yield own if own in domain["responses"] else f"utter_ask_{slot}"


NO_TOPICS = {"greet", "goodbye", "thanks", "affirm", "deny", "inform", "human_agent", "out_of_scope"}


@pytest.mark.parametrize("message_id", sorted(set(ids())))
def test_every_id_has_words(message_id: str) -> None:
    assert wording.catalogue().has(message_id, "en")
