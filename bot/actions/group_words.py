"""What a tour leader says of a group: who comes, who changes money, cheques, machines. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bot.actions.phrases import folded, mentions, phrases, words_of
from bot.actions.reading import LARGEST_GROUP
from bot.actions.reading_money import LOCAL_CURRENCY, lone_number
from bot.actions.visitor import Message

PEOPLE = "group_size"
# So near behind a number stands what its people do.
LONGEST_BEHIND = 28
# So near behind "we are now" stands how many.
NEAR = 10
# Entities whose digits count nobody.
_OTHER_VALUES = frozenset({"money", "date", "time", "phone", "card_last4", "reference", "email", "atm"})
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
_BARE = re.compile(r"[\d\s.,']*")
# Before "one person": no part of a word, and no number that it would end (三十一人: thirty-one).
_ALONE = r"(?<![^\W\u0600-\uffff])(?<![一二三四五六七八九十百千])"
_CLAUSE = re.compile(r"[,;.!?\n，；。！？、،؛]\s*(?!\d{3}\b)")
# A count, a currency and the amount that belongs to it: "30 usd 15000".
_TANGLED = re.compile(r"(\d{2,4})\s+[^\d\s]+")
_AMOUNT = re.compile(r"\s*(\d{1,3}(?:[.,' ]\d{3})+|\d{2,9})(?![\d:%])")
Money = dict[str, str]


@dataclass(frozen=True)
class _Count:
    """A number in the message: where, how many, whether it is said of people, and the words around it."""

    start: int
    end: int
    number: int
    of_people: bool
    words: str = ""


def read_group(message: Message, size: int | None) -> dict[str, Any]:
    """Size and details of the group: `group_size`, `deals`, `atm_users`, `cheques`, `sums`, `mobility`.

    `size` is what is known already: then "15 of us" are those who change money. `each` are sums that
    every one of them changes.
    """
    found: dict[str, Any] = {}
    money = _money(message)
    for count in _counts(message):
        # "400 euros for 1 person" counts nobody.
        if count.number > 1 or "each" not in money:
            _take_count(found, count, size)
    _sort_out(found, size)
    found |= money
    if mentions("cheque", message.text) and not found.keys() & {"sums", "cheques"}:
        found["by_cheque"] = True
    if mentions("group_mobility", message.text):
        found["mobility"] = "wheelchair"
    return found


def _take_count(found: dict[str, Any], count: _Count, size: int | None) -> None:
    """Note what a number counts."""
    if count.words and mentions("group_mobility", count.words):
        # "2 of us use wheelchairs" is no size beside one; "35 people with wheelchairs" is.
        if size is None:
            found[PEOPLE] = max(count.number, found.get(PEOPLE, 0))
    elif count.words and mentions("cheque", count.words):
        found.setdefault("cheque_count", count.number)
        found["cheque_people"] = count.number if count.of_people else 1
    elif count.words and mentions("machine", count.words):
        found["atm_users"] = count.number
    elif count.words and mentions("group_changes", count.words):
        found["deals"] = count.number
    elif count.of_people:
        found[PEOPLE] = max(count.number, found.get(PEOPLE, 0))


def untangled(message: Message) -> Message:
    """The message with "group of 30 usd 15000" read as thirty people and USD 15,000, not as 30 dollars."""
    for entity in message.entities:
        before = _TANGLED.fullmatch(_text(entity, message)) if entity["entity"] == "money" else None
        after = _AMOUNT.match(message.text, entity.get("end", 0)) if before else None
        is_taken = after and any(
            one.get("start", 0) < after.end() and after.start(1) < one.get("end", 0)
            for one in message.entities
        )
        if before is None or after is None or is_taken or message.values(PEOPLE):
            continue
        start = entity["start"]
        people = {"entity": PEOPLE, "value": int(before[1]), "start": start, "end": start + len(before[1])}
        amount = re.sub(r"[.,' ](?=\d{3}(?!\d))", "", after[1])
        if int(amount) <= int(before[1]):
            continue
        money = {
            **entity,
            "value": {"amount": amount, "currency": entity["value"]["currency"]},
            "start": people["end"],
            "end": after.end(),
            "text": message.text[people["end"] : after.end()],
        }
        rest = [one for one in message.entities if one is not entity]
        return replace(message, entities=[*rest, {**people, "text": before[1]}, money])
    return message


def without_people(message: Message, size: int | None) -> Message:
    """The message with "about 20 will change" read as people, where so many come and no currency is said."""
    sizes = [int(one) for one in message.values(PEOPLE) if str(one).isdecimal()]
    most = max([*sizes, size or 0])
    kept = [one for one in message.entities if not _is_of_people(one, message.text, most)]
    return message if len(kept) == len(message.entities) else replace(message, entities=kept)


def _is_of_people(entity: Mapping[str, Any], text: str, most: int) -> bool:
    value = entity["value"] or {}
    if entity["entity"] != "money" or "end" not in entity or value.get("currency"):
        return False
    amount = str(value.get("amount") or "")
    behind = _CLAUSE.split(text[entity["end"] :], maxsplit=1)[0][:LONGEST_BEHIND]
    return amount.isdecimal() and int(amount) <= most and mentions("group_changes", behind)


def read_again(message: Message, size: int | None) -> dict[str, Any]:
    """What `read_group` reads of a group there is: "we are now 14, not 10" tells another size."""
    found = read_group(message, size)
    if (number := size_now(message)) is None:
        return found
    return {PEOPLE: number, **{name: found[name] for name in ("each", "sums") if name in found}}


def size_now(message: Message) -> int | None:
    """How many come now: "we are now 14, not 10", "нас теперь 14"; the number is no time and no money."""
    text = folded(message.text)
    told = words_of("group_now").search(text)
    # A size that was read has the words before it in it: "ahora [somos 6], no 5".
    near = [one for one in _counts(message) if told and told.start() <= one.start <= told.end() + NEAR]
    if not near or near[0].of_people or near[0].number == 1:
        return None
    # "We are 10 minutes late" counts no people.
    rest = text[near[0].end :].lstrip(" ,.!")
    return near[0].number if not rest or words_of("group_now_behind").match(rest) else None


def read_sizes(message: Message) -> dict[str, int]:
    """The answer to how many come and how many of them change: of two bare numbers the larger comes."""
    numbers = sorted({count.number for count in _counts(message)}, reverse=True)
    if not numbers:
        worded = lone_number(message) or 0  # "about thirty"
        return {PEOPLE: worded} if 0 < worded <= LARGEST_GROUP else {}
    return {PEOPLE: numbers[0], **({"deals": numbers[1]} if len(numbers) > 1 else {})}


def _sort_out(found: dict[str, Any], size: int | None) -> None:
    """A single number beside "change money" is the group; never more change money than come."""
    is_alone = size is None and not found.keys() & {PEOPLE, "deals"}
    if is_alone and found.get("cheque_people", 0) > 1:
        # "We are 40 people and want to cash cheques": that is the group, not the number of cheques.
        found[PEOPLE] = found.pop("cheque_people")
        found.pop("cheque_count", None)
    changers, people = found.get("deals"), found.get(PEOPLE)
    if changers is None:
        return
    if people is None and (size is None or changers > size):
        found[PEOPLE] = found.pop("deals")
    elif people is not None and people < changers:
        found[PEOPLE], found["deals"] = changers, people


def _counts(message: Message) -> list[_Count]:
    """The numbers of the message with their words: the clause, or from one number to the next."""
    taken = [
        one
        for one in message.entities
        if one["entity"] in _OTHER_VALUES and "start" in one and not _is_bare(one, message)
    ]
    counts = [
        _Count(one["start"], one["end"], int(one["value"]), of_people=True)
        for one in message.entities
        if one["entity"] == PEOPLE and str(one["value"]).isdecimal()
    ]
    busy = [(one["start"], one["end"]) for one in taken] + [(one.start, one.end) for one in counts]
    counts += [
        _Count(match.start(), match.end(), int(match[0]), of_people=False)
        for match in _NUMBER.finditer(message.text)
        if not any(start < match.end() and match.start() < end for start, end in busy)
    ]
    counts.sort(key=lambda one: one.start)
    worded = [_worded(one, counts, message.text) for one in counts]
    return [one for one in worded if 0 < one.number <= LARGEST_GROUP]


def _worded(count: _Count, counts: Sequence[_Count], text: str) -> _Count:
    begin, end = _clause(text, count)
    inside = [one for one in counts if begin <= one.start < end]
    if len(inside) > 1:
        later = [one.start for one in inside if one.start > count.start]
        begin, end = count.start, min(later, default=end)
    return _Count(count.start, count.end, count.number, count.of_people, text[begin:end])


def _clause(text: str, count: _Count) -> tuple[int, int]:
    marks = list(_CLAUSE.finditer(text))
    begin = max((one.end() for one in marks if one.end() <= count.start), default=0)
    end = min((one.start() for one in marks if one.start() >= count.end), default=len(text))
    return begin, end


def _money(message: Message) -> dict[str, Any]:
    """Foreign money by currency: in cash, and of cheques where their clause says so; or a bare amount."""
    cash: list[Money] = []
    cheques: list[Money] = []
    each: list[Money] = []
    bare: dict[str, Any] = {}
    for entity in message.entities:
        if (
            entity["entity"] != "money"
            or not isinstance(entity["value"], Mapping)
            or _is_bare(entity, message)
        ):
            continue
        one = _one_sum(entity["value"])
        if one is None:
            continue
        begin, end = _clause(message.text, _Count(entity.get("start", 0), entity.get("end", 0), 0, False))
        is_each = _is_each(message.text, begin, end, entity.get("start", 0))
        if not one["currency"]:
            bare = bare or {"bare": one["amount"], "bare_each": is_each}
        elif one["currency"] != LOCAL_CURRENCY:
            is_cheque = mentions("cheque", message.text[begin:end])
            (cheques if is_cheque else cash).append(one)
            if not is_cheque and is_each:
                each.append(one)
    if cheques and not cash:
        # "10 cash and 1 cheque deal worth EUR 4,970": one total for both is counted as cash.
        shared = mentions("group_changes", message.text) or len(_counts(message)) > 1
        cash, cheques = (cheques, []) if shared else ([], cheques)
    known = {"sums": cash, "cheques": cheques, "each": each if each == cash else []}
    return {name: value for name, value in known.items() if value} | bare


def _is_each(text: str, begin: int, end: int, start: int) -> bool:
    """Whether a sum in this clause is what every one of a group changes: "400 euros each", "je 400 Euro"."""
    before = folded(text[begin:start]).rstrip()
    is_before = any(re.search(f"{_ALONE}{one}$", before) for one in phrases()["group_each_before"])
    return is_before or mentions("group_each", text[begin:end])


def says_each(text: str) -> bool:
    """Whether the number of a message is what every one of a group changes: "no, 300 each"."""
    number = re.search(r"\d", text)
    return _is_each(text, 0, len(text), number.start() if number else 0)


def times(sums: Sequence[Mapping[str, str]], people: int) -> list[Money]:
    """The sums that each of so many people changes, together."""
    return [{"amount": str(Decimal(one["amount"]) * people), "currency": one["currency"]} for one in sums]


def _is_bare(entity: Mapping[str, Any], message: Message) -> bool:
    """Whether an amount is a number alone beside another with its currency: then it counts people."""
    if entity["entity"] != "money" or not _BARE.fullmatch(_text(entity, message)):
        return False
    amounts = [one for one in message.entities if one["entity"] == "money"]
    return any(not _BARE.fullmatch(_text(one, message)) for one in amounts)


def _text(entity: Mapping[str, Any], message: Message) -> str:
    return message.text[entity.get("start", 0) : entity.get("end", 0)].strip()


def _one_sum(value: Mapping[str, Any]) -> Money | None:
    readings = [value, *(value.get("ambiguous") or [])]
    amount = next((one.get("amount") for one in readings if one.get("amount")), None)
    code = next((one.get("currency") for one in readings if one.get("currency")), None)
    return {"amount": str(amount), "currency": str(code or "")} if amount else None
