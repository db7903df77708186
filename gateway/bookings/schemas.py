"""Bookings and plans on the wire."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, Field

from gateway.bookings.states import State

Text = Annotated[str, Field(max_length=120)]
Fields = dict[str, Any]


class TurnBookingBody(BaseModel):
    """What an action sends to book for a group."""

    conversation_id: str = Field(max_length=40)
    turn_key: str = Field(min_length=1, max_length=120)
    fields: Fields


class ChoiceBody(BaseModel):
    """Which option the leader takes, by its place in the list."""

    conversation_id: str = Field(max_length=40)
    option: int = Field(default=0, ge=0, le=20)


class ChangeBody(BaseModel):
    """What the leader wants otherwise; without fields the wish is only checked again."""

    conversation_id: str = Field(max_length=40)
    fields: Fields = Field(default_factory=dict)


class LeaderBody(BaseModel):
    """Whose booking it is."""

    conversation_id: str = Field(max_length=40)


class NewBookingBody(BaseModel):
    """What a branch sends to take a booking; the same `client_id` again books nothing new."""

    fields: Fields
    conversation_id: str | None = Field(default=None, max_length=40)
    client_id: str = Field(default="", max_length=60)
    drill: bool = False


class BookingPatch(BaseModel):
    """What a branch sends to change or move a booking.

    `option` belongs to `confirmed`, `branch_id` to `diverted`; `agree` with `offered` takes the wish as it
    is although the figures speak against it.
    """

    state: State | None = None
    fields: Fields = Field(default_factory=dict)
    option: int = Field(default=0, ge=0, le=20)
    branch_id: str = Field(default="", max_length=60)
    agree: bool = False
    note: Fields = Field(default_factory=dict)


class BookingStep(BaseModel):
    """One step of a booking's history."""

    state: str
    actor: str
    note: Fields
    created_at: dt.datetime


class BookingPartView(BaseModel):
    """What one branch holds for the group."""

    branch: dict[str, Any] | None
    starts_at: dt.datetime
    ends_at: dt.datetime
    people: int
    deals: int
    counters: int
    cash: dict[str, Any]


class BookingView(BaseModel):
    """A booking as the bot and the branch see it; whoever shows it words it."""

    reference: str
    kind: str
    state: str
    conversation_id: str | None
    fields: Fields
    branch: dict[str, Any] | None
    starts_at: dt.datetime
    ends_at: dt.datetime
    offer: dict[str, Any]
    parts: list[BookingPartView]
    held_until: dt.datetime | None
    answer_due_at: dt.datetime | None
    reminder_at: dt.datetime | None
    reminded_at: dt.datetime | None
    diverted_from: str | None
    drill: bool
    created_at: dt.datetime
    updated_at: dt.datetime
    history: list[BookingStep]
    may_follow: list[str]


class BookingPage(BaseModel):
    """A page of bookings, newest first."""

    items: list[BookingView]
    next_cursor: str | None


class BookingList(BaseModel):
    """The bookings of one conversation, oldest first."""

    bookings: list[BookingView]


class StartBody(BaseModel):
    """Where and why a plan starts; a branch names its own by leaving `branch_id` out.

    `note.divert_to` is the id of the branch to which visitors are sent meanwhile; a later line of the
    log may name another.
    """

    trigger: str = Field(max_length=40)
    branch_id: str = Field(default="", max_length=60)
    city: str = Field(default="", max_length=40)
    instructed_by: Text = ""
    drill: bool = False
    note: Fields = Field(default_factory=dict)


class EndBody(BaseModel):
    """Where a plan ends, with the short review: `happened`, `people_served` and other figures."""

    branch_id: str = Field(default="", max_length=60)
    city: str = Field(default="", max_length=40)
    drill: bool = False
    happened: str = Field(min_length=1, max_length=2000)
    people_served: int = Field(ge=0, le=1_000_000)
    figures: Fields = Field(default_factory=dict)


class LogBody(BaseModel):
    """A line for a plan's log: a notice that was sent, or a note."""

    kind: Annotated[str, Field(pattern="^(note|notice)$")]
    note: Fields


class SituationBody(BaseModel):
    """What is seen at a branch; what nobody measured is left out."""

    branch_id: str = Field(default="", max_length=60)
    queue_minutes: int | None = Field(default=None, ge=0, le=1440)
    cash_share: Decimal | None = Field(default=None, ge=0, le=1)
    unannounced_group: bool = False
    drill: bool = False


class DueView(BaseModel):
    """A level that is due, why, and where."""

    level: str
    trigger: str
    branch_id: str | None = None
    city: str | None = None


class ActionView(BaseModel):
    """Something to do, by whom and until when."""

    id: str
    action: str
    owner: str
    due_at: dt.datetime
    done_at: dt.datetime | None
    done_by: str | None


class EntryView(BaseModel):
    """One line of a plan's log."""

    kind: str
    actor_id: str | None
    note: Fields
    created_at: dt.datetime


class PlanView(BaseModel):
    """One run of a plan."""

    id: str
    level: str
    trigger: str
    branch_id: str | None
    city: str | None
    drill: bool
    pauses: str
    started_at: dt.datetime
    started_by: str | None
    ended_at: dt.datetime | None
    ended_by: str | None
    review: Fields
    actions: list[ActionView]
    log: list[EntryView]
    # What should run besides it by now.
    suggested: list[DueView] = []


class PlanPage(BaseModel):
    """A page of plans, newest first."""

    items: list[PlanView]
    next_cursor: str | None


class DueList(BaseModel):
    """Levels that are due."""

    due: list[DueView]
