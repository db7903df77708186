"""What has become of a case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.fake_bank import BRANCHES
from tests.bot.serving import Visitor, responses


def card(state: str, **more: Any) -> dict[str, Any]:
    """A captured card's case as the gateway gives it."""
    branch = {key: BRANCHES[0][key] for key in ("id", "name", "address", "phone")}
    return {
        "reference": "VD-7K2M-Q4",
        "kind": "captured_card",
        "state": state,
        "branch": branch,
        "promise_at": "2026-11-26T02:00:00Z",
        "collect_until": None,
        **more,
    }


@pytest.mark.parametrize(
    ("until", "response"),
    [("2026-12-03", "utter_case_status_collect"), (None, "utter_case_status_collect_soon")],
)
def test_card_at_the_branch_says_where_and_until_when(
    visitor: Visitor, until: str | None, response: str
) -> None:
    visitor.served.gateway.kept.append(card("at_branch", collect_until=until))
    answer = visitor.press("/case_status")
    assert responses(answer) == ["utter_case_status", response]
    assert answer["replies"][-1]["card"]["kind"] == "place"


def test_card_that_is_still_brought_says_when_there_is_an_answer(visitor: Visitor) -> None:
    visitor.served.gateway.kept.append(card("located"))
    answer = visitor.press("/case_status")
    assert responses(answer) == ["utter_case_status", "utter_case_status_promise"]
    assert answer["replies"][-1]["values"]["promise_at"]["value"] == "2026-11-26T10:00+08:00"


def test_without_a_case_a_person_is_offered(visitor: Visitor) -> None:
    answer = visitor.press("/case_status")
    assert responses(answer) == ["utter_case_status_none"]
    assert len(answer["replies"][0]["buttons"]) == 1


@pytest.mark.parametrize(
    ("locale", "asked", "code"),
    [
        ("en", "status of VD-9CRCMX", "the code is RJJQJM"),
        ("es", "estado del caso VD-9CRCMX", "código RJJQJM"),
        ("ru", "что с обращением VD-9CRCMX", "RJJQJM"),
        ("zh-CN", "VD-9CRCMX", "验证码RJJQJM"),
    ],
)
def test_a_case_of_another_chat_is_told_by_its_reference_and_code(
    visitor: Visitor, locale: str, asked: str, code: str
) -> None:
    visitor.locale = locale
    assert responses(visitor.say(asked)) == ["utter_case_status_code"]
    answer = visitor.say(code)
    assert responses(answer) == ["utter_case_status"]
    assert answer["replies"][0]["values"]["reference"]["value"] == "VD-9CRCMX"


def test_a_reference_and_a_code_in_one_message_are_enough(visitor: Visitor) -> None:
    assert responses(visitor.say("my case VD-9CRCMX, code RJJQJM")) == ["utter_case_status"]


def test_a_wrong_code_tells_nothing(visitor: Visitor) -> None:
    visitor.say("status of VD-9CRCMX")
    assert responses(visitor.say("RJJQJQ")) == ["utter_case_status_no_match"]
