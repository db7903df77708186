"""Which machine a visitor means, from whatever he said about it."""

from __future__ import annotations

from dataclasses import dataclass

from gateway.places.at_kind import machines_at
from gateway.places.folding import city_names, key, keys, tokens
from gateway.places.matching import (
    EXACT_CODE,
    SOME_NUMBER,
    SURE_NAME,
    city_in,
    code_guesses,
    plausible,
    scored,
)
from gateway.places.models import Atm, Branch, Landmark, PlaceKind
from gateway.places.naming import landmark_of, on_that_side
from gateway.places.sight_fit import said_of
from gateway.places.sights import sight_named, sights_meant
from gateway.places.store import PlaceStore
from gateway.places.wire import distance

SHOWN = 5
BOTH_AGREE = 99.0
# How well a machine at "the airport" fits, in the visitor's city.
AT_KIND = 90.0
# So far from a sight a machine still stands at it.
BESIDE_METRES = 1_000


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
    worded = await _at_sight(store, said)
    if worded is None and (found := await machines_at(store, said, city)):
        return dict.fromkeys(found, AT_KIND)
    worded = await _worded(store, said) if worded is None else worded
    agreed = {code: max(points, BOTH_AGREE if code in numbered else 0) for code, points in worded.items()}
    return numbered | agreed


async def _at_sight(store: PlaceStore, said: str) -> dict[str, float] | None:
    """The machines that bear the name of a station or another sight; None when none is surely named."""
    sight = sight_named(said_of(said), tokens(keys([said])))
    if sight is None:
        return None
    known = (await store.candidates(tokens(sight.keys), PlaceKind.ATM))[PlaceKind.ATM]
    return {code: BOTH_AGREE for code, names in known.items() if not set(sight.keys).isdisjoint(names)}


async def _worded(store: PlaceStore, said: str) -> dict[str, float]:
    """Machines by words: their own place or address, or the branch they stand in; none of a whole city."""
    asked, meant, words = key(said), said_of(said), tokens(keys([said]))
    found = await store.candidates(words, PlaceKind.ATM, PlaceKind.BRANCH)
    machines, owners = (
        on_that_side(meant, scored(asked, found[kind]), found[kind])
        for kind in (PlaceKind.ATM, PlaceKind.BRANCH)
    )
    best = max((points for _, points in (*machines, *owners)), default=0.0)
    if asked in city_names() or (best < SURE_NAME and city_in(asked)):
        return {}
    scores, likely = dict(machines), dict(owners)
    for code, branch_id in await store.codes_inside(likely) if likely else []:
        scores[code] = max(scores.get(code, 0.0), likely[branch_id])
    sight, points = landmark_of(asked, sights_meant(meant, words).values())
    return await _beside(store, sight, scores) if sight and points > best else scores


async def _beside(store: PlaceStore, sight: Landmark, scores: dict[str, float]) -> dict[str, float]:
    """Those machines that stand beside a sight whose name fits better than theirs."""
    atms = await store.atms(list(scores))
    return {
        code: points
        for code, points in scores.items()
        if distance(sight.lat, sight.lon, atms[code].lat, atms[code].lon) <= BESIDE_METRES
    }
