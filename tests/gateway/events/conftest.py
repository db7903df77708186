"""A bank without event packs, one with the test's, and whoever stores packs."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx2
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.demo import create_demo_users
from gateway.database import Database
from gateway.events.reading import parse
from gateway.events.schemas import EventPack
from gateway.events.service import Change, remove_pack, store_pack
from gateway.events.store import EventStore
from gateway.runtime import Runtime
from tests.gateway.events.packs import Values, games

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
PASSWORD = "demo-password-for-tests"
SignIn = Callable[[str], Awaitable[dict[str, str]]]


def read(values: Values) -> EventPack:
    """The pack of these values, of which nothing is wrong."""
    pack = parse(values)
    assert isinstance(pack, EventPack), pack
    return pack


async def store(session: AsyncSession, values: Values) -> Change:
    """Store a pack."""
    return await store_pack(session, read(values), NOW)


async def remove_all(session: AsyncSession) -> None:
    """Take every pack away."""
    for event in await EventStore(session).page("", 100):
        await remove_pack(session, event.key)


@pytest.fixture(scope="session")
def banks(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The addresses of two databases with the demo bank: without any pack, and with the test's."""
    folder = tmp_path_factory.mktemp("events")

    async def make(path: Path, *packs: Values) -> None:
        database = Database(f"sqlite+aiosqlite:///{path}", lambda _: None)
        async with database.write() as session:
            await remove_all(session)
            for values in packs:
                await store(session, values)
        await database.close()

    for name, packs in (("without.db", ()), ("with.db", (games(),))):
        shutil.copy2(demo_database, folder / name)
        asyncio.run(make(folder / name, *packs))
    return f"sqlite+aiosqlite:///{folder / 'without.db'}", f"sqlite+aiosqlite:///{folder / 'with.db'}"


@pytest.fixture
async def no_packs(runtime: Runtime) -> None:
    """The demo bank without its packs."""
    async with runtime.database.write() as session:
        await remove_all(session)


@pytest.fixture
async def games_stored(runtime: Runtime) -> None:
    """The test's pack instead of the demo's."""
    async with runtime.database.write() as session:
        await remove_all(session)
        await store(session, games())


@pytest.fixture
async def sign_in(runtime: Runtime, client: httpx2.AsyncClient) -> SignIn:
    """Signs a demo user in; the header that says who he is."""
    async with runtime.database.write() as session:
        await create_demo_users(session, PASSWORD, runtime.clock)

    async def signed_in(name: str) -> dict[str, str]:
        body = {"email": f"{name}@demo.example", "password": PASSWORD}
        answer = await client.post("/api/v1/sign-in", json=body)
        return {"Authorization": f"Bearer {answer.json()['token']}"}

    return signed_in
