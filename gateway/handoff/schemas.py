"""Bodies of the desk API, and the places in its lists."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gateway.conversations.schemas import ClientId
from gateway.errors import InvalidRequest
from gateway.handoff.models import Outcome

ConversationView = Literal["mine", "queue", "all"]
Limit = Annotated[int, Field(ge=1, le=200)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="ignore")


class ReplyBody(_Body):
    """A text, or a canned reply by id; the client id makes a resend change nothing."""

    client_id: ClientId
    text: str | None = None
    canned_id: str | None = Field(None, max_length=60)
    # Without an engine the visitor reads the original with a plain mark.
    translate: bool = True
    locale: str | None = Field(None, max_length=40)

    @model_validator(mode="after")
    def _one_of_two(self) -> ReplyBody:
        if (self.text is None) == (self.canned_id is None):
            raise ValueError("give text or canned_id")
        return self


class NoteBody(_Body):
    """What colleagues should know; the visitor never sees it."""

    text: str
    client_id: ClientId | None = None


class TransferBody(_Body):
    """To whom: a colleague by id or address, or whoever has a skill."""

    agent: str | None = Field(None, max_length=254)
    skill: str | None = Field(None, max_length=40, pattern=r"^[a-z0-9_-]+$")

    @model_validator(mode="after")
    def _one_of_two(self) -> TransferBody:
        if (self.agent is None) == (self.skill is None):
            raise ValueError("give agent or skill")
        return self


class ResolveBody(_Body):
    """What came of it, and what it was about."""

    outcome: Outcome
    topic: str | None = Field(None, max_length=60, pattern=r"^[a-z0-9_]+$")

    @model_validator(mode="after")
    def _chosen(self) -> ResolveBody:
        if self.outcome is Outcome.TRANSFERRED:
            raise ValueError("not an outcome that ends a conversation")
        return self


def write_cursor(moment: dt.datetime, item_id: str) -> str:
    """The place behind an item of a list, opaque to callers."""
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{item_id}".encode()).decode().rstrip("=")


def read_cursor(cursor: str | None) -> tuple[dt.datetime, str] | None:
    """The place that a cursor names. Raises InvalidRequest."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        moment, _, item_id = base64.urlsafe_b64decode(padded).decode().partition("|")
        found = dt.datetime.fromisoformat(moment)
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise InvalidRequest("cursor") from error
    if found.tzinfo is None or not item_id:
        raise InvalidRequest("cursor")
    return found, item_id


def write_turn(turn: int, moment: dt.datetime, item_id: str) -> str:
    """The place behind somebody in line, with his turn as it was: it may change before the next page."""
    return write_cursor(moment, f"{turn}|{item_id}")


def read_turn(cursor: str | None) -> tuple[int, dt.datetime, str] | None:
    """The place in line that a cursor names. Raises InvalidRequest."""
    found = read_cursor(cursor)
    if found is None:
        return None
    moment, behind = found
    turn, _, item_id = behind.partition("|")
    if turn not in {"0", "1"} or not item_id:
        raise InvalidRequest("cursor")
    return int(turn), moment, item_id
