"""Reminds the leaders of confirmed groups: the evening before, else shortly before."""

from __future__ import annotations

import datetime as dt
import functools

from gateway.bookings.figures import Times
from gateway.bookings.store import BookingStore
from gateway.bookings.telling import remind
from gateway.conversations.errors import ConversationNotFound
from gateway.conversations.store import ConversationStore
from gateway.repeating import Repeated
from gateway.runtime import Runtime

EVERY_SECONDS = 30.0
MOST_AT_ONCE = 50


def reminder_due(
    starts_at: dt.datetime, now: dt.datetime, zone: dt.tzinfo, times: Times
) -> dt.datetime | None:
    """When to remind; None when the group comes so soon that it has just been told."""
    day_before = starts_at.astimezone(zone).date() - dt.timedelta(days=1)
    evening = dt.datetime.combine(day_before, times.evening, zone)
    choices = (evening, starts_at - times.last_call)
    return next((moment for moment in choices if moment > now), None)


async def send_due_reminders(runtime: Runtime) -> int:
    """Send every reminder that is due, each in a transaction of its own; how many went out."""
    async with runtime.database.read() as session:
        due = await BookingStore(session).to_remind(runtime.clock.now(), MOST_AT_ONCE)
    sent = 0
    for booking in due:
        async with runtime.database.write() as session:
            try:
                conversation = await ConversationStore(session, runtime.clock).lock(
                    booking.conversation_id or ""
                )
            except ConversationNotFound:
                continue
            if await BookingStore(session).claim_reminder(booking.id, runtime.clock.now()):
                await remind(session, booking, conversation, runtime)
                sent += 1
    return sent


def reminding(runtime: Runtime) -> Repeated:
    """The task that looks for due reminders; what is due when it stops is sent by the next process."""
    work = functools.partial(send_due_reminders, runtime)
    return Repeated("reminders", EVERY_SECONDS, work, runtime.log, first=EVERY_SECONDS)
