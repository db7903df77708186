"""Whether an amount is the money wanted rather than the money brought: "I'd like to buy 300 euros".

The words are looked at with the money and the other currency set to one sign each, so that what stands beside
a verb is seen: "buy [money]" wants it, "buy [currency] with [money]" brings it. `buying.yml` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.phrases import mentions
from bot.actions.topics.named_money import named_money
from bot.actions.topics.talk import LOCAL
from bot.actions.visitor import Message

MONEY, CURRENCY = "\ue000", "\ue001"
_SIGNS = f"[{MONEY}{CURRENCY}]"
_CLAUSE = re.compile(r"[,;.!?…،؛؟。，！？、\n]+(?!\d)")
# Letters from here on stand in no words set apart by spaces; Arabic is written in words.
_NO_WORDS = "\u3040-\uffff"
# How much may stand between a verb and its money: "brauche ich etwa 300 Euro", "hacen falta unos 200 euros".
NEAR, AFTER_NEED = 12, 4


def is_amount_wanted(message: Message) -> bool:
    """Whether the first amount of a message is what he wants to have, not what he gives for it."""
    clauses = _clauses(message)
    if message.is_button or not any(MONEY in one for one in clauses):
        return False
    for one in clauses:
        verb = _last(_words("buys"), one) if not _words("bank_buys").search(one) else None
        verb = verb or _last(_words("gets"), one)
        if verb is not None and re.search(_SIGNS, one):
            return _is_object(one, verb)
    is_local = named_money(message).get("currency") == LOCAL
    return any(_is_needed(one, is_local=is_local) for one in clauses)


def is_amount_brought(message: Message) -> bool:
    """Whether the amount is said to be had, or to be what something is got with: "with 3000 kroner"."""
    return any(
        MONEY in one
        and (_words("has").search(one) or re.search(rf"(?:^|\s)(?:{_either('with')})\s?{MONEY}", one))
        for one in _clauses(message)
    )


def asks_what_comes_out(message: Message) -> bool:
    """Whether he asks what he gets, and not what he needs to get it."""
    said = _plain(message.text)
    return _words("receives").search(said) is not None and not _words("gets").search(said)


def _clauses(message: Message) -> list[str]:
    """The parts of the sentence in small letters, with signs for its money and the other currencies."""
    found = [one for one in message.entities if one["entity"] in {"money", "currency"} and "end" in one]
    money = next((one for one in found if one["entity"] == "money"), None)
    code = named_money(message).get("currency")
    text, at = "", 0
    for one in sorted(found, key=lambda one: int(one["start"])):
        if one is money or one["entity"] == "currency":
            # "I buy dollars, 500 dollars": the currency of the money is the money.
            is_money = one is money or (code is not None and one["value"] == code)
            text += _plain(message.text[at : one["start"]]) + (MONEY if is_money else CURRENCY)
            at = one["end"]
    return _CLAUSE.split(text + _plain(message.text[at:]))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def _is_object(clause: str, verb: re.Match[str]) -> bool:
    """Whether the verb's object is the money: what follows it, or stands before where verbs are final."""
    signs = list(re.finditer(_SIGNS, clause))
    before = [one for one in reversed(signs) if one.end() <= verb.start()]
    after = [one for one in signs if one.start() >= verb.end()]
    is_final = _words("final").fullmatch(verb[0]) is not None
    if is_final and verb[0] >= "\u3040":
        ordered = before
    else:
        # "What do 300 euros buy" says nothing of what is wanted.
        ordered = [*after, *(before if is_final or not mentions("asks_price", clause) else ())]
    for sign in ordered:
        if not _is_aside(clause, sign, verb.end() if sign in after else 0):
            return sign[0] == MONEY and not _is_left(clause, sign, verb)
    return False


def _is_aside(clause: str, sign: re.Match[str], begin: int) -> bool:
    """Whether money or a currency stands behind "with" or "for", and so is what is given."""
    before, after = clause[begin : sign.start()].rstrip(), clause[sign.end() :].lstrip()
    words = before.split()[-2:]
    is_own = len(words) > 1 and words[-1] in _listed("own")
    last = words[-2] if is_own else "".join(words[-1:])
    joined = tuple(one for one in _listed("aside_before") if one >= "\u3040")
    return (
        last in _listed("aside_before") or before.endswith(joined) or after.startswith(_listed("aside_after"))
    )


def _is_left(clause: str, sign: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether the money is to be changed after all: "to get 300 euros changed", "300 euros in yuan"."""
    between, after = (
        clause[min(verb.end(), sign.end()) : max(verb.start(), sign.start())],
        clause[sign.end() :],
    )
    is_into = re.match(rf"\s*(?:{_either('into')})\s*{CURRENCY}", after) is not None
    is_worth = re.match(rf"的\s*{CURRENCY}", after) is not None
    is_changed = _words("changes").search(between) or _words("changes").match(after.lstrip())
    return is_into or is_worth or is_changed is not None


def _is_needed(clause: str, *, is_local: bool) -> bool:
    """Whether he asks how much of a currency it takes, or says that he needs the money.

    Who needs yuan names beside them the money that he brings: "I need 2000 yuan how many euros".
    """
    needs = _last(_words("needs"), clause)
    if _asks_how_many(clause):
        return True
    sign = re.search(MONEY, clause)
    if needs is None or sign is None or (CURRENCY in clause and not is_local):
        return False
    if mentions("asks_price", clause):
        return not _words("changes").search(clause)
    is_first = needs.end() <= sign.start()
    between = clause[needs.end() : sign.start()] if is_first else clause[sign.end() : needs.start()]
    rest = "" if is_first else clause[needs.end() :]
    is_near = len(between.strip()) <= (NEAR if is_first else AFTER_NEED) and len(rest.strip()) <= NEAR
    return is_near and not _is_aside(clause, sign, 0) and not _is_left(clause, sign, needs)


def _asks_how_many(clause: str) -> bool:
    """Whether "how many yuan" and a word of need or must belong together: "how many yuan do I need for"."""
    asked = re.search(rf"(?:{_either('how_many')})[^{MONEY}{CURRENCY}]{{0,25}}{CURRENCY}", clause)
    if asked is None or _words("receives").search(clause):
        return False
    musts = list(re.finditer(_words("needs").pattern + "|" + _words("musts").pattern, clause))
    for must in musts:
        begin, end = sorted((asked.start(), must.start()))
        # "How many yuan for 300 euros and do I need my passport?" asks two things.
        if MONEY not in clause[begin:end] or len(clause[must.end() :].strip()) <= AFTER_NEED:
            return True
    return False


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


@lru_cache(maxsize=16)
def _words(concept: str) -> re.Pattern[str]:
    """The words of a concept, whole where words stand apart; an Arabic one may have an "and" before it."""
    apart = "|".join(re.escape(one) for one in _listed(concept) if one < "\u3040")
    joined = "|".join(re.escape(one) for one in _listed(concept) if one >= "\u3040")
    whole = rf"(?<![^\W{_NO_WORDS}])[وف]?(?:{apart})(?![^\W{_NO_WORDS}])" if apart else ""
    return re.compile("|".join(filter(None, (whole, joined))))


@lru_cache(maxsize=16)
def _either(concept: str) -> str:
    return "|".join(re.escape(one) for one in _listed(concept))


@lru_cache(maxsize=16)
def _listed(concept: str) -> tuple[str, ...]:
    return tuple(sorted({_plain(one) for one in _all()[concept]}, key=len, reverse=True))


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Any]:
    rows: Mapping[str, Any] = yaml.safe_load(
        Path(__file__).with_name("buying.yml").read_text(encoding="utf-8")
    )
    return rows
