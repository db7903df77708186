"""Goes on with places that were shown: those of them that are open now, the next ones, nearer ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from bot.actions.desk import desk
from bot.actions.phrases import mentions, speaks_of
from bot.actions.topics.near import may_have_moved
from bot.actions.topics.talk import Talk


async def find_wanted(
    talk: Talk, wanted: Mapping[str, str], at: dt.datetime | None = None
) -> list[dict[str, Any]]:
    """The places searched for, or those of them that are open now, or the next ones.

    With a moment those that are open then, or the one that is the nearest. Raises DeskDown.
    """
    if at is not None:
        wanted = {**wanted, "at": at.isoformat()}
        found = await desk().search_branches(**wanted, open="true")
        return found or (await desk().search_branches(**wanted))[:1]
    if talk.message.goes_on and mentions("place_another", talk.message.text):
        shown = int(talk.known.get("shown") or 0)
        found = await desk().search_branches(**wanted, skip=str(shown))
        if not found:
            talk.say("utter_place_no_more")
            return await desk().search_branches(**wanted)
        talk.known["shown"] = shown + len(found)
        return found
    found = await desk().search_branches(**wanted, open="true") if wants_open(talk) else []
    if not found and wants_open(talk):
        talk.say("utter_place_none_open")
    found = found or await desk().search_branches(**wanted)
    talk.known["shown"] = len(found)
    return found


def wants_other(talk: Talk) -> bool:
    """Whether the places shown are to be sifted or gone on with, so that where they are is known."""
    is_other = mentions("place_another", talk.message.text) or wants_open(talk)
    is_known = bool(talk.known.get("near")) and not may_have_moved(talk)
    return talk.message.goes_on and is_other and is_known


def wants_open(talk: Talk) -> bool:
    """Whether only a place that is open now will do."""
    return not talk.message.is_button and mentions("place_one_open", talk.message.text)


def wants_nearer(talk: Talk) -> bool:
    """Whether those shown are too far away."""
    is_after_places = talk.message.goes_on or bool(talk.known.get("near"))
    return is_after_places and not talk.message.is_button and speaks_of("place_nearer", talk.message.text)


def goes_on_with_others(talk: Talk) -> bool:
    """Whether others beside those shown are wanted, at the same place."""
    is_other = mentions("place_another", talk.message.text) and not talk.message.values("place")
    return bool(talk.known.get("near")) and not talk.message.is_button and is_other
