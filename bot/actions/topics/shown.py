"""Goes on with the branches that were shown: one of them, or the way there."""

from __future__ import annotations

import math

from bot.actions.desk import desk
from bot.actions.fields import named
from bot.actions.phrases import mentions
from bot.actions.topics.branches import brief, place_card, say_branch
from bot.actions.topics.near import STEP_METRES, Place, earlier_position, position_button
from bot.actions.topics.places import ask_where
from bot.actions.topics.talk import Talk

EARTH_METRES = 6_371_000
# "The second one": words for each place in the list.
PICKS = ("pick_first", "pick_second", "pick_third")


async def say_shown(talk: Talk, *, is_dated: bool = False) -> bool:
    """One of the branches shown, or the way to the one talked about, or how far it is; else False.

    When its hours at some time are the question, it is only taken as the branch meant. Raises DeskDown.
    """
    listed = list(talk.known.get("listed") or ())
    asks_way = any(mentions(one, talk.message.text) for one in ("place_way", "place_far"))
    # "How do I get there?" is about what was shown last, whatever was said in between.
    if not (talk.message.goes_on or asks_way) or talk.message.is_button or talk.message.values("place"):
        return False
    picked = picked_of(talk.message.text, listed)
    branch_id = picked or (talk.known.get("branch") or {}).get("id")
    if branch_id is None or not (picked or asks_way):
        return False
    branch = await desk().branch(branch_id)
    talk.known["branch"] = brief(branch)
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
    usual = "personal" if "personal" in (branch.get("services") or ["personal"]) else "fx"
    service = str(talk.known.get("service") or usual)
    opening = await desk().hours(branch_id, talk.message.now.isoformat(), service)
    say_branch(talk, {**branch, "opening": opening})
    return True


def picked_of(text: str, listed: list[str]) -> str | None:
    """The one of the listed that the words mean, or None."""
    return next((one for one, words in zip(listed, PICKS, strict=False) if mentions(words, text)), None)


def _say_far(talk: Talk, branch: Place) -> None:
    """How far the branch is from where the visitor is, or from the place that he named."""
    lat, lon = (float(one) for one in str(talk.known["near"]).split(","))
    north = math.radians(branch["lat"] - lat)
    east = math.radians(branch["lon"] - lon) * math.cos(math.radians(lat))
    metres = round(math.hypot(north, east) * EARTH_METRES / STEP_METRES) * STEP_METRES
    if not metres and not earlier_position(talk):  # he named the branch itself, not where he is
        ask_where(talk, quiet=True)
        return
    metres = max(STEP_METRES, metres)
    values = {"branch": named(branch["name"]), "distance": {"type": "distance", "metres": metres}}
    choices = () if earlier_position(talk) else position_button(talk)
    talk.say("utter_place_distance", values, card=place_card(branch), choices=choices)


def _say_way(talk: Talk, branch: Place) -> None:
    # In the reader's language only: nobody shows the way to a driver, but the address on the card.
    values = {"branch": named(branch["name"]), "way": {"type": "title", "names": branch["directions"]}}
    talk.say("utter_place_way", values, card=place_card(branch))
