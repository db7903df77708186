"""Mail addresses, telephone numbers, references, the last four digits of a card, machine numbers."""

from __future__ import annotations

from functools import lru_cache

import regex

from bot.nlu.values.found import Found, Search
from bot.nlu.values.number_characters import figure
from bot.nlu.values.tables import alternatives, table, words_source

_EMAIL = regex.compile(
    r"(?<![a-z0-9@])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![a-z0-9@])"
)
_LINK = regex.compile(r"(?:https?://|www\.)\S+")
_UETR = regex.compile(r"(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])")
_REFERENCE = regex.compile(
    r"(?<![a-z0-9-])(?=[a-z0-9-]*\d)[a-z]{2,4}-[a-z0-9]{2,8}(?:-[a-z0-9]{1,8}){1,3}(?![a-z0-9-])|(?<![a-z0-9-])vd(?:-?[a-z0-9]{4,10}|\s(?=[a-z]*\d)[a-z0-9]{6})(?![a-z0-9])"
)
_MASKED = regex.compile(r"(?<![a-zа-я\d])[•●*·∙xх#][•●*·∙xх#\s-]{0,24}(?P<digits>\d{4})(?!\d)")
# Where no spaces are written a word may stand right beside the digits.
_LETTER = r"[[\p{L}\p{M}\p{N}_]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]]"
_PHONE = regex.compile(
    rf"(?<!{_LETTER}|\.)(?:\+|00)?\(?\d(?:[\s().\-]{{0,2}}\d){{6,14}}(?!{_LETTER})", regex.V1
)
_MOBILE = regex.compile(r"(?<!\d)(?:(?:\+|00)?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
# The codes as they are given out: some of one and two digits, whatever begins otherwise has three.
_COUNTRY = (
    r"(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|2[1-689]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[0578]\d|9[679]\d)"
)
_COUNTRY_BEFORE = regex.compile(rf"(?<!\d)(?:\+|(?P<zeros>00)){_COUNTRY}[\s-]?$")
_MOBILE_DIGITS = 11
# With a digit before it, which would make it no code: 10049.
_LONGEST_CODE = 7
_MACHINE_CODE = regex.compile(r"(?<![a-z0-9-])(?!vd)[a-z]{1,4}-?\d{3,6}(?![a-z0-9-])")
_LEAST_DIGITS = 7
_PLAIN_DIGITS = 9


def find_addresses(search: Search) -> None:
    """Take mail addresses and references, whose digits are nothing else."""
    for match in _EMAIL.finditer(search.text):
        search.take(Found("email", match.group(), match.start(), match.end()))
    for match in _LINK.finditer(search.text):
        search.reserve(match.start(), match.end())
    for pattern in (_UETR, _REFERENCE):
        for match in pattern.finditer(search.text):
            if search.is_free(match.start(), match.end()):
                value = match.group() if pattern is _UETR else match.group().upper().replace(" ", "-")
                search.take(Found("reference", value, match.start(), match.end()))


@lru_cache(maxsize=1)
def _last_four() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    contacts = table("contacts")
    before = words_source([word for word in contacts["last_four_before"] if word != "•"])
    # Its own 4 may stand between: 뒷자리 4자리 1234.
    between = r"(?:(?:[^\d\n,.!?]|4(?=\s?\p{L})){0,14}?|[,.]\s?)"
    figure_word = "[〇零一二三四五六七八九]"
    digits = rf"(?P<digits>\d{{4}}|\d(?:[\s-]\d){{3}}|{figure_word}{{4}})(?!\d|\s\d(?!\d)|{figure_word})"
    return (
        regex.compile(rf"{before}{between}(?<!\d){digits}"),
        regex.compile(rf"(?<!\d)(?P<digits>\d{{4}})(?!\d)\s?(?:{alternatives(contacts['last_four_after'])})"),
    )


def find_last_four(search: Search) -> None:
    """Take the last four digits of a card: masked, or beside words that say so."""
    before, after = _last_four()
    for pattern in (_MASKED, before, after):
        for match in pattern.finditer(search.text):
            if search.is_free(match.start("digits"), match.end("digits")):
                # 卡尾4321: the words before keep what they share with a network, 银联卡.
                start = match.end("word") if pattern is before else match.start()
                search.reserve(start, match.start("digits"))
                digits = "".join(figure(letter) or "" for letter in match["digits"] if letter not in " -")
                search.take(Found("card_last4", digits, match.start("digits"), match.end("digits")))


@lru_cache(maxsize=1)
def _labels() -> regex.Pattern[str]:
    contacts = table("contacts")
    signs = alternatives(contacts["number_signs"])
    return regex.compile(rf"(?<!\p{{L}})(?:{alternatives(contacts['labels'])})\s(?:(?:{signs})[\s:]*)?$")


def is_labelled(text: str, start: int) -> bool:
    """Return whether the number that begins there is the name of a thing: room 12."""
    return _labels().search(text, 0, start) is not None


@lru_cache(maxsize=1)
def _phone_word() -> regex.Pattern[str]:
    return regex.compile(words_source(table("contacts")["phone"]) + r"[^\d\n]{0,12}$")


@lru_cache(maxsize=1)
def _other_number() -> regex.Pattern[str]:
    return regex.compile(words_source(table("contacts")["other_numbers"]) + r"[^\d\n,.!?]{0,6}$")


@lru_cache(maxsize=1)
def _service_numbers() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\d)(?:{alternatives(table('contacts')['service_numbers'])})(?!\d)")


