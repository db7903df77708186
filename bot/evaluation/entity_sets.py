"""Reads held-back values: `{text, money}` and `{text, date, time}`, all seen from the file's `now`.

Money is written `300 USD`, or `300` where nobody names the currency; several amounts are a list.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import yaml

from bot.evaluation.sentences import Bad, BadValue, Sentence, Value, reason_of

FOLDER = "entities"
# Who writes down an amount says nothing about days in the same sentence, and the other way round.
KINDS = (frozenset({"money"}), frozenset({"date", "time"}))
_MONEY = re.compile(r"(\d+(?:\.\d+)?)(?: ([A-Z]{3}))?")


def is_entity_set(content: str) -> bool:
    """Whether a file says that it is one."""
    return re.search(r"^sentences:", content, re.MULTILINE) is not None


def read_entity_set(content: str, lang: str) -> Iterator[tuple[int, Sentence] | Bad]:
    """Line and sentence of each entry, or what is wrong with it."""
    try:
        root = yaml.compose(content, Loader=yaml.SafeLoader)
        # Without types: YAML takes 21:00 for the number 1260.
        data = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    except (yaml.YAMLError, RecursionError) as error:
        yield reason_of(error)
        return
    if not isinstance(data, dict) or not isinstance(data.get("sentences"), list):
        yield Bad(1, "has no list `sentences`")
        return
    try:
        now = _moment(data.get("now"))
    except ValueError:
        yield Bad(1, "`now` is no moment with a zone")
        return
    seen: set[str] = set()
    for line, row in zip(_lines(root), data["sentences"], strict=True):
        yield _read_row(line, row, lang, now, seen)


def _read_row(line: int, row: object, lang: str, now: str, seen: set[str]) -> tuple[int, Sentence] | Bad:
    try:
        sentence = _sentence(row, lang, now)
    except BadValue as error:
        return Bad(line, str(error))
    if sentence.text in seen:
        return Bad(line, "stands twice")
    seen.add(sentence.text)
    return line, sentence


def _lines(root: yaml.Node | None) -> list[int]:
    entries = dict(root.value if isinstance(root, yaml.MappingNode) else [])
    rows = next(node for key, node in entries.items() if key.value == "sentences")
    return [row.start_mark.line + 1 for row in rows.value]


def _moment(said: object) -> str:
    if not isinstance(said, str) or dt.datetime.fromisoformat(said).tzinfo is None:
        raise ValueError(said)
    return said


def _sentence(row: object, lang: str, now: str) -> Sentence:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise BadValue("has no `text`")
    named = frozenset(row) - {"text"}
    judged = next((kind for kind in KINDS if named and named <= kind), None)
    if judged is None:
        raise BadValue("holds neither `money` nor `date` and `time`, and nothing else")
    values = [_value(name, said) for name in sorted(named) for said in _several(row[name])]
    return Sentence(lang, "", row["text"], tuple(values), now, judged)


def _several(said: object) -> list[object]:
    return said if isinstance(said, list) else [said]


def _value(name: str, said: object) -> Value:
    if isinstance(said, str):
        if name == "money" and (match := _MONEY.fullmatch(said)):
            amount = {"amount": match[1]}
            return Value(name, {**amount, "currency": match[2]} if match[2] else amount)
        if name != "money" and _is_moment(name, said):
            return Value(name, said)
    raise BadValue(f"{said!r} is no {name}")


def _is_moment(name: str, said: str) -> bool:
    try:
        dt.datetime.strptime(said, "%Y-%m-%d" if name == "date" else "%H:%M")  # noqa: DTZ007 - only its shape
    except ValueError:
        return False
    return True
