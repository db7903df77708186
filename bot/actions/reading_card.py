"""Reads out of an answer which network a card is of, and its last four digits. Pure."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from bot.actions.fields import MACHINE_TOPICS, NETWORKS, Slots, answered
from bot.actions.phrases import asks, folded, mentions, weight, whole_words
from bot.actions.visitor import Message
from bot.nlu.values.folding import fold
from bot.nlu.values.tables import table, words_pattern

# Digits written apart: "12 34".
_APART = re.compile(r"\d(?:[\s.–-]{0,2}\d){3}")
# Values that digits written apart may be instead.
_OTHERS = frozenset({"time", "date", "money", "phone"})
# Questions to which four digits alone are no answer, so that they are those of the card.
BARE_AT = frozenset({"screen", "card_network", "departure", "contact"})
_FOUR = 4
# A name and a few words beside it.
LONGEST_NAME = 24
# What the gateway writes in the place of a number that nobody may read.
HIDDEN = "•*█"
FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
# "Visa 4411", "Visa, ends 4411", "Visa ****4411": a few words that are no sum of money.
_BEHIND_NETWORK = re.compile(
    r"[^\d\n]{0,24}?(?<![\d.,])(\d{4})[\s.!)]*$|[^\d\n,;.!?，。]{0,8}?(?<![\d.,])(\d{4})(?![\d:]|[.,]\d|\s?[-–]\s?\d)"
)


def network(message: Message, slots: Slots, requested: str | None) -> str | None:
    """The network named; of two, the one that is not noted yet (`not Visa, UnionPay`)."""
    is_card = requested != "departure" and MACHINE_TOPICS & {message.intent, slots.get("matter")}
    named = [name for name, _ in _named(message, is_asked=bool(is_card) or _is_of_card(message, requested))]
    changed = [name for name in named if name != slots.get("card_network")]
    return next(iter(reversed(changed or named)), None)


def names_network(message: Message, requested: str | None) -> bool:
    """Whether a few words name the network that was asked for: "amex" is no question about cheques."""
    if requested != "card_network" or message.is_button or weight(message.text) > LONGEST_NAME:
        return False
    return bool(_named(message, is_asked=True)) and not asks(message.text)


def last_four(message: Message, slots: Slots, requested: str | None) -> str | None:
    """The last four digits; bare ones where they are asked for or can be nothing else, or behind a name."""
    if tells_pin(message.text):
        return None
    found = message.first("card_last4")
    if found is None and requested == "card_last4":
        bare = FOUR_DIGITS.findall(message.text)
        found = bare[-1] if bare else _apart(message)
    if found is None and requested == "received" and is_of_card(message, slots):
        found = message.text.strip(" .!")
    if found is None and requested in BARE_AT and FOUR_DIGITS.fullmatch(message.text.strip()):
        found = message.text.strip()
    if found is None:
        is_card = bool(MACHINE_TOPICS & {message.intent, slots.get("matter")})
        behind = _behind_network(message, is_asked=is_card or _is_of_card(message, requested))
        found = (behind[1] or behind[2]) if behind else None
    return _plain(str(found)) if found is not None and FOUR_DIGITS.fullmatch(str(found)) else None


def is_of_card(message: Message, slots: Slots) -> bool:
    """Whether four digits alone, more than was asked of a machine, are those of the card and no sum."""
    had, digits = answered(slots, "amount"), message.text.strip(" .!")
    is_bare = digits.isdecimal() and len(digits) == _FOUR and not answered(slots, "card_last4")
    return is_bare and isinstance(had, dict) and int(digits) > Decimal(str(had["amount"]))


def tells_pin(text: str) -> bool:
    """Whether a message tells the secret number of a card; it may have been hidden already."""
    is_told = any(sign.isdecimal() or sign in HIDDEN for sign in text) and not asks(text)
    return is_told and whole_words("pin_word").search(folded(text)) is not None


def asks_for_pin(text: str) -> bool:
    """Whether a message asks if the desk needs the secret number of a card, or is to be told it."""
    is_named = whole_words("pin_word").search(folded(text)) is not None
    return (
        is_named and asks(text) and mentions("pin_asked", text) and not mentions("part_pin_forgotten", text)
    )


def _apart(message: Message) -> str | None:
    """Four digits written apart, where they are the only ones and no other value."""
    digits = [sign for sign in message.text if sign.isdecimal()]
    is_other = any(one["entity"] in _OTHERS for one in message.entities)
    return "".join(digits) if len(digits) == _FOUR and not is_other and _APART.search(message.text) else None


def _plain(digits: str) -> str:
    """Digits of any script as the ones every reader knows."""
    return "".join(str(unicodedata.decimal(sign)) for sign in digits)


def _is_of_card(message: Message, requested: str | None) -> bool:
    """Whether everyday words are names of networks: where one was asked for, or beside four digits alone."""
    is_counted = any(one["entity"] in _OTHERS for one in message.entities)
    return requested == "card_network" or (not is_counted and FOUR_DIGITS.search(message.text) is not None)


def digits_of_card(message: Message) -> tuple[int, int] | None:
    """Where the last digits stand beside the network's name, so that they are no sum: "mastercard 9876"."""
    behind = _behind_network(message, is_asked=False)
    return behind.span(1 if behind[1] else 2) if behind else None


def _behind_network(message: Message, *, is_asked: bool) -> re.Match[str] | None:
    ends = [end for _, end in _named(message, is_asked=is_asked)]
    found = (_BEHIND_NETWORK.match(message.text, end) for end in ends)
    return next((one for one in found if one and not _is_sum(one, message)), None)


def _is_sum(found: re.Match[str], message: Message) -> bool:
    """Whether what stands behind the network is money: by its currency, or as what a machine gave."""
    sums = [
        one for one in message.entities if one["entity"] == "money" and (one["value"] or {}).get("currency")
    ]
    is_named = any(one["start"] < found.end() <= one["end"] for one in sums)
    return is_named or mentions("came_out", found[0]) or mentions("paid_charged", found[0])


def _named(message: Message, *, is_asked: bool) -> list[tuple[str, int]]:
    """The networks in a message and where each ends; when one was asked for, everyday words are names."""
    found = [
        (str(one["value"]), int(one.get("end", len(message.text))))
        for one in message.entities
        if one["entity"] == "card_network" and one["value"] in NETWORKS
    ]
    if found or not is_asked:
        return found
    folded = fold(message.text)
    return [
        (name, folded.span(*match.span())[1])
        for name in NETWORKS
        for match in words_pattern(table("networks")[name]).finditer(folded.text)
    ]
