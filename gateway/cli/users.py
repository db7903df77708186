"""`desk user`: the people who sign in at the desk."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.agents.models import Role, User
from gateway.agents.passwords import hash_password
from gateway.agents.store import AgentStore
from gateway.clock import SystemClock
from gateway.console import GREEN, Stop, say
from gateway.database import Database
from gateway.ids import new_id
from gateway.places.store import PlaceStore
from gateway.settings import Settings
from gateway.supervisor.instance import make_folder
from gateway.supervisor.storage import migrate_storage
from translations.locales import first_class, languages

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
SHORTEST_PASSWORD = 12
BRANCH = "Id of the branch where the person works; without one, branch staff see every branch."
CLOCK = SystemClock()

app = typer.Typer(no_args_is_help=True, help="The people who sign in at the desk.")
Password = Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)]


@app.command()
def add(
    email: Annotated[str, typer.Argument(help="Address to sign in with.")],
    name: Annotated[str, typer.Option(help="Name that visitors and colleagues see.")],
    password: Password,
    role: Annotated[
        list[str] | None, typer.Option(help="agent, supervisor, branch, reviewer, operator.")
    ] = None,
    language: Annotated[list[str] | None, typer.Option(help="Languages spoken, such as ru.")] = None,
    skill: Annotated[list[str] | None, typer.Option(help="Topics handled, such as captured_card.")] = None,
    locale: Annotated[str, typer.Option(help="Language of the person's own pages.")] = "en",
    branch: Annotated[str, typer.Option(help=BRANCH)] = "",
) -> None:
    """Add a person; asked for a password of 12 characters or more."""
    user = User(
        id=new_id("u"),
        email=email.casefold(),
        name=name,
        roles=role or [Role.AGENT],
        languages=language or [locale],
        skills=skill or ["general"],
        locale=locale,
        branch_id=branch or None,
    )
    wrong = find_mistake(user) or find_weakness(password)
    if wrong:
        raise Stop(wrong)
    asyncio.run(_add(user, password))
    say(f"{email} can sign in.", GREEN)


@app.command("branch")
def change_branch(
    email: Annotated[str, typer.Argument(help="Address of the person.")],
    branch: Annotated[str, typer.Argument(help="Id of the branch; left out for none.")] = "",
) -> None:
    """Say at which branch a person works."""
    asyncio.run(_change_branch(email, branch))
    say(f"{email} works at {branch or 'no branch of his own'}.", GREEN)


@app.command("password")
def change_password(
    email: Annotated[str, typer.Argument(help="Address of the person.")], password: Password
) -> None:
    """Give a person another password."""
    wrong = find_weakness(password)
    if wrong:
        raise Stop(wrong)
    asyncio.run(_change_password(email, password))
    say(f"{email} has another password.", GREEN)


def find_mistake(user: User) -> str:
    """What is wrong with these details, in one line; empty when nothing is."""
    unknown = [code for code in user.languages if code not in languages()]
    if not EMAIL.fullmatch(user.email):
        return f"{user.email!r} is no e-mail address."
    if unknown:
        return f"unknown languages: {', '.join(unknown)}; known are {', '.join(languages())}."
    if foreign := set(user.roles) - set(Role):
        return f"unknown roles: {', '.join(sorted(foreign))}; known are {', '.join(Role)}."
    if user.locale not in first_class():
        return f"pages exist in {', '.join(first_class())}."
    return ""


def find_weakness(password: str) -> str:
    """Why this password will not do; empty when it will."""
    return (
        ""
        if len(password) >= SHORTEST_PASSWORD
        else f"a password needs {SHORTEST_PASSWORD} characters or more."
    )


@asynccontextmanager
async def _storage() -> AsyncIterator[AsyncSession]:
    settings = Settings()
    settings = settings.model_copy(update={"var": make_folder(settings.var)})
    await migrate_storage(settings)
    database = Database(settings.database, lambda _: None)
    try:
        async with database.write() as session:
            yield session
    finally:
        await database.close()


async def _add(user: User, password: str) -> None:
    user.password_hash, user.created_at = await hash_password(password), CLOCK.now()
    async with _storage() as session:
        people = AgentStore(session, CLOCK)
        if await people.by_email(user.email) is not None:
            raise Stop(f"{user.email} is there already.")
        await _check_branch(session, user.branch_id)
        await people.add(user)


async def _change_password(email: str, password: str) -> None:
    hashed = await hash_password(password)
    async with _storage() as session:
        (await _known(session, email)).password_hash = hashed


async def _change_branch(email: str, branch: str) -> None:
    async with _storage() as session:
        user = await _known(session, email)
        user.branch_id = branch or None
        await _check_branch(session, user.branch_id)


async def _known(session: AsyncSession, email: str) -> User:
    user = await AgentStore(session, CLOCK).by_email(email)
    if user is None:
        raise Stop(f"nobody signs in as {email}.")
    return user


async def _check_branch(session: AsyncSession, branch_id: str | None) -> None:
    if branch_id and await PlaceStore(session).branch(branch_id) is None:
        raise Stop(f"there is no branch {branch_id!r}.")