@lru_cache(maxsize=1)
def _thing_named() -> regex.Pattern[str]:
    contacts = table("contacts")
    things = words_source([*contacts["machine"], *contacts["labels"]])
    return regex.compile(rf"{things}\s?-?(?:(?:{alternatives(contacts['number_signs'])})[\s:]*){{0,3}}$")


def _is_abroad(text: str, start: int) -> bool:
    """Return whether digits are a part of another country's number: 0049 151 23456789, but not ATM 0049."""
    code = _COUNTRY_BEFORE.search(text, max(0, start - _LONGEST_CODE), start)
    if code is None:
        return False
    return not code["zeros"] or _thing_named().search(text, 0, code.start()) is None


def find_phones(search: Search) -> None:
    """Take telephone numbers: with a plus, of Chinese mobiles, long ones, or beside a word for them."""
    for pattern in (_MOBILE, _PHONE):
        for match in pattern.finditer(search.text):
            written = match.group().strip()
            digits = regex.sub(r"\D", "", written)
            if not search.is_free(match.start(), match.end()) or len(digits) < _LEAST_DIGITS:
                continue
            if pattern is _MOBILE and _is_abroad(search.text, match.start()):
                continue
            if _other_number().search(search.text, 0, match.start()):
                search.reserve(match.start(), match.end())
                continue
            is_abroad = written.startswith(("+", "00")) or (
                pattern is _MOBILE and len(digits) > _MOBILE_DIGITS
            )
            # Amounts have one kind of separator in threes; telephone numbers a plus, or more digits.
            sure = pattern is _MOBILE or is_abroad or written.startswith("(") or len(digits) >= _PLAIN_DIGITS
            if sure or _phone_word().search(search.text, 0, match.start()):
                value = "+" + digits.removeprefix("00") if is_abroad else digits
                search.take(Found("phone", value, match.start(), match.end()))
    for match in _service_numbers().finditer(search.text):
        search.reserve(*match.span())  # a hotline is neither the visitor's telephone nor an amount


@lru_cache(maxsize=1)
def _machine() -> regex.Pattern[str]:
    contacts = table("contacts")
    signs = alternatives(contacts["number_signs"])
    return regex.compile(
        rf"{words_source(contacts['machine'])}\s?-?(?:(?:{signs})[\s:]*){{0,3}}(?P<code>[a-z]{{0,4}}-?\d{{2,8}})(?![\w-])(?!\s?[:.,]\d)"
    )


def find_machines(search: Search) -> None:
    """Take numbers of cash machines, also without a word for the machine: BJ0101."""
    for match in _machine().finditer(search.text):
        if search.is_free(match.start("code"), match.end("code")):
            # `atm0317` is written on the machine as it is.
            joined = match["word"] == "atm" and match.start("code") == match.end("word")
            start = match.start() if joined else match.start("code")
            search.take(
                Found("atm", search.text[start : match.end("code")].upper(), start, match.end("code"))
            )
    for match in _MACHINE_CODE.finditer(search.text):
        if not search.is_free(match.start(), match.end()):
            continue
        is_other = _other_number().search(search.text, 0, match.start())
        if is_other or _is_journey(search.text, match.start(), match.end()):
            search.reserve(match.start(), match.end())
        else:
            search.take(Found("atm", match.group().upper(), match.start(), match.end()))


def _is_journey(text: str, start: int, end: int) -> bool:
    """Return whether a code is that of a flight or a train: 航班CA1234, NH905便."""
    before, after = _journey_words()
    return before.search(text, 0, start) is not None or after.match(text, end) is not None


@lru_cache(maxsize=1)
def _journey_words() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    before, after = (table("contacts")[name] for name in ("before_journey", "after_journey"))
    return (
        regex.compile(words_source(before) + r"[^\d\n.!?;]{0,12}$"),
        regex.compile(rf"\s?(?:{alternatives(after)})"),
    )
