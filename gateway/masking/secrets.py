"""Finds what must never be kept: codes, PINs, expiry dates, passwords, track data, payment codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gateway.masking.findings import Kind
from gateway.masking.secret_words import secret_words
from gateway.masking.tokens import Token

_LENGTHS = {Kind.CVV: range(3, 5), Kind.PIN: range(4, 9), Kind.CODE: range(4, 9), Kind.EXPIRY: range(4, 5)}
# Digits said one by one have at most this many between two pauses.
_SAID = 2
_MAX_PAUSE = 3
_TRACK = re.compile(
    r"%?b[0-9 ]{1,24}\^[^^\n]{2,40}\^[0-9]{4}[0-9 ]{0,40}\??"
    r"|;?(?<![0-9])[0-9]{12,19}[=d][0-9]{7,30}\??"
)
_PAYMENT_QR = re.compile(r"000201(?:[!-~ ]{10,500}?6304[0-9a-f]{4}|[!-~]{8,500})")
_EXPIRY = re.compile(
    r"(?:0?[1-9]|1[0-2])\s?[/\-. ]\s?(?:20)?[2-4][0-9](?![0-9])|(?:0[1-9]|1[0-2])[2-4][0-9](?![0-9])"
    r"|(?:20)?[2-4][0-9]\s?[/\-.年년]\s?(?:0?[1-9]|1[0-2])[月월]?(?![0-9])"
    r"|(?:0?[1-9]|1[0-2])[月월]\s?/?\s?(?:20)?[2-4][0-9][年년]?(?![0-9])"
)
_AFTER_CARD = re.compile(
    r"[\s,;:|/\-]{0,3}((?:0[1-9]|1[0-2])\s?[/\-.]?\s?(?:20)?[2-4][0-9])(?:[\s,;:|/\-]{0,3}([0-9]{3,4}))?(?![0-9])"
)
_PASSWORD = re.compile(r"(?=[!-~]{0,32}[0-9])[!-~]{4,64}")
# A few words further on ("the password of my account qwerty123") it has letters and digits; a machine's
# code has them, too.
_LATER_PASSWORD = re.compile(
    r"\s(?:[^\W\d_]{1,20}[\s:,]{1,3}){1,5}?((?![a-z]{2}[0-9]{4}(?![!-~]))"
    r"(?=[!-~]{0,32}[0-9])(?=[!-~]{0,32}[a-z])[!-~]{6,64})"
)
_TO_IDENTITY = re.compile(r"[^0-9\n.!?]{0,24}?(?<![a-z0-9])")
_IDENTITY = re.compile(
    r"(?:[0-9]{17}[0-9x]|[0-9]{2} ?[0-9]{2} [0-9]{6}|[a-z]{1,2}[ \-]?[0-9]{6,9}|[0-9]{2}[a-z]{2}[0-9]{5}"
    r"|[a-z][a-z0-9]{2}[0-9][a-z0-9]{5}|[cfghjklmnprtvwxyz](?=[a-z]{0,7}[0-9])[cfghjklmnprtvwxyz0-9]{8}|[0-9]{7,10}|[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2})(?![0-9a-z])"
)
_TRANSFER = re.compile(
    r"(?<![0-9])(?:[0-9]{8}|[0-9]{10}|[0-9]{4}[ \-][0-9]{4}|[0-9]{3}[ \-][0-9]{3}[ \-][0-9]{4})(?![0-9])"
)
# Alone it is one of eight digits that is no day; of ten it may as well be a phone number.
_ONLY_TRANSFER = re.compile(
    r"\W{0,3}(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9])[0-9]{4}[ \-]?[0-9]{4}\W{0,3}"
)
_TO_TRANSFER = re.compile(r"[^0-9\n]{0,40}")
_FROM_TRANSFER = re.compile(r"[^0-9\n.!?]{0,16}$")


@dataclass(frozen=True)
class Secret:
    """A secret in a folded text."""

    kind: Kind
    start: int
    end: int


def find_secrets(text: str, runs: list[list[Token]], card_ends: list[int]) -> Iterator[Secret]:
    """Everything in a folded text that is announced as a secret, or is one by its shape."""
    for kind, pattern in ((Kind.TRACK, _TRACK), (Kind.PAYMENT_QR, _PAYMENT_QR)):
        yield from (Secret(kind, *match.span()) for match in pattern.finditer(text))
    for end in card_ends:
        yield from _after_card(text, end)
    words = secret_words()
    values = _Values(text, runs)
    for kind, announcing in words.announcing.items():
        for match in announcing.finditer(text):
            yield from values.announced(kind, match)
    for run in runs:
        yield from values.named_afterwards(run)


def announces_transfer(text: str) -> bool:
    """Whether a folded text speaks of a cash transfer, whose reference is like a password."""
    return secret_words().announcing[Kind.TRANSFER_REFERENCE].search(text) is not None


def find_told_reference(text: str) -> Iterator[Secret]:
    """The reference of a cash transfer in a folded text that follows one about such a transfer."""
    if _ONLY_TRANSFER.fullmatch(text) or secret_words().references.search(text):
        for match in _TRANSFER.finditer(text):
            yield Secret(Kind.TRANSFER_REFERENCE, *match.span())


def _after_card(text: str, end: int) -> Iterator[Secret]:
    match = _AFTER_CARD.match(text, end)
    if match:
        yield Secret(Kind.EXPIRY, *match.span(1))
        if match[2]:
            yield Secret(Kind.CVV, *match.span(2))


class _Values:
    """Reads the value that a word announces."""

    def __init__(self, text: str, runs: list[list[Token]]) -> None:
        self._text = text
        self._places = {token.start: (run, place) for run in runs for place, token in enumerate(run)}

    def announced(self, kind: Kind, word: re.Match[str]) -> Iterator[Secret]:
        """The secrets of this kind that follow the word."""
        if kind is Kind.TRANSFER_REFERENCE:
            yield from self._transfer(word)
        elif kind is Kind.IDENTITY_DOCUMENT:
            yield from self._by_pattern(kind, _TO_IDENTITY, _IDENTITY, word.end())
        else:
            connected = secret_words().connectors.match(self._text, word.end())
            start = connected.end() if connected else word.end()
            pattern = {Kind.EXPIRY: _EXPIRY, Kind.PASSWORD: _PASSWORD}.get(kind)
            match = pattern.match(self._text, start) if pattern else None
            if match:
                yield Secret(kind, *match.span())
            elif kind == Kind.PASSWORD and (later := _LATER_PASSWORD.match(self._text, word.end())):
                yield Secret(kind, *later.span(1))
            elif kind in _LENGTHS:
                yield from self._digits(kind, start)

    def _digits(self, kind: Kind, start: int) -> Iterator[Secret]:
        if start not in self._places:
            return
        run, place = self._places[start]
        end, count = start, 0
        for token in run[place:]:
            is_said = token.spelled or len(token.digits) <= _SAID
            if count and (
                not is_said
                or token.start - end > _MAX_PAUSE
                or count + len(token.digits) > _LENGTHS[kind][-1]
            ):
                break
            count, end = count + len(token.digits), token.end
            if not is_said:
                break
        if count in _LENGTHS[kind]:
            yield Secret(kind, start, end)

    def _transfer(self, word: re.Match[str]) -> Iterator[Secret]:
        yield from self._by_pattern(Kind.TRANSFER_REFERENCE, _TO_TRANSFER, _TRANSFER, word.end())
        before = _FROM_TRANSFER.search(self._text, max(0, word.start() - 17), word.start())
        if before:
            for match in _TRANSFER.finditer(self._text, max(0, before.start() - 12), before.start()):
                if match.end() == before.start():
                    yield Secret(Kind.TRANSFER_REFERENCE, *match.span())

    def _by_pattern(
        self, kind: Kind, gap: re.Pattern[str], value: re.Pattern[str], start: int
    ) -> Iterator[Secret]:
        for end in range(start, min(len(self._text), start + 41)):
            if gap.fullmatch(self._text, start, end):
                match = value.match(self._text, end)
                if match:
                    yield Secret(kind, *match.span())
                    return

    def named_afterwards(self, run: list[Token]) -> Iterator[Secret]:
        """The secret that a sentence like "1234 is my pin" names after its value."""
        for kind in (Kind.CVV, Kind.PIN, Kind.CODE):
            is_named = secret_words().reversed[kind].match(self._text, run[-1].end)
            if is_named and sum(len(token.digits) for token in run) in _LENGTHS[kind]:
                yield Secret(kind, run[0].start, run[-1].end)
