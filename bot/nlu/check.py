"""Checks the training data: every language and intent is there, enough of it, and nothing stands twice.

`python -m bot.nlu.check` prints `file:line: reason` for each finding and exits 1 when there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.evaluation.entity_sets import FOLDER, KINDS, read_entity_set
from bot.evaluation.sentences import Bad
from bot.nlu import aspect_data
from bot.nlu.data_files import HELD_BACK, ROOT, TRAINED, Example, load, normalise
from translations.locales import first_class, languages

# Examples wanted per intent: of a topic, of small talk, and in a language that is only understood.
TOPIC, SMALL, FURTHER = 30, 20, 5
# Held-back sentences wanted with money, and as many with days and times.
VALUES = 30
SMALL_TALK = frozenset(
    {"affirm", "deny", "greet", "goodbye", "thanks", "bot_challenge", "language_change", "inform"}
)
MARKUP = frozenset("[]{}<>")
# Folders beside those of the held-back languages.
OTHER_FOLDERS = frozenset({FOLDER, aspect_data.ASPECTS})


def read(root: Path, folder: Path) -> Iterator[Example | str]:
    """The examples of all files below a folder; a broken file gives a finding instead."""
    for path in sorted((root / folder).glob("*/*.yml")):
        if path.parent.name not in OTHER_FOLDERS:
            yield from read_file(path, path.relative_to(root))


def read_file(path: Path, shown: Path) -> Iterator[Example | str]:
    """The examples of one file, which is called `shown` in findings."""
    try:
        content = path.read_text(encoding="utf-8")
        intents = [block["intent"] for block in load(content)["nlu"]]
    except (yaml.YAMLError, KeyError, TypeError, UnicodeDecodeError) as error:
        yield f"{shown}:1: is no Rasa NLU file ({type(error).__name__})"
        return
    if intents != [path.stem]:
        yield f"{shown}:1: holds {intents}, its name says {path.stem}"
        return
    for number, line in enumerate(content.splitlines(), start=1):
        text = line.strip()
        if text.startswith("- ") and not text.startswith("- intent:"):
            yield Example(shown, number, path.parent.name, path.stem, text[2:].strip())


def known_intents(root: Path) -> list[str]:
    """The intents of the domain that need examples."""
    domain = yaml.safe_load((root / "domain.yml").read_text(encoding="utf-8"))
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in domain["intents"]]
    return [name for name in names if name != "nlu_fallback"]


def wanted(locale: str, intent: str) -> int:
    """How many examples an intent needs in a language."""
    if locale not in first_class():
        return FURTHER
    return SMALL if intent in SMALL_TALK else TOPIC


def check(root: Path = ROOT) -> list[str]:
    """Every finding about training and held-back data below a checkout."""
    findings: list[str] = []
    trained: list[Example] = []
    held_back: list[Example] = []
    for folder, found in ((TRAINED, trained), (HELD_BACK, held_back)):
        for item in read(root, folder):
            if isinstance(item, str):
                findings.append(item)
            else:
                found.append(item)
    values = list(_read_values(root))
    findings += [item for item in values if isinstance(item, str)]
    intents = known_intents(root)
    aspects = list(aspect_data.read_folder(root, aspect_data.FOLDER))
    held_aspects = list(aspect_data.read_folder(root, aspect_data.HELD_BACK_FOLDER))
    findings += [item for item in (*aspects, *held_aspects) if isinstance(item, str)]
    asking = [item for item in aspects if isinstance(item, Example)]
    return [
        *findings,
        *aspect_data.missing(asking),
        *_markup(asking),
        *_doubled(asking),
        *_leaked(asking, [item for item in held_aspects if isinstance(item, Example)]),
        *_counts(trained, intents),
        *_unknown([*trained, *held_back], intents),
        *_markup(trained),
        *_doubled(trained),
        *_leaked(trained, [*held_back, *(item for item in values if isinstance(item, Example))]),
    ]


def _read_values(root: Path) -> Iterator[Example | str]:
    """The sentences of the held-back values, which have no intent, and what is wrong or missing there."""
    folder = root / HELD_BACK / FOLDER
    for locale in sorted({*first_class(), *(path.stem for path in folder.glob("*.yml"))}):
        path = folder / f"{locale}.yml"
        shown = path.relative_to(root)
        if locale not in languages():
            yield f"{shown}:1: {locale} is none of the desk's languages"
            continue
        try:
            content = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield f"{shown}:1: cannot be read ({type(error).__name__})"
            continue
        counts = dict.fromkeys(KINDS, 0)
        for item in read_entity_set(content, locale):
            if isinstance(item, Bad):
                yield f"{shown}:{item.line}: {item}"
                continue
            line, sentence = item
            counts[sentence.judged or KINDS[0]] += 1
            yield Example(shown, line, locale, sentence.intent, sentence.text)
        for kind, have in counts.items():
            if have < VALUES:
                yield f"{shown}:1: has {have} sentences with {' or '.join(sorted(kind))}, {VALUES} are needed"


def _counts(trained: list[Example], intents: list[str]) -> Iterator[str]:
    counts: dict[tuple[str, str], int] = {}
    for example in trained:
        key = example.locale, example.intent
        counts[key] = counts.get(key, 0) + 1
    for locale in languages():
        for intent in intents:
            have, want = counts.get((locale, intent), 0), wanted(locale, intent)
            if have < want:
                yield f"{TRAINED}/{locale}/{intent}.yml:1: has {have} examples, {want} are needed"


def _unknown(examples: list[Example], intents: list[str]) -> Iterator[str]:
    for example in examples:
        if example.intent not in intents:
            yield f"{example.place}: the intent {example.intent} is not in domain.yml"


def _markup(trained: list[Example]) -> Iterator[str]:
    for example in trained:
        if MARKUP & set(example.text):
            yield f"{example.place}: brackets are entity markup to Rasa; values are found by rules here"


def _doubled(trained: list[Example]) -> Iterator[str]:
    seen: dict[str, Example] = {}
    for example in trained:
        key = normalise(example.text)
        first = seen.setdefault(key, example)
        if first is example or not key:
            continue
        if first.intent != example.intent:
            yield f"{example.place}: stands under {first.intent} too ({first.place})"
        elif first.locale == example.locale:
            yield f"{example.place}: stands already at {first.place}"


def _leaked(trained: list[Example], held_back: list[Example]) -> Iterator[str]:
    """Within a language: held-back sentences are never trained on."""
    known = {(example.locale, normalise(example.text)): example for example in trained}
    for example in held_back:
        twin = known.get((example.locale, normalise(example.text)))
        if twin is not None:
            yield f"{example.place}: is held back, but trained on at {twin.place}"


def main() -> int:
    """Print the findings; the exit code is 1 when there is one."""
    findings = check()
    for finding in findings:
        print(finding)  # noqa: T201 - this is what the command is for
    print(f"training data: {len(findings)} findings")  # noqa: T201
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
