"""Who could take a handoff: language first, then colleagues who read through translation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

GENERAL = "general"


class Fit(StrEnum):
    """How an agent would understand the visitor."""

    LANGUAGE = "language"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class Candidate:
    """Somebody at the desk who takes conversations."""

    id: str
    languages: Sequence[str]
    skills: Sequence[str] = field(default_factory=tuple)
    capacity: int = 3
    holds: int = 0

    @property
    def free(self) -> int:
        """How many more conversations he can take."""
        return max(0, self.capacity - self.holds)


@dataclass(frozen=True)
class Need:
    """What a waiting visitor needs."""

    locale: str
    skill: str = GENERAL


def speaks(languages: Iterable[str], locale: str) -> bool:
    """Whether one of the languages is the visitor's, in whatever region or script of it."""
    base = locale.partition("-")[0]
    return any(one == locale or one.partition("-")[0] == base for one in languages)


def fit(candidate: Candidate, need: Need) -> Fit:
    """How this agent would understand this visitor."""
    return Fit.LANGUAGE if speaks(candidate.languages, need.locale) else Fit.TRANSLATION


def has_skill(candidate: Candidate, need: Need) -> bool:
    """Whether he knows the subject; general questions are everybody's."""
    return need.skill == GENERAL or need.skill in candidate.skills


def rank(candidates: Iterable[Candidate], need: Need) -> list[Candidate]:
    """Who could take it, best first: the language, then the skill, then who holds the fewest."""
    able = [one for one in candidates if one.free > 0]
    return sorted(
        able,
        key=lambda one: (fit(one, need) is not Fit.LANGUAGE, not has_skill(one, need), one.holds, one.id),
    )


def offered_to(candidates: Iterable[Candidate], need: Need) -> set[str]:
    """Who is called to it: all as good as the best one, so nobody waits for a single person."""
    ranked = rank(candidates, need)
    if not ranked:
        return set()
    best = (fit(ranked[0], need), has_skill(ranked[0], need))
    return {one.id for one in ranked if (fit(one, need), has_skill(one, need)) == best}
