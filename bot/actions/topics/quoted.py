"""The rates behind a quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.topics.talk import Talk

BY_WAY_OF_YUAN = 2


def say_lines(talk: Talk, lines: Sequence[Mapping[str, Any]]) -> None:
    """The rates of a quote with their time; two of the same moment in one sentence."""
    if len(lines) == BY_WAY_OF_YUAN and lines[0]["published_at"] == lines[1]["published_at"]:
        published = {"type": "datetime", "value": lines[0]["published_at"]}
        rates = {"first": price(lines[0]), "second": price(lines[1])}
        talk.say("utter_fx_rate_lines", {**rates, "published_at": published})
        return
    for line in lines:
        published = {"type": "datetime", "value": line["published_at"]}
        talk.say(
            "utter_fx_rate_line", {"unit": line["unit"], "rate": line["rate"], "published_at": published}
        )


def price(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """A line of a quote as one value for a card."""
    return {"type": "price", "unit": line["unit"], "rate": line["rate"]}
