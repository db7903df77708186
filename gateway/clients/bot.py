"""The bot as the gateway sees it: one call per turn, its oddities kept on this side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import httpx2
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gateway.errors import GatewayError

TURN_PATH = "/webhooks/desk/turns"
MAX_ANSWER_BYTES = 256 * 1024
MAX_REPLIES = 12


class BotUnreachable(GatewayError):
    """The bot is not there at all (starting, or down): the turn waits."""

    code, status = "bot-unavailable", 503


class BotFailed(GatewayError):
    """The bot took the turn and gave no usable answer: the turn is tried again a few times."""

    code, status = "bot-failed", 502


class _Strict(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class BotButton(_Strict):
    """A quick reply: its title in words and by id, and what pressing it sends."""

    title: str = Field(max_length=80)
    payload: str = Field(max_length=400)
    title_id: str | None = Field(None, max_length=120)
    values: dict[str, Any] = Field(default_factory=dict)


class BotCard(_Strict):
    """Language-neutral facts shown as a card."""

    kind: str = Field(max_length=60)
    fields: dict[str, Any]


class BotReply(_Strict):
    """One message of the bot: its id, values and words."""

    response: str | None = Field(None, max_length=120)
    values: dict[str, Any] = Field(default_factory=dict)
    text: str = Field("", max_length=8000)
    buttons: Annotated[list[BotButton], Field(max_length=12)] = []
    card: BotCard | None = None


class HandoffEffect(_Strict):
    """The bot asks for a person."""

    skill: str = Field("general", max_length=40)
    reason: str = Field("asked", max_length=60)
    fields: dict[str, Any] = Field(default_factory=dict)


class LocaleEffect(_Strict):
    """The visitor chose another language in words."""

    locale: str = Field(max_length=12)


class Effect(_Strict):
    """What a turn does to its own conversation; anything else in it is ignored."""

    handoff: HandoffEffect | None = None
    close: dict[Literal["reason"], str] | None = None
    locale: LocaleEffect | None = None


class BotAnswer(_Strict):
    """Everything one turn brought."""

    replies: Annotated[list[BotReply], Field(max_length=MAX_REPLIES)] = []
    intent: dict[str, Any] = Field(default_factory=dict)
    ranking: list[dict[str, Any]] = []
    entities: list[dict[str, Any]] = []
    form: str | None = None
    requested_slot: str | None = None
    slots: dict[str, Any] = Field(default_factory=dict)
    effects: Annotated[list[Effect], Field(max_length=8)] = []
    state: dict[str, Any] | None = None

    def understood(self) -> dict[str, Any]:
        """What the assistant made of the message, for the agents."""
        return {
            "intent": self.intent.get("name"),
            "confidence": self.intent.get("confidence"),
            "entities": self.entities[:20],
            "form": self.form,
        }


class BotClient:
    """Asks the bot over one kept-alive connection pool."""

    def __init__(self, http: httpx2.AsyncClient, secret: str, timeout_seconds: float) -> None:
        self._http = http
        self._secret = secret
        self._timeout = timeout_seconds

    async def ask(self, turn: Mapping[str, Any]) -> BotAnswer:
        """Send one turn. Raises BotUnreachable (nothing was taken) or BotFailed."""
        try:
            response = await self._http.post(
                TURN_PATH, json=turn, headers={"X-Desk-Secret": self._secret}, timeout=self._timeout
            )
        except httpx2.ConnectError as error:
            raise BotUnreachable(str(error)) from error
        except httpx2.HTTPError as error:
            raise BotFailed(f"{type(error).__name__}: {error}") from error
        if response.status_code == httpx2.codes.SERVICE_UNAVAILABLE:
            raise BotUnreachable("the bot is starting")
        if response.status_code != httpx2.codes.OK or len(response.content) > MAX_ANSWER_BYTES:
            raise BotFailed(f"status {response.status_code}, {len(response.content)} bytes")
        try:
            answer = BotAnswer.model_validate_json(response.content)
        except ValidationError as error:
            raise BotFailed(f"an answer of another form ({error.error_count()} faults)") from error
        if not answer.replies and not answer.effects:
            # Our rules always say something: an empty answer means that an action crashed.
            raise BotFailed("nothing was said")
        return answer

    async def close(self) -> None:
        """Give back the connections."""
        await self._http.aclose()

    async def is_ready(self) -> bool:
        """Whether the bot answers its health address."""
        try:
            response = await self._http.get("/webhooks/desk/health", timeout=2)
        except httpx2.HTTPError:
            return False
        return response.status_code == httpx2.codes.OK
