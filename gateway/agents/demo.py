"""The people of the demo bank, one for each role and the languages of a first shift."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import Role, User
from gateway.agents.passwords import hash_password
from gateway.agents.store import AgentStore
from gateway.clock import Clock
from gateway.ids import new_id

DOMAIN = "demo.example"
# The branch of the demo bank to which most of its groups come.
HOME = "olympic-park"
ALL_SKILLS = ("general", "captured_card", "emergency", "exchange", "complaint")


@dataclass(frozen=True)
class DemoUser:
    """One made-up colleague."""

    local_part: str
    name: str
    roles: tuple[Role, ...]
    languages: tuple[str, ...]
    locale: str
    branch_id: str | None = None


DEMO_USERS = (
    DemoUser("zh", "Wang Lihua 王丽华", (Role.AGENT,), ("zh-CN", "en"), "zh-CN"),
    DemoUser("ru", "Anna Sokolova", (Role.AGENT,), ("ru", "zh-CN"), "ru"),
    DemoUser("en", "Daniel Morgan", (Role.AGENT,), ("en",), "en"),
    DemoUser("supervisor", "Chen Guodong 陈国栋", (Role.SUPERVISOR,), ("zh-CN", "en"), "zh-CN"),
    DemoUser("branch", "Liu Min 刘敏", (Role.BRANCH,), ("zh-CN",), "zh-CN", HOME),
    DemoUser("reviewer", "Zhou Yawen 周雅文", (Role.REVIEWER,), ("zh-CN", "en", "ja"), "zh-CN"),
    DemoUser("operator", "Sun Hao 孙浩", (Role.OPERATOR,), ("zh-CN", "en"), "zh-CN"),
)


async def create_demo_users(session: AsyncSession, password: str, clock: Clock) -> list[str]:
    """Add the demo users that are missing, all with this password; gives their addresses."""
    store = AgentStore(session, clock)
    password_hash = await hash_password(password)
    for one in DEMO_USERS:
        email = f"{one.local_part}@{DOMAIN}"
        if await store.by_email(email) is not None:
            continue
        await store.add(
            User(
                id=new_id("u"),
                email=email,
                name=one.name,
                password_hash=password_hash,
                roles=list(one.roles),
                languages=list(one.languages),
                skills=list(ALL_SKILLS) if Role.AGENT in one.roles or Role.SUPERVISOR in one.roles else [],
                locale=one.locale,
                branch_id=one.branch_id,
                created_at=clock.now(),
            )
        )
    return [f"{one.local_part}@{DOMAIN}" for one in DEMO_USERS]
