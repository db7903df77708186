"""Messages of nothing but marks."""

from __future__ import annotations

from typing import Any

import pytest

from bot.corrections.wordless import without_topic
from bot.turn import Turn

PARSED: dict[str, Any] = {"intent": {"name": "fx_rate", "confidence": 0.9}, "clarify": ["fx_rate"]}


@pytest.mark.parametrize("text", ["???", " ? ", "...", "？！", "؟", "¿?"])
def test_marks_alone_are_about_nothing(text: str) -> None:
    found = without_topic(PARSED, Turn("c", "m", text, "en", {}))
    assert (found["intent"]["name"], found["clarify"], found["aspect"]) == ("nlu_fallback", [], None)


@pytest.mark.parametrize("text", ["$?", "?a", "100", "👍", "好？"])
def test_whatever_else_stands_in_it_keeps_its_topic(text: str) -> None:
    assert without_topic(PARSED, Turn("c", "m", text, "en", {})) == PARSED
