"""How well values are found, where sentences are annotated: F1 by type, exact sentences by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.evaluation.results import Result
from bot.evaluation.sentences import Value

Same = Callable[[Value, Value], bool]


def of_values(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each type that is annotated somewhere; others cannot be judged."""
    types = sorted({value.entity for one in results for value in one.sentence.values or ()})
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in results:
        wanted.update(value.entity for value in one.sentence.values or ())
        found.update(value.entity for value in _judged(one))
        right.update(_right(one.sentence.values or (), one.found, is_same))
    return {
        name: {
            "wanted": wanted[name],
            "precision": right[name] / found[name] if found[name] else 0.0,
            "recall": right[name] / wanted[name],
            "f1": 2 * right[name] / (wanted[name] + found[name]),
        }
        for name in types
    }


def of_values_by_language(results: Sequence[Result]) -> dict[str, dict[str, Any]]:
    """Of each language with annotated sentences: how many were read exactly, and the F1 of each type."""
    groups: dict[str, list[Result]] = {}
    for one in results:
        if one.sentence.values is not None:
            groups.setdefault(one.lang, []).append(one)
    return {
        lang: {
            "sentences": len(group),
            "exact": sum(map(is_exact, group)) / len(group),
            "exact_or_asked": sum(is_exact(one, is_same_or_open) for one in group) / len(group),
            "f1": {name: row["f1"] for name, row in of_values(group).items()},
        }
        for lang, group in sorted(groups.items())
    }


def is_exact(result: Result, same: Same | None = None) -> bool:
    """Whether all annotated values of a sentence were found, and no other of their types."""
    wanted = result.sentence.values or ()
    types = {value.entity for value in wanted} | (result.sentence.judged or frozenset())
    found = [value for value in _judged(result) if value.entity in types]
    return len(found) == len(wanted) == len(_right(wanted, found, same or is_same))


def _judged(result: Result) -> list[Value]:
    return [value for value in result.found if result.sentence.judges(value.entity)]


def _right(wanted: Sequence[Value], found: Sequence[Value], same: Same) -> list[str]:
    """The types of the wanted values that were found, each found one used once."""
    left = list(found)
    types = []
    for value in wanted:
        match = next((one for one in left if same(value, one)), None)
        if match is not None:
            left.remove(match)
            types.append(value.entity)
    return types


def is_same(wanted: Value, found: Value) -> bool:
    """Whether a value was found exactly; one annotated by its words alone is found by these words."""
    if wanted.entity != found.entity:
        return False
    if _is_equal(wanted.value, found.value):
        return True
    return isinstance(wanted.value, str) and bool(found.text) and _is_equal(wanted.value, found.text)


def is_same_or_open(wanted: Value, found: Value) -> bool:
    """Whether a value was found exactly, or is among the readings that the bot asks about."""
    if is_same(wanted, found):
        return True
    return wanted.entity == found.entity and any(_is_equal(wanted.value, one) for one in found.readings)


def _is_equal(wanted: Any, found: Any, *, number: bool = False) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            _is_equal(one, found.get(name), number=name == "amount") for name, one in wanted.items()
        )
    if wanted is None or found is None or isinstance(found, dict):
        return wanted is None and found is None
    # "0042" is no number: digits of a card are text on both sides.
    if number or isinstance(wanted, (int, float)) or isinstance(found, (int, float)):
        return _decimal(wanted) is not None and _decimal(wanted) == _decimal(found)
    return str(wanted).strip().casefold() == str(found).strip().casefold()


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
