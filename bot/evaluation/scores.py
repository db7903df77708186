"""Figures from results: per language and intent, out of scope, short messages, confusions, time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.evaluation.results import OUT_OF_SCOPE, Result
from bot.nlu.text import count_words
from translations.locales import first_class

Codes = npt.NDArray[np.int64]
ROUNDS = 1000
SHORT_WORDS = 3
TIMED_CHARACTERS = 200
_SEED = 7


def share(true: Iterable[bool]) -> float | None:
    """How many of some are true; None when there are none."""
    all_of_them = list(true)
    return sum(all_of_them) / len(all_of_them) if all_of_them else None


def macro_f1(wanted: Sequence[str], got: Sequence[str]) -> float:
    """The mean F1 of the intents that are wanted; asking back misses an intent, but is no intent itself."""
    codes_wanted, codes_got, count = _codes(wanted, got)
    return _macro_f1(codes_wanted, codes_got, count)


def f1_by_intent(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """F1 and the number of sentences of each intent that is wanted."""
    wanted = Counter(one.wanted for one in results)
    got = Counter(one.decided for one in results)
    right = Counter(one.wanted for one in results if one.is_right)
    return {
        intent: {"f1": 2 * right[intent] / (wanted[intent] + got[intent]), "sentences": wanted[intent]}
        for intent in sorted(wanted)
    }


def _codes(wanted: Sequence[str], got: Sequence[str]) -> tuple[Codes, Codes, int]:
    names = {name: number for number, name in enumerate(sorted({*wanted, *got}))}
    return np.array([names[one] for one in wanted]), np.array([names[one] for one in got]), len(names)


def _macro_f1(wanted: Codes, got: Codes, count: int) -> float:
    right = np.bincount(wanted[wanted == got], minlength=count)
    are, named = np.bincount(wanted, minlength=count), np.bincount(got, minlength=count)
    there = are > 0
    return float(np.mean(2 * right[there] / (are[there] + named[there])))


def resampled_f1(results: Sequence[Result], rounds: int = ROUNDS) -> npt.NDArray[np.float64]:
    """Macro-F1 of so many samples of the results, drawn with replacement within each intent.

    Were they drawn from all, intents of a few sentences would be missing and the interval would lie low.
    """
    wanted, got, count = _codes([one.wanted for one in results], [one.decided for one in results])
    order = np.argsort(wanted, kind="stable")
    wanted, got = wanted[order], got[order]
    sizes = np.bincount(wanted, minlength=count)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))[wanted]
    draws = np.random.default_rng(_SEED).random((rounds, len(results)))
    rows = starts + (draws * sizes[wanted]).astype(np.int64)
    return np.array([_macro_f1(wanted, got[row], count) for row in rows])


def interval(samples: npt.NDArray[np.float64]) -> list[float]:
    """The middle 95 % of some samples."""
    return [float(bound) for bound in np.percentile(samples, [2.5, 97.5])]


def by_language(results: Sequence[Result]) -> dict[str, list[Result]]:
    """The results of each language."""
    groups: dict[str, list[Result]] = {}
    for one in results:
        groups.setdefault(one.lang, []).append(one)
    return dict(sorted(groups.items()))


def apart(results: Sequence[Result]) -> tuple[list[Result], list[Result]]:
    """Those in first-class languages, and those in further ones; alone, the further ones take their place."""
    first = [one for one in results if one.lang in first_class()]
    further = [one for one in results if one.lang not in first_class()]
    return (first, further) if first else (further, [])


def of_languages(groups: dict[str, list[Result]]) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """The figures of each language, and their means with the interval of the mean macro-F1."""
    samples = {lang: resampled_f1(results) for lang, results in groups.items()}
    rows = {lang: _of_group(results, samples[lang]) for lang, results in groups.items()}
    names = ("accuracy", "macro_f1", "first_choice_macro_f1", "asked_right", "right_or_asked_right", "wrong")
    if not rows:
        return {}, {}
    means: dict[str, Any] = {name: float(np.mean([row[name] for row in rows.values()])) for name in names}
    means["macro_f1_interval"] = interval(np.mean(list(samples.values()), axis=0))
    return rows, means


def of_all(results: Sequence[Result]) -> dict[str, Any]:
    """The same figures over all sentences, whatever their language."""
    return _of_group(results, resampled_f1(results)) if results else {}


def _of_group(results: Sequence[Result], samples: npt.NDArray[np.float64]) -> dict[str, Any]:
    wanted = [one.wanted for one in results]
    return {
        "sentences": len(results),
        "accuracy": share(one.is_right for one in results),
        "macro_f1": macro_f1(wanted, [one.decided for one in results]),
        "macro_f1_interval": interval(samples),
        "first_choice_macro_f1": macro_f1(wanted, [one.first for one in results]),
        "asked_right": share(one.asked_right for one in results),
        "right_or_asked_right": share(one.is_right or one.asked_right for one in results),
        "wrong": share(one.is_wrong for one in results),
    }


def of_out_of_scope(results: Sequence[Result]) -> dict[str, Any]:
    """Foreign messages that were seen as such, and own ones that were not seen as own."""
    foreign = [one for one in results if one.wanted == OUT_OF_SCOPE]
    own = [one for one in results if one.wanted != OUT_OF_SCOPE]
    return {
        "sentences": len(foreign),
        "recall": share(one.is_right for one in foreign),
        "asked": share(one.has_asked for one in foreign),
        "answered": share(one.is_wrong for one in foreign),
        "in_scope_sentences": len(own),
        "false_alarm_rate": share(one.decided == OUT_OF_SCOPE for one in own),
    }


def of_short_messages(results: Sequence[Result]) -> dict[str, Any]:
    """Messages of one to three words; `wrong` holds those called out of scope too, named beside it."""
    short = [one for one in results if count_words(one.sentence.text) <= SHORT_WORDS]
    return {
        "sentences": len(short),
        "right": share(one.is_right for one in short),
        "asked_right": share(one.asked_right for one in short),
        "right_or_asked_right": share(one.is_right or one.asked_right for one in short),
        "asked_wrong": share(one.has_asked and not one.asked_right for one in short),
        "wrong": share(one.is_wrong for one in short),
        "wrong_as_out_of_scope": share(one.is_wrong and one.decided == OUT_OF_SCOPE for one in short),
    }


def confusion_matrix(results: Sequence[Result]) -> dict[str, dict[str, int]]:
    """How often each wanted intent was decided as which."""
    matrix: dict[str, Counter[str]] = {}
    for one in results:
        matrix.setdefault(one.wanted, Counter())[one.decided] += 1
    return {wanted: dict(row.most_common()) for wanted, row in sorted(matrix.items())}


def confusions(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Pairs of wanted and decided intents that differ, most frequent first, with their languages."""
    pairs = Counter((one.wanted, one.decided) for one in results if not one.is_right)
    spoken: dict[tuple[str, str], set[str]] = {}
    for one in results:
        spoken.setdefault((one.wanted, one.decided), set()).add(one.lang)
    return [
        {"wanted": pair[0], "got": pair[1], "times": times, "languages": sorted(spoken[pair])}
        for pair, times in pairs.most_common()
    ]


def latency(results: Sequence[Result]) -> dict[str, float]:
    """Milliseconds of messages up to 200 characters, one at a time."""
    times = [one.milliseconds for one in results if len(one.sentence.text) <= TIMED_CHARACTERS]
    p50, p95 = np.percentile(times, [50, 95]) if times else (0.0, 0.0)
    return {"p50": float(p50), "p95": float(p95), "sentences": len(times)}
