"""How well questions that name no matter ("how much is it?") are told from all other messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.evaluation.results import Result
from bot.evaluation.scores import apart, by_language, share
from bot.nlu.aspect_data import NONE


def of_aspects(results: Sequence[Result]) -> dict[str, Any] | None:
    """Figures by language, and of all first-class ones together; None where no aspect was held back."""
    asked = [one for one in results if one.sentence.aspect is not None]
    if not asked:
        return None
    first, _ = apart(asked)
    per_language = {lang: _of_group(group) for lang, group in by_language(asked).items()}
    return {"per_language": per_language, "overall": _of_group(first)}


def _of_group(results: Sequence[Result]) -> dict[str, Any]:
    questions = [one for one in results if one.sentence.aspect != NONE]
    others = [one for one in results if one.sentence.aspect == NONE]
    return {
        "questions": len(questions),
        "recall": share(_is_right(one) for one in questions),
        "precision": share(_is_right(one) for one in results if one.aspect != NONE),
        "others": len(others),
        "false_alarm_rate": share(one.aspect != NONE for one in others),
    }


def _is_right(result: Result) -> bool:
    return result.aspect == result.sentence.aspect
