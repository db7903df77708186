"""Recognises what a message speaks of, in any language, by the words that `words/` lists for a concept.

length   its words are looked for               `=…`, a whole message
`means`      short    anywhere, also inside of others        yes
`says`       short    as whole words                         yes
`is_word`    any      as the whole message                   yes
`mentions`   any      as the beginnings of words             no
`speaks_of`  any      as the beginnings of words             yes
`only_says`  any      as whole words, nothing but them and   no
those of another concept
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from bot.nlu.data_files import load

# In a longer message the same words are part of a story ("I forgot my umbrella at …").
MAX_LENGTH = 48
# Letters from here on (Arabic, with its prefixes, and East Asian) are not set apart by spaces.
FIRST_UNSPACED = "\u0600"
_UNSPACED = "\u0600-\uffff"
# Of those the scripts whose words are no words with spaces between them at all; Arabic has letters and words.
_NO_WORDS = "\u3040-\uffff"
_QUESTION = re.compile("[?？؟]")
_WORD = re.compile(r"[^\W_]+")
_EDGES = " \t\n.,!?;:…¿¡،؛؟。，！？、～~"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ＇", "'"))
WORDS = Path(__file__).with_name("words")
# A lone number, where what it counts is known already: "and for 250?".
LONE_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,:])(?<!(?<!\S)-)\d{1,9}(?![\d%]|[.,:]\d)")


def means(concept: str, text: str) -> bool:
    """Whether a short message has a phrase of the concept in it."""
    plain = folded(text)
    whole = f"={plain.strip(' .!?')}"
    known = phrases()[concept]
    return whole in known or (len(plain) <= MAX_LENGTH and any(phrase in plain for phrase in known))


def says(concept: str, text: str) -> bool:
    """Whether a short message has a whole word of the concept: no `nada` in "Canada"."""
    plain = folded(text)
    is_whole = f"={plain.strip(' .!?')}" in phrases()[concept]
    return is_whole or (len(plain) <= MAX_LENGTH and whole_words(concept).search(plain) is not None)


def is_word(concept: str, text: str) -> bool:
    """Whether a message is one of the words of the concept and nothing else."""
    plain = folded(text).strip(" .!")
    return f"={plain}" in phrases()[concept] or whole_words(concept).fullmatch(plain) is not None


def speaks_of(concept: str, text: str) -> bool:
    """Whether a message has one of the words, or is nothing but one of those that count alone: "metro?"."""
    return mentions(concept, text) or is_word(concept, text.strip(" ?？؟¿.!。"))


@cache
def whole_words(concept: str) -> re.Pattern[str]:
    """The words of a concept, for folded text; those of scripts with words stand between two boundaries.

    An Arabic word may have an "and" before it.
    """
    known = [one for one in phrases()[concept] if not one.startswith("=")]
    words = "|".join(re.escape(one) for one in known if one[0] < _NO_WORDS[0])
    joined = [re.escape(one) for one in known if one[0] >= _NO_WORDS[0]]
    bounded = [rf"(?<![^\W{_NO_WORDS}])[وف]?(?:{words})(?![^\W{_NO_WORDS}])"] if words else []
    return re.compile("|".join([*bounded, *joined]))


def mentions(concept: str, text: str) -> bool:
    """Whether a message of any length has one of the words, or another that begins with it."""
    return words_of(concept).search(folded(text)) is not None


@cache
def words_of(concept: str) -> re.Pattern[str]:
    """The words of a concept, for folded text, each from its beginning on."""
    spaced = [re.escape(one) for one in phrases()[concept] if one[0] < FIRST_UNSPACED]
    joined = [re.escape(one) for one in phrases()[concept] if one[0] >= FIRST_UNSPACED]
    # Where words stand apart, one begins at a boundary: no `atm` in `treatment`, but in `がATMで`.
    # It stands once before them all: once before each would cost every start twelve seconds.
    apart = [rf"(?<![^\W{_UNSPACED}])(?:{'|'.join(spaced)})"] if spaced else []
    return re.compile("|".join(apart + joined))


def asks(text: str) -> bool:
    """Whether a message is a question, also without its mark; marks alone ("???") are none."""
    is_marked = _QUESTION.search(text) is not None and any(map(str.isalnum, text))
    return is_marked or begins_asking(text)


def begins_asking(text: str) -> bool:
    """Whether its words are a question, whatever mark the message ends with."""
    begins = _beginning().match(_without_lead(folded(text))) is not None
    return begins or mentions("asks_anywhere", text)


@cache
def _beginning() -> re.Pattern[str]:
    """The words with which a question begins, for folded text without its lead."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases()['asks_first']))})(?![\w-])")


