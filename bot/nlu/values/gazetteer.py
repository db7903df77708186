"""Names that stand in lists, found with spaCy: currencies, card networks, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex
import spacy
from babel import Locale
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from bot.nlu.values.tables import plain, table

_SINGLE = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Hangul}\p{Thai}"
_TOKEN = regex.compile(rf"[{_SINGLE}]\p{{M}}*|[\p{{L}}\p{{M}}--[{_SINGLE}]]+|\d+|[^\s]", regex.V1)
_ARABIC = regex.compile(r"\p{Arabic}")
_CYRILLIC = regex.compile(r"\p{Cyrillic}{4,}")
# What a case changes at the end of a word, where enough stays to know it by.
_CASE_END = regex.compile(r"(?<=\p{Cyrillic}{4})(?:[иы]й|[ая]я|[ое]е|[ьйаяоеыи])$")
# One word without a meaning of its own in any language is long; Turkish and Polish add to it.
_ONE_LATIN = regex.compile(r"\p{Latin}{5,}")
# So many letters may follow a word that is listed with `~`.
_ENDING = 3
# Articles, prepositions and "and" are written onto the word.
_ARABIC_PREFIXES = (
    "", "ال", "ب", "بال", "ل", "لل", "و", "وال", "وب", "وبال", "ول", "ولل", "ف", "فال", "ك", "في", "عال"
)  # fmt: skip
_CLDR_LOCALES = (
    "zh",
    "zh_Hant",
    "en",
    "ja",
    "ko",
    "ru",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "ar",
    "nl",
    "pl",
    "tr",
    "th",
    "sv",
    "vi",
    "id",
    "hi",
)


@dataclass(frozen=True)
class Name:
    """A listed name in a folded text; `key` says of what."""

    key: str
    start: int
    end: int


class DeskWords:
    """spaCy tokenizer of folded text: CJK and Thai by character, so that particles part."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens; their offsets are those of the text."""
        matches = list(_TOKEN.finditer(text))
        words = [match.group() for match in matches]
        spaces = [match.end() < len(text) and text[match.end()] == " " for match in matches]
        return Doc(self._vocab, words=words, spaces=spaces)


