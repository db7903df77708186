"""The visitor's page as a page: light, strict, reachable for everybody, and embedded elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, Request, expect

OpenPage = Callable[..., Awaitable[Page]]

MAX_REQUESTS = 6
MIN_TARGET = 44
MIN_TEXT = 16


async def _open(page: Page, address: str) -> None:
    await page.goto(address)
    await page.wait_for_selector(".message[data-author=bot]")


async def test_the_first_screen_takes_six_requests_to_one_host(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):
            asked.append(request.url)

    page.on("request", note)
    page.on("websocket", lambda socket: asked.append(socket.url))
    await _open(page, desk_url)
    await page.wait_for_load_state("networkidle")
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(desk_url).netloc}
    assert len(asked) <= MAX_REQUESTS


async def test_nothing_breaks_the_pages_own_policy(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if line.type in {"error", "warning"} else None)
    await _open(page, desk_url)
    await page.click("[data-act=languages] >> nth=0")
    await page.keyboard.press("Escape")
    await page.click("[data-act=menu]")
    await page.click("[data-item=device]")
    assert problems == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_passes_the_accessibility_rules(
    phone_page: OpenPage, desk_url: str, language: str, scheme: str
) -> None:
    page = await phone_page(language, color_scheme=scheme)
    await _open(page, desk_url)
    found = await Axe().run(page)
    assert [rule["id"] for rule in found.response["violations"]] == []


async def test_what_is_pressed_is_large_enough_and_text_does_not_zoom(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    small = await page.locator("button:visible").evaluate_all(
        "(all, least) => all.filter(one => { const box = one.getBoundingClientRect();"
        " return box.height < least || box.width < least; }).map(one => one.outerHTML)",
        MIN_TARGET,
    )
    assert small == []
    size = await page.locator("textarea").evaluate("box => parseFloat(getComputedStyle(box).fontSize)")
    assert size >= MIN_TEXT


async def test_the_box_grows_to_five_lines_and_no_further(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    heights = []
    for lines in (1, 3, 5, 9):
        await page.fill("textarea", "\n".join("x" * lines))
        heights.append(await page.locator("textarea").evaluate("box => box.offsetHeight"))
    assert heights[0] < heights[1] < heights[2] == heights[3]


@pytest.mark.parametrize("width", [320, 390])
async def test_nothing_reaches_past_the_edge(phone_page: OpenPage, desk_url: str, width: int) -> None:
    page = await phone_page("ru")
    await page.set_viewport_size({"width": width, "height": 640})
    await _open(page, desk_url)
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_the_chat_opens_in_a_frame_on_another_page(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("ru")
    await page.goto(f"{desk_url}/embed-demo")
    await page.locator("visitor-desk").wait_for(state="attached")
    async with page.expect_event("frameattached") as attached:
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
    frame = await attached.value
    await frame.wait_for_selector(".message[data-author=bot]")
    await expect(frame.locator("html")).to_have_attribute("lang", "ru")
    await frame.click("[data-embed-close]")
    await expect(page.locator("h1")).to_be_visible()
