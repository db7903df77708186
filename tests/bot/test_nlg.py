"""Responses are worded from the catalogue, and every id in the domain has its words."""

from __future__ import annotations

import asyncio

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot import wording
from bot.nlg import DeskNLG
from bot.train import ROOT

# Read without Rasa while pytest collects.
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES = DOMAIN["responses"]
MAX_TITLE = 20


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The domain as Rasa reads it."""
    return Domain.load(str(ROOT / "domain.yml"))


def generate(domain: Domain, response: str, **given: object) -> dict[str, object]:
    """One message of the generator."""
    tracker = DialogueStateTracker.from_events("c", [], slots=domain.slots)
    message = asyncio.run(DeskNLG(domain=domain).generate(response, tracker, "desk", **given))
    assert message is not None
    return message


def test_response_is_worded_in_the_locale_asked_for(domain: Domain) -> None:
    assert generate(domain, "utter_thanks", locale="en")["text"] == "You are welcome. Is there anything else?"


def test_values_are_formatted_and_unused_ones_left_out(domain: Domain) -> None:
    values = {"reference": {"type": "reference", "value": "VD-1"}, "else": 1}
    message = generate(domain, "utter_case_opened", locale="en", values=values)
    assert "VD-1" in str(message["text"])
    assert message["values"] == {"reference": values["reference"]}


def test_further_locale_is_worded_in_english(domain: Domain) -> None:
    assert (
        generate(domain, "utter_thanks", locale="nl")["text"]
        == generate(domain, "utter_thanks", locale="en")["text"]
    )


def test_choices_of_an_action_replace_the_domains_buttons(domain: Domain) -> None:
    choices = [{"title": "button_atm", "payload": "/inform", "values": {"atm": "0123"}}]
    message = generate(domain, "utter_ask_card_captured_form_atm", locale="en", choices=choices)
    assert message["buttons"] == [
        {
            "title": "Use my position",
            "payload": '/inform{"position":"here"}',
            "title_id": "button_position",
            "values": {},
        },
        {"title": "No. 0123", "payload": "/inform", "title_id": "button_atm", "values": {"atm": "0123"}},
    ]


@pytest.mark.parametrize("response", sorted(RESPONSES))
def test_every_response_has_words(response: str) -> None:
    assert wording.catalogue().has(response, "en")


@pytest.mark.parametrize("response", sorted(RESPONSES))
def test_buttons_of_a_response_have_short_titles_and_known_payloads(response: str) -> None:
    for button in RESPONSES[response][0].get("buttons") or []:
        assert len(wording.say(button["title"], "en", {})) <= MAX_TITLE
        assert button["payload"].strip("/").partition("{")[0] in DOMAIN["intents"]


@pytest.mark.parametrize("intent", [*DOMAIN["intents"], "nlu_fallback"])
def test_every_intent_has_a_term(intent: str) -> None:
    assert wording.catalogue().has(f"topic_{intent}", "en")


def test_domain_holds_no_text_for_visitors() -> None:
    assert all(rows[0]["text"] == response for response, rows in RESPONSES.items())
