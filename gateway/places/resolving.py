"""Which machine a visitor means, from whatever he said about it."""

from __future__ import annotations

from dataclasses import dataclass

from gateway.places.at_kind import machines_at
from gateway.places.folding import key, keys, tokens
from gateway.places.matching import EXACT_CODE, SOME_NUMBER, code_guesses, plausible, score
from gateway.places.models import Atm, Branch, PlaceKind
from gateway.places.store import PlaceStore

SHOWN = 5
BOTH_AGREE = 99.0
# How well a machine at "the airport" fits, in the visitor's city.
AT_KIND = 90.0


@dataclass(frozen=True)
class Match:
    """A machine that may be meant, with the branch that owns it."""

    atm: Atm
    branch: Branch | None
    score: float


@dataclass(frozen=True)
class Resolution:
    """The best matches and how many there were."""

    matches: list[Match]
    total: int


async def resolve_atms(store: PlaceStore, said: str, known: str = "", city: str = "") -> Resolution:
    """The machines a visitor may mean; `known` is the one of his QR code, meant when he says nothing else.

    Of what every city has, such as an airport, that of his `city` is meant, or of the bank's main one.
    """
    if said.strip():
        scores = await _scores(store, said, city)
    else:
        found = await store.atm(known) if known else None
        scores = {found.code: EXACT_CODE} if found else {}
    ranked = plausible([(code, points + (code == known.upper())) for code, points in scores.items()])
    shown = ranked[:SHOWN]
    atms = await store.atms([code for code, _ in shown])
    branches = await store.branches({atm.branch_id for atm in atms.values()})
    matches = [
        Match(atms[code], branches.get(atms[code].branch_id), min(points, 100)) for code, points in shown
    ]
    return Resolution(matches, len(ranked))


async def _scores(store: PlaceStore, said: str, city: str = "") -> dict[str, float]:
    guesses = code_guesses(said)
    sure = {guess.token: guess.score for guess in reversed(guesses)}
    numbered = {code: sure[token] for code, token in (await store.by_code(list(sure))).items()}
    if any(points > SOME_NUMBER for points in numbered.values()):
        best = max(numbered.values())
        return {code: points for code, points in numbered.items() if points == best}
    if found := await machines_at(store, said, city):
        return dict.fromkeys(found, AT_KIND)
    worded = await _worded(store, said)
    agreed = {code: max(points, BOTH_AGREE if code in numbered else 0) for code, points in worded.items()}
    return numbered | agreed


async def _worded(store: PlaceStore, said: str) -> dict[str, float]:
    """Machines by words: their own place or address, or the branch they stand in."""
    asked = key(said)
    found = await store.candidates(tokens(keys([said])), PlaceKind.ATM, PlaceKind.BRANCH)
    scores, owners = (
        {place_id: score(asked, names) for place_id, names in found[kind].items()}
        for kind in (PlaceKind.ATM, PlaceKind.BRANCH)
    )
    likely = dict(plausible(list(owners.items())))
    for code, branch_id in await store.codes_inside(likely) if likely else []:
        scores[code] = max(scores.get(code, 0.0), likely[branch_id])
    return scores
