"""The sample answers that the gateway's tests read are what the bot really says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.serving import Visitor

SAMPLES = Path(__file__).parents[1] / "replies"
WALKS = {
    "greet": ["/greet"],
    "emergency": ["/emergency"],
    "language_change": ['/language_change{"language":"en"}'],
    "card_captured_first_question": ["/card_captured"],
    "human_agent_in_form": ["/card_captured", '/inform{"atm":"0123"}', "/human_agent"],
}


@pytest.mark.parametrize("sample", sorted(WALKS))
def test_bot_says_the_sample(visitor: Visitor, sample: str) -> None:
    expected = json.loads((SAMPLES / f"{sample}.json").read_text(encoding="utf-8"))
    for payload in WALKS[sample]:
        answer = visitor.press(payload)
    assert {name: answer[name] for name in expected} == expected
