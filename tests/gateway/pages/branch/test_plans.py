from __future__ import annotations

import datetime as dt
import re

import pytest

from gateway.clock import FrozenClock
from tests.gateway.pages.branch.conftest import SignIn, Staff, text_of


async def start(staff: Staff, level: str = "branch", **form: str) -> str:
    """Start a plan; where it is shown."""
    sent = {"trigger": "unannounced_group", "branch_id": "wangfujing", **form}
    answer = await staff.post("plans", level=level, **sent)
    assert answer.status_code == 303, text_of(answer)
    return str(answer.headers["location"]).removeprefix("/branch/")


def action_ids(page: str) -> list[str]:
    """The actions that may be ticked."""
    return re.findall(r'name="action" value="(\w+)"', page)


async def test_every_level_says_what_starts_it_and_who_does_what_by_when(sign_in: SignIn) -> None:
    said = text_of(await (await sign_in("supervisor")).get("plans"))
    for word in ("Watch", "Whole event", "Network fault", "Cash centre · within 30 minutes", "at once"):
        assert word in said


async def test_an_agent_may_not_see_plans(sign_in: SignIn) -> None:
    agent = await sign_in("en")
    assert (await agent.get("plans")).status_code == 403


async def test_what_is_seen_says_which_level_is_due_and_offers_to_start_it(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    page = await clerk.get("plans", queue="35", cash="90")
    said = text_of(page)
    assert "Wangfujing Branch · The queue is too long · 35 minutes" in said
    assert "The level “Branch” is due" in said
    assert "Cash is running low · " not in said
    plan = await start(clerk, trigger="long_queue", text="35 minutes")
    assert "35 minutes" in text_of(await clerk.get(plan))
    assert "On these figures no level is due" in text_of(await clerk.get("plans", queue="35"))


@pytest.mark.parametrize("query", [{"queue": "many"}, {"cash": "101"}, {"queue": "12345678901234567890"}])
async def test_a_figure_that_is_none_is_refused_as_a_page(sign_in: SignIn, query: dict[str, str]) -> None:
    clerk = await sign_in("branch", "wangfujing")
    page = await clerk.get("plans", **query)
    assert page.status_code == 422
    assert page.headers["content-type"].startswith("text/html")


async def test_a_plan_is_started_followed_and_ended_with_a_review(
    sign_in: SignIn, clock: FrozenClock
) -> None:
    clerk = await sign_in("branch", "wangfujing")
    plan = await start(clerk)
    page = await clerk.get(plan)
    assert "Open another counter Duty manager" in text_of(page)
    first = action_ids(page.text)[0]
    for _ in range(2):
        await clerk.post(plan, act="done", action=first)
    for _ in range(2):
        await clerk.post(plan, act="log", kind="notice", text="Poster at the door", key="k1")
    clock.move(clock.now() + dt.timedelta(minutes=57))
    followed = await clerk.get(plan)
    said = text_of(followed)
    assert "1 of 5 done" in said
    assert "Overdue" in said
    assert "Liu Min" in said
    assert said.count("Poster at the door") == 2  # among the notices, and in the log
    ended = await clerk.post(plan, act="end", happened="Three buses came.", people_served="90", deals="40")
    assert ended.status_code == 303
    said = text_of(await clerk.get(plan))
    for word in ("Three buses came.", "People served 90", "Exchanges 40", "Duration 57 minutes"):
        assert word in said


async def test_a_review_that_is_refused_keeps_what_was_typed(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    plan = await start(clerk)
    page = await clerk.post(plan, act="end", happened="Three buses came.", people_served="many")
    assert page.status_code == 422
    assert "Three buses came." in page.text


async def test_a_plan_that_runs_is_not_started_again(sign_in: SignIn) -> None:
    clerk = await sign_in("branch", "wangfujing")
    await start(clerk)
    again = await clerk.post("plans", level="branch", trigger="long_queue", branch_id="wangfujing")
    assert again.status_code == 409
    assert "already running there" in text_of(again)


@pytest.mark.parametrize("level", ["city", "event"])
async def test_a_branch_may_not_start_what_reaches_further(sign_in: SignIn, level: str) -> None:
    clerk = await sign_in("branch", "wangfujing")
    assert f'<input type="hidden" name="level" value="{level}">' not in (await clerk.get("plans")).text
    answer = await clerk.post("plans", level=level, trigger="power_fault", city="beijing", sure="on")
    assert answer.status_code == 403


async def test_the_citys_level_has_to_be_confirmed(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    form = {"level": "city", "trigger": "power_fault", "city": "beijing", "text": "District is dark"}
    asked = await supervisor.post("plans", **form)
    assert asked.status_code == 422
    assert "confirm it by ticking the box" in text_of(asked)
    assert 'value="District is dark"' in asked.text
    assert (await supervisor.post("plans", **form, sure="on")).status_code == 303


async def test_an_event_names_the_authority(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    form = {"level": "event", "trigger": "disaster", "sure": "on"}
    assert (await supervisor.post("plans", **form)).status_code == 422
    started = await supervisor.post("plans", **form, instructed_by="Municipal government")
    page = await supervisor.http.get(started.headers["location"])
    assert "Instructed by Municipal government" in text_of(page)


async def test_two_branches_make_the_citys_level_due(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    await start(supervisor)
    await start(supervisor, branch_id="xidan")
    said = text_of(await supervisor.get("plans"))
    assert "Beijing · Several branches run their plan" in said
    assert "The level “City” is due" in said


async def test_a_drill_is_marked_wherever_it_is_shown(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    plan = await start(supervisor, drill="on")
    assert "data-drill" in (await supervisor.get("plans")).text
    assert "It does not count in any statistics." in text_of(await supervisor.get(plan))
    await supervisor.post(plan, act="end", happened="All knew what to do.", people_served="0")
    assert "Drill" in text_of(await supervisor.get("plans")).split("Ended")[1]


async def test_another_branchs_plan_is_not_shown(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    plan = await start(supervisor)
    clerk = await sign_in("branch", "bund")
    assert (await clerk.get(plan)).status_code == 403
    assert plan not in (await clerk.get("plans")).text


async def test_an_unknown_plan_is_not_found(sign_in: SignIn) -> None:
    supervisor = await sign_in("supervisor")
    assert (await supervisor.get("plans/p_nothing")).status_code == 404
    assert (await supervisor.post("plans", level="galaxy", trigger="x")).status_code == 404
