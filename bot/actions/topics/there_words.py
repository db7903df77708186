"""Recognises what is asked of the places just shown ("which is nearer?", "is there a toilet?"). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions.phrases import asks, begins_on, mentions, speaks_of
from bot.actions.topics.follow import COURTESIES

NEAREST, LONGEST, FIRST = "nearest", "longest", "first"
PHONE, ADDRESS, WAY, OTHER, PICK, WORKS = "phone", "address", "way", "other", "pick", "works"
# What is asked, by its words; the more exact stands first.
KINDS: Mapping[str, str] = {
    "which_nearest": NEAREST,
    "which_longest": LONGEST,
    "which_first": FIRST,
    "machine_works": WORKS,
    "there_phone": PHONE,
    "there_address": ADDRESS,
    "there_metro": WAY,
    "place_way": WAY,
    "local_toilet": "toilet",
    "local_wifi": "wifi",
    "local_access": "access",
    "there_other": OTHER,
    "pick_other": PICK,
}
# What is known of a machine as well.
OF_MACHINES = frozenset({NEAREST, PHONE, ADDRESS, PICK, WORKS})
# What is asked of a branch by its name, and what compares those shown.
OF_NAMED = frozenset({PHONE, ADDRESS, OTHER, "toilet", "wifi", "access"})
COMPARING = frozenset({NEAREST, LONGEST, FIRST, PICK})
# Of the words for other things some are said of much else, so that a question is needed.
ONLY_ASKED = frozenset({OTHER, "access"})
# The answers under which places were shown begin so; after these it was asked where the visitor is.
SHOWING = ("utter_place_", "utter_hours_", "utter_staff_", "utter_there_", "utter_machine_", "utter_queue_")
NOT_SHOWING = frozenset(
    {"utter_place_not_found", "utter_place_no_city", "utter_place_far", "utter_place_late"}
)
LONGEST_ASKED, LONGEST_PICK, SHORT = 60, 30, 16


def is_shown(said: str | None, memory: Mapping[str, Any]) -> bool:
    """Whether places were shown by the answer just given, or before the thanks for it."""
    last = str(memory.get("said") or "")
    has_places = any(memory.get(one) for one in ("listed", "listed_machines", "branch"))
    return has_places and said in {last, *COURTESIES} and last.startswith(SHOWING) and last not in NOT_SHOWING


def asked_there(text: str, memory: Mapping[str, Any]) -> str | None:
    """What is asked of the places shown, or None."""
    if len(text) > LONGEST_ASKED:
        return None
    has_machines = bool(memory.get("listed_machines"))
    said = (kind for words, kind in KINDS.items() if speaks_of(words, text))
    kind = next((one for one in said if (one in OF_MACHINES if has_machines else one != WORKS)), None)
    if kind in ONLY_ASKED and not (asks(text) or begins_on(text) or len(text) <= SHORT):
        return None
    if kind == PICK and (len(text) > LONGEST_PICK or mentions("place_another", text)):
        return None
    # "Where is the nearest cash machine?" is about none of the branches.
    is_other = kind == NEAREST and mentions("machine", text) and not has_machines
    return None if is_other else kind
