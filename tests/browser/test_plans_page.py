"""Emergency plans in a real browser: a supervisor's drill from what he sees to the review."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.test_bookings_page import OpenPage, sign_in


async def test_a_supervisor_starts_and_ends_a_drill(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url, "/branch/plans", name="supervisor")
    level = page.locator('.level[data-level="city"]')
    await level.locator("summary").click()
    await level.locator("[name=trigger]").select_option("power_fault")
    await level.locator("[name=city]").select_option("hangzhou")
    await level.get_by_label("This is a drill").check()
    await level.get_by_label("Yes, for the whole city").check()
    await level.get_by_role("button", name="Start plan").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("City · Hangzhou")
    await expect(page.locator(".drill-note")).to_be_visible()
    await page.get_by_role("button", name="Done: Send groups elsewhere").click()
    await expect(page.locator("#actions")).to_contain_text("1 of 4 done")
    await page.get_by_label("Notice sent").check()
    await page.fill("#line-form textarea", "Posters in eleven languages")
    await page.get_by_role("button", name="Add line").click()
    await expect(page.locator("#notices")).to_contain_text("Posters in eleven languages")
    await page.locator("#end summary").click()
    await page.fill("[name=happened]", "Everybody knew what to do.")
    await page.fill("[name=people_served]", "0")
    await page.get_by_role("button", name="End plan").click()
    await expect(page.locator(".happened")).to_have_text("Everybody knew what to do.")
    await page.get_by_role("link", name="Back to the list").click()
    await expect(page.locator("#ended .ended").first).to_contain_text("Drill")


async def test_a_long_queue_leads_to_the_branchs_plan(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url, "/branch/plans", name="supervisor")
    await page.locator(".card .filters").get_by_role("combobox", name="Branch").fill("shichah")
    await page.get_by_role("option", name="Shichahai").click()
    await page.fill("[name=queue]", "35")
    await page.get_by_role("button", name="Check the level").click()
    due = page.locator(".due-one", has_text="The queue is too long · 35 minutes")
    await due.get_by_role("button", name="Start plan").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Branch · Shichahai Branch")
    await page.locator("#end summary").click()
    await page.fill("[name=happened]", "Two more counters.")
    await page.fill("[name=people_served]", "20")
    await page.get_by_role("button", name="End plan").click()
    await expect(page.locator("#top .state")).to_have_text("Ended")


async def test_a_city_is_not_started_without_being_sure(desktop_page: OpenPage, desk_url: str) -> None:
    page = await desktop_page("en")
    await sign_in(page, desk_url, "/branch/plans", name="supervisor")
    level = page.locator('.level[data-level="city"]')
    await level.locator("summary").click()
    await level.locator("[name=city]").select_option("hangzhou")
    await level.get_by_role("button", name="Start plan").click()
    assert page.url.endswith("/branch/plans")
    await expect(page.locator("#running .plan")).to_have_count(0)
