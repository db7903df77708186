"""Goes on with the branches that were shown: one of them, or the way there."""

from __future__ import annotations

import math

from bot.actions.desk import desk
from bot.actions.fields import named
from bot.actions.phrases import mentions, speaks_of
from bot.actions.topics.branches import mean, place_card, say_branch
from bot.actions.topics.near import STEP_METRES, Place, earlier_position, position_button
from bot.actions.topics.places import ask_where
from bot.actions.topics.talk import Talk

EARTH_METRES = 6_371_000
# The way there, also by the metro, or how far it is.
WAYS = ("place_way", "place_far", "there_metro")
# "The second one": words for each place in the list.
PICKS = ("pick_first", "pick_second", "pick_third")


async def say_shown(talk: Talk, *, is_dated: bool = False, is_way: bool = False) -> bool:
    """One of the branches shown, or the way to the one talked about, or how far it is; else False.

    When its hours at some time are the question, it is only taken as the branch meant.
    `is_way` tells that the way was asked. Raises DeskDown.
    """
    listed = list(talk.known.get("listed") or ())
    asks_way = is_way or any(mentions(one, talk.message.text) for one in WAYS)
    # "How do I get there?" is about what was shown last, whatever was said in between.
    if not (talk.message.goes_on or asks_way) or talk.message.is_button or talk.message.values("place"):
        return False
    picked = picked_of(talk.message.text, listed)
    branch_id = picked or (talk.known.get("branch") or {}).get("id")
    if branch_id is None or not (picked or asks_way):
        return False
    branch = await desk().branch(branch_id)
    mean(talk, branch)
    if picked:
        # It is this one from now on, and not the first at the place.
        talk.known.pop("place", None)
    if mentions("place_far", talk.message.text) and talk.known.get("near"):
        if talk.known.get("guessed"):
            ask_where(talk, quiet=True)
        else:
            _say_far(talk, branch)
        return True
    if asks_way and branch.get("directions"):
        _say_way(talk, branch)
        return True
    if is_dated and not asks_way:
        return False
    opening = await desk().hours(branch_id, talk.message.now.isoformat(), usual_service(talk, branch))
    say_branch(talk, {**branch, "opening": opening})
    return True


def usual_service(talk: Talk, branch: Place) -> str:
    """The service whose hours at a branch are of use: the one asked about, else that for everybody."""
    usual = "personal" if "personal" in (branch.get("services") or ["personal"]) else "fx"
    return str(talk.known.get("service") or usual)


def picked_of(text: str, listed: list[str]) -> str | None:
    """The one of the listed that the words mean, or None."""
    return next((one for one, words in zip(listed, PICKS, strict=False) if mentions(words, text)), None)


def _say_far(talk: Talk, branch: Place) -> None:
    """How far the branch is from where the visitor is, or from the place that he named."""
    metres = metres_to(str(talk.known["near"]), branch)
    if not metres and not earlier_position(talk):  # he named the branch itself, not where he is
        ask_where(talk, quiet=True)
        return
    metres = max(STEP_METRES, metres)
    values = {"branch": named(branch["name"]), "distance": {"type": "distance", "metres": metres}}
    choices = () if earlier_position(talk) else position_button(talk)
    talk.say("utter_place_distance", values, card=place_card(branch), choices=choices)


def metres_to(near: str, place: Place) -> int:
    """How far a place is from a position in a straight line."""
    lat, lon = (float(one) for one in near.split(","))
    north = math.radians(place["lat"] - lat)
    east = math.radians(place["lon"] - lon) * math.cos(math.radians(lat))
    return round(math.hypot(north, east) * EARTH_METRES / STEP_METRES) * STEP_METRES


def _say_way(talk: Talk, branch: Place) -> None:
    # In the reader's language only: nobody shows the way to a driver, but the address on the card.
    values = {"branch": named(branch["name"]), "way": {"type": "title", "names": branch["directions"]}}
    talk.say("utter_place_way", values, card=place_card(branch))
    told = " ".join(str(one) for one in dict(branch["directions"]).values())
    if speaks_of("there_metro", talk.message.text) and not mentions("local_transport", told):
        talk.say("utter_there_no_metro")
