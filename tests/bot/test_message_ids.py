"""Whatever the bot may say, there are words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from bot import wording
from bot.actions.card_captured_fields import NETWORKS, SLOTS
from bot.train import ROOT

_ID = re.compile(r"\"((?:utter|button|term|field)_[a-z0-9_]*[a-z0-9])\"")


def ids() -> Iterator[str]:
    """Every message id that stands in an action or a rule, and those made from a slot or an intent."""
    for path in sorted((ROOT / "bot" / "actions").glob("*.py")):
        yield from _ID.findall(path.read_text(encoding="utf-8"))
    yield from (f"term_network_{network}" for network in NETWORKS)
    yield from (f"utter_card_captured_changed_{slot}" for slot in SLOTS)
    yield from (f"utter_ask_card_captured_form_{slot}" for slot in SLOTS)
    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    yield from (f"button_topic_{name}" for name in intents if name not in NO_TOPICS)


NO_TOPICS = {"greet", "goodbye", "thanks", "affirm", "deny", "inform", "human_agent", "out_of_scope"}


@pytest.mark.parametrize("message_id", sorted(set(ids())))
def test_every_id_has_words(message_id: str) -> None:
    assert wording.catalogue().has(message_id, "en")
