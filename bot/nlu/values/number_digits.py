"""Digits with the separators of a language: `1.000` is a thousand or one."""

from __future__ import annotations

from decimal import Decimal

import regex

from bot.nlu.values.tables import table

_GROUPED = regex.compile(r"(\d{1,3})([.,])(\d{3})")


def read_digits(written: str, notation: str | None) -> tuple[Decimal, ...]:
    """Return the readings of digits with separators: `1.000` is a thousand or one, if notation is silent."""
    plain_digits = written.replace(" ", "").replace("'", "")
    separators = [letter for letter in plain_digits if letter in ".,"]
    if not separators:
        return (Decimal(plain_digits),)
    if len(set(separators)) == 2:  # noqa: PLR2004 - both kinds: the last one separates decimals
        last = separators[-1]
        if separators.count(last) > 1:
            return (Decimal(regex.sub(r"[.,]", "", plain_digits)),)
        return (_as_decimal(plain_digits, last),)
    separator = separators[0]
    if len(separators) > 1:
        grouped = regex.fullmatch(rf"\d{{1,3}}(?:\{separator}\d{{2,3}})+", plain_digits)
        return (Decimal(plain_digits.replace(separator, "")),) if grouped else ()
    if not (match := _GROUPED.fullmatch(plain_digits)) or match[1].startswith("0"):
        return (_as_decimal(plain_digits, separator),)
    grouped_value, decimal_value = Decimal(match[1] + match[3]), _as_decimal(plain_digits, separator)
    rules = table("numbers")["notation"].get(notation or "", {"group": ",", "decimal": ","})
    if rules["group"] == separator:
        return (grouped_value,)
    return (grouped_value, decimal_value)


def _as_decimal(written: str, separator: str) -> Decimal:
    other = "," if separator == "." else "."
    return Decimal(written.replace(other, "").replace(separator, "."))
