"""How well what a visitor said fits a place's names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from gateway.places.folding import bare, city_names, city_of, codes, key

WEAKEST = 75.0
# A name among many other words must be written nearly right.
WEAKEST_WITHIN = 82.0
SHORTEST_NAME = 4
# From here on a name says more than the city beside it.
SURE_NAME = 85.0
# A name said whole, one among other words, and from how many spaces on these are looked through in any case.
EXACT_NAME, BEST_WITHIN, MANY_SPACES = 100.0, 95.0, 3
# Matches this much weaker than the best are not worth offering.
SPREAD = 12.0
EXACT_CODE, ONLY_NUMBER, WRITTEN_LIKE_A_CODE, SOME_NUMBER = 100.0, 90.0, 88.0, 60.0
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTERS = re.compile(r"[^\W\d_]")
_SHARED = 0.7


@dataclass(frozen=True)
class CodeGuess:
    """An index token of a machine's code, and how sure it is that the visitor means that machine."""

    token: str
    score: float


def code_guesses(said: str) -> list[CodeGuess]:
    """The machines a text may name by number, surest first.

    `200` alone is a machine; `200` in an address is perhaps one; `0200` nearly always is one.
    """
    found = codes(said)
    letters_left = _LETTERS.search(key(said)) is not None
    in_codes = {digits for letters, digits in found if letters}
    guesses = []
    for letters, digits in found:
        number = digits.lstrip("0")
        if letters:
            guesses += [CodeGuess(f"#{letters}{form}", EXACT_CODE) for form in {digits, digits.zfill(4)}]
        elif digits in in_codes:
            guesses.append(CodeGuess(f"#{number}", SOME_NUMBER))
        elif not letters_left:
            guesses.append(CodeGuess(f"#{number}", ONLY_NUMBER))
        else:
            guesses.append(CodeGuess(f"#{number}", WRITTEN_LIKE_A_CODE if digits[0] == "0" else SOME_NUMBER))
    return sorted(guesses, key=lambda guess: -guess.score)


def scored(said_key: str, known: Mapping[str, Sequence[str]]) -> list[tuple[str, float]]:
    """The places whose names fit the folded words, best first: all of the words, or a name among them."""
    bared = " ".join(map(bare, said_key.split()))
    found = {place_id: score(said_key, names) for place_id, names in known.items()}
    best = max(found.values(), default=0.0)
    if best < SURE_NAME or (best < EXACT_NAME and said_key.count(" ") >= MANY_SPACES):
        runs = word_runs(said_key, bared)
        within = {place_id: score_within(runs, names) for place_id, names in known.items()}
        found = {place_id: max(points, within[place_id]) for place_id, points in found.items()}
    return plausible(list(found.items()))


def score(said_key: str, place_keys: Iterable[str]) -> float:
    """0 to 100: how well the folded words fit the best of a place's keys; 0 when too weak to offer."""
    joined = said_key.replace(" ", "")
    is_cjk = _CJK.search(said_key) is not None and len(said_key) > 1
    best = 0.0
    for name in place_keys:
        whole = max(fuzz.ratio(said_key, name), fuzz.ratio(joined, name.replace(" ", "")))
        # What the shared part would have to reach; most names fail here, and cheaply.
        needed = (max(best, WEAKEST) - (1 - _SHARED) * whole) / _SHARED
        shared = 0.0
        # "And" or "2" alone is a part of many addresses and names none of them.
        if needed <= 100 and (is_cjk or len(joined) >= SHORTEST_NAME):  # noqa: PLR2004 - a whole match
            shared = fuzz.token_set_ratio(said_key, name, score_cutoff=needed)
            if is_cjk and len(name) > 1:
                shared = max(shared, fuzz.partial_ratio(said_key, name, score_cutoff=needed))
        best = max(best, whole, _SHARED * shared + (1 - _SHARED) * whole if shared else 0.0)
    return best if best >= WEAKEST else 0.0


def word_runs(*said_keys: str) -> dict[int, list[str]]:
    """The runs of words of one text in several forms, each once, by how many words they have."""
    forms = [said.split() for said in dict.fromkeys(said_keys)]
    long = len(forms[0])
    return {
        size: list(
            dict.fromkeys(" ".join(said[at : at + size]) for said in forms for at in range(long - size + 1))
        )
        for size in range(1, long + 1)
    }


def score_within(runs: Mapping[int, Sequence[str]], place_keys: Iterable[str]) -> float:
    """The same for a name inside a sentence: the best run of words as long as it; 0 when too weak.

    Never as much as a name said whole, and of two names in it the longer one is more.
    """
    best, cities = 0.0, city_names()
    for name in place_keys:
        spaces = name.count(" ")
        # "Beijing Station" leaves nothing but its city, which names no station.
        if len(name) >= SHORTEST_NAME and name not in cities and (long := runs.get(spaces + 1)):
            least = max(best, WEAKEST_WITHIN)
            # One call for all runs: a call for each is what a sentence without a place costs.
            found = process.extractOne(name, long, scorer=fuzz.ratio, score_cutoff=least)
            best = max(best, min(found[1], BEST_WITHIN + min(spaces, 4))) if found else best
    return best


def city_in(said_key: str) -> str | None:
    """The city a text names, also inflected (`в Шанхае`); the last one when there are several."""
    said, chosen = said_key.split(), None
    for word in said:
        if _CJK.search(word):
            inside = [city for name, city in city_names().items() if len(name) > 1 and name in word]
            chosen = inside[-1] if inside else chosen
            continue
        if city := city_of(word):
            chosen = city
            continue
        best = process.extractOne(word, city_names().keys(), scorer=fuzz.ratio, score_cutoff=WEAKEST_WITHIN)
        if best and best[0][0] == word[0] and len(word) > 3:  # noqa: PLR2004 - shorter words are like anything
            chosen = city_names()[best[0]]
    return chosen


def without_cities(said_key: str) -> str:
    """The folded words without names of cities, also inflected."""
    return " ".join(
        word
        for word in said_key.split()
        if word not in city_names() and (_CJK.search(word) or not city_in(word))
    )


def plausible(scores: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The ids worth offering, best first; ids that are far behind the best are left out."""
    kept = sorted((one for one in scores if one[1] >= WEAKEST), key=lambda one: (-one[1], one[0]))
    return [one for one in kept if one[1] >= kept[0][1] - SPREAD]