def begins_on(text: str) -> bool:
    """Whether a message begins or ends as what goes on does: "and …?", "а …?", "那…呢", "…は？"."""
    plain = folded(text).strip(_EDGES)
    return plain.endswith(phrases()["goes_on_at_the_end"]) or plain.startswith(_continuation())


@cache
def _continuation() -> tuple[str, ...]:
    """What a message that goes on begins with; words of scripts with spaces end there."""
    return tuple(one if one >= FIRST_UNSPACED else f"{one} " for one in phrases()["goes_on"])


def _without_lead(plain: str) -> str:
    """A text without the words before its question: "ok, and when …"."""
    plain = plain.strip(" ¿¡")
    while (lead := whole_words("asks_lead").match(plain)) is not None and lead.end():
        plain = plain[lead.end() :].lstrip(" ,.!…-¿¡")
    return plain


def only_says(concept: str, besides: str, text: str) -> bool:
    """Whether a message has a word of the concept and nothing else but the words `besides`."""
    (ours, joined), (others, joined_others) = vocabulary(concept), vocabulary(besides)
    rest = folded(text)
    is_said = joined is not None and joined.search(rest) is not None
    for pattern in (joined, joined_others):
        rest = pattern.sub(" ", rest) if pattern else rest
    words = set(_WORD.findall(rest))
    return (is_said or bool(words & ours)) and words <= ours | others


@cache
def vocabulary(concept: str) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The words that stand apart, and a pattern of those that do not, the longest first."""
    known = sorted(phrases()[concept], key=len, reverse=True)
    apart = frozenset(part for one in known if one[0] < FIRST_UNSPACED for part in _WORD.findall(one))
    joined = "|".join(re.escape(one) for one in known if one[0] >= FIRST_UNSPACED)
    return apart, re.compile(joined) if joined else None


def weight(text: str) -> int:
    """The length of a text in Latin letters: a Chinese, Japanese or Korean sign says as much as two."""
    return len(text) + sum("\u3040" <= sign <= "\uffdc" for sign in text)


# One message is looked at for dozens of concepts.
@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """A text as the phrases are kept: small letters, and one apostrophe for those that telephones type."""
    return unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES)


def lowered(text: str) -> str:
    """A text in small letters and with one apostrophe, each sign where it was."""
    small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return small.translate(_APOSTROPHES)


def compile_all() -> None:
    """Compile the words of every concept, so that no visitor's first message waits for it."""
    for concept in phrases():
        words_of(concept)


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """The phrases by concept, each of which stands in one file; one may have all those of another in it."""
    rows: dict[str, list[str | list[str]]] = {}
    for file in sorted(WORDS.glob("*.yml")):
        more = load(file.read_text(encoding="utf-8"))
        if twice := rows.keys() & more.keys():
            raise ValueError(f"{file.name}: {sorted(twice)} stand in another file, too")
        rows |= more
    return {
        concept: tuple(sorted({folded(phrase) for one in listed for phrase in _phrases_of(one)}))
        for concept, listed in rows.items()
    }


def _phrases_of(listed: str | list[str]) -> list[str]:
    return [listed] if isinstance(listed, str) else listed
