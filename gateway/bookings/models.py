"""Tables of group bookings, what they hold of a branch, and emergency plans with their log."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from gateway.database import Base


class Booking(Base):
    """A group's wish; `fields` are language-neutral, `turn_key` makes asking repeatable."""

    __tablename__ = "booking"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    state: Mapped[str] = mapped_column(String(24), index=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    # What the last check found: outcome, reasons, needs, options.
    offer: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    conversation_id: Mapped[str | None] = mapped_column(
        ForeignKey("conversation.id", ondelete="SET NULL"), index=True
    )
    turn_key: Mapped[str] = mapped_column(String(120), unique=True)
    branch_id: Mapped[str | None] = mapped_column(ForeignKey("branch.id"), index=True)
    starts_at: Mapped[dt.datetime] = mapped_column(index=True)
    ends_at: Mapped[dt.datetime]
    # An offer holds counters and cash until then; what is confirmed holds them to its end.
    held_until: Mapped[dt.datetime | None]
    answer_due_at: Mapped[dt.datetime | None]
    reminder_at: Mapped[dt.datetime | None] = mapped_column(index=True)
    reminded_at: Mapped[dt.datetime | None]
    diverted_from: Mapped[str | None] = mapped_column(String(16))
    drill: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]


class BookingPart(Base):
    """What a booking holds of one branch: counters for a window, and yuan of that day."""

    __tablename__ = "booking_part"
    __table_args__ = (Index("ix_booking_part_branch_starts", "branch_id", "starts_at"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    booking_id: Mapped[str] = mapped_column(ForeignKey("booking.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    branch_id: Mapped[str] = mapped_column(ForeignKey("branch.id"))
    starts_at: Mapped[dt.datetime]
    ends_at: Mapped[dt.datetime]
    people: Mapped[int]
    deals: Mapped[int]
    counters: Mapped[int]
    cash: Mapped[str] = mapped_column(String(30))


class BookingEvent(Base):
    """One step of a booking: who moved it from which state to which."""

    __tablename__ = "booking_event"

    # Counted: several steps of one transaction happen at one moment.
    id: Mapped[int] = mapped_column(primary_key=True)
    booking_id: Mapped[str] = mapped_column(ForeignKey("booking.id", ondelete="CASCADE"), index=True)
    state_before: Mapped[str | None] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(24))
    actor_kind: Mapped[str] = mapped_column(String(8))
    actor_id: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[dt.datetime]


class Plan(Base):
    """One run of an emergency plan: for a branch, a city, or (both empty) everywhere."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_level_ended", "level", "ended_at"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    level: Mapped[str] = mapped_column(String(12))
    branch_id: Mapped[str | None] = mapped_column(ForeignKey("branch.id"), index=True)
    city: Mapped[str | None] = mapped_column(String(40), index=True)
    trigger: Mapped[str] = mapped_column(String(40))
    # Names level and place while it runs: no plan runs twice at one place.
    running: Mapped[str | None] = mapped_column(String(200), unique=True)
    # Kept out of statistics.
    drill: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[dt.datetime]
    started_by: Mapped[str | None] = mapped_column(String(40))
    ended_at: Mapped[dt.datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(40))
    review: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class PlanAction(Base):
    """Something that somebody has to do by a time, since a plan runs."""

    __tablename__ = "plan_action"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    action: Mapped[str] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(String(40))
    due_at: Mapped[dt.datetime]
    done_at: Mapped[dt.datetime | None]
    done_by: Mapped[str | None] = mapped_column(String(40))


class PlanEntry(Base):
    """One line of a plan's log."""

    __tablename__ = "plan_entry"

    # Counted: several steps of one transaction happen at one moment.
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    actor_id: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[dt.datetime]
