"""Which machine it was: found by words or number, chosen of several, or only its branch known."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import DeskDown, desk
from bot.actions.fields import UNKNOWN, machine, named
from bot.actions.machines import ask_which, chosen_by_spot, chosen_by_words, dont_know
from bot.actions.phrases import means
from bot.actions.replies import say
from bot.actions.visitor import Message


class FindsMachine:
    """What every form does with the machine that a message names."""

    name: str

    def __init__(
        self, dispatcher: CollectingDispatcher, message: Message, slots: dict[str, Any], requested: str | None
    ) -> None:
        self.dispatcher = dispatcher
        self.message = message
        self.slots = slots
        self.requested = requested
        self.changes: dict[str, Any] = {}

    async def find_machine(self, said: str = "", code: str = "") -> None:
        """Note the machine meant, or ask which one it is."""
        if said and self.is_choosing() and (one := chosen_by_words(await self._choices(), said)):
            self._note_machine(one)
            return
        try:
            matches = await self._matches(said, code)
        except DeskDown:
            self.changes["atm"] = {"said": said or code}
            return
        if len(matches) == 1:
            self._note_machine(matches[0])
        elif one := chosen_by_spot(matches, self.message.text):
            self._note_machine(one)
        elif matches:
            self.changes |= ask_which(self.dispatcher, matches)
        elif self.tells_besides():
            return
        elif self.requested == "atm" and self.slots.get("misses") == "atm":
            await self.note_as_told(said)
        elif self.is_choosing():
            say(self.dispatcher, "utter_form_again")
            self.changes |= {"misses": "atm", "requested_slot": "atm"}
        elif said:
            self.changes["misses"] = "atm"
            say(self.dispatcher, "utter_form_atm_not_found", asks="atm", choices=[dont_know("atm")])
            self.changes["requested_slot"] = "atm"

    async def _matches(self, said: str, code: str) -> list[dict[str, Any]]:
        """The machines by these words, or else by the place named among them. Raises DeskDown."""
        locale, city = self.message.locale, self.message.city
        found = await desk().resolve_atm(locale, said, code, city)
        places = [str(place) for place in self.message.values("place") if place != said]
        if said and not found and places:
            found = await desk().resolve_atm(locale, places[-1], "", city)
        return found

    async def note_as_told(self, said: str) -> None:
        """Keep the words for a machine that was not found twice, and the branch where it must be."""
        known = await self.branch_of_choices()
        self.changes |= {"atm": {"said": said} if known == UNKNOWN else known, "misses": None}
        say(self.dispatcher, "utter_form_atm_told")

    async def branch_of_choices(self) -> Any:
        """What is known when nobody could choose: the machines, and their branch when it is one."""
        found = await self._choices() if self.is_choosing() else []
        if not found:
            return UNKNOWN
        known: dict[str, Any] = {"said": " / ".join(one["code"] for one in found)}
        stands = {
            (str((one.get("branch") or {}).get("id") or ""), one.get("in_branch", True)) for one in found
        }
        if len(stands) == 1 and all(branch for branch, _ in stands):
            known |= {"branch": found[0]["branch"], "in_branch": found[0].get("in_branch", True)}
        return known

    async def ask_which_again(self) -> None:
        """Between the machines offered the question stays once more, whatever else was told meanwhile."""
        is_open = self.is_choosing() and self.changes.get("outcome") is None
        if not is_open or self.changes.keys() & {"atm", "atm_choices"}:
            return
        if self.tells_besides():
            # What answers another question counts as no miss of this one.
            if found := await self._choices():
                self.changes |= {**ask_which(self.dispatcher, found), "misses": self.slots.get("misses")}
            return
        if self.slots.get("misses") == "atm":
            await self.note_as_told(self.message.text.strip())
        elif found := await self._choices():
            self.changes |= {**ask_which(self.dispatcher, found), "misses": "atm"}

    async def ask_again(self) -> dict[str, Any]:
        """After a side question: which of the machines offered it is; other questions the form asks."""
        found = await self._choices() if self.is_choosing() else []
        asked = ask_which(self.dispatcher, found) if len(found) > 1 else {}
        return {**asked, "requested_slot": self.requested}

    def tells_besides(self) -> bool:
        """Whether a message between the machines offered answers another question instead."""
        others = {name for name, value in self.changes.items() if value is not None}
        return self.is_choosing() and bool(others - {"misses", "atm", "atm_choices", "requested_slot"})

    def is_choosing(self) -> bool:
        """Whether the visitor was asked which of several machines it was."""
        return self.requested == "atm" and bool(self.slots.get("atm_choices"))

    async def _choices(self) -> list[dict[str, Any]]:
        """The machines that were offered."""
        try:
            found = [
                await desk().resolve_atm(self.message.locale, code=code) for code in self.slots["atm_choices"]
            ]
        except DeskDown:
            return []
        return [matches[0] for matches in found if len(matches) == 1]

    def _note_machine(self, found: dict[str, Any]) -> None:
        had = machine(self.slots)
        self.changes["atm"] = found
        if had and had["code"] == found["code"]:
            return
        response = "utter_form_changed_atm" if had else "utter_form_atm_found"
        say(self.dispatcher, response, {"atm": found["code"], "address": named(found["address"])})

    def means_other_machine(self) -> bool:
        """Whether another of the machines offered is meant."""
        wanted = not self.message.entities and means("other", self.message.text)
        return wanted and bool(machine(self.slots) or self.slots.get("atm_choices"))

    async def take_other_machine(self) -> None:
        """Of two machines the other one; of more the visitor is asked again."""
        had = machine(self.slots).get("code")
        rest = [code for code in self.slots.get("atm_choices") or [] if code != had]
        if len(rest) == 1:
            await self.find_machine(code=rest[0])
            return
        self.changes |= {"atm": None, "requested_slot": "atm"}
        say(self.dispatcher, f"utter_ask_{self.name}_atm", choices=[dont_know("atm")], asks="atm")
