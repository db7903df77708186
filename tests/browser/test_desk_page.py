"""The agents' desk in a real browser: side by side with a visitor, by keyboard, in two directions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.support.stack import PASSWORD

OpenPage = Callable[..., Awaitable[Page]]
LEAST_ROW = 56


@dataclass
class Guest:
    """A visitor at the HTTP API."""

    http: httpx2.AsyncClient
    id: str
    headers: dict[str, str]

    async def send(self, text: str, client_id: str) -> None:
        body = {"client_id": client_id, "text": text}
        path = f"/api/v1/conversations/{self.id}/messages"
        (await self.http.post(path, json=body, headers=self.headers)).raise_for_status()

    async def texts(self) -> list[str]:
        path = f"/api/v1/conversations/{self.id}/messages"
        answer = await self.http.get(path, headers=self.headers)
        return [message["text"] for message in answer.json()["messages"]]


@pytest.fixture
async def guest(desk_url: str) -> AsyncIterator[Guest]:
    """A Russian visitor who waits for a person; nobody else does."""
    async with httpx2.AsyncClient(base_url=desk_url) as http:
        await clear_desk(http)
        begun = (await http.post("/api/v1/conversations", json={"locale": "ru"})).json()
        guest = Guest(http, begun["id"], {"Authorization": f"Bearer {begun['token']}"})
        path = f"/api/v1/conversations/{guest.id}"
        (await http.post(f"{path}/handoff", json={}, headers=guest.headers)).raise_for_status()
        yield guest
        await http.post(f"{path}/close", headers=guest.headers)


async def clear_desk(http: httpx2.AsyncClient) -> None:
    """End what earlier tests left, so that each begins at an empty desk in English."""
    for name in ("en", "supervisor"):
        credentials = {"email": f"{name}@demo.example", "password": PASSWORD}
        token = (await http.post("/api/v1/sign-in", json=credentials)).json()["token"]
        http.cookies.clear()
        headers = {"Authorization": f"Bearer {token}"}
        await http.patch("/api/v1/me", json={"locale": "en"}, headers=headers)
    rows = (await http.get("/api/v1/conversations?view=all&limit=200", headers=headers)).json()["items"]
    me = (await http.get("/api/v1/me", headers=headers)).json()["id"]
    await http.put("/api/v1/me/presence", json={"state": "away", "capacity": 12}, headers=headers)
    for row in rows:
        path = f"/api/v1/conversations/{row['id']}"
        if row["holder"] == "queue":
            handoff = (await http.get(path, headers=headers)).json()["handoff"]["handoff_id"]
            await http.post(f"/api/v1/handoffs/{handoff}/accept", headers=headers)
        if row["holder"] in {"queue", "agent"}:
            await http.post(f"{path}/transfer", json={"agent": me}, headers=headers)
            await http.post(f"{path}/resolve", json={"outcome": "no_answer"}, headers=headers)


async def sign_in(page: Page, desk_url: str, name: str = "en") -> None:
    await page.goto(f"{desk_url}/desk")
    await page.fill("[name=email]", f"{name}@demo.example")
    await page.fill("[name=password]", PASSWORD)
    await page.click("form button")
    await page.wait_for_selector("agent-desk")


async def accept(page: Page) -> None:
    await page.wait_for_selector('[data-section="queue"] .row')
    await page.keyboard.press("a")
    await expect(page.locator("desk-composer")).to_be_visible()


async def test_a_wrong_password_is_answered_in_the_pages_language(
    desktop_page: OpenPage, desk_url: str
) -> None:
    page = await desktop_page("en")
    await page.goto(f"{desk_url}/desk")
    await page.fill("[name=email]", "somebody@demo.example")
    await page.fill("[name=password]", "guess")
    await page.click("form button")
    await expect(page.get_by_role("alert")).to_contain_text("do not match")


async def test_agent_and_visitor_talk_side_by_side(
    desktop_page: OpenPage, phone_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    await guest.http.post(f"/api/v1/conversations/{guest.id}/close", headers=guest.headers)
    visitor, agent = await phone_page("en"), await desktop_page("en")
    await sign_in(agent, desk_url)
    await visitor.goto(desk_url)
    await visitor.wait_for_selector(".message[data-author=bot]")
    await visitor.click("[data-act=person]")
    await accept(agent)
    await agent.keyboard.type("Good morning, what happened?")
    await agent.keyboard.press("Enter")
    await expect(visitor.get_by_text("Good morning, what happened?")).to_be_visible()
    await visitor.fill("#box", "My card is gone")
    await visitor.click(".send")
    await expect(agent.locator(".entry[data-author=visitor]", has_text="My card is gone")).to_be_visible()


async def test_a_visitor_in_line_appears_by_himself_and_the_title_counts_him(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    row = page.locator('[data-section="queue"] .row')
    await expect(row).to_have_count(1)
    await expect(page).to_have_title("(1) Agents' desk")
    box = await row.bounding_box()
    assert box is not None
    assert LEAST_ROW <= box["height"] < LEAST_ROW * 1.2


async def test_the_whole_work_is_done_by_keyboard(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    await page.keyboard.type("/passport")
    await page.wait_for_selector("[data-canned]:not([hidden]) [role=option]")
    await page.keyboard.press("Enter")
    await expect(page.locator(".entry[data-author=agent]")).to_have_count(1)
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    await page.keyboard.press("Enter")
    await expect(page.locator('[data-section="mine"] .row')).to_have_count(0)
    assert any("паспорт" in text.casefold() for text in await guest.texts())


async def test_letters_typed_in_the_box_are_no_shortcuts(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    await page.keyboard.type("jeep tab?")
    assert await page.input_value("#box") == "jeep tab?"
    await expect(page.locator("dialog[open]")).to_have_count(0)


async def test_the_physical_key_counts_on_a_keyboard_that_is_not_latin(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await page.wait_for_selector('[data-section="queue"] .row')
    press = "new KeyboardEvent('keydown', {key: 'ф', code: 'KeyA', bubbles: true, cancelable: true})"
    await page.evaluate(f"document.body.dispatchEvent({press})")
    await expect(page.locator("desk-composer")).to_be_visible()


async def test_single_keys_can_be_switched_off(desktop_page: OpenPage, desk_url: str, guest: Guest) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await page.keyboard.press("?")
    await page.uncheck('[data-setting="keys"]')
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    await expect(page.locator("dialog[open]")).to_have_count(0)


async def test_enter_that_ends_a_composition_sends_nothing(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    await page.fill("#box", "ni hao")
    press = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true})"
    await page.evaluate(f"document.getElementById('box').dispatchEvent({press})")
    assert await page.input_value("#box") == "ni hao"


async def test_the_bots_words_stand_in_english_above_the_russian_original(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    welcome = page.locator(".entry[data-author=bot]").first
    await expect(welcome.locator("[data-entry-text]")).to_contain_text("I am the bank's assistant")
    await expect(welcome.locator("[data-entry-original]")).to_have_attribute("lang", "ru")
    await page.keyboard.press("Escape")
    await page.keyboard.press("t")
    await expect(welcome.locator("[data-entry-original]")).to_be_hidden()


async def test_the_visitors_own_words_are_marked_as_not_translated(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    await guest.send("гостиница Пекин, номер 1204", "g1")
    entry = page.locator(".entry[data-author=visitor]")
    await expect(entry.locator("[data-entry-badge]")).to_have_text("Russian, not translated")
    await expect(entry.locator("[data-entry-text]")).to_have_attribute("lang", "ru")


async def test_a_note_stays_at_the_desk(desktop_page: OpenPage, desk_url: str, guest: Guest) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await page.keyboard.type("speaks some Chinese")
    await page.keyboard.press("Enter")
    await expect(page.locator(".entry[data-author=note]")).to_contain_text("speaks some Chinese")
    assert "speaks some Chinese" not in " ".join(await guest.texts())


async def test_a_lost_line_brings_everything_back_once(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await accept(page)
    await page.context.set_offline(True)
    await page.evaluate("document.querySelector('agent-desk').socket.failed()")
    await guest.send("пока линии нет", "g1")
    await page.context.set_offline(False)
    await expect(page.locator(".entry", has_text="пока линии нет")).to_have_count(1, timeout=20_000)


async def test_in_arabic_the_desk_is_laid_out_from_the_right(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url)
    await page.select_option("desk-language select", "ar")
    await page.wait_for_selector('html[dir="rtl"] .row')
    lists = await page.locator("desk-list").bounding_box()
    thread = await page.locator("desk-thread").bounding_box()
    assert lists is not None
    assert thread is not None
    assert lists["x"] > thread["x"]


async def test_on_a_phone_list_and_thread_take_turns(
    phone_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await phone_page("en")
    await sign_in(page, desk_url)
    await page.tap('[data-section="queue"] [data-open-row]')
    await expect(page.locator("desk-thread")).to_be_visible()
    await expect(page.locator("desk-list")).to_be_hidden()
    await page.tap("[data-act=back]")
    await expect(page.locator("desk-list")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_nothing_on_the_page_breaks_its_own_policy(
    desktop_page: OpenPage, desk_url: str, guest: Guest
) -> None:
    page = await desktop_page("en")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    await sign_in(page, desk_url)
    await page.click("[data-start]")
    await accept(page)
    assert [text for text in said if "WebSocket is closed before" not in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_out_of_reach_for_a_screen_reader(
    desktop_page: OpenPage, desk_url: str, guest: Guest, scheme: Any
) -> None:
    page = await desktop_page("en")
    await page.emulate_media(color_scheme=scheme)
    await page.goto(f"{desk_url}/desk")
    found = [(await Axe().run(page)).response["violations"]]
    await sign_in(page, desk_url)
    await accept(page)
    await guest.send("где вы?", "g1")
    await page.wait_for_selector(".entry[data-author=visitor]")
    found.append((await Axe().run(page)).response["violations"])
    assert [[(one["id"], [node["html"] for node in one["nodes"]]) for one in page_] for page_ in found] == [
        [],
        [],
    ]
