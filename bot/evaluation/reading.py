"""Reads sentences to evaluate with: Rasa NLU YAML, JSON Lines, `text<TAB>intent`, or held-back values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation.aspect_sets import is_aspect_set
from bot.evaluation.entity_sets import is_entity_set, read_entity_set
from bot.evaluation.markup import MarkupWrong, read_markup
from bot.evaluation.sentences import Bad, BadData, BadValue, Sentence, Value, reason_of
from bot.message import MAX_TEXT
from translations.locales import match_tag

YAML_ENDINGS = (".yml", ".yaml")
JSON_ENDINGS = (".jsonl", ".ndjson", ".json")
TABLE_ENDINGS = (".tsv", ".txt")
ENDINGS = YAML_ENDINGS + JSON_ENDINGS + TABLE_ENDINGS


def read_sentences(paths: Iterable[Path], intents: frozenset[str], lang: str | None = None) -> list[Sentence]:
    """The sentences of files and folders; raises BadData with every bad line of all of them.

    Files of aspects are passed over: their sentences have no intent.
    """
    read: list[Sentence] = []
    findings: list[str] = []
    for path in paths:
        for file in _files(path):
            for item in _read_file(file, intents, lang):
                if isinstance(item, Sentence):
                    read.append(item)
                else:
                    findings.append(f"{file}:{item.line}: {item}")
    if findings:
        raise BadData(findings)
    if not read:
        raise BadData([f"{', '.join(map(str, paths))}: no sentence to evaluate with"])
    return read


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in ENDINGS)


def _read_file(path: Path, intents: frozenset[str], lang: str | None) -> Iterator[Sentence | Bad]:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Bad(error.object[: error.start].count(b"\n") + 1, "is not UTF-8")
        return
    except OSError as error:
        yield Bad(1, error.strerror or "cannot be read")
        return
    if path.suffix not in YAML_ENDINGS + TABLE_ENDINGS:
        yield from _read_json_lines(content, intents)
        return
    spoken = match_tag(lang) if lang else _language_of(path)
    if spoken is None:
        yield Bad(1, "no folder or file name says the language: give --lang")
        return
    if path.suffix in TABLE_ENDINGS:
        yield from _read_table(content, spoken, intents)
    elif is_aspect_set(content):
        return
    elif is_entity_set(content):
        for item in read_entity_set(content, spoken):
            yield item if isinstance(item, Bad) else item[1]
    else:
        yield from _read_yaml(content, spoken, intents)


def _language_of(path: Path) -> str | None:
    """`…/pt-BR/fx_rate.yml`, `nlu.de.yml` and `ko.yml` say their language; the nearest name counts."""
    for part in reversed(path.parts):
        for name in reversed(part.split(".")[:-1] or [part]):
            found = match_tag(name)
            if found is not None:
                return found
    return None


def _read_json_lines(content: str, intents: frozenset[str]) -> Iterator[Sentence | Bad]:
    # Not `splitlines`: U+2028 and the like may stand unescaped inside a string.
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                yield _sentence_of(json.loads(line), intents)
            except json.JSONDecodeError as error:
                yield Bad(number, f"is not JSON ({error.msg})")
            except RecursionError:
                yield Bad(number, "is nested too deeply")
            except BadValue as error:
                yield Bad(number, str(error))


def _read_table(content: str, lang: str, intents: frozenset[str]) -> Iterator[Sentence | Bad]:
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            text, tab, intent = line.rpartition("\t")
            try:
                if not tab:
                    raise BadValue("has no tab between text and intent")  # noqa: TRY301 - told like the others
                yield _checked(Sentence(lang, intent.strip(), text.strip()), intents)
            except BadValue as error:
                yield Bad(number, str(error))


def _sentence_of(row: object, intents: frozenset[str]) -> Sentence:
    if not isinstance(row, dict):
        raise BadValue("is not an object")
    for name in ("lang", "intent", "text"):
        if not isinstance(row.get(name), str):
            raise BadValue(f"`{name}` is missing or no text")
    lang = match_tag(row["lang"])
    if lang is None:
        raise BadValue(f"the language {row['lang']!r} is none of the desk's")
    now = row.get("now")
    if now is not None and not isinstance(now, str):
        raise BadValue("`now` is no text")
    return _checked(Sentence(lang, row["intent"], row["text"], _values_of(row), now), intents)


def _values_of(row: dict[str, Any]) -> tuple[Value, ...] | None:
    rows = row.get("entities")
    if rows is None:
        return None
    if not isinstance(rows, list):
        raise BadValue("`entities` is no list")
    for one in rows:
        if not isinstance(one, dict) or not isinstance(one.get("entity"), str) or "value" not in one:
            raise BadValue("an entity needs `entity` and `value`")
    return tuple(Value(one["entity"], one["value"], str(one.get("text", ""))) for one in rows)


def _checked(sentence: Sentence, intents: frozenset[str]) -> Sentence:
    if sentence.intent not in intents:
        raise BadValue(f"the intent {sentence.intent!r} is none of the model's")
    if not sentence.text.strip():
        raise BadValue("the text is empty")
    if len(sentence.text) > MAX_TEXT:
        raise BadValue(f"the text is longer than {MAX_TEXT} characters, which no visitor can send")
    return sentence


def _read_yaml(content: str, lang: str, intents: frozenset[str]) -> Iterator[Sentence | Bad]:
    try:
        examples = list(_examples(yaml.compose(content, Loader=yaml.SafeLoader)))
    except (yaml.YAMLError, RecursionError) as error:
        yield reason_of(error)
        return
    except Bad as bad:
        yield bad
        return
    read = [_marked_up(line, intent, said, lang, intents) for line, intent, said in examples]
    annotated = any(isinstance(one, Sentence) and one.values for one in read)
    for one in read:
        # A file in which nothing is marked up was not annotated; it does not claim there is no value.
        yield one if annotated or isinstance(one, Bad) else Sentence(one.lang, one.intent, one.text)


def _marked_up(line: int, intent: str, said: str, lang: str, intents: frozenset[str]) -> Sentence | Bad:
    try:
        text, values = read_markup(said)
        return _checked(Sentence(lang, intent, text, tuple(Value(*one) for one in values)), intents)
    except (MarkupWrong, BadValue) as error:
        return Bad(line, str(error))


def _examples(root: yaml.Node | None) -> Iterator[tuple[int, str, str]]:
    """Line, intent and text of each example; what names no intent (synonyms, lookups) is passed over."""
    blocks = _entry(root, "nlu")
    if not isinstance(blocks, yaml.SequenceNode):
        raise Bad(1, "is no Rasa NLU file: it has no list `nlu`")
    for block in blocks.value:
        intent = _entry(block, "intent")
        if intent is None:
            continue
        examples = _entry(block, "examples")
        if isinstance(examples, yaml.ScalarNode):
            yield from _lines(examples, str(intent.value))
        elif isinstance(examples, yaml.SequenceNode):
            for one in examples.value:
                said = one if isinstance(one, yaml.ScalarNode) else _entry(one, "text")
                yield one.start_mark.line + 1, str(intent.value), str(said.value if said else "").strip()
        else:
            raise Bad(block.start_mark.line + 1, f"{intent.value} has no examples")


def _lines(examples: yaml.ScalarNode, intent: str) -> Iterator[tuple[int, str, str]]:
    first = examples.start_mark.line + (2 if examples.style in {"|", ">"} else 1)
    for number, line in enumerate(str(examples.value).split("\n"), start=first):
        said = line.strip()
        if said.startswith("-"):
            yield number, intent, said[1:].strip()
        elif said and not said.startswith("#"):
            raise Bad(number, "an example begins with `- `")


def _entry(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)
