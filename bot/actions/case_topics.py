"""The matters for which a case is opened after a few questions, apart from a captured card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions.fields import MACHINE_TOPICS
from bot.actions.reading import Form


@dataclass(frozen=True)
class CaseTopic:
    """One kind of case: its questions, what is said before and after them, and who goes on."""

    kind: str
    slots: tuple[str, ...]
    kin: frozenset[str] = frozenset()
    # The first message already tells what happened.
    tells: bool = False
    # Informed first: the questions come only when the visitor asks for a case.
    informs: bool = False
    # A person goes on at once, for this reason.
    person: str = ""
    # The first sentence names the number of the police.
    says_police: bool = False

    @property
    def form_name(self) -> str:
        """The form's name in the domain."""
        return f"{self.kind}_form"

    @property
    def form(self) -> Form:
        """The questions."""
        return Form(self.slots, self.kin | {self.kind})


CASE_TOPICS: Mapping[str, CaseTopic] = {
    topic.kind: topic
    for topic in (
        CaseTopic(
            "atm_cash_dispute",
            ("atm", "time", "amount", "received", "card_network", "card_last4", "contact"),
            kin=MACHINE_TOPICS | {"atm_declined"},
        ),
        CaseTopic(
            "lost_property",
            ("what", "place", "time", "contact"),
            kin=frozenset({"card_lost"}),
            tells=True,
            says_police=True,
        ),
        CaseTopic("complaint", ("what", "place", "contact"), kin=frozenset({"praise"}), tells=True),
        CaseTopic("praise", ("what",), kin=frozenset({"complaint", "thanks"}), tells=True),
        CaseTopic("remittance_inward", ("sender", "day", "amount", "card_last4", "contact"), informs=True),
        CaseTopic(
            "group_exchange",
            ("group_size", "amount", "place", "coming_day", "clock", "contact"),
            kin=frozenset({"fx_exchange_howto", "fx_rate", "branch_location", "branch_hours"}),
            person="group-booking",
        ),
    )
}
CASE_SLOTS = tuple(dict.fromkeys(slot for topic in CASE_TOPICS.values() for slot in topic.slots))


def topic_of_form(form_name: str) -> CaseTopic:
    """The topic of a form. Raises KeyError."""
    return CASE_TOPICS[form_name.removesuffix("_form")]
