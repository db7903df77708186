from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.gateway.pages.branch.conftest import BRAZILIANS, SignIn, Staff, text_of


async def state_of(staff: Staff, reference: str) -> str:
    """Where a booking stands."""
    found = await staff.http.get(f"/api/v1/bookings/{reference}")
    return str(found.json()["state"])


async def test_everything_known_and_checked_stands_there_with_figures_and_units(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take(bus_stop="Gate 3", phone="+55 11 99999 0000")
    said = text_of(await clerk.get(f"bookings/{reference}")).replace("\u00a0", " ")
    assert "Counters 2 4 4" in said
    assert re.search(r"Yuan in all CNY [\d,.]+ CNY 600,000.00 CNY 600,000.00", said)
    for word in ("Brazil", "Gate 3", "+55 11 99999 0000", "It is possible as requested.", "As requested"):
        assert word in said


async def test_a_group_goes_from_the_offer_to_done(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    assert (await clerk.post(f"bookings/{reference}", act="confirm", option="0")).status_code == 303
    for state in ("arrived", "in_service", "done"):
        answer = await clerk.post(f"bookings/{reference}", act="move", state=state)
        assert (answer.status_code, await state_of(clerk, reference)) == (303, state)
    assert "Nothing is left to do here." in text_of(await clerk.get(f"bookings/{reference}"))


async def test_a_button_pressed_twice_does_its_work_once(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    await clerk.post(f"bookings/{reference}", act="confirm", option="0")
    twice = [await clerk.post(f"bookings/{reference}", act="move", state="arrived") for _ in range(2)]
    assert [answer.status_code for answer in twice] == [303, 303]


@pytest.mark.parametrize("state", ["done", "nonsense", "offered"])
async def test_a_step_that_may_not_follow_is_said_with_what_to_do(sign_in: SignIn, state: str) -> None:
    clerk = await sign_in("branch", "wangfujing", locale="zh-CN")
    reference = await clerk.take()
    await clerk.post(f"bookings/{reference}", act="confirm", option="0")
    page = await clerk.post(f"bookings/{reference}", act="move", state=state)
    assert page.status_code in {409, 422}
    assert 'role="alert"' in page.text
    assert await state_of(clerk, reference) == "confirmed"


async def test_a_conflict_shows_the_state_that_holds(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    page = await clerk.post(f"bookings/{reference}", act="move", state="in_service")
    assert page.status_code == 409
    assert "The page now shows the latest state" in text_of(page)


async def test_a_cancelled_booking_keeps_its_reason(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    await clerk.post(f"bookings/{reference}", act="move", state="cancelled", reason="Flight is late")
    assert "Flight is late" in text_of(await clerk.get(f"bookings/{reference}"))


async def test_a_diverted_group_is_booked_elsewhere(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    reference = await supervisor.take()
    await supervisor.post(f"bookings/{reference}", act="confirm", option="0")
    await supervisor.post(f"bookings/{reference}", act="move", state="diverted", branch_id="qianmen")
    page = await supervisor.get("bookings", branch="qianmen")
    other = re.findall(r'<a href="/branch/bookings/(VD-\w+)"', page.text)
    assert f"/branch/bookings/{reference}" in (await supervisor.get(f"bookings/{other[0]}")).text


async def test_a_group_is_taken_although_the_figures_speak_against_it(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take(group_size=900, deals=900, amount="9000000")
    assert "Accept as requested" in text_of(await clerk.get(f"bookings/{reference}"))
    await clerk.post(f"bookings/{reference}", act="agree")
    assert await state_of(clerk, reference) == "offered"


async def test_a_change_of_time_is_checked_again(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    page = await clerk.get(f"bookings/{reference}")
    assert 'value="2026-11-26T10:00"' in page.text
    form = {
        "act": "change",
        "branch_id": "wangfujing",
        "starts_at": "2026-11-27T14:00",
        "group_name": "Torcida",
        "group_size": "28",
        "deals": "14",
        "amount_0": "56000",
        "currency_0": "USD",
    }
    await clerk.post(f"bookings/{reference}", **form)
    said = text_of(await clerk.get(f"bookings/{reference}")).replace("\u00a0", " ")
    assert "14:00" in said
    assert "USD 56,000.00" in said
    assert "60,000" not in said


async def test_a_change_that_is_refused_keeps_what_was_typed(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    page = await clerk.post(
        f"bookings/{reference}", act="change", starts_at="2025-01-01T10:00", group_size="77", deals="3",
        amount_0="5", currency_0="EUR",
    )  # fmt: skip
    assert page.status_code == 422
    assert 'value="77"' in page.text
    assert re.search(r'<details class="card change" id="change" open', page.text)


async def test_a_note_is_kept_once_and_never_a_card_number(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    for _ in range(2):
        await clerk.post(f"bookings/{reference}", act="note", text="Bus is at gate 3", key="n1")
    assert text_of(await clerk.get(f"bookings/{reference}")).count("Bus is at gate 3") == 1
    refused = await clerk.post(f"bookings/{reference}", act="note", text="4242424242424242", key="n2")
    assert refused.status_code == 422


async def test_another_branch_reads_a_booking_and_may_not_move_it(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    reference = await supervisor.take()
    clerk = await sign_in("branch", "bund")
    page = await clerk.get(f"bookings/{reference}")
    assert "This booking belongs to another branch." in text_of(page)
    assert '<form method="post"' not in page.text.replace('class="stack" ', "")
    refused = await clerk.post(f"bookings/{reference}", act="move", state="cancelled")
    noted = await clerk.post(f"bookings/{reference}", act="note", text="hello", key="n1")
    assert (refused.status_code, noted.status_code) == (403, 403)


async def test_an_unknown_booking_is_a_page_that_says_what_to_do(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing", locale="ar")
    page = await clerk.get("bookings/VD-333333")
    assert page.status_code == 404
    assert 'dir="rtl"' in page.text
    assert "تحقق من الرقم" in text_of(page)


async def test_only_a_supervisor_is_led_to_the_conversation(
    sign_in: SignIn, visit: Callable[..., Any]
) -> None:
    visitor = await visit()
    supervisor = await sign_in("supervisor")
    body = {"fields": BRAZILIANS, "conversation_id": visitor.id, "client_id": "c1"}
    own_page = {"Sec-Fetch-Site": "same-origin"}
    reference = (await supervisor.http.post("/api/v1/bookings", json=body, headers=own_page)).json()[
        "reference"
    ]
    assert f'href="/desk#{visitor.id}"' in (await supervisor.get(f"bookings/{reference}")).text
    clerk = await sign_in("branch", "wangfujing")
    assert "/desk#" not in (await clerk.get(f"bookings/{reference}")).text


async def test_the_sheet_speaks_chinese_and_the_leaders_language(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take()
    page = await clerk.get(f"bookings/{reference}/sheet")
    said = text_of(page)
    for word in (
        reference,
        "王府井支行",
        "请在柜台出示此单",
        "Mostre esta folha no balcão",
        "人数",
        "Pessoas",
    ):
        assert word in said
    assert "<svg" in page.text


async def test_a_drill_is_marked_as_one(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    reference = await clerk.take(drill=True)
    assert "This is a drill." in text_of(await clerk.get(f"bookings/{reference}"))
    assert '<span class="drill">' in (await clerk.get("bookings")).text


@pytest.mark.parametrize("locale", ["zh-CN", "en", "ja", "ko", "ru", "de", "fr", "es", "pt-BR", "it", "ar"])
async def test_the_page_is_said_in_every_language(sign_in: SignIn, locale: str) -> None:
    clerk = await sign_in("branch", "wangfujing", locale=locale)
    reference = await clerk.take(group_size=900, deals=900, amount="9000000", cheques=[
        {"amount": "500", "currency": "EUR", "issuer": "AmEx", "count": 5}
    ], departure="2026-12-01", receipt_language="en", networks=["visa"], atm_users=3)  # fmt: skip
    for path in ("bookings", "bookings/new", f"bookings/{reference}", f"bookings/{reference}/sheet", "plans"):
        page = await clerk.get(path)
        assert (page.status_code, page.headers["content-security-policy"].split(";")[0]) == (
            200,
            "default-src 'none'",
        )
