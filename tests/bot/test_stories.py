"""Every topic from end to end in five languages, with a recovery each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bot.serving import Visitor, responses

FOLDER = Path(__file__).parent / "stories"
STORIES: list[dict[str, Any]] = [
    story
    for path in sorted(FOLDER.glob("*.yml"))
    for story in yaml.safe_load(path.read_text(encoding="utf-8"))
]
LOCALES = ("en", "ru", "ar", "zh-CN", "ja")
MOST_QUESTIONS = 8


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("story", STORIES, ids=[story["topic"] for story in STORIES])
def test_a_visitor_is_told_what_the_story_says(visitor: Visitor, story: dict[str, Any], locale: str) -> None:
    visitor.locale = locale
    bookings = visitor.served.gateway.bookings
    bookings.outcome = story.get("outcome", "fits")
    visitor.served.gateway.closed = set(story.get("closed", []))
    answer: dict[str, Any] = {}
    for step in story["steps"]:
        bookings.is_gone = step.get("gone", False)
        answer = take(visitor, step, answer, locale)
        said = responses(answer)
        rest = iter(said)
        assert all(one in rest for one in step["bot"]), (step, said)
        assert not step.get("only") or said == step["bot"]
        quoted = visitor.served.gateway.quotes[-1] if "quoted" in step else {}
        assert {name: quoted.get(name) for name in step.get("quoted", {})} == step.get("quoted", {})
        asked = bookings.asked[-1] if "asked" in step else {}
        assert {name: asked.get(name) for name in step.get("asked", {})} == step.get("asked", {})


def take(visitor: Visitor, step: dict[str, Any], answer: dict[str, Any], locale: str) -> dict[str, Any]:
    """Press, say, or say the same to every question that is asked."""
    if "button" in step:
        return visitor.press(button(answer, step["button"]))
    if "position" in step:
        # The page puts the position into the payload of the button.
        return visitor.press(button(answer, "button_position").replace("here", step["position"]))
    if "say" in step:
        return visitor.say(step["say"][locale])
    for _ in range(MOST_QUESTIONS):
        if answer["form"] is None:
            break
        answer = visitor.say(step["until"][locale])
    return answer


def button(answer: dict[str, Any], title_id: str) -> str:
    """The payload of a button of the last answer."""
    offered = [one for reply in answer["replies"] for one in reply["buttons"]]
    return str(next(one["payload"] for one in offered if one["title_id"] == title_id))
