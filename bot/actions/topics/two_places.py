"""Two places in one message ("in Beijing or Shanghai?"): the best branch of each."""

from __future__ import annotations

from collections.abc import Mapping

from bot.actions.desk import Around, desk
from bot.actions.topics.branches import brief, say_branch
from bot.actions.topics.talk import Talk

MOST = 3


async def say_of_each(talk: Talk, wanted: Mapping[str, str]) -> bool:
    """The best branch of each of the places named; False when only one of them is known. Raises DeskDown."""
    names = [] if talk.message.is_button else [*dict.fromkeys(map(str, talk.message.values("place")))][:MOST]
    if len(names) < 2:  # noqa: PLR2004 - one place is looked around
        return False
    around: dict[str, Around] = {}
    for name in names:
        one = await desk().search_around([name], **wanted, language=talk.message.locale, city=talk.city)
        if one.branches and one.branches[0]["id"] not in {
            other.branches[0]["id"] for other in around.values()
        }:
            around[name] = one
    if len(around) < 2:  # noqa: PLR2004 - as above
        return False
    found = [one.branches[0] for one in around.values()]
    talk.say("utter_there_of_each")
    for branch in found:
        say_branch(talk, {**branch, "metres": None})
    talk.known |= {
        "branch": brief(found[0]),
        "near": next(iter(around.values())).near,
        "guessed": True,
        **wanted,
    }
    talk.known |= {"listed": [branch["id"] for branch in found], "meant": None, "listed_machines": None}
    return True
