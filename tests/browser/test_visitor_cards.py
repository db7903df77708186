"""Cards of places and amounts on a phone: what is copied, called, opened on a map and shown to somebody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

OpenPage = Callable[..., Awaitable[Page]]

EXCHANGE = ".card[data-kind=exchange]"
PLACE = ".card[data-kind=place]"
MIN_TARGET = 44


async def _ask(page: Page, address: str, question: str, card: str) -> None:
    await page.goto(address)
    await page.wait_for_selector(".message[data-author=bot]")
    await page.fill("textarea", question)
    await page.press("textarea", "Enter")
    await page.wait_for_selector(card)


async def test_an_exchange_is_shown_at_the_counter_to_a_reader_of_arabic(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("ar")
    await _ask(page, desk_url, "كم أحصل مقابل 300 دولار أمريكي؟", EXCHANGE)
    await page.locator(f"{EXCHANGE} [data-counter]:visible").click()
    sheet = page.locator("dialog[open] .counter[data-layout=exchange]")
    await expect(sheet).to_have_attribute("dir", "ltr")
    await expect(sheet.locator(".counter-large > .counter-row")).to_have_count(2)
    own = sheet.locator(".counter-own").first
    await expect(own).to_have_attribute("lang", "ar")
    assert await own.evaluate("cell => getComputedStyle(cell).direction") == "rtl"
    assert await sheet.evaluate("sheet => sheet.scrollWidth <= innerWidth")
    assert [rule["id"] for rule in (await Axe().run(page)).response["violations"]] == []


async def test_the_sheet_closes_by_the_keyboard_and_the_focus_goes_back_to_its_button(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _ask(page, desk_url, "how much do I get for 300 US dollars?", EXCHANGE)
    button = page.locator(f"{EXCHANGE} [data-counter]:visible")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("dialog[open]")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog[open]")).to_have_count(0)
    await expect(button).to_be_focused()


async def test_the_chinese_address_of_a_place_is_copied_and_opened_on_the_phones_own_map(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en", permissions=["clipboard-read", "clipboard-write"])
    await _ask(page, desk_url, "where is the Wangfujing branch?", PLACE)
    card = page.locator(PLACE).first
    address = await card.locator("[data-field=address] [lang=zh-CN]").inner_text()
    await card.locator("[data-card-address]").click()
    await expect(page.locator("[data-announcer]")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == address
    link = await card.locator("[data-card-map]").evaluate("link => decodeURIComponent(link.href)")
    assert link == f"geo:0,0?q={address}"
    phone = await card.locator("[data-card-call]").inner_text()
    await expect(card.locator("[data-card-call]")).to_have_attribute("href", f"tel:{phone.replace(' ', '')}")


async def test_a_driver_is_shown_the_chinese_address_and_nothing_larger(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("ru")
    await _ask(page, desk_url, "где находится отделение Ванфуцзин?", PLACE)
    card = page.locator(PLACE).first
    address = await card.locator("[data-field=address] [lang=zh-CN]").inner_text()
    await card.locator("[data-counter]:visible").click()
    large = page.locator("dialog[open] .counter-large dd").first
    await expect(large).to_have_text(address)
    sizes = await page.locator("dialog[open] .counter :is(h1, p, dd)").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert await large.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") == max(sizes)


async def test_everything_on_a_place_is_large_enough_to_press(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("ar")
    await _ask(page, desk_url, "أين فرع وانغفوجينغ؟", PLACE)
    small = await page.locator(f"{PLACE} :is(button, a, summary):visible").evaluate_all(
        "(all, least) => all.filter(one => one.getBoundingClientRect().height < least)"
        ".map(one => one.outerHTML)",
        MIN_TARGET,
    )
    assert small == []


async def test_what_is_printed_is_the_sheet_and_nothing_of_the_page(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("de")
    await _ask(page, desk_url, "Wie viel bekomme ich für 300 US-Dollar?", EXCHANGE)
    await page.locator(f"{EXCHANGE} [data-counter]:visible").click()
    await page.emulate_media(media="print")
    await expect(page.locator(".counter")).to_be_visible()
    await expect(page.locator(".counter-tools")).to_be_hidden()
    await expect(page.locator(".bar")).to_be_hidden()
