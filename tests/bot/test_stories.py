"""Every topic from end to end in five languages, with a recovery each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bot.serving import Visitor, responses

FOLDER = Path(__file__).parent / "stories"
STORIES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "topics.yml").read_text(encoding="utf-8"))
LOCALES = ("en", "ru", "ar", "zh-CN", "ja")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("story", STORIES, ids=[story["topic"] for story in STORIES])
def test_a_visitor_is_told_what_the_story_says(visitor: Visitor, story: dict[str, Any], locale: str) -> None:
    visitor.locale = locale
    answer: dict[str, Any] = {}
    for step in story["steps"]:
        if "button" in step:
            answer = visitor.press(button(answer, step["button"]))
        else:
            answer = visitor.say(step["say"][locale])
        said = responses(answer)
        rest = iter(said)
        assert all(one in rest for one in step["bot"]), (step["say"][locale], said)


def button(answer: dict[str, Any], title_id: str) -> str:
    """The payload of a button of the last answer."""
    offered = [one for reply in answer["replies"] for one in reply["buttons"]]
    return str(next(one["payload"] for one in offered if one["title_id"] == title_id))
