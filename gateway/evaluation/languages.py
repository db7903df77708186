"""How well the language of a message is recognised: by length, by language, and after two messages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gateway.languages.detection import Detector, Guess
from gateway.languages.hysteresis import LocaleState, Source, decide
from translations.locales import first_class

# Up to so many characters, and how that is called.
LENGTHS = ((3, "1–3"), (10, "4–10"), (30, "11–30"))
LONGER = "over 30"
# What a visitor's browser says although he writes something else.
BROWSER, OTHER_BROWSER = "en", "zh-CN"
# The bar is for the first-class languages, in which every answer is worded.
GROUPS = {"first_class": True, "further": False}
BAR = 0.99


@dataclass(frozen=True)
class Said:
    """A message and the language it is in."""

    lang: str
    text: str


@dataclass(frozen=True)
class Recognition:
    """A message and what was recognised in it."""

    said: Said
    guess: Guess

    @property
    def is_right(self) -> bool:
        """Whether the language was recognised, or is among those that this text fits equally well."""
        return self.guess.locale == self.said.lang or self.said.lang in self.guess.alternatives

    @property
    def is_unclear(self) -> bool:
        """Whether nothing was said, which changes nothing."""
        return self.guess.locale is None


def read_said(lines: Iterable[str]) -> list[Said]:
    """The messages that the bot's side lists as JSON Lines."""
    rows = (json.loads(line) for line in lines if line.startswith("{"))
    return [Said(row["lang"], row["text"]) for row in rows]


def measure(messages: Sequence[Said]) -> dict[str, Any]:
    """All figures about messages; those without a letter belong to no language and are only counted."""
    detector = Detector.load()
    read = [Recognition(one, detector.guess(one.text)) for one in messages]
    written = [one for one in read if one.guess.scripts]
    lengths = [*(name for _, name in LENGTHS), LONGER]
    by_length = {name: [one for one in written if length_of(one.said.text) == name] for name in lengths}
    talks = {lang: _conversations_in(lang, group) for lang, group in _by_language(read)}
    return {
        "messages": len(written),
        "without_letters": len(read) - len(written),
        "overall": _shares(written),
        "by_length": {name: _shares(group) for name, group in by_length.items() if group},
        "per_language": {lang: _shares(group) for lang, group in _by_language(written)},
        "conversations": _conversations(talks),
        "conversations_per_language": talks,
        "confusions": _confusions(written),
    }


def length_of(text: str) -> str:
    """The name of the length that a text has."""
    characters = len(text.strip())
    return next((name for most, name in LENGTHS if characters <= most), LONGER)


def print_languages(figures: dict[str, Any]) -> Iterator[str]:
    """The figures as lines for a person."""
    for title, rows in (("length", figures["by_length"]), ("language", figures["per_language"])):
        yield f"{title:<10}  messages  language right  unclear  wrong"
        for name, row in (*rows.items(), ("all", figures["overall"])):
            yield (
                f"{name:<10}  {row['messages']:>8}  {row['right']:>14.1%}  {row['unclear']:>7.1%}"
                f"  {row['wrong']:>5.1%}"
            )
        yield ""
    talks = figures["conversations"]
    yield (
        f"after two messages: right in {talks['found']:.1%} of {talks['conversations']} conversations that a"
        f" browser began in another language, kept in {talks['kept']:.1%} of those begun in their own"
    )
    for group in GROUPS:
        if f"found_{group}" in talks:
            found, kept = talks[f"found_{group}"], talks[f"kept_{group}"]
            title = f"{group.replace('_', '-')} languages"
            yield f"  mean of the {title}: right in {found:.1%}, kept in {kept:.1%}"
    yield from _missed(figures["conversations_per_language"])
    for row in figures["confusions"][:5]:
        yield f"  {row['times']:>4}  {row['wanted']} taken for {row['got']}"


def _missed(rows: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The languages that are below the bar, the lowest first."""
    missed = sorted((row["found"], lang) for lang, row in rows.items() if row["found"] < BAR)
    if missed:
        yield f"  below {BAR:.0%}: " + ", ".join(f"{lang} {found:.1%}" for found, lang in missed)


def _shares(group: Sequence[Recognition]) -> dict[str, float]:
    right = sum(one.is_right for one in group)
    unclear = sum(one.is_unclear for one in group)
    count = len(group) or 1
    return {
        "messages": len(group),
        "right": right / count,
        "unclear": unclear / count,
        "wrong": (len(group) - right - unclear) / count,
    }


def _by_language(read: Sequence[Recognition]) -> list[tuple[str, list[Recognition]]]:
    groups: dict[str, list[Recognition]] = {}
    for one in read:
        groups.setdefault(one.said.lang, []).append(one)
    return sorted(groups.items())


def _conversations(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """All of them, and the means of the first-class languages and of the further ones."""
    count = sum(row["conversations"] for row in rows.values())
    figures: dict[str, Any] = {"conversations": count}
    for name in ("found", "kept"):
        figures[name] = sum(row[name] * row["conversations"] for row in rows.values()) / (count or 1)
    first = first_class()
    for group, is_first in GROUPS.items():
        members = [row for lang, row in rows.items() if (lang in first) is is_first]
        for name in ("found", "kept") if members else ():
            figures[f"{name}_{group}"] = sum(row[name] for row in members) / len(members)
    return figures


def _conversations_in(lang: str, group: Sequence[Recognition]) -> dict[str, Any]:
    """Each message followed by one from the other half of its language's, so that the topics differ."""
    browser = BROWSER if lang != BROWSER else OTHER_BROWSER
    found, kept = 0, 0
    for place, first in enumerate(group):
        pair = (first, group[(place + len(group) // 2) % len(group)])
        found += _language_after(browser, pair) == lang
        kept += _language_after(lang, pair) == lang
    return {"conversations": len(group), "found": found / len(group), "kept": kept / len(group)}


def _language_after(browser: str, messages: Iterable[Recognition]) -> str:
    state = LocaleState(browser, Source.BROWSER.value)
    for one in messages:
        state = decide(state, one.guess, one.said.text)
    return state.locale


def _confusions(read: Sequence[Recognition]) -> list[dict[str, Any]]:
    wrong = Counter(
        (one.said.lang, one.guess.locale) for one in read if not one.is_right and not one.is_unclear
    )
    return [{"wanted": wanted, "got": got, "times": times} for (wanted, got), times in wrong.most_common()]
