"""What has become of a case opened in this conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.actions.after_case import adds_to_case, asks_of_case, withdraws
from bot.actions.desk import DeskRefused, desk
from bot.actions.fields import named
from bot.actions.form_questions import answer_question, question_of_matter
from bot.actions.group_offer import say_status
from bot.actions.reading import MAX_STORY
from bot.actions.reading_again import is_other_place
from bot.actions.replies import PERSON
from bot.actions.topics.branches import brief, place_card
from bot.actions.topics.collecting import asks_collecting, say_collecting
from bot.actions.topics.places import clear_first
from bot.actions.topics.talk import Talk
from bot.actions.visitor import read_moment
from bot.nlu.aspect_data import NONE

MOST = 5
STEPS = "steps"
# How references begin, the signs of a code, and the question for it.
PREFIX, CODE_ASKED = "VD-", "utter_case_status_code"
_CODE = re.compile(r"(?<![A-Z0-9-])[34679CDFGHJKMPQRTWX]{6}(?![A-Z0-9])")
Case = Mapping[str, Any]


async def answer_case_status(talk: Talk) -> None:
    """Each case with its state, the newest first, or what was asked of the newest. Raises DeskDown."""
    if await _add_told(talk):
        return
    cases = await desk().cases(talk.message.conversation_id)
    if cases and await _say_asked(talk, cases[-1]):
        return
    bookings = await desk().bookings(talk.message.conversation_id)
    own = {one["reference"] for one in (*cases, *bookings)}
    if (reference := reference_of(talk)) and reference not in own:
        await _say_known(talk, reference)
        return
    for booking in list(reversed(bookings))[:MOST]:
        say_status(talk.dispatcher, booking)
    if not cases and not bookings:
        talk.say("utter_case_status_none", choices=[PERSON])
        return
    for case in list(reversed(cases))[:MOST]:
        _say_case(talk, case)


def _say_case(talk: Talk, case: Case) -> None:
    """What has become of a case."""
    talk.say(
        "utter_case_status",
        {
            "reference": {"type": "reference", "value": case["reference"]},
            "kind": {"type": "term", "id": f"topic_{topic_of(case)}"},
            "state": {"type": "term", "id": f"term_case_state_{case['state']}"},
        },
    )
    if case["state"] == "at_branch" and case.get("branch"):
        _say_collect(talk, case)
    promise = read_moment(case.get("promise_at"))
    if promise and case["state"] in {"reported", "in_progress", "located"}:
        # The desk keeps moments in UTC; the visitor reads his own clock.
        local = promise.astimezone(talk.message.now.tzinfo).isoformat(timespec="minutes")
        talk.say("utter_case_status_promise", {"promise_at": {"type": "datetime", "value": local}})


def reference_of(talk: Talk) -> str | None:
    """The reference of a case written now, or before its code was asked for."""
    said = [str(one).upper() for one in talk.message.values("reference")]
    is_open = talk.message.said == CODE_ASKED
    return next((one for one in said if one.startswith(PREFIX)), talk.known.get("case") if is_open else None)


async def _say_known(talk: Talk, reference: str) -> None:
    """A case of another conversation, once the code on its card is told, too."""
    rest = talk.message.text.upper().replace(reference, " ")
    code = next(iter(_CODE.findall(rest)), None)
    talk.known["case"] = reference
    if code is None:
        talk.say(CODE_ASKED)
        return
    try:
        _say_case(talk, await desk().known_case(talk.message.conversation_id, reference, code))
    except DeskRefused:
        talk.say("utter_case_status_no_match", choices=[PERSON])


async def _add_told(talk: Talk) -> bool:
    """Add what is told right after a case was opened; False for another message, or a case worked on."""
    message = talk.message
    kinds = [str(one["entity"]) for one in message.entities]
    if message.aspect != NONE or asks_of_case(message.said, message.text, "case_status"):
        return False
    is_over = message.goes_on and withdraws(message.said, message.text)
    if not is_over and not (message.goes_on and adds_to_case(message.said, message.text, "inform", kinds)):
        return False
    contact, place = message.first("phone") or message.first("email"), message.first("place")
    fields: dict[str, Any] = {"what": message.text.strip()[:MAX_STORY]}
    if contact:
        fields = {"contact": str(contact)}
    elif place and is_other_place(message):
        found = clear_first(await desk().search_branches(q=str(place), visitors="false"))
        branch = {"branch_id": found[0]["id"]} if len(found) == 1 else {}
        fields = {"place": str(place), **branch, **fields}
    try:
        await desk().add_to_case(message.conversation_id, fields)
    except DeskRefused:
        return False
    name = next((one for one in ("contact", "place") if one in fields), None)
    if name is None:
        talk.say("utter_case_withdrawn" if is_over else "utter_form_added")
    else:
        label = {"type": "term", "id": f"field_{name}"}
        response = "utter_noted" if name == "contact" else "utter_changed"
        talk.say(response, {"field": label, "value": fields[name]})
    return True


async def _say_asked(talk: Talk, case: Case) -> bool:
    """Who may collect what the case is about, for how long it is kept, and the like; False for others."""
    if talk.message.is_button:
        return False
    topic, text = topic_of(case), talk.message.text
    aspect = talk.message.aspect if talk.message.goes_on else NONE
    if aspect == STEPS and topic != "card_captured":
        return False  # where the case stands by now says it
    is_right_after = talk.message.goes_on and asks_of_case(talk.message.said, text, "case_status")
    is_own = question_of_matter(text, topic, aspect) in {"had_or_answered", "asks_kept"}
    is_asked = aspect != NONE or (is_right_after and asks_collecting(text))
    is_of_card = topic == "card_captured" and is_own and is_asked
    return (is_of_card and await say_collecting(talk, case)) or await answer_question(
        talk.dispatcher, talk.message, topic
    )


def topic_of(case: Case) -> str:
    """The topic of a case's kind."""
    return "card_captured" if case["kind"] == "captured_card" else str(case["kind"])


def _say_collect(talk: Talk, case: Case) -> None:
    """Where a card waits and until when, with the branch to show to a driver."""
    branch = case["branch"]
    values: dict[str, Any] = {"branch": named(branch["name"])}
    response = "utter_case_status_collect_soon"
    if case.get("collect_until"):
        values["date"] = {"type": "date", "value": case["collect_until"]}
        response = "utter_case_status_collect"
    talk.say(response, values, card=place_card(branch))
    talk.known["branch"] = brief(branch)
