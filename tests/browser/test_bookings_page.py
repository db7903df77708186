"""Group bookings in a browser: a clerk's whole work, beside a colleague, on a phone, in two directions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.support.stack import PASSWORD

OpenPage = Callable[..., Awaitable[Page]]


async def use_locale(desk_url: str, name: str, locale: str) -> str:
    """Let the desk speak this language to a demo user; his token."""
    async with httpx2.AsyncClient(base_url=desk_url) as http:
        body = {"email": f"{name}@demo.example", "password": PASSWORD}
        token = str((await http.post("/api/v1/sign-in", json=body)).json()["token"])
        http.cookies.clear()
        await http.patch("/api/v1/me", json={"locale": locale}, headers={"Authorization": f"Bearer {token}"})
    return token


async def sign_in(page: Page, desk_url: str, path: str, *, name: str = "branch", locale: str = "en") -> str:
    token = await use_locale(desk_url, name, locale)
    await page.goto(f"{desk_url}{path}")
    await page.fill("[name=email]", f"{name}@demo.example")
    await page.fill("[name=password]", PASSWORD)
    await page.click("form button")
    await page.wait_for_selector("branch-page")
    return token


async def take(page: Page, group: str, time: str = "2026-11-27T10:00") -> None:
    """Take a booking by telephone."""
    await page.get_by_role("link", name="New booking").click()
    await page.fill("[name=starts_at]", time)
    await page.fill("[name=group_name]", group)
    await page.fill("[name=group_size]", "12")
    await page.fill("[name=deals]", "6")
    await page.fill("[name=amount_0]", "6000")
    await page.fill("[name=currency_0]", "usd")
    await page.get_by_role("button", name="Check and book").click()


async def test_a_clerk_takes_a_booking_from_the_call_to_done(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("en")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    await sign_in(page, desk_url, "/branch/bookings")
    await take(page, "Torcida")
    await expect(page.get_by_role("heading", name="Torcida")).to_be_visible()
    await page.get_by_role("button", name="Confirm this").click()
    for name in ("Group has arrived", "Begin service", "Finish"):
        await page.get_by_role("button", name=name).click()
    await expect(page.locator("#actions")).to_contain_text("Nothing is left to do here.")
    await page.get_by_role("link", name="Back to the list").click()
    row = page.locator('[data-rank="over"] .booking', has_text="Torcida")
    await expect(row).to_contain_text("USD\u00a06,000.00")
    assert said == []


async def test_cancelling_asks_first_and_works_by_keyboard(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url, "/branch/bookings")
    await take(page, "Keyboard", "2026-11-27T12:00")
    await page.locator("summary", has_text="Cancel booking").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Flight is late")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#top .state")).to_have_text("Cancelled")
    await expect(page.locator("#history")).to_contain_text("Flight is late")


async def test_what_a_colleague_does_appears_and_a_note_being_typed_stays(
    desktop_page: OpenPage, desk_url: str
) -> None:
    page = await desktop_page("en")
    token = await sign_in(page, desk_url, "/branch/bookings")
    await take(page, "Colleague", "2026-11-27T14:00")
    await expect(page.locator("#top .state")).to_have_text("Offered")
    await page.fill("#note-form textarea", "bus at gate 3")
    reference = page.url.rsplit("/", 1)[1]
    async with httpx2.AsyncClient(base_url=desk_url) as http:
        path, headers = f"/api/v1/bookings/{reference}", {"Authorization": f"Bearer {token}"}
        (await http.patch(path, json={"state": "confirmed"}, headers=headers)).raise_for_status()
    await expect(page.locator("#top .state")).to_have_text("Confirmed", timeout=20_000)
    await expect(page.locator("#note-form textarea")).to_have_value("bus at gate 3")


async def test_a_supervisor_finds_a_branch_by_its_first_letters_without_a_mouse(
    desktop_page: OpenPage, desk_url: str
) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url, "/branch/bookings", name="supervisor")
    field = page.get_by_role("combobox", name="Branch")
    await field.focus()
    await page.keyboard.type("olymp")
    offered = page.get_by_role("listbox", name="Branch").get_by_role("option")
    await expect(offered.first).to_contain_text("Olympic Park Branch")
    await expect(page.get_by_role("status").filter(has_text="fit")).to_have_count(1)
    assert [rule["id"] for rule in (await Axe().run(page)).response["violations"]] == []
    await page.keyboard.press("ArrowDown")
    chosen = await offered.and_(page.locator("[aria-selected=true]")).get_attribute("id")
    await expect(field).to_have_attribute("aria-activedescendant", str(chosen))
    await page.keyboard.press("Enter")
    await expect(field).to_have_value("Olympic Park Branch · Beijing")
    await expect(field).to_have_attribute("aria-expanded", "false")
    await page.get_by_role("button", name="Show", exact=True).press("Enter")
    await page.wait_for_url("**branch=olympic-park**")
    await page.get_by_role("link", name="All branches").click()
    await expect(page.get_by_role("combobox", name="Branch")).to_have_value("")


async def test_a_branch_is_named_without_scripts(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url, "/branch/bookings", name="supervisor")
    assert page.context.browser
    bare = await page.context.browser.new_context(
        java_script_enabled=False, storage_state=await page.context.storage_state()
    )
    plain = await bare.new_page()
    await plain.goto(f"{desk_url}/branch/bookings")
    await plain.locator("[name=branch]").fill("Olympic Park Branch")
    await plain.get_by_role("button", name="Show", exact=True).click()
    await expect(plain.locator("[name=branch]")).to_have_value("olympic-park")
    await expect(plain.locator(".picker-name")).to_have_text("Olympic Park Branch · Beijing")


@pytest.mark.parametrize("locale", ["ar", "zh-CN"])
async def test_on_a_phone_nothing_is_wider_than_the_screen(
    phone_page: OpenPage, desk_url: str, locale: str
) -> None:
    page = await phone_page("en")
    await sign_in(page, desk_url, "/branch/bookings", locale=locale)
    await expect(page.locator("html")).to_have_attribute("dir", "rtl" if locale == "ar" else "ltr")
    first = str(await page.locator(".booking a").first.get_attribute("href"))
    for path in ("/branch/bookings", first, "/branch/bookings/new", f"{first}/sheet", "/branch/plans"):
        await page.goto(f"{desk_url}{path}")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_out_of_reach_for_a_screen_reader(
    desktop_page: OpenPage, desk_url: str, scheme: Any
) -> None:
    page = await desktop_page("en")
    await page.emulate_media(color_scheme=scheme)
    await sign_in(page, desk_url, "/branch/bookings")
    first = str(await page.locator(".booking a").first.get_attribute("href"))
    found = {}
    for path in ("/branch/bookings", first, "/branch/bookings/new", "/branch/plans"):
        await page.goto(f"{desk_url}{path}")
        violations = (await Axe().run(page)).response["violations"]
        found[path] = [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations]
    assert {path: one for path, one in found.items() if one} == {}
