"""What happens to a booking: asked for, checked, offered, chosen, called off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.bookings.bank import bank_figures
from gateway.bookings.checking import Window
from gateway.bookings.errors import BookingMoveRefused, BookingNoRoom, BookingNotFound
from gateway.bookings.fields import Wish, check_window, read_wish
from gateway.bookings.figures import BankFigures, Times
from gateway.bookings.models import Booking, BookingPart
from gateway.bookings.offers import Offer, Option, Outcome
from gateway.bookings.plan_service import watch_group
from gateway.bookings.planning import Planner, Sought
from gateway.bookings.pricing import BoardRates
from gateway.bookings.reminders import reminder_due
from gateway.bookings.sites import Planning, Sites
from gateway.bookings.states import HOLDING, KIND, State
from gateway.bookings.store import BookingStore
from gateway.bookings.telling import tell_state
from gateway.cases.references import read_reference
from gateway.conversations.errors import ConversationNotFound
from gateway.conversations.models import Conversation
from gateway.conversations.store import ConversationStore
from gateway.ids import new_id
from gateway.places.models import Branch
from gateway.places.store import PlaceStore
from gateway.rates.store import RateStore
from gateway.runtime import Runtime

BOT, AGENT = "bot", "agent"
WINDOW_MINUTES = 60


@dataclass(frozen=True)
class Actor:
    """Who does something to a booking; the bot words its own answers, others are worded for it."""

    kind: str
    id: str | None = None


@dataclass(frozen=True)
class NewBooking:
    """A wish as it came in; `turn_key` is the same when it comes again."""

    fields: Mapping[str, Any]
    turn_key: str
    actor: Actor
    conversation_id: str | None = None
    drill: bool = False


@dataclass
class BookingWork:
    """One booking's work in one transaction."""

    runtime: Runtime
    session: AsyncSession
    actor: Actor
    now: dt.datetime = field(init=False)

    def __post_init__(self) -> None:
        """Note the moment of the transaction."""
        self.now = self.runtime.clock.now()
        self.store = BookingStore(self.session)

    async def locked(self, reference: str) -> tuple[Booking, Conversation | None]:
        """A booking with its conversation, both locked, always in this order. Raises BookingNotFound."""
        booking = await self.store.by_reference(read_reference(reference))
        if booking is None:
            raise BookingNotFound(reference)
        conversation = await self._conversation(booking.conversation_id)
        await self.session.refresh(booking, with_for_update=True)
        return booking, conversation

    async def create(self, new: NewBooking) -> Booking:
        """The booking of this turn, checked at once; a repeated turn gets the same one."""
        wish = read_wish(new.fields, self.runtime.settings.event_zone)
        if new.conversation_id is not None:
            # Its lock makes a turn that is repeated at the same time wait for this one.
            await ConversationStore(self.session, self.runtime.clock).lock(new.conversation_id)
        known = await self.store.by_turn(new.turn_key)
        if known is not None:
            return known
        branch = await PlaceStore(self.session).branch(wish.branch_id)
        window = await self._window(wish, branch)
        booking = Booking(
            id=new_id("b"),
            kind=KIND,
            reference=await self.store.free_reference(),
            state=State.REQUESTED,
            fields=wish.stored(),
            offer={},
            conversation_id=new.conversation_id,
            turn_key=new.turn_key,
            branch_id=branch.id if branch else None,
            starts_at=window.starts_at,
            ends_at=window.ends_at,
            drill=new.drill,
            created_at=self.now,
            updated_at=self.now,
        )
        await self.store.add(booking, self.actor.kind, self.actor.id)
        await self.check(booking, wish)
        return booking

    async def change(self, booking: Booking, fields: Mapping[str, Any]) -> None:
        """Other fields: the wish is checked again."""
        wish = self._changed(booking, fields)
        branch = await PlaceStore(self.session).branch(wish.branch_id)
        window = await self._window(wish, branch)
        booking.fields = wish.stored()
        booking.branch_id = branch.id if branch else None
        booking.starts_at, booking.ends_at = window.starts_at, window.ends_at
        await self.check(booking, wish)

    async def rewish(self, booking: Booking, fields: Mapping[str, Any]) -> None:
        """Other fields for a confirmed group: taken at once if they fit, else what is confirmed stays.

        The ways that are left are offered beside it; `choose` then takes one, with the new fields.
        """
        wish = self._changed(booking, fields)
        branch = await PlaceStore(self.session).branch(wish.branch_id)
        window = await self._window(wish, branch)
        planner = await self._planner(booking)
        offer = await planner.offer(Sought(wish.demand(), window, branch, wish.place))
        if offer.outcome is Outcome.FITS:
            await self._again(booking, wish.stored(), offer.options[0], {**offer.wire(), "chosen": 0})
        else:
            booking.offer = {**offer.wire(), "wish": wish.stored()}

    async def check(self, booking: Booking, wish: Wish) -> None:
        """Look for a place, hold the first that is found, and answer. Raises BookingMoveRefused."""
        if booking.state != State.CHECKING:
            await self._move(booking, State.CHECKING, {})
        branch = await PlaceStore(self.session).branch(booking.branch_id or "")
        planner = await self._planner(booking)
        sought = Sought(wish.demand(), Window(booking.starts_at, booking.ends_at), branch, wish.place)
        offer = await planner.offer(sought)
        booking.offer = offer.wire()
        booking.reminder_at = booking.held_until = booking.answer_due_at = None
        await self._answer(booking, offer, (await self._figures(booking, branch)).times())

    async def choose(self, booking: Booking, number: int) -> None:
        """Confirm one of the options. Raises BookingMoveRefused, BookingNoRoom when it is gone."""
        if booking.state == State.CONFIRMED and booking.offer.get("chosen") == number:
            return
        options, wished = booking.offer.get("options", []), booking.offer.get("wish")
        is_offered = booking.state == State.OFFERED or (booking.state == State.CONFIRMED and wished)
        if not is_offered or not 0 <= number < len(options):
            raise BookingMoveRefused(f"option {number} of {booking.state}")
        option = Option.read(options[number])
        await self.store.lock_branches([part.branch_id for part in option.parts])
        wish = read_wish(wished or booking.fields, self.runtime.settings.event_zone)
        planner = await self._planner(booking)
        if option.parts[0].starts_at <= self.now or not await planner.still_fits(option, wish.demand()):
            raise BookingNoRoom(booking.reference)
        offer = {name: value for name, value in booking.offer.items() if name != "wish"} | {"chosen": number}
        if booking.state == State.CONFIRMED:
            await self._again(booking, wish.stored(), option, offer)
        else:
            await self.confirm(booking, option, offer)

    async def confirm(self, booking: Booking, option: Option, offer: dict[str, Any]) -> None:
        """Hold an option for good, compute the reminder, and begin the watch of a strained branch."""
        await self.hold(booking, option)
        first = option.parts[0]
        booking.branch_id, booking.starts_at, booking.ends_at = (
            first.branch_id, first.starts_at, first.ends_at,
        )  # fmt: skip
        booking.offer, booking.held_until, booking.answer_due_at = offer, None, None
        # A later change of the number of people means the time and the place that were taken.
        window = {"starts_at": first.starts_at.isoformat(), "ends_at": first.ends_at.isoformat()}
        booking.fields = {**booking.fields, **window, "branch_id": first.branch_id}
        branch = await PlaceStore(self.session).branch(first.branch_id)
        times = (await self._figures(booking, branch)).times()
        booking.reminder_at = reminder_due(first.starts_at, self.now, self.runtime.settings.event_zone, times)
        booking.reminded_at = None
        await self._move(booking, State.CONFIRMED, {"option": option.kind.value})
        for part in option.parts:
            if part.strains:
                note = {"booking": booking.reference, "drill": booking.drill}
                await watch_group(self.session, part.branch_id, note, self.now)

    def _changed(self, booking: Booking, fields: Mapping[str, Any]) -> Wish:
        """The wish with other fields; another beginning has an end of its own."""
        end = {"ends_at": None} if "starts_at" in fields else {}
        return read_wish({**booking.fields, **end, **fields}, self.runtime.settings.event_zone)

    async def _again(
        self, booking: Booking, fields: dict[str, Any], option: Option, offer: dict[str, Any]
    ) -> None:
        """Confirm other fields of a confirmed group; its history shows the steps between."""
        booking.fields = fields
        await self._move(booking, State.CHECKING, {})
        await self._move(booking, State.OFFERED, {"outcome": offer["outcome"]})
        await self.confirm(booking, option, offer)

    async def hold(self, booking: Booking, option: Option) -> None:
        """Take the counters and the cash of an option."""
        parts = [
            BookingPart(
                id=new_id("bp"),
                booking_id=booking.id,
                position=position,
                branch_id=part.branch_id,
                starts_at=part.starts_at,
                ends_at=part.ends_at,
                people=part.people,
                deals=part.deals,
                counters=part.counters,
                cash=f"{part.cash:f}",
            )
            for position, part in enumerate(option.parts)
        ]
        await self.store.replace_parts(booking, parts)

    async def move(self, booking: Booking, state: State, note: dict[str, Any]) -> None:
        """Move a booking on; what is over is not reminded of. Raises BookingMoveRefused."""
        if state not in HOLDING:
            booking.reminder_at = None
        await self._move(booking, state, note)

    async def tell(self, booking: Booking, state: State, conversation: Conversation | None) -> None:
        """Say in the conversation what a person decided; the bot words its own answers."""
        if conversation is not None and self.actor.kind != BOT:
            await tell_state(self.session, booking, state, conversation, self.runtime)

    async def sites(self, booking: Booking) -> tuple[Sites, BoardRates]:
        """What the branches have left, this booking's own hold aside."""
        rates = BoardRates(await RateStore(self.session).board(self.now))
        return Sites(self.session, rates, Planning(self.now, booking.id, booking.drill)), rates

    async def _planner(self, booking: Booking) -> Planner:
        return Planner(*await self.sites(booking))

    async def _answer(self, booking: Booking, offer: Offer, times: Times) -> None:
        if offer.options:
            await self.hold(booking, offer.options[0])
            booking.held_until = self.now + times.hold
            await self._move(booking, State.OFFERED, {"outcome": offer.outcome.value})
            return
        await self.store.replace_parts(booking, [])
        if offer.outcome is Outcome.REFUSED:
            await self._move(booking, State.CANCELLED, {"outcome": offer.outcome.value})
            return
        booking.answer_due_at = self._due(booking.starts_at, times)

    def _due(self, starts: dt.datetime, times: Times) -> dt.datetime:
        """By when a person answers: early enough before the wished beginning for the group to come."""
        zone = self.runtime.settings.event_zone
        if starts.astimezone(zone).date() == self.now.astimezone(zone).date():
            return min(self.now + times.answer_today, starts)
        soonest = min(self.now + times.answer_today, starts)
        return max(soonest, min(self.now + times.answer_later, starts - times.last_call))

    async def _window(self, wish: Wish, branch: Branch | None) -> Window:
        day = wish.starts_at.astimezone(self.runtime.settings.event_zone).date()
        plan = (await bank_figures(self.session, day, branch)).planning()
        minutes = plan.window_minutes if plan else WINDOW_MINUTES
        window = Window(wish.starts_at, wish.ends_at or wish.starts_at + dt.timedelta(minutes=minutes))
        check_window(window.starts_at, window.ends_at, self.now)
        return window

    async def _figures(self, booking: Booking, branch: Branch | None) -> BankFigures:
        day = booking.starts_at.astimezone(self.runtime.settings.event_zone).date()
        return await bank_figures(self.session, day, branch)

    async def _conversation(self, conversation_id: str | None) -> Conversation | None:
        if conversation_id is None:
            return None
        try:
            return await ConversationStore(self.session, self.runtime.clock).lock(conversation_id)
        except ConversationNotFound:
            return None

    async def _move(self, booking: Booking, state: State, note: dict[str, Any]) -> None:
        await self.store.move(
            booking, state, self.now, actor_kind=self.actor.kind, actor_id=self.actor.id, note=note
        )
