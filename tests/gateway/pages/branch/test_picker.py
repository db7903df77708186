from __future__ import annotations

import httpx2
import pytest

from tests.gateway.pages.branch.conftest import SignIn, text_of


async def test_what_is_typed_offers_branches_in_the_readers_language(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing", locale="zh-CN")
    offered = (await clerk.get("places", q="wangfuj")).json()
    assert offered["items"][0] == {
        "id": "wangfujing",
        "name": "王府井支行",
        "city": "北京",
        "label": "王府井支行 · 北京",
    }
    assert "网点" in offered["said"]


async def test_nothing_that_fits_is_said(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    offered = (await supervisor.get("places", q="zzzzqq")).json()
    assert (offered["items"], offered["said"][:14]) == ([], "No branch fits")


async def test_strangers_are_sent_to_sign_in(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/branch/places?q=w")).status_code == 303


@pytest.mark.parametrize("path", ["bookings", "plans"])
async def test_a_page_opens_on_the_branch_where_its_reader_works(sign_in: SignIn, path: str) -> None:
    supervisor = await sign_in("supervisor", "wangfujing")
    own, every = await supervisor.get(path), await supervisor.get(path, branch="")
    assert 'name="branch" value="wangfujing"' in own.text
    assert f'href="/branch/{path}" aria-current="true"' in own.text
    assert f'href="/branch/{path}?branch=" aria-current="true"' in every.text


@pytest.mark.parametrize("path", ["bookings", "plans"])
async def test_staff_of_a_branch_read_its_name_and_have_no_choice(sign_in: SignIn, path: str) -> None:
    page = await (await sign_in("branch", "wangfujing")).get(path, branch="")
    assert "Wangfujing Branch · Beijing" in text_of(page)
    assert "All branches" not in text_of(page)


async def test_a_supervisors_bookings_are_those_of_his_branch_until_he_asks_for_all(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor", "wangfujing")
    here, there = await supervisor.take("c1"), await supervisor.take("c2", branch_id="sanlitun")
    own, every = await supervisor.get("bookings"), await supervisor.get("bookings", branch="")
    assert (here in own.text, there in own.text) == (True, False)
    assert (here in every.text, there in every.text) == (True, True)


async def test_a_supervisors_plans_are_those_that_touch_his_branch(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor", "wangfujing")
    form = {"level": "branch", "trigger": "long_queue", "branch_id": "bund"}
    assert (await supervisor.post("plans", **form)).status_code == 303
    assert "Bund Branch" not in text_of(await supervisor.get("plans"))
    assert "Bund Branch" in text_of(await supervisor.get("plans", branch=""))


async def test_a_branch_may_be_written_by_its_name(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    here = await supervisor.take("c1")
    page = await supervisor.get("bookings", branch="Wangfujing Branch")
    assert here in page.text
    form = {"level": "branch", "trigger": "long_queue", "branch_id": "Wangfujing Branch"}
    assert (await supervisor.post("plans", **form)).status_code == 303


@pytest.mark.parametrize(
    ("path", "said"), [("bookings", "Wangfujing Branch · Beijing"), ("plans", "Wangfujing")]
)
async def test_a_page_about_a_branch_that_was_guessed_says_so(sign_in: SignIn, path: str, said: str) -> None:
    supervisor = await sign_in("supervisor", "bund")
    page = text_of(await supervisor.get(path, branch="wangfuging"))
    assert f"I take it you mean this branch: {said}" in page
    assert "I take it" not in text_of(await supervisor.get(path, branch="Wangfujing Branch"))


async def test_nothing_is_done_in_a_branch_that_was_guessed_until_it_is_sent_again(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    form = {"level": "branch", "trigger": "long_queue", "branch_id": "wangfuging"}
    page = await supervisor.post("plans", **form)
    assert page.status_code == 422
    assert "I take it you mean this branch: Wangfujing Branch" in text_of(page)
    assert 'name="branch_id" value="wangfujing"' in page.text
    assert "No plan" in text_of(await supervisor.get("plans", branch=""))
    assert (await supervisor.post("plans", **{**form, "branch_id": "wangfujing"})).status_code == 303


async def test_a_booking_for_a_branch_that_was_guessed_keeps_what_was_typed(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor", locale="ru")
    form = {"client_id": "t1", "branch_id": "wangfuging", "group_name": "Torcida", "group_size": "30"}
    page = await supervisor.post("bookings", **form)
    assert page.status_code == 422
    assert "Похоже, вы имеете в виду это отделение" in text_of(page)
    assert 'name="branch_id" value="wangfujing"' in page.text
    assert 'value="Torcida"' in page.text


async def test_a_branch_that_is_none_comes_back_as_it_was_typed(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    form = {"level": "branch", "trigger": "long_queue", "branch_id": "Nowhere <b>"}
    page = await supervisor.post("plans", **form)
    assert page.status_code in {404, 422}
    assert 'value="Nowhere &lt;b&gt;"' in page.text
