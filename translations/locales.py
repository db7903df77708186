"""The twenty locales of the desk and how any language tag is led to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
DEFAULT_LOCALE = "en"
# RFC 9110 asks for no bound; ours keeps a hostile header cheap.
MAX_HEADER_LENGTH = 512


@dataclass(frozen=True)
class Language:
    """One locale: its BCP 47 code, own name, CLDR locale and writing direction."""

    code: str
    name: str
    english: str
    babel: str
    direction: str
    status: str
    fallback_note: str = ""
    reads: str = DEFAULT_LOCALE
    """The first-class locale in which its readers are answered as long as theirs has no texts."""

    @property
    def is_first_class(self) -> bool:
        """Whether every text exists in this language."""
        return self.status == "first"


@lru_cache(maxsize=1)
def languages() -> dict[str, Language]:
    """All locales by code, in the order of `languages.yml`."""
    rows = yaml.safe_load((FOLDER / "languages.yml").read_text(encoding="utf-8"))
    return {row["code"]: Language(**row) for row in rows}


def first_class() -> list[str]:
    """The codes of the locales in which every text exists."""
    return [code for code, language in languages().items() if language.is_first_class]


def worded_in(locale: str) -> str:
    """The first-class locale that words texts for readers of this one: itself, or what they read as well."""
    language = languages().get(locale)
    if language is None:
        return DEFAULT_LOCALE
    return locale if language.is_first_class else language.reads


def match_tag(tag: str) -> str | None:
    """The locale for one BCP 47 tag (`es-MX` → `es`, `zh-Hant-HK` → `zh-TW`), or None."""
    parts = re.split(r"[-_]", tag.strip().casefold())
    if not parts or not re.fullmatch(r"[a-z]{2,3}", parts[0]):
        return None
    if parts[0] in {"zh", "cmn", "yue"}:
        traditional = {"hant", "tw", "hk", "mo"} & set(parts[1:]) and "hans" not in parts[1:]
        return "zh-TW" if traditional else "zh-CN"
    by_language = {code.split("-")[0].casefold(): code for code in languages() if not code.startswith("zh")}
    return by_language.get({"in": "id"}.get(parts[0], parts[0]))


def negotiate(wanted: str | None) -> str | None:
    """The best locale for a tag or a whole `Accept-Language` header; None when nothing fits."""
    choices: list[tuple[float, int, str]] = []
    for position, item in enumerate((wanted or "")[:MAX_HEADER_LENGTH].split(",")):
        tag, _, parameters = item.partition(";")
        quality = re.search(r"q\s*=\s*([01](?:\.\d{0,3})?)", parameters)
        choices.append((-float(quality.group(1)) if quality else -1.0, position, tag))
    for weight, _, tag in sorted(choices):
        locale = match_tag(tag)
        if locale is not None and weight < 0:
            return locale
    return None
