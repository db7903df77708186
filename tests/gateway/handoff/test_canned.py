from __future__ import annotations

from typing import Any

import pytest

from gateway.handoff.canned import CANNED, find_canned
from gateway.runtime import Runtime
from tests.support.desk import Desk
from translations.catalogue import Catalogue


@pytest.mark.parametrize("query", ["bring_passport", "passport", "Your passport", "pasport"])
def test_a_reply_is_found_by_short_name_words_and_with_a_slip(query: str, catalogue: Catalogue) -> None:
    assert "canned_bring_passport" in find_canned(query.replace("_", " "), catalogue)


def test_nothing_typed_shows_all(catalogue: Catalogue) -> None:
    assert find_canned(" ", catalogue) == list(CANNED)


def test_what_fits_nothing_finds_nothing(catalogue: Catalogue) -> None:
    assert find_canned("qqqqqzzzz", catalogue) == []


async def test_both_languages_are_previewed(desk: Desk, runtime: Runtime) -> None:
    agent = await desk.sign_in("zh")
    items: list[dict[str, Any]] = (await agent.get("/canned-replies", locale="ru", q="passport")).json()[
        "items"
    ]
    (found,) = [item for item in items if item["id"] == "canned_bring_passport"]
    assert found["text"] == runtime.catalogue.say("canned_bring_passport", "zh-CN")
    assert found["visitor_text"] == runtime.catalogue.say("canned_bring_passport", "ru")


async def test_an_empty_variable_is_named(desk: Desk) -> None:
    agent = await desk.sign_in("en")
    items = (await agent.get("/canned-replies", locale="en")).json()["items"]
    assert {item["id"]: item["missing"] for item in items if item["missing"]} == {
        "canned_reference": ["reference"]
    }
