"""From the first words to a case, in every first-class language, over HTTP and over the socket."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.captured_card import (
    DONT_KNOW,
    FIRST_WORDS,
    MOST_QUESTIONS,
    answer_for,
    case_card,
    open_question,
)
from tests.support.stack import Stack
from tests.support.visitors import HttpVisitor, SocketVisitor, responses
from translations.catalogue import Catalogue
from translations.locales import first_class

CATALOGUE = Catalogue.load()


def is_asked(messages: list[dict[str, Any]], known: int) -> bool:
    later = [message for message in messages if message["sequence"] > known]
    return bool(later) and (open_question(later) is not None or case_card(later) is not None)


@pytest.mark.parametrize("locale", first_class())
def test_a_visitor_gets_a_case_in_his_language_over_http(desk: Stack, locale: str) -> None:
    visitor = HttpVisitor.begin(desk.url, None)
    said = visitor.say(FIRST_WORDS[locale])
    for _ in range(MOST_QUESTIONS):
        slot = open_question(said)
        if slot is None:
            break
        said = visitor.say(answer_for(slot, locale))
    listing = visitor.read()
    card = case_card(listing["messages"])
    assert listing["locale"] == locale
    assert card is not None
    assert card["fields"]["reference"].startswith("VD-")
    for message in listing["messages"]:
        if message["author"]["kind"] == "bot":
            assert message["locale"] == locale
            response = message["response"]
            assert message["text"] == CATALOGUE.say(response["id"], locale, response["values"])


@pytest.mark.parametrize("locale", first_class())
def test_a_visitor_gets_a_case_in_his_language_over_the_socket(desk: Stack, locale: str) -> None:
    async def journey() -> dict[str, Any] | None:
        begun = await asyncio.to_thread(HttpVisitor.begin, desk.url, locale)
        visitor = await SocketVisitor.join(desk.url, begun)
        async with visitor.socket:
            text = FIRST_WORDS[locale]
            for _ in range(MOST_QUESTIONS):
                known = max(visitor.messages, default=0)
                await visitor.send(text)
                messages = await visitor.until(lambda found, known=known: is_asked(found, known + 1))  # type: ignore[misc]
                if case_card(messages):
                    break
                slot = open_question(messages)
                assert slot is not None
                text = answer_for(slot, locale)
            sequences = [message["sequence"] for message in visitor.ordered()]
            assert sequences == list(range(1, len(sequences) + 1))
            return case_card(visitor.ordered())

    card = asyncio.run(journey())
    assert card is not None
    assert card["fields"]["reference"].startswith("VD-")


def test_the_machine_of_the_qr_code_is_known_from_the_start(desk: Stack) -> None:
    visitor = HttpVisitor.begin(desk.url, "en", atm="BJ0101")
    said = visitor.say("the machine kept my card")
    assert open_question(said) != "atm"
    assert any("BJ0101" in message["text"] for message in said)


def test_a_side_question_is_answered_and_the_form_goes_on(desk: Stack) -> None:
    visitor = HttpVisitor.begin(desk.url, "en")
    asked = open_question(visitor.say("the cash machine kept my card"))
    said = visitor.say("are you a robot?")
    assert "utter_bot_challenge" in responses(said)
    assert open_question(said) == asked


def test_an_earlier_answer_can_be_corrected(desk: Stack) -> None:
    visitor = HttpVisitor.begin(desk.url, "en")
    visitor.say("the cash machine BJ0101 kept my visa card")
    said = visitor.say("no, not visa, it is a mastercard")
    assert "utter_changed" in responses(said)


def test_everything_may_be_unknown_and_a_person_or_a_case_follows(desk: Stack) -> None:
    visitor = HttpVisitor.begin(desk.url, "en")
    said = visitor.say("the cash machine kept my card")
    for _ in range(MOST_QUESTIONS):
        if open_question(said) is None:
            break
        said = visitor.say(DONT_KNOW["en"])
    listing = visitor.read()
    assert case_card(listing["messages"]) is not None or listing["holder"] == "queue"


def test_the_case_is_read_with_the_conversations_token(desk: Stack) -> None:
    visitor = HttpVisitor.begin(desk.url, "en", atm="BJ0101")
    said = visitor.say("the machine kept my card")
    for _ in range(MOST_QUESTIONS):
        slot = open_question(said)
        if slot is None:
            break
        said = visitor.say(answer_for(slot, "en"))
    card = case_card(visitor.read()["messages"])
    assert card is not None
    reference = card["fields"]["reference"]
    answer = visitor.http.get(f"/api/v1/cases/{reference}", headers=visitor.headers)
    stranger = visitor.http.get(f"/api/v1/cases/{reference}", params={"code": "WRONG1"})
    assert answer.json()["reference"] == reference
    assert stranger.status_code == 404
