from __future__ import annotations

from gateway.agents.demo import DEMO_USERS, create_demo_users
from gateway.agents.models import Role
from gateway.agents.store import AgentStore
from gateway.demo.builder import build_branches
from gateway.runtime import Runtime
from tests.support.desk import PASSWORD, Desk


async def test_a_second_run_adds_nobody(desk: Desk, runtime: Runtime) -> None:
    async with runtime.database.write() as session:
        await create_demo_users(session, PASSWORD, runtime.clock)
        assert await AgentStore(session, runtime.clock).count() == len(DEMO_USERS)


def test_branch_staff_work_at_a_branch_of_the_demo_bank() -> None:
    branches = {one.id for one in build_branches()}
    assert {one.branch_id for one in DEMO_USERS if Role.BRANCH in one.roles} <= branches


def test_every_role_has_somebody() -> None:
    assert {role for one in DEMO_USERS for role in one.roles} == set(Role)
