"""The chat on a phone: language, writing, choices, the case at the counter, a person, the end."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

OpenPage = Callable[..., Awaitable[Page]]

SAID = {"ru": "банкомат съел мою карту", "ar": "الصراف ابتلع بطاقتي", "en": "the machine kept my card"}
UNKNOWN = {"ru": "не знаю", "ar": "لا أعرف", "en": "I don't know"}
LONGEST_FORM = 14
CASE = ".card[data-reference^=VD]"


async def _say(page: Page, text: str) -> None:
    await page.fill("textarea", text)
    await page.press("textarea", "Enter")


async def _open(page: Page, address: str) -> None:
    await page.goto(address)
    await page.wait_for_selector(".message[data-author=bot]")


async def _answered(page: Page, before: int) -> None:
    await expect(page.locator(".message[data-author=bot]")).not_to_have_count(before)
    await expect(page.locator("[data-typing]")).to_be_hidden()


async def _until_case(page: Page, language: str) -> None:
    """Report a kept card and answer whatever is asked until the case is there."""
    await _say(page, SAID[language])
    await _answered(page, 1)
    for _ in range(LONGEST_FORM):
        if await page.locator(CASE).count():
            return
        before = await page.locator(".message[data-author=bot]").count()
        # The button with a sign asks for the position, which a browser without permission never gives.
        choice = page.locator(".choice:not(:has(svg))").first
        if await choice.count():
            await choice.click()
        else:
            await _say(page, UNKNOWN[language])
        await _answered(page, before)
    raise AssertionError("the form never came to a case")


@pytest.mark.parametrize(("language", "direction"), [("ru", "ltr"), ("ar", "rtl")])
async def test_a_visitor_reads_and_writes_in_his_own_language(
    phone_page: OpenPage, desk_url: str, language: str, direction: str
) -> None:
    page = await phone_page(language)
    await _open(page, desk_url)
    await _say(page, SAID[language])
    await _answered(page, 1)
    await expect(page.locator("html")).to_have_attribute("dir", direction)
    await expect(page.locator(".message[data-author=bot] .bubble").last).to_have_attribute("lang", language)
    own = page.locator(".message[data-author=visitor] .bubble")
    await expect(own).to_have_text(SAID[language])
    assert await own.evaluate("bubble => getComputedStyle(bubble).direction") == direction


@pytest.mark.parametrize("language", ["ru", "ar"])
async def test_a_kept_card_ends_in_a_case_that_is_shown_at_the_counter(
    phone_page: OpenPage, desk_url: str, language: str
) -> None:
    page = await phone_page(language)
    await _open(page, desk_url)
    await _until_case(page, language)
    reference = await page.locator("[data-card-reference]").last.inner_text()
    await page.locator("[data-counter]").last.click()
    counter = page.locator("dialog[open] .counter")
    await expect(counter.locator(".counter-reference")).to_have_text(reference)
    await expect(counter).to_have_attribute("lang", "zh-CN")
    await expect(counter.locator(f".counter-own[lang={language}]").first).to_be_visible()
    await expect(counter.locator("svg")).to_be_visible()


async def test_the_case_is_shown_at_the_counter_without_a_connection(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    async with page.expect_response("**/counter/*") as kept:
        await _until_case(page, "en")
    await (await kept.value).finished()
    await page.context.set_offline(True)
    await page.locator("[data-counter]").last.click()
    await expect(page.locator("dialog[open] .counter-reference")).to_be_visible()


async def test_the_buttons_of_a_question_go_when_one_is_pressed(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    choice = page.locator(".choice").first
    title = await choice.inner_text()
    await choice.click()
    own = page.locator(".message[data-author=visitor]")
    await expect(own.locator(".bubble")).to_have_text(title)
    await expect(own).to_have_attribute("data-state", "sent")
    await expect(page.locator(".choice", has_text=title)).to_have_count(0)


async def test_changing_the_language_words_everything_again(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    english = await page.locator(".message[data-author=bot] .bubble").first.inner_text()
    await page.click("[data-act=languages] >> nth=0")
    await page.click("[data-choice=ar]")
    bubble = page.locator(".message[data-author=bot] .bubble").first
    await expect(bubble).to_have_attribute("lang", "ar")
    await expect(bubble).not_to_have_text(english)
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "ar")


async def test_a_language_is_found_by_its_english_name_while_english_and_chinese_stay(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("ru")
    await page.goto(desk_url)
    await page.click("[data-act=languages] >> nth=0")
    await page.fill("language-picker input", "arab")
    shown = page.locator("[data-choice]:visible")
    codes = await shown.evaluate_all("all => all.map(one => one.dataset.choice)")
    assert sorted(codes) == ["ar", "en", "zh-CN"]


async def test_markup_in_a_message_stays_text(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await _say(page, "<img src=x onerror=alert(1)><b>bold</b>")
    own = page.locator(".message[data-author=visitor] .bubble")
    await expect(own).to_have_text("<img src=x onerror=alert(1)><b>bold</b>")
    assert await own.locator("img, b").count() == 0


async def test_enter_that_ends_a_composition_sends_nothing(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("ja")
    await _open(page, desk_url)
    await page.fill("textarea", "かーど")
    await page.dispatch_event("textarea", "keydown", {"key": "Enter", "isComposing": True})
    await expect(page.locator(".message[data-author=visitor]")).to_have_count(0)
    await expect(page.locator("textarea")).to_have_value("かーど")


async def test_an_empty_message_is_not_sent_and_the_box_keeps_the_focus(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await _say(page, "  \n ")
    await expect(page.locator(".message[data-author=visitor]")).to_have_count(0)
    await expect(page.locator("textarea")).to_be_focused()


async def test_a_refused_message_says_why_and_can_be_edited(phone_page: OpenPage, desk_url: str) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await _say(page, "a" * 5000)
    own = page.locator(".message[data-author=visitor]")
    await expect(own).to_have_attribute("data-state", "refused")
    await expect(own.locator("[data-state]")).not_to_have_text(re.compile(r"^\s*$"))
    await own.locator("[data-edit]").click()
    await expect(page.locator("textarea")).to_have_value("a" * 5000)
    await expect(own).to_have_count(0)


async def test_a_person_is_one_press_away_and_the_waiting_is_shown(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("de")
    await _open(page, desk_url)
    await page.click("[data-person]")
    await expect(page.locator("visitor-chat")).to_have_attribute("data-holder", "queue")
    await expect(page.locator("[data-queue]")).to_be_visible()
    await expect(page.locator(".message[data-author=system]")).not_to_have_count(0)
    await expect(page.locator("textarea")).to_be_enabled()


async def test_an_ended_conversation_can_be_rated_and_a_new_one_started(
    phone_page: OpenPage, desk_url: str
) -> None:
    page = await phone_page("en")
    await _open(page, desk_url)
    await _say(page, "hello")
    await page.click("[data-act=menu]")
    await page.click("[data-item=end]")
    await page.click("[data-item=end-now]")
    await page.click("[data-score='5']")
    await expect(page.locator("[data-rating]")).to_be_hidden()
    await page.click("[data-act=again]")
    await page.wait_for_selector(".message[data-author=bot]")
    await expect(page.locator(".message[data-author=visitor]")).to_have_count(0)


async def test_a_conversation_goes_on_on_another_device_with_its_code(
    phone_page: OpenPage, desktop_page: OpenPage, desk_url: str
) -> None:
    phone = await phone_page("en")
    await _open(phone, desk_url)
    await _say(phone, "hello from the phone")
    await expect(phone.locator(".message[data-state=sent]")).to_have_count(1)
    await phone.click("[data-act=menu]")
    await phone.click("[data-item=device]")
    code = await phone.locator("[data-code]").inner_text()
    desktop = await desktop_page("en")
    await _open(desktop, f"{desk_url}/?resume={code}")
    await expect(desktop.locator(".message[data-author=visitor] .bubble")).to_have_text(
        "hello from the phone"
    )
    assert "resume" not in desktop.url
