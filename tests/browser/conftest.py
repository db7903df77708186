"""A real browser at a real desk: Debian's Chromium, never a download of Playwright's own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

from tests.support.stack import Stack, running_desk

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 10_000

OpenPage = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; without one the browser tests are skipped."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install it with `apt-get install chromium`")
    return found


@pytest.fixture(scope="session")
def desk(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole desk, started once for all pages."""
    with running_desk(tmp_path_factory.mktemp("desk")) as stack:
        yield stack


@pytest.fixture(scope="session")
def desk_url(desk: Stack) -> str:
    """Where the desk's pages are."""
    return desk.url


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A browser of the test's own, with nothing kept from before."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        await running.close()


def _opener(browser: Browser, **size: Any) -> OpenPage:
    async def open_page(language: str = "en", **more: Any) -> Page:
        context = await browser.new_context(locale=language, **size, **more)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    return open_page


@pytest.fixture
def phone_page(browser: Browser) -> OpenPage:
    """`await phone_page("ru")`: a page on a phone set to that language."""
    return _opener(browser, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)


@pytest.fixture
def desktop_page(browser: Browser) -> OpenPage:
    """`await desktop_page("zh-CN")`: a page on a small office screen set to that language."""
    return _opener(browser, viewport={"width": 1366, "height": 768})
