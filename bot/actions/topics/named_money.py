"""What money a message names: amounts, currencies alone, a number whose currency is known. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.actions.phrases import FIRST_UNSPACED, LONE_NUMBER, folded, mentions, phrases, whole_words
from bot.actions.topics.talk import LOCAL
from bot.actions.visitor import Message

AT_LEAST = 2
# So long is the longest word between a "not" and its currency: not the euros.
_ARTICLE = 3
_COMMAS = " ,،、"
MOST = 4
# What stands behind a number that is an amount: nothing, a sign of the sentence, or a particle.
_END = re.compile(r"\s*(?:$|[.,;:!?…،؛؟。，！？、)]|[^\W\d_a-zA-ZÀ-ӿ\u0600-\u06ff])")
_MONTH_OR_COUNT = re.compile(r"\s?(?:[月日号號年回次张張枚人名点時时分秒%]|[월일년번장명시분]|번째)")


def named_codes(message: Message) -> list[str]:
    """The currencies named without an amount; of several without that which is not meant."""
    found = [one for one in message.entities if one["entity"] == "currency" and one["value"] is not None]
    said = [str(one["value"]) for one in found if not _is_denied(message.text, one)]
    return said or [str(one["value"]) for one in found]


def joined_codes(message: Message) -> list[str]:
    """Several currencies asked about side by side ("dirhams and pounds"), none to become the other."""
    found = [one for one in message.entities if one["entity"] == "currency" and one["value"] is not None]
    found = [one for one in found if "end" in one and not _is_denied(message.text, one)]
    if len(found) < AT_LEAST or message.values("money") or LOCAL in {one["value"] for one in found}:
        return []
    gaps = [message.text[one["end"] : after["start"]] for one, after in itertools.pairwise(found)]
    is_joined = all(_joins(folded(gap).strip(_COMMAS)) for gap in gaps)
    return [str(one["value"]) for one in found][:MOST] if is_joined else []


def _joins(gap: str) -> bool:
    # Arabic writes its "and" onto the next word, which has it then.
    return not gap or whole_words("joins").fullmatch(gap) is not None


def currency_readings(message: Message) -> list[str]:
    """The currencies that a word alone may mean ("riyals"), when no other is named."""
    if message.values("currency") or message.values("money"):
        return []
    return next((list(map(str, one)) for one in message.readings("currency") if len(one) > 1), [])


def named_money(message: Message) -> Mapping[str, Any]:
    """The first amount of a message; one without a currency is of the only foreign one named beside it."""
    money: Mapping[str, Any] = message.first("money") or {}
    named = named_codes(message)
    codes = [code for code in named if code != LOCAL]
    if LOCAL in named and not money.get("currency") and mentions("fx_left", message.text):
        # Of yuan that are left over the number is of yuan, whatever they are to become.
        left = money.get("amount") or bare_amount(message.text) or _number_in(message.text)
        return {**money, "amount": left, "currency": LOCAL} if left else money
    if money.get("amount") and not money.get("currency") and len(codes) == 1 and not money.get("ambiguous"):
        return {**money, "currency": codes[0]}
    if not money and len(codes) == 1 and not message.goes_on and not message.is_button:
        # "Yen, for 10000": the number is of the only currency beside it.
        bare = bare_amount(message.text)
        return {"amount": bare, "currency": codes[0]} if bare else money
    return money


def several_amounts(message: Message) -> Sequence[Mapping[str, Any]]:
    """The amounts of foreign money of one message ("300 EUR and 200 USD"), when there is more than one."""
    found = [one for one in message.values("money") if one.get("amount")]
    is_foreign = all(one.get("currency") not in {None, LOCAL} for one in found)
    is_one = len(found) < AT_LEAST or message.is_button or mentions("fx_corrects", message.text)
    return found[:MOST] if is_foreign and not is_one else []


def bare_amount(text: str) -> str | None:
    """A number alone that may be an amount: "and for 250?", but not "12 forms" or "in 3月"."""
    for number in LONE_NUMBER.finditer(text):
        behind = text[number.end() :]
        if _MONTH_OR_COUNT.match(behind):
            continue
        if _END.match(behind) or whole_words("behind_amount").match(folded(behind).lstrip()):
            return number[0]
    return None


def is_left_over(message: Message) -> bool:
    """Whether yuan are left over, which are to be changed back: "800 yuan left"."""
    is_of_yuan = (message.first("money") or {}).get("currency") == LOCAL
    return is_of_yuan and not message.is_button and mentions("fx_left", message.text)


def _number_in(text: str) -> str | None:
    """The only number of a message."""
    found = [one[0] for one in LONE_NUMBER.finditer(text)]
    return found[0] if len(found) == 1 else None


def is_below_zero(message: Message) -> bool:
    """Whether a word before the first amount says that it is less than nothing: "minus 50 euros"."""
    found = [one for one in message.entities if one["entity"] == "money" and "end" in one]
    before = folded(message.text[: found[0]["start"]]).strip() if found and not message.is_button else ""
    words = phrases()["fx_below_zero"]
    joined = tuple(one for one in words if one >= FIRST_UNSPACED)
    return bool(before) and (before.split()[-1] in words or before.endswith(joined))


def kinds_of(message: Message) -> list[str | None]:
    """Whether each amount is of cheques or of cash, where a message speaks of both."""
    found = [one for one in message.entities if one["entity"] == "money" and "end" in one]
    begins = [int(one["start"]) for one in found]
    kinds = []
    for place, one in enumerate(found):
        behind = message.text[one["end"] : (begins[place + 1 :] or [len(message.text)])[0]]
        before = message.text[found[place - 1]["end"] if place else 0 : one["start"]]
        kinds.append(_kind(behind) or _kind(before))
    return kinds if len(set(kinds)) > 1 else [None] * len(found)


def is_cash(message: Message) -> bool:
    """Whether a word right behind an amount or a currency says that it is of cash ("1500 kroner cash")."""
    return any(
        whole_words("fx_cash_beside").match(folded(message.text[one["end"] :]).lstrip())
        for one in message.entities
        if one["entity"] in {"money", "currency"} and "end" in one
    )


def _kind(text: str) -> str | None:
    if mentions("cheque", text):
        return "cheque"
    return (
        "cash" if mentions("fx_in_cash", text) or whole_words("fx_cash_beside").search(folded(text)) else None
    )


def _is_denied(text: str, found: Mapping[str, Any]) -> bool:
    """Whether a currency is just the one that is not meant: "pounds, not euros"."""
    if "end" not in found:
        return False
    before = folded(text[: found["start"]]).split()
    has_article = bool(before) and before[-1].isalpha() and len(before[-1]) <= _ARTICLE
    before = before[-2 if has_article else -1 :]
    after = folded(text[found["end"] :]).lstrip()
    denied = whole_words("denied_behind").match(after) is not None
    return denied or any(whole_words("denied_before").fullmatch(word) for word in before)
