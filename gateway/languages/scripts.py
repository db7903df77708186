"""Which scripts a text is written in, and what Han characters say about Chinese and Japanese."""

from __future__ import annotations

import re
from functools import lru_cache

# How much one character says, in letters of an alphabet.
WEIGHTS = {"Han": 3, "Kana": 2, "Hangul": 2}
_SCRIPTS = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff",
    "Cyrillic": "\u0400-\u052f",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Han": "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d",
    "Hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Thai": "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4d",
    "Devanagari": "\u0900-\u0963\u0971-\u097f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebrew": "\u05d0-\u05ea",
    "Other": "\u0530-\u058f\u0980-\u0dff\u0e80-\u0fff\u1000-\u10ff\u1200-\u137f\u1780-\u17ff\u1800-\u18af",
}
_PATTERNS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
# Letters that the language we know does not have: the text is in a sister language.
_FOREIGN = {
    "Cyrillic": re.compile("[іїєґўјљњћђќѓѕџәғқңөұүһ]", re.IGNORECASE),
    "Arabic": re.compile("[پچژگکیٹڈڑںےہھټډړښۍ]"),
    "Devanagari": re.compile("[ळ]"),
    "Latin": re.compile("[ěřůőűșțøæŋþðħĉĝŝŭāēīūļņķģ]", re.IGNORECASE),
}
_ARABIC_ONLY = re.compile("[ةىيكأإؤئ]")
# Characters that stand in almost every Chinese sentence and in no Japanese one without kana.
_CHINESE = re.compile("[我你您她们們吗嗎没沒哪怎麼么这這那吧呢嘛被把给給让讓想吞钱錢很]")
# What a sentence has and a sign, a name or an address has not.
_SPOKEN = re.compile("[我你您她他咱們们嗎吗呢吧嘛了的不沒没怎么麼这這那哪把被給给讓让想很]")
_JAPANESE_WORDS = re.compile(
    "紛失|手数料|大丈夫|残高|窓口|暗証|両替|引出|為替|盗難|受付|空港|駅|円|込|払|営業"
)
_ADDRESS = re.compile(r"[^\W\d_]*[省市区區县路街道][\w\s]*(?:[号號路街店厦楼樓站层]|机场|機場|广场)\s*")
_CHARSETS = (("zh-CN", "gb2312"), ("zh-TW", "big5"), ("ja", "shift_jis"))


def letters_by_script(text: str) -> dict[str, int]:
    """How many letters of each script a text has, most first."""
    counts = {script: len(pattern.findall(text)) for script, pattern in _PATTERNS.items()}
    return dict(
        sorted(((script, count) for script, count in counts.items() if count), key=lambda item: -item[1])
    )


def weigh(counts: dict[str, int]) -> dict[str, int]:
    """The letters by script, characters that stand for a syllable or a word counted for more."""
    return {script: count * WEIGHTS.get(script, 1) for script, count in counts.items()}


def is_foreign(script: str, text: str) -> bool:
    """Whether a text has letters that our language of this script does not use."""
    pattern = _FOREIGN.get(script)
    if pattern is None:
        return False
    foreign = len(pattern.findall(text))
    return foreign > (len(_ARABIC_ONLY.findall(text)) if script == "Arabic" else 0)


def is_address(text: str) -> bool:
    """Whether a text in Han characters is nothing but an address, which visitors of all languages paste."""
    return not _CHINESE.search(text) and _ADDRESS.fullmatch(text.strip()) is not None


def is_spoken(text: str) -> bool:
    """Whether a text in Han characters is what somebody says, and not a name or a sign that he copies."""
    return _SPOKEN.search(text) is not None


@lru_cache(maxsize=8192)
def _locales_of(character: str) -> frozenset[str]:
    return frozenset(locale for locale, charset in _CHARSETS if _encodes(character, charset))


def _encodes(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def locales_of_han(text: str) -> list[str]:
    """The locales whose everyday characters write this text best, the likeliest first.

    National character sets hold what each country writes: 银 only China, 錢 Taiwan, 両 Japan.
    """
    characters = _PATTERNS["Han"].findall(text)
    fits = {
        locale: sum(locale in _locales_of(character) for character in characters) for locale, _ in _CHARSETS
    }
    if _JAPANESE_WORDS.search(text) and not _CHINESE.search(text):
        return ["ja"]
    if _CHINESE.search(text):
        del fits["ja"]
    most = max(fits.values())
    return [locale for locale, count in fits.items() if count == most]
