from __future__ import annotations

import re

import httpx2
import pytest

from tests.gateway.pages.branch.conftest import SignIn, text_of


def references(page: httpx2.Response) -> list[str]:
    """The bookings of the list, in its order."""
    return re.findall(r'<a href="/branch/bookings/(VD-\w+)"', page.text)


async def test_nobody_sees_the_list_without_signing_in_and_comes_back_to_it(
    client: httpx2.AsyncClient,
) -> None:
    page = await client.get("/branch/bookings?day=2026-11-26")
    assert page.status_code == 303
    assert page.headers["location"] == "/desk?next=/branch/bookings%3Fday%3D2026-11-26"


async def test_an_agent_is_told_in_his_language_what_to_do(sign_in: SignIn) -> None:
    agent = await sign_in("ru", locale="ru")
    page = await agent.get("bookings")
    assert (page.status_code, page.headers["content-language"]) == (403, "ru")
    assert "Обратитесь к старшему смены" in text_of(page)


async def test_a_row_says_who_comes_when_with_how_much_to_which_counters(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    said = text_of(await clerk.get("bookings"))
    for word in (reference, "Torcida", "USD 60,000.00", "10:00–11:00", "Wangfujing Branch", "Offered"):
        assert word in said.replace("\u00a0", " ")
    assert "Counters 2" in said
    assert "Portuguese" in said


async def test_staff_see_their_branch_and_a_supervisor_all(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    here, there = await supervisor.take("c1"), await supervisor.take("c2", branch_id="sanlitun")
    assert set(references(await supervisor.get("bookings"))) == {here, there}
    clerk = await sign_in("branch", "wangfujing")
    page = await clerk.get("bookings", branch="sanlitun")
    assert references(page) == [here]
    assert 'name="branch"' not in page.text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"branch": "sanlitun"}, ["there"]),
        ({"day": "2026-11-27"}, ["there"]),
        ({"state": "confirmed"}, ["here"]),
        ({"state": "done"}, []),
        ({"day": "yesterday", "state": "nonsense"}, ["here", "there"]),
    ],
)
async def test_the_list_is_filtered_by_branch_day_and_state(
    sign_in: SignIn, wanted: dict[str, str], found: list[str]
) -> None:
    supervisor = await sign_in("supervisor")
    taken = {
        "here": await supervisor.take("c1"),
        "there": await supervisor.take("c2", branch_id="sanlitun", starts_at="2026-11-27T10:00:00+08:00"),
    }
    await supervisor.post(f"bookings/{taken['here']}", act="confirm", option="0")
    page = await supervisor.get("bookings", **wanted)
    assert set(references(page)) == {taken[name] for name in found}


async def test_what_waits_for_the_bank_stands_before_what_comes_today_and_later(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    offered = await supervisor.take("c1")
    later = await supervisor.take("c2", starts_at="2026-11-28T10:00:00+08:00")
    today = await supervisor.take("c3", starts_at="2026-11-25T15:00:00+08:00")
    waiting = await supervisor.take("c4", group_size=900, deals=900, amount="9000000")
    over = await supervisor.take("c5", starts_at="2026-11-29T10:00:00+08:00")
    for reference in (later, today):
        await supervisor.post(f"bookings/{reference}", act="confirm", option="0")
    await supervisor.post(f"bookings/{over}", act="move", state="cancelled")
    page = await supervisor.get("bookings")
    assert references(page) == [waiting, today, offered, later, over]
    ranks = re.findall(r'data-rank="(\w+)"', page.text)
    assert ranks == ["answer", "today", "leader", "later", "over"]


async def test_pages_follow_each_other_and_keep_the_filter(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    for number in range(21):
        await supervisor.take(f"c{number}", amount="100", deals=1, group_size=1)
    first = await supervisor.get("bookings", branch="wangfujing")
    second = await supervisor.get("bookings", branch="wangfujing", page=2)
    assert "branch=wangfujing&amp;day=&amp;state=&amp;page=2" in first.text
    assert (len(references(first)), len(references(second))) == (20, 1)
    assert not set(references(first)) & set(references(second))
    assert "Page 2 of 2" in text_of(second)


async def test_a_page_number_that_is_none_is_refused_as_a_page(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    page = await supervisor.get("bookings", page="x")
    assert page.status_code == 422
    assert page.headers["content-type"].startswith("text/html")


async def test_what_a_leader_wrote_is_text_and_never_markup(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    await supervisor.take(group_name="<b>Torcida</b>")
    page = await supervisor.get("bookings")
    assert "&lt;b&gt;Torcida" in page.text
    assert "<b>Torcida" not in page.text


async def test_a_group_that_calls_is_booked_once(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    form = {
        "client_id": "t1",
        "branch_id": "wangfujing",
        "starts_at": "2026-11-26T10:00",
        "group_name": "Torcida",
        "group_size": "30",
        "deals": "15",
        "amount_0": "60 000",
        "currency_0": "usd",
        "language": "pt-BR",
        "consent": "on",
    }
    first, again = [await clerk.post("bookings", **form) for _ in range(2)]
    assert (first.status_code, first.headers["location"]) == (303, again.headers["location"])
    page = await clerk.http.get(first.headers["location"])
    assert "USD\u00a060,000.00" in page.text
    assert len(references(await clerk.get("bookings"))) == 1


async def test_a_form_that_is_refused_keeps_what_was_typed(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    form = {
        "group_size": "5",
        "deals": "9",
        "starts_at": "2026-11-26T10:00",
        "leader": "João",
        "client_id": "t1",
    }
    page = await clerk.post("bookings", **form, amount_0="100", currency_0="EUR")
    assert page.status_code == 422
    assert 'value="João"' in page.text
    assert 'value="100"' in page.text
    assert "do not fit together" in text_of(page)
    assert "Nothing you typed is lost" in text_of(page)


async def test_a_branch_takes_no_booking_for_another(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    page = await clerk.post("bookings", branch_id="sanlitun", group_size="5", starts_at="2026-11-26T10:00")
    assert page.status_code == 403


async def test_a_foreign_page_takes_no_booking(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    page = await clerk.http.post("/branch/bookings", data={"group_size": "5"}, headers=foreign)
    assert page.status_code == 403
