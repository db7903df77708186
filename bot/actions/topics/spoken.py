"""Whether the staff of a branch speak a language, from what the bank knows of its branches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.actions.desk import desk
from bot.actions.fields import named
from bot.actions.languages import language_asked, language_at_shown, named_language, wants_speaking
from bot.actions.phrases import asks, begins_on
from bot.actions.replies import PERSON
from bot.actions.topics.branches import brief, mean, place_card, say_branch
from bot.actions.topics.near import Place
from bot.actions.topics.places import PLACE_ASKED, ask_where, find_named, is_place_said
from bot.actions.topics.talk import Talk


async def say_spoken(talk: Talk) -> bool:
    """Which languages are spoken at the branches meant; False when that is not asked. Raises DeskDown."""
    message = talk.message
    asked = None if message.is_button else language_asked(message.text, message.locale)
    if talk.known.get("spoken") and begins_on(message.text) and not message.is_button:
        asked = asked or named_language(message.text)  # "and German?"
    listed = list(talk.known.get("listed") or ())
    if listed and not message.is_button and not message.values("place"):
        asked = asked or language_at_shown(message.text, is_wish=True, locale=message.locale)
        if asked and wants_speaking(message.text):
            talk.known["spoken"] = asked
            await _say_one(talk, [await desk().branch(one) for one in listed], asked)
            return True
    # He was asked where, or goes on: "and at Sanlitun?"
    is_next = begins_on(message.text) or not asks(message.text)
    is_open = message.said in PLACE_ASKED or (message.goes_on and is_next and bool(message.values("place")))
    code = asked or (talk.known.get("spoken") if is_open else None)
    talk.known["spoken"] = code
    if code is None:
        return False
    found = await _meant(talk)
    if not found:
        ask_where(talk, quiet=False)
        return True
    for branch in found:
        _say_languages(talk, branch, code)
    talk.known["branch"] = brief(found[0])
    if not any(_speaks(one, code) for one in found) and any(one.get("languages") for one in found):
        await _say_nearest(talk, found[0], code)
    return True


async def _say_one(talk: Talk, shown: Sequence[Place], code: str) -> None:
    """The nearest of those shown where a language is spoken, else the nearest of all. Raises DeskDown."""
    branch = next((one for one in shown if _speaks(one, code)), None)
    if branch is None:
        await _say_nearest(talk, shown[0], code)
        return
    _say_languages(talk, branch, code)
    mean(talk, branch)


async def _meant(talk: Talk) -> list[Place]:
    """The branches that were shown, or the one that is named or talked about. Raises DeskDown."""
    listed = [] if is_place_said(talk) else list(talk.known.get("listed") or ())
    if listed and talk.known.get("meant"):  # "the second one" was said before
        listed = [str(talk.known["meant"])]
    ids = listed or [one["id"] for one in (await find_named(talk))[:1]]
    return [await desk().branch(one) for one in ids]


def _say_languages(talk: Talk, branch: Place, code: str) -> None:
    spoken = [_language(one) for one in branch.get("languages") or ()]
    values = {
        "branch": named(branch["name"]),
        "languages": {"type": "list", "items": spoken},
        "language": _language(code),
    }
    if not spoken:
        response = "utter_staff_languages_unknown"
    else:
        response = "utter_staff_speak" if _speaks(branch, code) else "utter_staff_speak_not"
    talk.say(response, values, card=place_card(branch))


async def _say_nearest(talk: Talk, branch: Place, code: str) -> None:
    """The nearest branch where the language is spoken, or that none is known. Raises DeskDown."""
    near = f"{branch['lat']},{branch['lon']}"
    around = await desk().search_branches(near=near, language=code)
    other = next((one for one in around if _speaks(one, code)), None)
    if other is None:
        talk.say("utter_staff_speak_nowhere", {"language": _language(code)}, choices=[PERSON])
        return
    talk.say("utter_staff_speak_nearest", {"language": _language(code)})
    say_branch(talk, other)
    mean(talk, other)


def _speaks(branch: Place, code: str) -> bool:
    """Whether the language is spoken there, as it is written anywhere."""
    spoken = {str(one).partition("-")[0] for one in branch.get("languages") or ()}
    return code.partition("-")[0] in spoken


def _language(code: str) -> dict[str, Any]:
    return {"type": "language", "code": code}
