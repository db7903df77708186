"""What must be true of every catalogue: the same ids, variables and plurals in every locale.

Each function answers with its findings, so that a test, `desk translate check` and a
translator's editor can all show them at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib
from babel import Locale
from babel.messages.plurals import get_plural

from translations.catalogue import placeholders
from translations.locales import DEFAULT_LOCALE, FOLDER, languages

BUTTON_PREFIX, BUTTON_LENGTH = "button_", 20
COUNT = "count"
# A name or a loan word may be the same in two languages; a sentence of this many words is not.
WORDS_OF_A_SENTENCE = 4
_BRACES = re.compile(r"\{[^}]*\}")
# The letters that a text of these locales is written in, by the first word of their Unicode name.
SCRIPTS = {
    "zh": {"CJK"},
    "ja": {"CJK", "HIRAGANA", "KATAKANA"},
    "ko": {"HANGUL"},
    "ru": {"CYRILLIC"},
    "ar": {"ARABIC"},
}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: in which file, with which message."""

    file: str
    message: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}: {self.what}" if self.message else f"{self.file}: {self.what}"


def check_locale(code: str, folder: Path = FOLDER) -> list[Finding]:
    """Everything that is wrong with one locale, compared with English."""
    findings = list(_doubled(code, folder))
    english = _files(DEFAULT_LOCALE, folder)
    own = _files(code, folder)
    missing, extra = sorted(english.keys() - own.keys()), sorted(own.keys() - english.keys())
    findings += [Finding(f"{code}/{name}", "", "the file is missing") for name in missing]
    findings += [Finding(f"{code}/{name}", "", "English has no such file") for name in extra]
    for name in sorted(own.keys() & english.keys()):
        findings += _check_file(code, name, own[name], english[name])
    return findings


def check_all(codes: list[str], folder: Path = FOLDER) -> list[Finding]:
    """The findings of these locales, one after another."""
    return [finding for code in codes for finding in check_locale(code, folder)]


def plural_forms(code: str) -> tuple[int, str]:
    """How many plural forms the locale's sentences have, and gettext's rule for choosing one."""
    language = languages().get(code)
    plural = get_plural(Locale.parse(language.babel if language else code.replace("-", "_")))
    return plural.num_plurals, plural.plural_expr


def scaffold(code: str, folder: Path = FOLDER) -> list[Path]:
    """Begin a locale: every message of English with an empty wording; existing files stay as they are."""
    count, rule = plural_forms(code)
    written = []
    for name, english in sorted(_files(DEFAULT_LOCALE, folder).items()):
        path = folder / code / name
        if path.exists():
            continue
        fresh = polib.POFile(wrapwidth=100)
        fresh.metadata = dict(english.metadata) | {
            "Language": code,
            "Plural-Forms": f"nplurals={count}; plural={rule};",
        }
        fresh.extend(_empty(entry, count) for entry in english if not entry.obsolete)
        path.parent.mkdir(exist_ok=True)
        fresh.save(str(path))
        written.append(path)
    return written


def _empty(entry: polib.POEntry, count: int) -> polib.POEntry:
    empty = polib.POEntry(
        msgctxt=entry.msgctxt, msgid=entry.msgid, comment=entry.comment, flags=list(entry.flags)
    )
    if entry.msgid_plural:
        empty.msgid_plural = entry.msgid_plural
        empty.msgstr_plural = dict.fromkeys(range(count), "")
    return empty


@lru_cache(maxsize=256)
def _read(path: Path, _changed_at: int) -> polib.POFile:
    return polib.pofile(str(path))


def _files(code: str, folder: Path) -> dict[str, polib.POFile]:
    return {path.name: _read(path, path.stat().st_mtime_ns) for path in sorted((folder / code).glob("*.po"))}


def _doubled(code: str, folder: Path) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name, file in _files(code, folder).items():
        for entry in file:
            if not entry.msgctxt:
                yield Finding(f"{code}/{name}", entry.msgid, "has no id (msgctxt)")
            elif entry.msgctxt in seen:
                yield Finding(f"{code}/{name}", entry.msgctxt, f"stands in {seen[entry.msgctxt]} already")
            seen[entry.msgctxt] = name


def _check_file(code: str, name: str, own: polib.POFile, english: polib.POFile) -> Iterator[Finding]:
    file = f"{code}/{name}"
    count, _ = plural_forms(code)
    if f"nplurals={count};" not in own.metadata.get("Plural-Forms", "").replace(" ", ""):
        yield Finding(file, "", f"Plural-Forms must say nplurals={count}")
    sources = {entry.msgctxt: entry for entry in english}
    wordings = {entry.msgctxt: entry for entry in own}
    for missing in sorted(sources.keys() - wordings.keys(), key=str):
        yield Finding(file, str(missing), "is missing")
    for extra in sorted(wordings.keys() - sources.keys(), key=str):
        yield Finding(file, str(extra), "English has no such message")
    for message_id in sources.keys() & wordings.keys():
        for what in _check_entry(code, wordings[message_id], sources[message_id], count):
            yield Finding(file, str(message_id), what)


def _check_entry(code: str, own: polib.POEntry, english: polib.POEntry, count: int) -> Iterator[str]:
    if (own.msgid, own.msgid_plural) != (english.msgid, english.msgid_plural):
        yield "its English sentence has changed: translate it again"
        return
    forms = _forms(own)
    if own.fuzzy or not all(form.strip() for form in forms):
        yield "is not translated"
        return
    if own.msgid_plural and len(forms) != count:
        yield f"has {len(forms)} plural forms, the language has {count}"
    yield from _check_placeholders(own, english)
    yield from _check_wording(code, own, english)
    limit = BUTTON_LENGTH if str(own.msgctxt).startswith(BUTTON_PREFIX) else None
    for form in forms:
        if limit and len(form) > limit:
            yield f"is a button of {len(form)} characters, {limit} are shown: {form}"


def _forms(entry: polib.POEntry) -> list[str]:
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]


def _check_placeholders(own: polib.POEntry, english: polib.POEntry) -> Iterator[str]:
    wanted = placeholders(english.msgid) | placeholders(english.msgid_plural or "")
    optional = {COUNT} if english.msgid_plural else set()  # "one card" may stand without its number
    union: set[str] = set()
    for form in _forms(own):
        try:
            found = placeholders(form)
        except ValueError:
            yield f"has an unmatched brace: {form}"
            return
        union |= found
        if found - optional != wanted - optional:
            yield f"has the values {sorted(found)}, English has {sorted(wanted)}"
    if optional & wanted and COUNT not in union:
        yield "never says its number"


def _check_wording(code: str, own: polib.POEntry, english: polib.POEntry) -> Iterator[str]:
    first = _forms(own)[0]
    if code == DEFAULT_LOCALE:
        if first != english.msgid:
            yield "the wording differs from the English sentence it stands for"
        return
    bare, source = _BRACES.sub("", first), _BRACES.sub("", english.msgid)
    if first == english.msgid and len(source.split()) >= WORDS_OF_A_SENTENCE:
        yield "is still English"
    scripts = SCRIPTS.get(code.split("-", maxsplit=1)[0])
    letters = [character for character in bare if character.isalpha()]
    if scripts and letters and first != english.msgid and not any(_script(one) in scripts for one in letters):
        yield f"is not written in the letters of {code}: {first}"
    if any(unicodedata.category(one) == "Cc" and one != "\n" for one in first):
        yield "holds a control character"
    if first != first.strip():
        yield "begins or ends with a space"


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0].split("-")[0]
