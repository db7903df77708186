"""What the pages of branch staff ask about many bookings at once: what is to do, and the crush of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.bank import bank_figures
from gateway.bookings.capacity import peak
from gateway.bookings.models import Booking, BookingPart
from gateway.bookings.states import HOLDING, State
from gateway.bookings.store import BookingStore
from gateway.conversations.models import Conversation
from gateway.places.models import Branch

DAY = dt.timedelta(days=1)


class Rank(IntEnum):
    """In which order bookings need somebody: the first waits for the bank, the last is history."""

    ANSWER = 0
    HERE = 1
    TODAY = 2
    LEADER = 3
    LATER = 4
    OVER = 5


@dataclass(frozen=True)
class Wanted:
    """Which bookings are asked for; empty is any."""

    branch_id: str = ""
    day: dt.date | None = None
    state: str = ""


@dataclass(frozen=True)
class Means:
    """What a branch has for groups in a window of a day, and what of it other groups hold."""

    counters: int
    counters_held: int
    cash: Decimal
    cash_held: Decimal


def midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """When a day begins."""
    return dt.datetime.combine(day, dt.time(), zone)


def rank_of(booking: Booking, tomorrow: dt.datetime) -> Rank:
    """How soon a booking needs somebody; `tomorrow` is the end of today."""
    state = State(booking.state)
    if state is State.CONFIRMED:
        return Rank.TODAY if booking.starts_at < tomorrow else Rank.LATER
    ranks = {
        State.REQUESTED: Rank.ANSWER,
        State.CHECKING: Rank.ANSWER,
        State.ARRIVED: Rank.HERE,
        State.IN_SERVICE: Rank.HERE,
        State.OFFERED: Rank.LEADER,
    }
    return ranks.get(state, Rank.OVER)


async def find_page(
    session: AsyncSession, wanted: Wanted, tomorrow: dt.datetime, *, skip: int, limit: int, zone: ZoneInfo
) -> tuple[Sequence[Booking], int]:
    """A page of bookings, what needs somebody first, and how many there are in all."""
    rank = _rank(tomorrow)
    is_over = rank == Rank.OVER
    query = _wanted(select(Booking), wanted, zone).order_by(
        rank,
        # What is to come begins with the next one, what is over with the last one.
        case((~is_over, Booking.starts_at)),
        case((is_over, Booking.starts_at)).desc(),
        Booking.id.desc(),
    )
    count = await session.scalar(_wanted(select(func.count()).select_from(Booking), wanted, zone))
    return (await session.scalars(query.offset(skip).limit(limit))).all(), count or 0


async def held_parts(session: AsyncSession, booking_ids: Collection[str]) -> dict[str, list[BookingPart]]:
    """What bookings hold, by booking."""
    query = select(BookingPart).where(BookingPart.booking_id.in_(booking_ids)).order_by(BookingPart.position)
    found: dict[str, list[BookingPart]] = {}
    for part in await session.scalars(query):
        found.setdefault(part.booking_id, []).append(part)
    return found


async def spoken(session: AsyncSession, bookings: Collection[Booking]) -> dict[str, str]:
    """The language of the leader's conversation, by booking, where there is a conversation."""
    ids = {one.conversation_id for one in bookings if one.conversation_id}
    query = select(Conversation.id, Conversation.locale).where(Conversation.id.in_(ids))
    locales = {found: locale for found, locale in (await session.execute(query)).all()}  # noqa: C416 - a row is no pair
    return {one.id: locales[one.conversation_id] or "" for one in bookings if one.conversation_id in locales}


async def holds_of_day(
    session: AsyncSession, day: dt.date, now: dt.datetime, zone: ZoneInfo, branch_id: str = ""
) -> dict[str, list[BookingPart]]:
    """What real groups hold on a day, by branch; a drill takes no counter."""
    begin = midnight(day, zone)
    standing = and_(Booking.state == State.OFFERED, Booking.held_until > now)
    query = (
        select(BookingPart)
        .join(Booking, Booking.id == BookingPart.booking_id)
        .where(
            BookingPart.starts_at < begin + DAY,
            BookingPart.ends_at > begin,
            or_(Booking.state.in_(HOLDING), standing),
            Booking.drill.is_(False),
        )
    )
    query = query.where(BookingPart.branch_id == branch_id) if branch_id else query
    found: dict[str, list[BookingPart]] = {}
    for part in await session.scalars(query):
        found.setdefault(part.branch_id, []).append(part)
    return found


async def means_of(session: AsyncSession, booking: Booking, branch: Branch, now: dt.datetime) -> Means | None:
    """What the branch has for a booking, its own hold aside; None without the bank's figures."""
    zone = ZoneInfo(branch.zone)
    day = booking.starts_at.astimezone(zone).date()
    figures = (await bank_figures(session, day, branch)).planning()
    if figures is None:
        return None
    begin = midnight(day, zone)
    parts = await BookingStore(session).held(branch.id, begin, begin + DAY, now, drill=booking.drill)
    others = [part for part in parts if part.booking_id != booking.id]
    return Means(
        counters=figures.counters,
        counters_held=peak_between(others, booking.starts_at, booking.ends_at),
        cash=figures.cash_a_day,
        cash_held=sum((Decimal(part.cash) for part in others), Decimal(0)),
    )


def peak_between(parts: Collection[BookingPart], begin: dt.datetime, end: dt.datetime) -> int:
    """The most counters held at once between two moments."""
    inside = [part for part in parts if part.starts_at < end and part.ends_at > begin]
    spans = [
        (max(part.starts_at, begin).timestamp(), min(part.ends_at, end).timestamp(), part.counters)
        for part in inside
    ]
    return peak(spans)


def _rank(tomorrow: dt.datetime) -> ColumnElement[int]:
    """The same order as `rank_of`, for the database."""
    return case(
        (Booking.state.in_([State.REQUESTED, State.CHECKING]), Rank.ANSWER.value),
        (Booking.state.in_([State.ARRIVED, State.IN_SERVICE]), Rank.HERE.value),
        (and_(Booking.state == State.CONFIRMED, Booking.starts_at < tomorrow), Rank.TODAY.value),
        (Booking.state == State.OFFERED, Rank.LEADER.value),
        (Booking.state == State.CONFIRMED, Rank.LATER.value),
        else_=Rank.OVER.value,
    )


def _wanted(query: Select[Any], wanted: Wanted, zone: ZoneInfo) -> Select[Any]:
    query = query.where(Booking.state == wanted.state) if wanted.state else query
    if wanted.day:
        begin = midnight(wanted.day, zone)
        query = query.where(Booking.starts_at < begin + DAY, Booking.ends_at > begin)
    if wanted.branch_id:
        shared = select(BookingPart.booking_id).where(BookingPart.branch_id == wanted.branch_id)
        query = query.where(or_(Booking.branch_id == wanted.branch_id, Booking.id.in_(shared)))
    return query
