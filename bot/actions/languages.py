"""Finds the language a visitor names, in whatever language he names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from bot.actions.phrases import asks, begins_on, folded, mentions, words_of
from translations.locales import languages

# What people say and CLDR does not list.
EXTRA_NAMES = {
    "中文": "zh-CN",
    "汉语": "zh-CN",
    "普通话": "zh-CN",
    "mandarin": "zh-CN",
    "繁体": "zh-TW",
    "繁體": "zh-TW",
    "英文": "en",
    "日文": "ja",
    "韩文": "ko",
    "俄文": "ru",
    "德文": "de",
    "法文": "fr",
    "castellano": "es",
    "inglese": "en",
    "farsi": "fa",
    "англоговор": "en",
    "англоязыч": "en",
    "франкоговор": "fr",
    "испаноговор": "es",
    "anglophone": "en",
    "angloparlante": "en",
    "francophone": "fr",
    "germanophone": "de",
    "russophone": "ru",
    "hispanophone": "es",
    "hispanohablante": "es",
}
# The alef is written with or without its hamza ("انجليزي" for "إنجليزي").
_PLAIN_ALEF = str.maketrans("أإآ", "ااا")
# Shorter names are compared whole: half of one is found in too many words.
STEM_LENGTH = 5


@dataclass(frozen=True)
class Named:
    """A language named in a folded text, and where."""

    code: str
    start: int
    end: int


def named_language(text: str) -> str | None:
    """The locale of the language that stands last in the text (`not English, Russian` → `ru`), or None."""
    found = languages_named(text)
    return found[-1].code if found else None


def languages_named(text: str) -> list[Named]:
    """The languages named in a text, in its order, each where it stands last."""
    folded = fold_names(text)
    found = [
        (folded.rfind(name) + len(name), len(name), code) for name, code in names().items() if name in folded
    ]
    last: dict[str, Named] = {}
    for end, length, code in sorted(found):
        # "中文" within "繁體中文" names nothing of its own.
        inside = [one for one, known in last.items() if known.start >= end - length]
        for one in inside:
            del last[one]
        last.pop(code, None)
        last[code] = Named(code, end - length, end)
    return list(last.values())


def language_asked(text: str, locale: str = "") -> str | None:
    """The language asked about, where somebody asks what is spoken at a branch ("do they speak English?").

    "My language" is the one of this conversation.
    """
    if not mentions("spoken_there", text) or mentions("i_speak", text):
        return None
    # "Is there somebody …" names no place.
    is_there = mentions("over_there", words_of("is_there").sub(" ", folded(text)))
    is_asked = is_there or is_at_branch(text) or mentions("of_staff", text)
    return language_meant(text, locale) if is_asked else None


def language_meant(text: str, locale: str) -> str | None:
    """The language named, or the visitor's own where he speaks of it."""
    return named_language(text) or (locale or None if mentions("my_language", text) else None)


def language_at_shown(text: str, *, is_wish: bool, locale: str = "") -> str | None:
    """The language asked for at the branches just shown: "hablan inglés?", "and one where they speak it".

    With `is_wish` it looks like the wish to talk to somebody, so that its words must speak of a place.
    """
    if mentions("i_speak", text) or mentions("talks_to", text):
        return None
    is_of_them = asks(text) and mentions("they_speak", text)
    is_wanted = wants_speaking(text) and (not is_wish or begins_on(text) or mentions("with_staff", text))
    return language_meant(text, locale) if is_of_them or is_wanted else None


def wants_speaking(text: str) -> bool:
    """Whether one of several places is wanted, for the language that is spoken there."""
    return mentions("one_speaking", text) and not asks(text)


def is_at_branch(text: str) -> bool:
    """Whether the words name a branch, a counter or the bank."""
    return mentions("at_branch", text)


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Names and stems of names of all languages of the desk, in all of them, to locale codes."""
    known: dict[str, str] = {}
    for reader in languages().values():
        written = Locale.parse(reader.babel).languages
        for language in languages().values():
            name = written.get(language.babel.split("_")[0])
            if name and language.code != "zh-TW":
                known.setdefault(stem(fold_names(name)), language.code)
    for language in languages().values():
        known[stem(fold_names(language.name))] = language.code
    return known | {name: code for name, code in EXTRA_NAMES.items() if code in languages()}


def stem(name: str) -> str:
    """The part of a name that stays when it is inflected (`русский`, `по-русски`)."""
    # In Arabic the language is the feminine of the word for its people, which is said for it as well.
    plain = name.removeprefix("ال")
    plain = plain[:-1] if plain.endswith("ية") else plain
    return plain[: max(STEM_LENGTH, len(plain) - 2)] if len(plain) > STEM_LENGTH else plain


def fold_names(text: str) -> str:
    """A text as names of languages are looked for in it; as long as it was."""
    return text.casefold().translate(_PLAIN_ALEF)
