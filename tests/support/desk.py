"""People at the desk for tests: signed in through the real API, acting as programs do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx2

from gateway.agents.demo import create_demo_users
from gateway.agents.models import Role, User
from gateway.agents.passwords import hash_password
from gateway.agents.store import AgentStore
from gateway.ids import new_id
from gateway.runtime import Runtime

PASSWORD = "demo-password-for-tests"


@dataclass
class Colleague:
    """Somebody signed in at the desk."""

    http: httpx2.AsyncClient
    user: dict[str, Any]
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def get(self, path: str, **query: Any) -> httpx2.Response:
        return await self.http.get(f"/api/v1{path}", params=query, headers=self.headers)

    async def post(self, path: str, body: dict[str, Any] | None = None) -> httpx2.Response:
        return await self.http.post(f"/api/v1{path}", json=body or {}, headers=self.headers)

    async def come(self, state: str = "online", capacity: int = 3) -> None:
        body = {"state": state, "capacity": capacity}
        answer = await self.http.put("/api/v1/me/presence", json=body, headers=self.headers)
        assert answer.status_code == 200, answer.text

    async def queue(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = (await self.get("/queue")).json()["items"]
        return rows

    async def accept_next(self) -> str:
        """Take the next visitor in line; gives the conversation's id."""
        row = (await self.queue())[0]
        answer = await self.post(f"/handoffs/{row['handoff_id']}/accept")
        assert answer.status_code == 200, answer.text
        return str(row["conversation_id"])

    async def messages(self, conversation_id: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get(f"/conversations/{conversation_id}/messages")).json()[
            "messages"
        ]
        return found

    async def reply(self, conversation_id: str, text: str, client_id: str = "r1") -> httpx2.Response:
        body = {"client_id": client_id, "text": text, "translate": False}
        return await self.post(f"/conversations/{conversation_id}/replies", body)


@dataclass
class Desk:
    """The desk's people; `await desk.sign_in("zh")`."""

    runtime: Runtime
    http: httpx2.AsyncClient
    signed_in: dict[str, Colleague] = field(default_factory=dict)

    async def open(self) -> None:
        """Let the demo people exist."""
        async with self.runtime.database.write() as session:
            await create_demo_users(session, PASSWORD, self.runtime.clock)

    async def sign_in(self, name: str, *, come: bool = True) -> Colleague:
        email = name if "@" in name else f"{name}@demo.example"
        credentials = {"email": email, "password": PASSWORD}
        answer = await self.http.post("/api/v1/sign-in", json=credentials)
        # Programs use the bearer; the cookie would make every visitor's call look like the desk's.
        self.http.cookies.clear()
        assert answer.status_code == 200, answer.text
        body = answer.json()
        colleague = Colleague(self.http, body["user"], body["token"])
        if come and {"agent", "supervisor"} & set(body["user"]["roles"]):
            await colleague.come()
        return colleague

    async def hire(self, name: str, **more: Any) -> None:
        """Add somebody who is not of the demo."""
        user = User(
            id=new_id("u"),
            email=f"{name}@demo.example",
            name=name.title(),
            password_hash=await hash_password(PASSWORD),
            roles=more.pop("roles", [Role.AGENT]),
            languages=more.pop("languages", ["en"]),
            skills=more.pop("skills", []),
            locale=more.pop("locale", "en"),
            created_at=self.runtime.clock.now(),
        )
        async with self.runtime.database.write() as session:
            await AgentStore(session, self.runtime.clock).add(user)
