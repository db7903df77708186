"""One message about a topic: what was said, what is remembered, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DayOf
from bot.actions.replies import Choice, Values, say
from bot.actions.topics.follow import OF_MONEY
from bot.actions.visitor import Message

# What stays known when the visitor turns from one topic to the next.
LASTING = ("place", "branch", "position", "notes")
# What of the places shown stays known as well, until another place is named.
SHOWN = ("service", "listed", "listed_machines", "seen_machines", "near", "guessed", "shown", "meant")
MACHINES, CORPORATE, EXCHANGE = "self_service", "corporate", "fx"
# The topics whose places are those that change money.
EXCHANGING = frozenset({"fx_rate", "fx_exchange_howto"})
LOCAL = "CNY"
# What is given, what is got for it, how much of the first, or, when it is wanted, of the second.
MONEY = ("sell", "buy", "amount", "wanted")
# What one cheque or note of the amount is worth.
EACH = "each"


@dataclass
class Talk:
    """The message and what the visitor said before; `known` goes back into the slot `topic`."""

    dispatcher: CollectingDispatcher
    message: Message
    name: str
    known: dict[str, Any] = field(default_factory=dict)
    # Whether the message goes on with the topic instead of opening it.
    goes_on: bool = False
    # Days on which unsure facts that were said have last been checked.
    unsure: list[str] = field(default_factory=list)
    # Whether this message says where the visitor is, so that nothing remembered had to do.
    is_located: bool = False
    # Whether he was asked where he is, and asks something else instead.
    is_no_place: bool = False
    # The city that the words name, when no place in it is known by them.
    only_city: Any = None
    # The hours that are asked about: looked up with the branch that is named.
    day_of: DayOf | None = None
    # The buttons under what was said in this answer before.
    offered: list[Choice] = field(default_factory=list)

    @classmethod
    def about(
        cls, dispatcher: CollectingDispatcher, message: Message, name: str, memory: dict[str, Any]
    ) -> Talk:
        """Go on with the topic remembered, or open another one that keeps place and branch."""
        goes_on = memory.get("name") == name
        lasting: tuple[str, ...] = (
            (*LASTING, *MONEY, EACH) if {name, memory.get("name")} <= OF_MONEY else LASTING
        )
        if not message.is_button and not message.values("place"):
            lasting += SHOWN
        known = {key: value for key, value in memory.items() if goes_on or key in lasting}
        # A machine is open day and night, which says nothing about the branch it stands in.
        if name == "branch_hours" and known.get("service") == MACHINES:
            known.pop("service")
        # An amount right after the cheques is of cheques.
        if name == "fx_rate" and memory.get("name") == "travellers_cheque":
            known["kind"] = "cheque"
        if is_of_exchange(message, name, memory):
            known["service"] = EXCHANGE
        known["notes"] = foreign_currency(message) or known.get("notes")
        return cls(dispatcher, message, name, known, goes_on)

    def say(
        self,
        response: str,
        values: Values | None = None,
        *,
        choices: Sequence[Choice] = (),
        card: Values | None = None,
    ) -> None:
        """Say a response by its id."""
        self.offered += choices
        say(self.dispatcher, response, values, choices=choices, card=card)

    @property
    def city(self) -> str:
        """The city of the branch talked about, else that in which the conversation began."""
        return str((self.known.get("branch") or {}).get("city") or self.message.city)

    def memory(self) -> dict[str, Any]:
        """What the next message of the visitor may refer to."""
        return {**{key: value for key, value in self.known.items() if value}, "name": self.name}


def is_of_exchange(message: Message, name: str, memory: dict[str, Any]) -> bool:
    """Whether a branch is wanted for its exchange desk: foreign money is named, or was talked about."""
    if name not in {"branch_hours", "branch_location"} or message.is_button:
        return False
    goes_on = message.goes_on and not memory.get("service")
    return foreign_currency(message) is not None or (goes_on and memory.get("name") in EXCHANGING)


def foreign_currency(message: Message) -> str | None:
    """The foreign money that a message speaks of; later amounts without a currency are of it."""
    codes = [*message.values("currency"), *(one.get("currency") for one in message.values("money"))]
    return next((str(code) for code in codes if code not in {None, LOCAL}), None)
