"""Reads Rasa's entity markup: `[100 dollars](money)` and `[100 dollars]{"entity": "money", "value": …}`."""

from __future__ import annotations

import json
from typing import Any

import regex

_MARKED = regex.compile(
    r"\[(?P<text>[^\[\]]+)\](?:\((?P<entity>[^():]+)(?::(?P<value>[^()]*))?\)|(?P<object>\{(?:[^{}]|(?&object))*\}))"
)


class MarkupWrong(ValueError):
    """An annotation that is not what Rasa's format says."""


def read_markup(said: str) -> tuple[str, list[tuple[str, Any, str]]]:
    """The plain text, and entity, value and words of each annotation."""
    values: list[tuple[str, Any, str]] = []
    parts: list[str] = []
    end = 0
    for match in _MARKED.finditer(said):
        parts += [said[end : match.start()], match["text"]]
        values.append(_value(match))
        end = match.end()
    return "".join([*parts, said[end:]]), values


def _value(match: regex.Match[str]) -> tuple[str, Any, str]:
    words = match["text"]
    if match["object"] is None:
        return match["entity"].strip(), match["value"] or words, words
    try:
        row = json.loads(match["object"])
    except ValueError:
        raise MarkupWrong(f"the annotation of {words!r} is not JSON") from None
    if not isinstance(row.get("entity"), str):
        raise MarkupWrong(f"the annotation of {words!r} names no entity")
    return row["entity"], row.get("value", words), words
