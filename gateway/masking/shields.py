"""Digits that are known not to be a card number: ids inside links, IBANs, dates, times, amounts."""

from __future__ import annotations

import re

from gateway.masking.tokens import BARRIER

_LINK = re.compile(r"(?:https?://|www\.)[!-~]{1,2048}")
# A link that carries a card says so in its query.
_CARD_QUERY = re.compile(r"[?&#;](?:card|cc|pan|ccnum|kartennummer)[a-z_\-]{0,12}=[^&\s]{0,64}")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}[0-9]{2}(?:[ \-]?[a-z0-9]){11,30}(?![a-z0-9])")
_DATE = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}([\-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])"
    r"|(?:0?[1-9]|[12][0-9]|3[01])([\-./])(?:0?[1-9]|[12][0-9]|3[01])\2(?:19|20)[0-9]{2})(?![0-9])"
)
_TIME = re.compile(r"(?<![0-9:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:])")
_AMOUNT = re.compile(r"[0-9]{1,3}(?:([,. '’])[0-9]{3})(?:\1[0-9]{3}){0,6}(?:[.,][0-9]{1,2})?")
_CURRENCY_BEFORE = re.compile(r"(?:[$€£¥₩₽₹฿₫₺﷼]|\b[a-z]{3}|r\$|руб|元|円)\s?$")
_CURRENCY_AFTER = re.compile(
    r"\s?(?:[$€£¥₩₽₹฿₫₺]|(?:usd|eur|gbp|cny|rmb|jpy|krw|rub|hkd|brl|chf|try|inr|thb|vnd|idr|sek|pln)(?![a-z])"
    r"|元|块|円|원|руб|dollar|euro|yuan|yen|won|real|reais|юан|دولار|يوان|ريال)"
)
_IBAN_MODULUS = 97


def shield(text: str) -> str:
    """A folded text of the same length in which links and IBANs are barriers."""
    return _IBAN.sub(_shield_iban, _LINK.sub(_shield_link, text))


def _shield_link(match: re.Match[str]) -> str:
    link = match[0]
    carried = _CARD_QUERY.search(link)
    if carried is None:
        return BARRIER * len(link)
    start, end = carried.span()
    return BARRIER * start + link[start:end] + BARRIER * (len(link) - end)


def _shield_iban(match: re.Match[str]) -> str:
    account = match[0].replace(" ", "").replace("-", "")
    number = "".join(str(int(character, 36)) for character in account[4:] + account[:4])
    return BARRIER * len(match[0]) if int(number) % _IBAN_MODULUS == 1 else match[0]


def date_and_time_spans(text: str) -> list[tuple[int, int]]:
    """Where dates and times stand in a folded text."""
    return sorted(match.span() for pattern in (_DATE, _TIME) for match in pattern.finditer(text))


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether the digits from `start` to `end` are a sum: grouped by thousands and next to a currency."""
    if not _AMOUNT.fullmatch(text, start, end):
        return False
    before = text[max(0, start - 5) : start]
    return bool(_CURRENCY_BEFORE.search(before) or _CURRENCY_AFTER.match(text, end))
