"""Near me: the page asks the browser only after a tap, sends a rounded position, and says what went wrong."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Page, expect

OpenPage = Callable[..., Awaitable[Page]]

WHERE = {
    "en": "where is the nearest branch",
    "ar": "أين أقرب فرع",
    "ru": "где ближайшее отделение",
    "zh-CN": "最近的网点在哪里",
}
FORBIDDEN_CITY = {"latitude": 39.91638712, "longitude": 116.39716512, "accuracy": 30}
BERLIN = {"latitude": 52.52, "longitude": 13.405, "accuracy": 30}
BUTTON = ".choice:has(svg)"
# Stands for a browser whose answer a test chooses; the real one of Chromium is used where it can be.
ANSWERS = """(answer) => {
  const asked = [];
  Object.defineProperty(navigator.geolocation, "getCurrentPosition", {
    value: (found, missed, options) => { asked.push(options); answer.code ? missed(answer) : found(answer); },
  });
  window.askedForPosition = asked;
}"""


async def _ask_where(page: Page, address: str, language: str) -> None:
    """Ask for a branch without saying where, until the button is there or the bot has asked."""
    await page.goto(address)
    await page.wait_for_selector(".message[data-author=bot]")
    await page.fill("textarea", WHERE[language])
    await page.press("textarea", "Enter")
    await expect(page.locator(".message[data-author=bot]")).not_to_have_count(1)
    await expect(page.locator("[data-typing]")).to_be_hidden()


async def _asked(phone_page: OpenPage, url: str, language: str, **more: Any) -> Page:
    page = await phone_page(language, **more)
    await _ask_where(page, url, language)
    await expect(page.locator(BUTTON)).to_be_visible()
    return page


@pytest.mark.parametrize(("language", "unit"), [("en", "m"), ("ar", "م"), ("zh-CN", "公里")])
async def test_who_agrees_gets_branches_near_with_their_distance(
    phone_page: OpenPage, desk_url: str, language: str, unit: str
) -> None:
    granted = {"geolocation": FORBIDDEN_CITY, "permissions": ["geolocation"]}
    page = await _asked(phone_page, desk_url, language, **granted)
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    await page.click(BUTTON)
    await expect(page.locator(".card")).to_have_count(3)
    await expect(page.locator("[data-card-aside]").first).to_contain_text(unit)
    own = page.locator(".message[data-author=visitor] .bubble").last
    assert not any(sign.isdigit() for sign in await own.inner_text())
    await expect(page.locator(BUTTON)).to_have_count(0)
    kept = await page.evaluate("JSON.stringify(localStorage)")
    assert "39.9163" not in kept + await page.content() + "".join(sent)


async def test_only_a_rounded_position_leaves_the_phone(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en", geolocation=FORBIDDEN_CITY, permissions=["geolocation"])
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(str(frame))))
    page.on("request", lambda request: frames.append(request.post_data or ""))
    await _ask_where(page, desk_url, "en")
    await page.click(BUTTON)
    await expect(page.locator(".card")).to_have_count(3)
    payload = json.dumps('/inform{"position":"39.916,116.397"}')
    assert any(payload in frame for frame in frames)
    assert not any("39.9163" in frame for frame in frames)


async def test_a_position_that_was_sent_too_late_is_asked_for_again(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await _asked(phone_page, desk_url, "en", geolocation=FORBIDDEN_CITY, permissions=["geolocation"])
    await page.route("**/messages", lambda route: route.abort())
    await page.click(BUTTON)
    await expect(page.locator(".message[data-author=visitor]")).to_have_count(2)
    # Two hours pass in the page's outgoing queue.
    await page.evaluate(
        "for (const key of Object.keys(localStorage).filter((one) => one.includes('.out.'))) {"
        " const entry = JSON.parse(localStorage[key]);"
        " localStorage[key] = JSON.stringify({ ...entry, at: entry.at - 7200000 }); }"
    )
    await page.reload()
    await expect(page.locator(".message[data-author=visitor]")).to_have_count(2)
    await page.unroute("**/messages")
    await expect(page.locator(".message[data-author=bot] .bubble").last).to_contain_text("only now")
    await expect(page.locator(".card")).to_have_count(0)
    await expect(page.locator(BUTTON)).to_be_visible()


async def test_nothing_is_asked_of_the_browser_before_the_tap(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en", permissions=["geolocation"])
    await page.add_init_script(f"({ANSWERS})({json.dumps({'coords': FORBIDDEN_CITY})})")
    await _ask_where(page, desk_url, "en")
    await expect(page.locator(BUTTON)).to_be_visible()
    await expect(page.locator("[data-choices-note]")).to_contain_text("100 metres")
    assert await page.evaluate("askedForPosition.length") == 0
    await page.click(BUTTON)
    await expect(page.locator(".card")).to_have_count(3)
    assert (await page.evaluate("askedForPosition"))[0]["timeout"] == 10_000


async def test_who_refuses_is_told_so_and_writes_where_he_is(phone_page: OpenPage, desk_url: str) -> None:
    page = await _asked(phone_page, desk_url, "ru")
    # Without a permission Chromium without a window refuses as a visitor would.
    await page.click(BUTTON)
    note = page.locator("[data-choices-note]")
    await expect(note).to_have_text("Браузер не передаёт местоположение. Пожалуйста, напишите, где вы.")
    await expect(page.locator(BUTTON)).to_have_count(0)
    await expect(page.locator("textarea")).to_be_focused()
    await page.fill("textarea", "Ванфуцзин")
    await page.press("textarea", "Enter")
    await expect(page.locator(".card").first).to_be_visible()
    await expect(note).to_be_hidden()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"code": 3}, "not found in time"),
        ({"code": 2}, "not be found exactly enough"),
        ({"coords": {**FORBIDDEN_CITY, "accuracy": 25_000}}, "not be found exactly enough"),
    ],
)
async def test_a_position_that_is_not_found_is_said_and_may_be_tried_again(
    phone_page: OpenPage, desk_url: str, answer: dict[str, Any], words: str
) -> None:
    page = await phone_page("en", permissions=["geolocation"])
    await page.add_init_script(f"({ANSWERS})({json.dumps(answer)})")
    await _ask_where(page, desk_url, "en")
    await page.click(BUTTON)
    await expect(page.locator("[data-choices-note]")).to_contain_text(words)
    await expect(page.locator(BUTTON)).to_be_enabled()
    await expect(page.locator(".message[data-author=visitor]")).to_have_count(1)


async def test_a_question_of_the_browser_that_is_left_open_does_not_hold_the_button_for_ever(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await page.clock.install()
    await page.add_init_script("navigator.geolocation.getCurrentPosition = () => {}")
    await _ask_where(page, desk_url, "en")
    await page.click(BUTTON)
    await expect(page.locator(BUTTON)).to_have_attribute("aria-disabled", "true")
    await page.clock.fast_forward(61_000)
    await expect(page.locator("[data-choices-note]")).to_contain_text("not found in time")
    await expect(page.locator(BUTTON)).to_have_attribute("aria-disabled", "false")


async def test_where_the_browser_has_no_position_there_is_no_button(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await page.add_init_script("delete Navigator.prototype.geolocation")
    await _ask_where(page, desk_url, "en")
    await expect(page.locator(BUTTON)).to_have_count(0)
    await expect(page.locator("[data-choices-note]")).to_be_hidden()


async def test_who_is_far_away_is_told_in_which_city_we_are(phone_page: OpenPage, desk_url: str) -> None:
    page = await _asked(phone_page, desk_url, "en", geolocation=BERLIN, permissions=["geolocation"])
    await page.click(BUTTON)
    last = page.locator(".message[data-author=bot] .bubble").last
    await expect(last).to_contain_text("Beijing, about 7,")
    await expect(page.locator(BUTTON)).to_be_visible()


async def test_a_visitor_who_scanned_a_branch_is_not_asked_for_his_position(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en", geolocation=FORBIDDEN_CITY, permissions=["geolocation"])
    await _ask_where(page, f"{desk_url}/?branch=wangfujing", "en")
    await expect(page.locator(BUTTON)).to_have_count(0)
