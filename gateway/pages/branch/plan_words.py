"""Emergency plans worded for the staff who run them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from gateway.bookings.levels import Level, LevelName, Scope, levels
from gateway.bookings.notes import KEY
from gateway.bookings.plan_store import DIVERT_TO
from gateway.bookings.schemas import DueView, EntryView, PlanView
from gateway.pages.branch.frame import branch_name, city_name
from gateway.places.models import Branch
from translations.catalogue import Catalogue

# Of a review's figures, those that have a name on the page.
REVIEW = ("people_served", "deals", "queue_minutes")
_LOGGED_APART = frozenset({KEY, DIVERT_TO, "trigger", "action", "text", "instructed_by"})


@dataclass(frozen=True)
class PlanWords:
    """Says everything about plans to one reader."""

    catalogue: Catalogue
    locale: str
    zone: ZoneInfo
    branches: Mapping[str, Branch]
    names: Mapping[str, str]
    now: dt.datetime

    def say(self, message_id: str, **values: Any) -> str:
        """A sentence of the catalogue."""
        return self.catalogue.say(message_id, self.locale, values)

    def moment(self, moment: dt.datetime | None) -> str:
        """A moment in the event's zone; nothing when there is none."""
        if moment is None:
            return ""
        local = moment.astimezone(self.zone)
        is_today = local.date() == self.now.astimezone(self.zone).date()
        value = {"type": "time", "value": local.strftime("%H:%M")}
        return self._show(value if is_today else {"type": "datetime", "value": local.isoformat()})

    def place(self, branch_id: str | None, city: str | None) -> str:
        """Where a plan holds."""
        if branch_id:
            return branch_name(self.branches.get(branch_id), self.locale) or branch_id
        return city_name(city, self.locale) if city else self.say("plans_everywhere")

    def duration(self, minutes: int) -> str:
        """So many minutes, as people say them."""
        return self._show({"type": "duration", "minutes": minutes})

    def levels(self) -> list[dict[str, Any]]:
        """Every level: what starts it, who does what by when, what rests meanwhile."""
        return [
            {
                "name": level.name.value,
                "scope": level.scope.value,
                "roles": level.roles,
                "triggers": list(level.triggers),
                "pauses": level.pauses,
                "actions": [self._planned(level, number) for number in range(len(level.actions))],
                "asks": asks(level),
            }
            for level in levels().values()
        ]

    def due(self, due: DueView, seen: str = "") -> dict[str, Any]:
        """A level that is due, with what was seen."""
        level = levels()[LevelName(due.level)]
        return {
            "level": due.level,
            "trigger": due.trigger,
            "place": self.place(due.branch_id, due.city),
            "branch_id": due.branch_id or "",
            "city": due.city or "",
            "seen": seen,
            "roles": level.roles,
            "asks": asks(level),
        }

    def plan(self, plan: PlanView) -> dict[str, Any]:
        """A plan with its actions and its log."""
        done = [one for one in plan.actions if one.done_at]
        return {
            "id": plan.id,
            "level": plan.level,
            "trigger": plan.trigger,
            "place": self.place(plan.branch_id, plan.city),
            "drill": plan.drill,
            "pauses": plan.pauses,
            "started": self.moment(plan.started_at),
            "started_by": self.names.get(plan.started_by or "", ""),
            "ended": self.moment(plan.ended_at),
            "ended_by": self.names.get(plan.ended_by or "", ""),
            "done": self._show(len(done)),
            "all": self._show(len(plan.actions)),
            "late": any(self._is_late(one.due_at, one.done_at, plan) for one in plan.actions),
            "actions": [
                {
                    "id": one.id,
                    "action": one.action,
                    "owner": one.owner,
                    "due": self.moment(one.due_at),
                    "done": self.moment(one.done_at),
                    "by": self.names.get(one.done_by or "", ""),
                    "late": self._is_late(one.due_at, one.done_at, plan),
                }
                for one in plan.actions
            ],
            "log": [self._entry(one) for one in plan.log][::-1],
            "notices": [self._entry(one) for one in plan.log if one.kind == "notice"],
            "happened": str(plan.review.get("happened", "")),
            "review": self._review(plan.review),
        }

    def _planned(self, level: Level, number: int) -> dict[str, str]:
        action = level.actions[number]
        within = self.say("plans_within", time=self.duration(action.minutes))
        return {
            "action": action.action,
            "owner": action.owner,
            "within": within if action.minutes else self.say("plans_at_once"),
        }

    def _is_late(self, due_at: dt.datetime, done_at: dt.datetime | None, plan: PlanView) -> bool:
        return (done_at or plan.ended_at or self.now) > due_at and done_at is None

    def _entry(self, entry: EntryView) -> dict[str, str]:
        note = entry.note
        parts = [self.say(f"plans_trigger_{note['trigger']}")] if "trigger" in note else []
        parts += [self.say(f"plans_action_{note['action']}")] if "action" in note else []
        if note.get("instructed_by"):
            parts.append(f"{self.say('plans_instructed_by')} {note['instructed_by']}")
        parts += [str(note["text"])] if note.get("text") else []
        if note.get(DIVERT_TO):
            parts.append(f"{self.say('plans_divert_to')} {self.place(str(note[DIVERT_TO]), None)}")
        if entry.kind != "end":
            # What other programs wrote has no words of ours: better raw than lost.
            parts += [str(value) for name, value in note.items() if name not in _LOGGED_APART]
        return {
            "kind": entry.kind,
            "time": self.moment(entry.created_at),
            "by": self.names.get(entry.actor_id or "", ""),
            "text": " · ".join(parts),
        }

    def _review(self, review: Mapping[str, Any]) -> list[dict[str, str]]:
        rows = [
            {"label": self.say(f"plans_review_{name}"), "text": self._show(int(review[name]))}
            for name in REVIEW
            if str(review.get(name, "")).isdecimal()
        ]
        if "minutes" in review:
            minutes = self.duration(int(review["minutes"]))
            rows.append({"label": self.say("plans_review_minutes"), "text": minutes})
        others = review.keys() - {"happened", "minutes", *REVIEW}
        return rows + [{"label": name, "text": str(review[name])} for name in sorted(others)]

    def _show(self, value: object) -> str:
        return self.catalogue.format(value, self.locale)


def asks(level: Level) -> bool:
    """Whether a start has to be confirmed: it reaches more than one branch."""
    return level.scope is not Scope.BRANCH
