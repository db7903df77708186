"""A question that names no matter is taken for one about the matter just talked of."""

from __future__ import annotations

from typing import Any

import pytest

from bot.corrections.asking import asking
from bot.state import Dialogue
from bot.turn import Turn

MEMORY = {"name": "mobile_wallet", "said": "utter_wallet_limits"}


def turn(
    text: str, *, said: str | None = "utter_wallet_limits", form: str | None = None, **slots: Any
) -> Turn:
    made = Turn("c", "m", text, "en", {})
    made.dialogue = Dialogue(form=form, said=said, slots={"topic": MEMORY, **slots})
    return made


def parsed(intent: str, sure: float = 0.9, aspect: str = "duration") -> dict[str, Any]:
    found = {"name": aspect, "confidence": 0.9}
    return {"intent": {"name": intent, "confidence": sure}, "entities": [], "clarify": ["x"], "aspect": found}


def test_it_becomes_a_message_of_the_topic_before_it() -> None:
    asked = turn("how long does it take?")
    found = asking(parsed("atm_withdraw_howto"), asked)
    assert (found["intent"]["name"], found["clarify"]) == ("mobile_wallet", [])
    assert (asked.goes_on, asked.aspect) == (True, "duration")


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (turn("how long?", said="utter_greet"), parsed("atm_withdraw_howto")),
        (turn("how long?", form="complaint_form"), parsed("atm_withdraw_howto")),
        (turn("how long?"), parsed("emergency", 0.6)),
        (turn("thank you, that took long"), parsed("thanks")),
        (turn("how long?"), parsed("atm_withdraw_howto", aspect="none")),
        (turn("how long? " * 20), parsed("atm_withdraw_howto")),
        (turn("until when?"), parsed("branch_hours", aspect="where") | {"aspect": None}),
        (turn("how long will it take?", cases={"complaint": "VD-1"}), parsed("case_status")),
    ],
)
def test_what_is_another_matter_stays_what_it_is(made: Turn, found: dict[str, Any]) -> None:
    assert asking(found, made) == found
    assert not made.goes_on


def test_after_a_case_was_opened_it_is_about_the_case() -> None:
    asked = turn("how long will it take?", said="utter_complaint_case", cases={"complaint": "VD-1"})
    assert asking(parsed("nlu_fallback"), asked)["intent"]["name"] == "case_status"


def test_thanks_leave_open_what_was_talked_of() -> None:
    asked = turn("and what does it cost?", said="utter_thanks")
    assert asking(parsed("fx_rate", aspect="cost"), asked)["intent"]["name"] == "mobile_wallet"


def test_of_no_matter_at_all_a_topic_must_be_certain_or_it_is_asked_which_is_meant() -> None:
    asked = turn("how long does it take?", said=None)
    unsure = asking(parsed("atm_withdraw_howto", 0.85), asked)
    assert (unsure["intent"]["name"], unsure["clarify"]) == ("nlu_fallback", ["atm_withdraw_howto"])
    certain = asking(parsed("atm_withdraw_howto", 0.95), asked)
    assert certain["intent"]["name"] == "atm_withdraw_howto"
