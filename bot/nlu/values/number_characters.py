"""Number words of scripts without spaces: 三百五, 3万5千, 一千零五, 二〇二六, 십오만."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.number_digits import read_digits
from bot.nlu.values.tables import table

TEN = 10
_HUNDRED = 100
_UNITS = frozenset({10, 100, 1000})


@lru_cache(maxsize=1)
def _characters() -> dict[str, Mapping[str, int]]:
    return {name: dict(row) for name, row in table("numbers")["characters"].items()}


@lru_cache(maxsize=2)
def _pattern(script: str) -> regex.Pattern[str]:
    letters = "".join(_characters()[script])
    return regex.compile(rf"(?:[\d][\d.,]*|[{letters}])[{letters}\d]*(?:(?<=\d)\.\d+)?")


def find_character_numbers(text: str, notation: str | None) -> Iterator[tuple[tuple[Decimal, ...], int, int]]:
    """Return readings and span of each; two readings of 两三百, two or three hundred."""
    for script, values in _characters().items():
        for match in _pattern(script).finditer(text):
            written = match.group()
            # 이십오일 is the twenty-fifth: two units never follow one another.
            if script == "hangul" and regex.search(r"[일이삼사오육칠팔구]일$", written):
                written = written[:-1]
            if written.rstrip(".,").isdigit() or not any(letter in values for letter in written):
                continue
            readings = _several(written, values, notation) or (read_characters(written, values, notation),)
            # One syllable such as 이 or 일 is nearly always another word.
            if script == "hangul" and not any(values.get(letter, 0) >= TEN for letter in written):
                continue
            exact = tuple(value for value in readings if value is not None)
            if exact:
                yield exact, match.start(), match.start() + len(written)


_TWO = regex.compile(
    r"(?P<head>.*?)(?P<one>[一二两兩三四五六七八\d]),?(?P<two>[二三四五六七八九\d])(?P<tail>[十百千万萬].*)"
)


def _several(written: str, values: Mapping[str, int], notation: str | None) -> tuple[Decimal | None, ...]:
    match = _TWO.fullmatch(written)
    if match is None or match["head"][-1:].isdigit():
        return ()
    if (match["one"].isdigit() or match["two"].isdigit()) and "," not in written:
        return ()
    one, two = (int(values.get(match[name], match[name])) for name in ("one", "two"))
    if two != one + 1 or values.get(match["head"][-1:], TEN) < TEN:
        return ()
    return tuple(
        read_characters(match["head"] + match[name] + match["tail"], values, notation)
        for name in ("one", "two")
    )


def read_characters(written: str, values: Mapping[str, int], notation: str | None = None) -> Decimal | None:
    """Return the value of 三百五, 3万5千, 一千零五 or 二〇二六; None when it is none."""
    parts = regex.findall(r"\d[\d.,]*|\D", written)
    read: list[Decimal] = []
    for part in parts:
        if part[0].isdigit():
            readings = read_digits(part.rstrip(".,"), notation)
            if not readings:
                return None
            read.append(readings[0])
        else:
            read.append(Decimal(values[part]))
    if len(parts) > 1 and all(
        value < TEN and value == int(value) for value in read
    ):  # digits one by one: 二〇二六
        return Decimal("".join(str(value) for value in read))
    return _sum_characters(read, parts)


def figure(written: str | None) -> str | None:
    """Return ASCII digits for 二十五, 이십오, 二〇二六 or 25."""
    if written is None or written.isdigit():
        return written
    for values in _characters().values():
        if all(letter in values for letter in written):
            value = read_characters(written, values)
            return str(int(value)) if value is not None else None
    return None


def _sum_characters(read: list[Decimal], parts: list[str]) -> Decimal:
    total = section = Decimal(0)
    pending: Decimal | None = None
    unit = Decimal(1)
    for value in read:
        if value >= 10_000:  # noqa: PLR2004 - closes a section
            total, section, pending = total + (section + (pending or 0) or 1) * value, Decimal(0), None
            unit = value
        elif value in _UNITS and not (pending is not None and pending >= TEN):
            section, pending = section + (1 if pending is None else pending) * value, None
            unit = value
        else:
            pending = (pending or 0) + value if pending is not None and pending >= 10 else value  # noqa: PLR2004
    if pending is None:
        return total + section
    # Spoken 一千五 is 1,500 and 两万三 is 23,000; 一千零五 is 1,005.
    elliptic = 1 <= pending <= 9 and unit >= _HUNDRED and len(parts) > 1 and parts[-2] not in {"零", "〇"}  # noqa: PLR2004
    return total + section + (pending * unit / 10 if elliptic and not parts[-1][0].isdigit() else pending)
