"""Number words of scripts without spaces: 三百五, 3万5千, 一千零五, 五〇〇〇, 三点五万, 십오만, สองพันห้า."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from bot.nlu.values.number_digits import read_digits
from bot.nlu.values.tables import alternatives, table, words_pattern

TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
_MYRIAD = 10_000
_POINT = "点・·"
_UNITS = frozenset({10, 100, 1000})


@dataclass(frozen=True)
class Script:
    """The words of one script, and what a number written in them looks like."""

    name: str
    values: Mapping[str, int]
    word: regex.Pattern[str]
    number: regex.Pattern[str]
    parts: regex.Pattern[str]
    several: regex.Pattern[str]


@dataclass(frozen=True)
class Part:
    """A part of a number: a unit, or figures as they were written."""

    value: Decimal
    is_unit: bool
    is_digits: bool
    is_one: bool
    """A single figure from one to nine, such as the 五 of 一千五."""


@lru_cache(maxsize=1)
def _scripts() -> dict[str, Script]:
    return {name: _script(name, dict(row)) for name, row in table("numbers")["characters"].items()}


def _script(name: str, values: Mapping[str, int]) -> Script:
    word = alternatives(values)
    figure_word = alternatives(letter for letter, value in values.items() if value < TEN)
    from_one = alternatives(letter for letter, value in values.items() if 0 < value < TEN)
    unit = alternatives(letter for letter, value in values.items() if value >= TEN)
    large = alternatives(letter for letter, value in values.items() if value >= _HUNDRED)
    point = rf"(?:{figure_word})+[{_POINT}](?:{figure_word})+(?={large})"
    # Thai may part digits from the unit after them.
    digits = rf"\d[\d.,]*(?:\s(?={unit}))?" if name == "thai" else r"\d[\d.,]*"
    # Korean may part a figure from its unit: 오 만원.
    apart = rf"(?:(?<!\p{{Hangul}})(?:{from_one})\s(?={unit}))?" if name == "hangul" else ""
    # The figure of a weekday begins no number: 周二十点 is ten o'clock on a Tuesday.
    free = "(?<![周期拜])" if name == "han" else ""
    both = rf"(?:(?:{from_one}),(?={from_one}))?"
    return Script(
        name,
        values,
        regex.compile(word),
        regex.compile(rf"{free}{both}{apart}(?:{point}|{digits}|{word})(?:{word}|\d)*(?:(?<=\d)\.\d+)?"),
        regex.compile(rf"{point}|\d[\d.,]*|(?:{figure_word})+|{unit}"),
        regex.compile(
            rf"(?P<head>.*?)(?P<one>{from_one}|\d),?(?P<two>{from_one}|\d)(?P<tail>(?:{unit}).*)"
            rf"|(?P<head>)(?P<one>{from_one}),?(?P<two>{from_one})(?P<tail>)"
        ),
    )


def find_character_numbers(text: str, notation: str | None) -> Iterator[tuple[tuple[Decimal, ...], int, int]]:
    """Return readings and span of each; two readings of 两三百, two or three hundred."""
    others = [match.span() for match in _no_numbers().finditer(text)]
    for name, script in _scripts().items():
        for match in script.number.finditer(text):
            if any(start <= match.start() < end for start, end in others):
                continue
            written = _without_what_follows(name, match.group(), text, match.start())
            if not script.word.search(written):
                continue
            # One syllable such as 이 or 일 is nearly always another word.
            if name == "hangul" and not _is_large(script, written, text, match.start()):
                continue
            readings = _readings(script, written, notation, text[match.start() + len(written) :])
            exact = tuple(value for value in readings if value is not None)
            if exact:
                yield exact, match.start(), match.start() + len(written)


@lru_cache(maxsize=1)
def _no_numbers() -> regex.Pattern[str]:
    return words_pattern(table("numbers")["no_numbers"])


def _without_what_follows(name: str, written: str, text: str, start: int) -> str:
    # 이십오일 is the twenty-fifth: two units never follow one another; 오만이 has a particle.
    if name == "hangul":
        return written[:-1] if regex.search(r"[일이삼사오육칠팔구]일$|[백천만억]이$", written) else written
    # 3万2天: the two counts days.
    if regex.search(r"\D\d$", written) and _counters().match(text, start + len(written)):
        return written[:-1]
    return written


@lru_cache(maxsize=1)
def _counters() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('currencies')['tenths']['not_before'])})")


def _is_large(script: Script, written: str, text: str, start: int) -> bool:
    """Return whether Hangul is a number; a lone unit such as 만 must not end a word: 조금만."""
    if not any(script.values.get(letter, 0) >= TEN for letter in written):
        return False
    return len(written) > 1 or regex.match(r"\p{Hangul}", text[start - 1 : start]) is None


def _readings(script: Script, written: str, notation: str | None, after: str) -> tuple[Decimal | None, ...]:
    if several := _several(script, written, notation):
        return several
    value = read_characters(written, script, notation)
    if written.startswith("이 "):  # two thousand, or these thousand
        return (read_characters(written[2:], script, notation), value)
    if script.name == "hangul" and written.endswith("만") and _only().match(after):
        # 천오백만 나왔어요: fifteen million, or "only 1,500 came out".
        less = read_characters(written[:-1], script, notation)
        return (less, value) if less is not None and less >= _HUNDRED else (value,)
    return (value,)


@lru_cache(maxsize=1)
def _only() -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:{alternatives(table('numbers')['only_before'])})")


def _several(script: Script, written: str, notation: str | None) -> tuple[Decimal | None, ...]:
    match = script.several.fullmatch(written)
    if match is None or match["head"][-1:].isdigit():
        return ()
    if (match["one"].isdigit() or match["two"].isdigit()) and "," not in written:
        return ()
    one, two = (int(script.values.get(match[name], 0) or match[name]) for name in ("one", "two"))
    if two != one + 1 or script.values.get(match["head"][-1:], TEN) < TEN:
        return ()
    return tuple(
        read_characters(match["head"] + match[name] + match["tail"], script, notation)
        for name in ("one", "two")
    )


def read_characters(written: str, script: Script, notation: str | None = None) -> Decimal | None:
    """Return the value of 三百五, 3万5千, 一千零五 or 二〇二六; None when it is none."""
    parts: list[Part] = []
    for said in script.parts.findall(written):
        if (value := _value(said, script, notation)) is None:
            return None
        is_digits = said[0].isdigit()
        is_word = said in script.values
        is_one = 1 <= value < TEN and (is_word or (said.isdigit() and len(said) == 1))
        parts.append(Part(value, is_word and value >= TEN, is_digits, is_one))
    least = {"hangul": None, "thai": _THOUSAND}.get(script.name, _HUNDRED)
    return _sum(parts, least, is_elliptic_in_digits=notation != "ja") if parts else None


def _value(said: str, script: Script, notation: str | None) -> Decimal | None:
    if said[0].isdigit():
        readings = read_digits(said.rstrip(".,"), notation)
        return readings[0] if readings else None
    if said in script.values:
        return Decimal(script.values[said])
    # Figures one by one: 二〇二六, and the 三点五 of 三点五万.
    figures = regex.findall(rf"{script.word.pattern}|[{_POINT}]", said)
    return Decimal("".join(str(script.values.get(one, ".")) for one in figures))


def figure(written: str | None) -> str | None:
    """Return ASCII digits for 二十五, 이십오, 二〇二六 or 25."""
    if written is None or written.isdigit():
        return written
    for script in _scripts().values():
        if all(letter in script.values for letter in written):
            value = read_characters(written, script)
            return str(int(value)) if value is not None else None
    return None


def _sum(parts: list[Part], least: int | None, *, is_elliptic_in_digits: bool) -> Decimal:
    total = section = Decimal(0)
    pending: Decimal | None = None
    unit = Decimal(1)
    for part in parts:
        value = part.value
        if part.is_unit and value >= _MYRIAD:  # closes a section
            total, section, pending = total + (section + (pending or 0) or 1) * value, Decimal(0), None
            unit = value
        elif part.is_unit and value in _UNITS:
            section, pending = section + (1 if pending is None else pending) * value, None
            unit = value
        else:
            pending = (pending or 0) + value if pending is not None and pending >= TEN else value
    if pending is None:
        return total + section
    # Spoken 一千五 is 1,500, 两万三 and 2万3 are 23,000; 一千零五 is 1,005.
    is_elliptic = parts[-1].is_one and least is not None and unit >= least
    if parts[-1].is_digits and not is_elliptic_in_digits:
        is_elliptic = False
    return total + section + (pending * unit / 10 if is_elliptic else pending)
