from __future__ import annotations

import datetime as dt
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from gateway.runtime import Runtime
from tests.support.desk import PASSWORD, Desk

OWN, FOREIGN = {"Origin": "http://desk.test"}, {"Origin": "https://evil.example"}
ZH = {"email": "zh@demo.example", "password": PASSWORD}


async def test_signing_in_gives_a_token_the_user_and_a_cookie_no_script_can_read(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    answer = await client.post("/api/v1/sign-in", json=ZH)
    assert set(answer.json()) == {"token", "user"}
    assert answer.json()["user"]["roles"] == ["agent"]
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("desk_session=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


async def test_the_address_is_known_in_any_case_of_letters(desk: Desk, client: httpx2.AsyncClient) -> None:
    answer = await client.post("/api/v1/sign-in", json={**ZH, "email": "ZH@Demo.Example"})
    assert answer.status_code == 200


@pytest.mark.parametrize("wrong", [{"password": "guess"}, {"email": "nobody@demo.example"}])
async def test_a_wrong_password_and_an_unknown_address_look_the_same(
    desk: Desk, client: httpx2.AsyncClient, wrong: dict[str, str]
) -> None:
    answer = await client.post("/api/v1/sign-in", json=ZH | wrong)
    assert (answer.status_code, answer.json()["code"]) == (401, "sign-in-wrong")
    assert "set-cookie" not in answer.headers


async def test_after_eight_wrong_passwords_the_right_one_has_to_wait_too(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    for _ in range(8):
        await client.post("/api/v1/sign-in", json={**ZH, "password": "guess"})
    answer = await client.post("/api/v1/sign-in", json=ZH)
    assert (answer.status_code, answer.json()["code"]) == (429, "sign-in-throttled")
    assert int(answer.headers["retry-after"]) > 0


async def test_one_account_that_is_guessed_at_locks_nobody_else_out(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    for _ in range(9):
        await client.post("/api/v1/sign-in", json={**ZH, "password": "guess"})
    answer = await client.post("/api/v1/sign-in", json={**ZH, "email": "ru@demo.example"})
    assert answer.status_code == 200


async def test_signing_in_often_with_the_right_password_is_no_attack(desk: Desk) -> None:
    for _ in range(12):
        await desk.sign_in("zh")


async def test_a_session_ends_with_signing_out(desk: Desk) -> None:
    agent = await desk.sign_in("zh")
    assert (await agent.post("/sign-out")).status_code == 204
    assert (await agent.get("/me")).status_code == 401


async def test_who_signs_out_everywhere_is_not_at_the_desk_any_more(desk: Desk) -> None:
    agent, colleague = await desk.sign_in("zh"), await desk.sign_in("en")
    await agent.post("/sign-out")
    people = {one["id"]: one["state"] for one in (await colleague.get("/colleagues")).json()["items"]}
    assert people[agent.user["id"]] == "offline"


@pytest.mark.parametrize(("idle", "status"), [(dt.timedelta(minutes=119), 200), (dt.timedelta(hours=3), 401)])
async def test_a_session_that_nobody_uses_ends(
    desk: Desk, clock: Any, idle: dt.timedelta, status: int
) -> None:
    agent = await desk.sign_in("zh")
    clock.move(clock.now() + idle)
    assert (await agent.get("/me")).status_code == status


async def test_a_session_in_use_ends_after_twelve_hours_all_the_same(desk: Desk, clock: Any) -> None:
    agent = await desk.sign_in("zh")
    for _ in range(12):
        clock.move(clock.now() + dt.timedelta(hours=1))
        last = await agent.get("/me")
    assert last.status_code == 200
    clock.move(clock.now() + dt.timedelta(minutes=1))
    assert (await agent.get("/me")).status_code == 401


async def test_signing_in_again_ends_the_session_the_browser_had(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    old = (await client.post("/api/v1/sign-in", json=ZH)).json()["token"]
    await client.post("/api/v1/sign-in", json=ZH, headers=OWN)
    client.cookies.clear()
    answer = await client.get("/api/v1/me", headers={"Authorization": f"Bearer {old}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (OWN, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        (FOREIGN, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({}, 403),
    ],
)
async def test_a_change_by_cookie_must_come_from_the_desks_own_page(
    desk: Desk, client: httpx2.AsyncClient, headers: dict[str, str], status: int
) -> None:
    await client.post("/api/v1/sign-in", json=ZH)
    answer = await client.put("/api/v1/me/presence", json={"state": "online"}, headers=headers)
    assert answer.status_code == status


async def test_a_foreign_page_cannot_sign_anybody_in(desk: Desk, client: httpx2.AsyncClient) -> None:
    answer = await client.post("/api/v1/sign-in", json=ZH, headers=FOREIGN)
    assert answer.json()["code"] == "origin-foreign"


async def test_reading_by_cookie_needs_no_origin(desk: Desk, client: httpx2.AsyncClient) -> None:
    await client.post("/api/v1/sign-in", json=ZH)
    assert (await client.get("/api/v1/me")).status_code == 200


async def test_errors_speak_the_agents_language_whatever_the_browser_says(
    desk: Desk, runtime: Runtime
) -> None:
    agent = await desk.sign_in("ru")
    answer = await agent.get("/conversations/c_unknown")
    assert answer.json()["title"] == runtime.catalogue.say("error-conversation-not-found", "ru")


async def test_the_language_of_the_desk_can_be_chosen(desk: Desk) -> None:
    agent = await desk.sign_in("en")
    answer = await agent.http.patch("/api/v1/me", json={"locale": "pt"}, headers=agent.headers)
    assert answer.json()["locale"] == "pt-BR"
    assert (await agent.get("/me")).json()["locale"] == "pt-BR"


async def test_a_language_the_desk_does_not_have_is_refused(desk: Desk) -> None:
    agent = await desk.sign_in("en")
    answer = await agent.http.patch("/api/v1/me", json={"locale": "xx"}, headers=agent.headers)
    assert answer.json()["code"] == "locale-unknown"


async def test_who_falls_silent_is_away_after_a_minute(desk: Desk, clock: Any) -> None:
    agent = await desk.sign_in("zh")
    clock.move(clock.now() + dt.timedelta(seconds=61))
    assert (await agent.get("/me")).json()["presence"]["state"] == "away"


async def test_no_password_and_no_token_is_stored_in_clear(
    desk: Desk, app: FastAPI, runtime: Runtime
) -> None:
    agent = await desk.sign_in("zh")
    async with runtime.database.read() as session:
        users = (await session.execute(text("SELECT * FROM desk_user"))).all()
        sessions = (await session.execute(text("SELECT * FROM desk_session"))).all()
    stored = repr([users, sessions])
    assert "$argon2id$" in stored
    assert PASSWORD not in stored
    assert agent.token not in stored
