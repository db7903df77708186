"""Words a message id in any locale, from the gettext catalogues beside this file.

A text is addressed by a stable id (`msgctxt`); the English sentence is its `msgid`.
Placeholders are `{name}`; a plural is chosen by the value named `count`.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from translations.locales import FOLDER, first_class, languages, negotiate, worded_in
from translations.values import POP_ISOLATE, Formatter

Values = Mapping[str, Any]
_BRACES = string.Formatter()


class MissingMessage(KeyError):
    """No text with this id in this locale."""


class MissingValue(KeyError):
    """The text has a placeholder for which no value was given."""


@dataclass(frozen=True)
class Text:
    """One message of one locale: its forms (one, or one per plural class) and placeholders."""

    forms: tuple[str, ...]
    source: str
    placeholders: frozenset[str]


@dataclass(frozen=True)
class _Locale:
    texts: Mapping[str, Text]
    plural: Callable[[int], int]


def placeholders(text: str) -> frozenset[str]:
    """The names in braces of one wording."""
    return frozenset(name for _, name, _, _ in _BRACES.parse(text) if name)


def _fill(wording: str, values: Mapping[str, str]) -> str:
    """The wording with its values; one point where a value ends in one and the sentence too (`2026 г.`)."""
    parts: list[str] = []
    for literal, name, _, _ in _BRACES.parse(wording):
        ended = bool(parts) and parts[-1].rstrip(POP_ISOLATE).endswith(".")
        follows = literal.startswith(".") and not literal.startswith("..")
        parts.append(literal[1:] if ended and follows else literal)
        if name:
            parts.append(values[name])
    return "".join(parts)


def read_catalogue(path: Path) -> tuple[dict[str, Text], str]:
    """Read one PO file: texts by id and its plural expression."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    texts: dict[str, Text] = {}
    for message in catalogue:
        if not message.id or message.context is None:
            continue
        source = message.id if isinstance(message.id, str) else message.id[0]
        wording = message.string or ""
        forms = (wording,) if isinstance(wording, str) else tuple(wording)
        if all(forms):
            names = frozenset[str]().union(*map(placeholders, forms))
            texts[message.context] = Text(forms, source, names)
    return texts, str(catalogue.plural_expr)


class Catalogue:
    """Every text of every first-class locale, ready to be said."""

    def __init__(self, locales: Mapping[str, _Locale]) -> None:
        self._locales = locales
        self._formatters = {code: Formatter(language, self.say) for code, language in languages().items()}

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Catalogue:
        """Read all `<locale>/*.po`; raises ValueError when an id stands in two files of a locale."""
        loaded: dict[str, _Locale] = {}
        for code in first_class():
            texts: dict[str, Text] = {}
            expression = "(n != 1)"
            for path in sorted((folder / code).glob("*.po")):
                found, expression = read_catalogue(path)
                if doubled := texts.keys() & found.keys():
                    raise ValueError(f"{path}: {min(doubled)} stands in another file of {code} too")
                texts |= found
            loaded[code] = _Locale(texts, gettext.c2py(expression))
        return cls(loaded)

    @staticmethod
    def worded_in(locale: str) -> str:
        """The first-class locale that words texts for readers of this one."""
        return worded_in(locale)

    @staticmethod
    def negotiate(wanted: str | None) -> str | None:
        """The best of the twenty locales for a tag or an `Accept-Language` header, or None."""
        return negotiate(wanted)

    @staticmethod
    def direction(locale: str) -> str:
        """`rtl` or `ltr`."""
        return languages()[locale].direction

    @staticmethod
    def native_name(locale: str) -> str:
        """The language's own name."""
        return languages()[locale].name

    def has(self, message_id: str, locale: str) -> bool:
        """Whether the locale that words this one has the text."""
        return message_id in self._locales[worded_in(locale)].texts

    def ids(self, locale: str) -> set[str]:
        """All message ids of a first-class locale."""
        return set(self._locales[locale].texts)

    def text(self, message_id: str, locale: str) -> Text:
        """The raw wording; raises MissingMessage."""
        try:
            return self._locales[worded_in(locale)].texts[message_id]
        except KeyError:
            raise MissingMessage(f"{message_id} in {locale}") from None

    def say(self, message_id: str, locale: str, values: Values | None = None) -> str:
        """The sentence with its values formatted for readers of this locale.

        Raises MissingMessage or MissingValue: a hole in a sentence is never shown.
        """
        given = values or {}
        text = self.text(message_id, locale)
        formatter = self._formatters[worded_in(locale)]
        try:
            return _fill(
                self._form(text, locale, given),
                {name: formatter.format(given[name]) for name in text.placeholders},
            )
        except KeyError as error:
            raise MissingValue(f"{message_id} in {locale} needs {error}") from None

    def format(self, value: object, locale: str) -> str:
        """One typed value (money, date, name, …) written for readers of this locale."""
        return self._formatters[worded_in(locale)].format(value)

    def _form(self, text: Text, locale: str, values: Values) -> str:
        if len(text.forms) == 1:
            return text.forms[0]
        count = values["count"]
        number = count if isinstance(count, int) else int(float(count["value"]))
        return text.forms[self._locales[worded_in(locale)].plural(abs(number))]
