"""The chat on a bad line: nothing lost, nothing doubled, nothing read out twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import APIResponse, Page, Route, expect

OpenPage = Callable[..., Awaitable[Page]]

STORAGE_THROWS = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""
NO_SOCKETS = "window.WebSocket = class { constructor() { throw new Error('blocked'); } };"
OWN = ".message[data-author=visitor]"


async def _say(page: Page, text: str) -> None:
    await page.fill("textarea", text)
    await page.press("textarea", "Enter")


async def _open(page: Page, address: str) -> None:
    await page.goto(address)
    await page.wait_for_selector(".message[data-author=bot]")


async def test_what_is_written_without_a_connection_is_sent_once_when_it_is_back(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await page.context.set_offline(True)
    await _say(page, "first")
    await _say(page, "second")
    await expect(page.locator("[data-offline]")).to_be_visible()
    await expect(page.locator(OWN)).to_have_count(2)
    await page.context.set_offline(False)
    await expect(page.locator(f"{OWN}[data-state=sent]")).to_have_count(2)
    await expect(page.locator("[data-offline]")).to_be_hidden()
    await page.reload()
    await expect(page.locator(f"{OWN} .bubble")).to_have_text(["first", "second"])


async def test_a_message_whose_answer_was_lost_is_stored_once(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    lost: list[APIResponse] = []

    async def lose_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            await route.continue_()
            return
        lost.append(await route.fetch())
        await route.abort()

    await page.route("**/messages", lose_first)
    await _say(page, "only once")
    await expect(page.locator(f"{OWN}[data-state=sent]")).to_have_count(1)
    await page.reload()
    await expect(page.locator(OWN)).to_have_count(1)


async def test_what_was_not_sent_survives_a_reload(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await page.route("**/messages", lambda route: route.abort())
    await _say(page, "kept")
    await expect(page.locator(OWN)).to_have_count(1)
    await page.unroute("**/messages")
    await page.reload()
    await expect(page.locator(f"{OWN}[data-state=sent]")).to_have_count(1)


async def test_what_was_not_sent_for_days_is_not_sent_any_more(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await page.goto(f"{desk_url}/robots.txt")
    for days, text in ((3, "too late"), (1, "in time")):
        entry = {"client_id": f"t{days}", "body": {"text": text}, "shown": text, "tries": 0}
        await page.evaluate(
            "([entry, days]) => localStorage.setItem(`visitor-desk.out.${entry.client_id}`,"
            " JSON.stringify({ ...entry, at: Date.now() - days * 86400000 }))",
            [entry, days],
        )
    await _open(page, desk_url)
    await expect(page.locator(f"{OWN}[data-state=sent] .bubble")).to_have_text(["in time"])
    assert await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.out.'))") == []


async def test_a_failed_message_can_be_sent_again_by_hand(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await page.route("**/messages", lambda route: route.fulfill(status=503, json={}))
    await _say(page, "again")
    await expect(page.locator(f"{OWN}[data-state=failed]")).to_have_count(1)
    await page.unroute("**/messages")
    await page.locator(OWN).locator("[data-retry]").click()
    await expect(page.locator(f"{OWN}[data-state=sent]")).to_have_count(1)


async def test_a_draft_survives_a_reload(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await page.fill("textarea", "half a sentence")
    await page.reload()
    await expect(page.locator("textarea")).to_have_value("half a sentence")


async def test_a_reload_shows_the_conversation_once_and_outside_the_live_tail(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await _say(page, "hello")
    await expect(page.locator(".message[data-author=bot]")).not_to_have_count(1)
    before = await page.locator(".message .bubble").all_inner_texts()
    await page.reload()
    await expect(page.locator(".message .bubble")).to_have_text(before)
    # What was said before the reload is never read out again.
    await expect(page.locator("[role=log] .message")).to_have_count(0)


async def test_without_sockets_answers_come_by_polling(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await page.add_init_script(NO_SOCKETS)
    await _open(page, desk_url)
    await _say(page, "hello")
    await expect(page.locator(".message[data-author=bot]")).not_to_have_count(1, timeout=15_000)
    await expect(page.locator("[data-offline]")).to_be_hidden()


async def test_a_browser_that_keeps_nothing_still_holds_the_conversation(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await page.add_init_script(STORAGE_THROWS)
    await _open(page, desk_url)
    await _say(page, "hello")
    await expect(page.locator(f"{OWN}[data-state=sent]")).to_have_count(1)


async def test_a_conversation_that_is_gone_gives_way_to_a_new_one(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await page.goto(f"{desk_url}/robots.txt")
    await page.evaluate(
        "localStorage.setItem('visitor-desk.conversation', JSON.stringify({ id: 'c_gone', token: 'v_gone' }))"
    )
    await _open(page, desk_url)
    await _say(page, "hello")
    await expect(page.locator(f"{OWN}[data-state=sent]")).to_have_count(1)
