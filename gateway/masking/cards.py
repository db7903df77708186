"""Finds card numbers: groups of 12 to 19 digits that pass Luhn and begin like a known network's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gateway.masking.findings import HIDDEN
from gateway.masking.networks import LONGEST, SHORTEST, Network, network_of
from gateway.masking.shields import date_and_time_spans, is_amount
from gateway.masking.tokens import Token, runs

LUHN = 10
SHOWN = 4
# The longest phone number with a country code that could pass for a card of 12 or 13 digits.
LONGEST_PHONE = 13
_DOUBLED = "0246813579"
# A card number with its expiry month and year glued to it, and perhaps the verification code.
_WITH_EXPIRY = re.compile(r"([0-9]{16})((?:0[1-9]|1[0-2])[2-4][0-9])([0-9]{3})?")


@dataclass(frozen=True)
class Card:
    """A card number in a folded text."""

    start: int
    end: int
    network: Network
    digits: str

    @property
    def label(self) -> str:
        """Network and last four digits, the same in every language."""
        return f"{self.network.label} {HIDDEN} {self.digits[-SHOWN:]}"

    @property
    def is_usual(self) -> bool:
        """Whether the length is the one most cards of the network have."""
        return len(self.digits) in self.network.usual


def find_cards(text: str) -> list[Card]:
    """Card numbers in a shielded text; readings that overlap are made one that covers them all."""
    clocks = date_and_time_spans(text)
    found: list[Card] = []
    for run in runs(text):
        for card in _cards_of_run(run):
            if not _is_something_else(text, card, clocks):
                _add(found, card)
    return found


def _add(found: list[Card], card: Card) -> None:
    if not found or card.start >= found[-1].end:
        found.append(card)
        return
    last = found[-1]
    best = card if card.is_usual and not last.is_usual else last
    found[-1] = Card(last.start, max(last.end, card.end), best.network, best.digits)


def _cards_of_run(run: list[Token]) -> Iterator[Card]:
    groups = [part for token in run for part in _split_glued(token)]
    digits = "".join(group.digits for group in groups)
    if len(digits) < SHORTEST:
        return
    sums = _luhn_sums(digits)
    ends: dict[int, Token] = {}
    position = 0
    for group in groups:
        position += len(group.digits)
        ends[position] = group
    position = 0
    for group in groups:
        network = network_of(digits[position : position + 6])
        for length in sorted(network.lengths) if network else ():
            last = ends.get(position + length)
            if network and last and _passes(sums, position, position + length):
                yield Card(group.start, last.end, network, digits[position : position + length])
        position += len(group.digits)


def _split_glued(token: Token) -> Iterable[Token]:
    glued = _WITH_EXPIRY.fullmatch(token.digits) if len(token.digits) > LONGEST else None
    if glued is None:
        return [token]
    middle = token.start + glued.end(1)
    return [Token(glued[1], token.start, middle), Token(token.digits[glued.end(1) :], middle, token.end)]


def _luhn_sums(digits: str) -> tuple[list[int], list[int]]:
    """Running sums with the digits at even, and at odd, places doubled: a window is one subtraction."""
    even, odd = [0], [0]
    for place, digit in enumerate(digits):
        plain, doubled = int(digit), int(_DOUBLED[int(digit)])
        even.append(even[-1] + (plain if place % 2 else doubled))
        odd.append(odd[-1] + (doubled if place % 2 else plain))
    return even, odd


def _passes(sums: tuple[list[int], list[int]], start: int, end: int) -> bool:
    # The last digit is never doubled, so the other parity is.
    running = sums[end % 2]
    return (running[end] - running[start]) % LUHN == 0


def _is_something_else(text: str, card: Card, clocks: list[tuple[int, int]]) -> bool:
    if len(card.digits) <= LONGEST_PHONE and text[max(0, card.start - 1) : card.start] == "+":
        return True
    if is_amount(text, card.start, card.end):
        return True
    place = max(0, bisect_left(clocks, (card.start, 0)) - 1)
    for start, end in clocks[place:]:
        if start >= card.end:
            break
        if start < card.start < end or (card.start <= start and end <= card.end and end - start > SHOWN):
            return True
    return False
