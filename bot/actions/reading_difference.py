"""Reads that a machine paid out so much less, or more, than was asked for: a difference, no amount. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bot.actions.phrases import FIRST_UNSPACED, folded, lowered, mentions, phrases, words_of
from bot.actions.visitor import Message
from bot.nlu.values.folding import fold
from bot.nlu.values.numbers import find_numbers

# How far the two sums may stand from the word between them.
LONGEST_GAP = 16
TWO = 2
_CLAUSE_END = re.compile(r"[,;.!?，。、！？،؛]")
Entity = dict[str, Any]
# Japanese and Korean say behind a sum what it is.
_VERB_FINAL = re.compile(r"[\u3041-\u30ff\uac00-\ud7a3]")
# Between an amount and the word beside it: "500 yuan are missing".
_GAP = r"(?P<gap>[^\d\n.;!?。！？]{0,14}?)"


def difference(message: Message) -> tuple[Entity, int] | None:
    """The money that was paid out too little (-1) or too much (1): "500 short", "it gave me 500 too much"."""
    found = []
    for at, one in enumerate(message.entities):
        if one["entity"] != "money" or "start" not in one:
            continue
        before, after = message.text[: one["start"]], message.text[one["end"] :]
        for sign, name in ((-1, "paid_less"), (1, "paid_more")):
            beside = [_behind(name).match(folded(after)), _before(name).search(folded(before))]
            found += [(len(match["gap"]), at, sign) for match in beside if match]
    if not found:
        return None
    # A word between two sums belongs to the nearer one: "I withdrew 2000 and missing are 500".
    _, at, sign = min(found)
    return message.entities[at], sign


def paid_out(asked_for: object, off: tuple[Entity, int]) -> str | None:
    """What came out, by what was asked for and the difference to it; None when that cannot be."""
    one, sign = off
    said = (one.get("value") or {}).get("amount")
    known = asked_for.get("amount") if isinstance(asked_for, dict) else None
    if said is None or known is None:
        return None
    came = Decimal(str(known)) + sign * Decimal(str(said))
    return str(came) if came >= 0 else None


def instead(message: Message) -> tuple[int, int] | None:
    """What came out and what was asked for, where one stands instead of the other: "300 instead of 500"."""
    found = words_of("instead_of").search(lowered(message.text))
    if found is None or not mentions("came_out", message.text):
        return None
    plain, before, after = fold(message.text), [], []
    for number in find_numbers(plain.text, message.locale):
        start, end = plain.span(number.start, number.end)
        whole = [int(one) for one in number.readings if one == int(one)]
        if whole and found.start() - LONGEST_GAP <= end <= found.start():
            before.append(max(whole))
        elif whole and found.end() <= start <= found.end() + LONGEST_GAP:
            after.append(max(whole))
    return (before[-1], after[0]) if before and after else None


def sums_told(message: Message) -> tuple[str, str] | None:
    """What came out and what was asked for, where the words say so: "gave 300, I asked 500"."""
    if found := instead(message):
        return str(found[0]), str(found[1])
    sums = [one for one in message.entities if one["entity"] == "money" and "start" in one and one["value"]]
    if (
        difference(message)
        or len(sums) != TWO
        or any(one["value"].get("currency") not in {None, "CNY"} for one in sums)
    ):
        return None
    first, second = (_least_of(one["value"]) for one in sums)
    kinds = [_kind_of_sum(message.text, sums, at) for at in range(TWO)]
    return (str(first), str(second)) if first and second and kinds == ["came_out", "paid_charged"] else None


def _least_of(value: Entity) -> str | None:
    """The amount; of several readings the first ("300만" may be 300 and a particle)."""
    return value.get("amount") or next((one["amount"] for one in value.get("ambiguous") or ()), None)


def _kind_of_sum(text: str, sums: list[Entity], at: int) -> str | None:
    """Whose word is nearest to a sum: what the machine did, or what was wanted of it."""
    before = lowered(text[sums[at - 1]["end"] if at else 0 : sums[at]["start"]])
    behind = lowered(text[sums[at]["end"] : sums[at + 1]["start"] if at + 1 < len(sums) else len(text)])
    behind = _CLAUSE_END.split(behind)[0]  # what follows a comma is said of the next
    near = []
    for name in ("came_out", "paid_charged"):
        for word in map(str.rstrip, phrases()[name]):
            if (place := before.rfind(word)) >= 0 and not _VERB_FINAL.search(text):
                near.append((len(before) - place - len(word), 0, name))
            if (place := behind.find(word)) >= 0:
                near.append((place, 1, name))
    return min(near)[2] if near else None


def nothing_came(message: Message) -> bool:
    """Whether a machine gave nothing, as it is told in a story: no difference, and not only a part."""
    text = message.text
    is_part = mentions("not_all", text) or difference(message) is not None
    return mentions("nothing_came", text) and not is_part


def is_missing_cash(text: str) -> bool:
    """Whether money was taken from an account, or asked of a machine, and none came out."""
    return mentions("nothing_came", text) and is_charged(text) and not mentions("not_all", text)


def is_short_at_counter(text: str) -> bool:
    """Whether somebody at the counter gave too little: "the teller gave me 50 yuan less"."""
    is_less = mentions("paid_less_behind", text) or mentions("paid_less_before", text)
    return is_less and mentions("at_the_counter", text) and mentions("came_out", text)


def is_charged(text: str) -> bool:
    """Whether a message says what was asked for or taken from the account, beside the difference."""
    return mentions("paid_charged", text)


@lru_cache(maxsize=4)
def _behind(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}(?:{_words(name + '_behind')})")


@lru_cache(maxsize=4)
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_words(name + '_before')}){_GAP}$")


def _words(concept: str) -> str:
    """The words of a concept; where words stand apart, each is a whole one."""
    apart = [re.escape(one) for one in phrases()[concept] if one[0] < FIRST_UNSPACED]
    joined = [re.escape(one) for one in phrases()[concept] if one[0] >= FIRST_UNSPACED]
    return "|".join([rf"\b(?:{'|'.join(apart)})\b", *joined])