class Gazetteer:
    """All lists in one pass over the text."""

    def __init__(self) -> None:
        self._nlp: Language = spacy.blank("xx")
        self._nlp.tokenizer = DeskWords(self._nlp.vocab)
        self._phrases = PhraseMatcher(self._nlp.vocab, attr="ORTH")
        # By how their first word begins: a matcher tries each of its patterns at every word.
        self._stems: dict[str, Matcher] = {}
        for kind, key, words in (*_currency_words(), *_network_words(), *_place_words()):
            self._add(f"{kind}|{key}", words)

    def _add(self, label: str, words: Iterable[str]) -> None:
        plain_words = {plain(word) for word in words} - {""}
        spellings = {spelling for word in plain_words for spelling in _spellings(word)} - _other_words()
        fixed = [self._nlp.tokenizer(word) for word in sorted(spellings) if "~" not in word]
        if fixed:
            self._phrases.add(label, fixed)
        for stem in sorted(word for word in spellings if "~" in word):
            first, *rest = stem.split()
            begun = self._stems.setdefault(first.removesuffix("~"), Matcher(self._nlp.vocab))
            begun.add(label, [[_token_pattern(part) for part in (first, *rest)]])

    def find(self, text: str) -> dict[str, list[Name]]:
        """Return the longest names by kind: `currency`, `network`, `place`."""
        doc = self._nlp.tokenizer(text)
        spans: dict[str, list[Span]] = {"currency": [], "network": [], "place": []}
        for label, start, end in (*self._phrases(doc), *self._stems_in(doc)):
            kind = self._nlp.vocab.strings[label].split("|")[0]
            span = Span(doc, start, end, label=label)
            if _stands_alone(text, span.start_char, span.end_char):
                spans[kind].append(span)
        return {kind: list(self._names(found)) for kind, found in spans.items()}

    def _stems_in(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        words = {token.text for token in doc}
        begun = {
            word[: len(word) - ending] for word in words for ending in range(min(_ENDING, len(word)) + 1)
        }
        for beginning in sorted(begun & self._stems.keys()):
            yield from self._stems[beginning](doc)

    def _names(self, spans: list[Span]) -> Iterator[Name]:
        for span in filter_spans(spans):
            labels = {other.label_ for other in spans if (other.start, other.end) == (span.start, span.end)}
            keys = sorted(label.split("|")[1] for label in labels)
            yield Name("|".join(keys), span.start_char, span.end_char)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the lists, read once per process."""
    return Gazetteer()


@lru_cache(maxsize=1)
def _other_words() -> frozenset[str]:
    return frozenset(plain(word) for word in table("currencies")["other_words"])


def _token_pattern(part: str) -> dict[str, Any]:
    if part.endswith("~"):
        return {"ORTH": {"REGEX": rf"^{regex.escape(part[:-1])}\w{{0,{_ENDING}}}$"}}
    return {"ORTH": part}


def _spellings(word: str) -> Iterator[str]:
    if not _ARABIC.match(word):
        yield word
        return
    parts = word.split()
    # الدينار الكويتي: an adjective takes the article of its noun.
    definite = " ".join("ال" + part.removeprefix("ال") for part in parts)
    for prefix in _ARABIC_PREFIXES:
        if not prefix.endswith(("ال", "لل")):
            yield prefix + word
            continue
        yield prefix + word.removeprefix("ال")
        yield prefix + definite.removeprefix("ال")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a katakana or Hangul name is not the inside of a longer word."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    if regex.match(r"[\p{Katakana}ー]", first) and regex.match(r"[\p{Katakana}ー]", before):
        return False
    if regex.match(r"[\p{Katakana}ー]", last) and regex.match(r"[\p{Katakana}ー]", after):
        return False
    number_before = before in set("".join(table("numbers")["characters"]["hangul"]))
    return not (
        regex.match(r"\p{Hangul}", first) and regex.match(r"\p{Hangul}", before) and not number_before
    )


def _currency_words() -> Iterator[tuple[str, str, list[str]]]:
    currencies = table("currencies")
    for code in currencies["cldr"]:
        yield "currency", code, _cldr_names(code)
    for code, words in currencies["words"].items():
        yield "currency", code, [str(word) for word in words]
    for row in currencies["ambiguous"]:
        yield "currency", "/".join(row["codes"]), [str(word) for word in row["words"]]
    yield "currency", "CNY/JPY", currencies["yen_or_yuan"]


def _cldr_names(code: str) -> list[str]:
    names: set[str] = {code}
    for tag in _CLDR_LOCALES:
        locale = Locale.parse(tag)
        names.add(str(locale.currencies.get(code, code)))
        plurals = locale._data["currency_names_plural"].get(code)  # noqa: SLF001 - Babel shows plural names nowhere else
        names |= {str(name) for name in (plurals or {}).values()}
    return sorted(names)


def _network_words() -> Iterator[tuple[str, str, list[str]]]:
    rows = table("networks")
    for key, words in rows.items():
        if key not in {"everyday", "beside", "never"}:
            yield "network", key, words


def _place_words() -> Iterator[tuple[str, str, list[str]]]:
    for row in table("landmarks"):
        yield "place", row[0], row
    for row in table("places"):
        names = {name for spellings in row["names"].values() for name in spellings}
        yield "place", row["id"], sorted(names | {_inflected(name) for name in names})


def _inflected(name: str) -> str:
    """A name with `~` for the endings that a sentence may give it: ванфуцзин~, xidan~."""
    if _CYRILLIC.search(name):
        inflected: str = _CYRILLIC.sub(lambda word: f"{_CASE_END.sub('', word[0])}~", name)
        return inflected
    return f"{name}~" if _ONE_LATIN.fullmatch(name) else name
