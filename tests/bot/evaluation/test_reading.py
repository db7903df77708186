"""Files of every format become sentences; a bad line is named with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.reading import read_sentences
from bot.evaluation.sentences import BadData, Sentence, Value

INTENTS = frozenset({"greet", "fx_rate"})
NLU = 'version: "3.1"\n\nnlu:\n  - intent: fx_rate\n    examples: |\n      - {}\n'
ASPECTS = "aspects:\n  - aspect: cost\n    examples: |\n      - how much is it\n"


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def findings(*paths: Path, lang: str | None = None) -> list[str]:
    with pytest.raises(BadData) as raised:
        read_sentences(paths, INTENTS, lang)
    return [finding.split(":", 1)[1] for finding in raised.value.findings]


def test_a_rasa_file_has_the_language_of_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path, "pt-BR/fx_rate.yml", NLU.format("quanto tá o dólar"))
    assert read_sentences([path], INTENTS) == [Sentence("pt-BR", "fx_rate", "quanto tá o dólar")]


def test_the_given_language_wins_over_the_path(tmp_path: Path) -> None:
    path = write(tmp_path, "de/fx_rate.yml", NLU.format("hoi"))
    assert read_sentences([path], INTENTS, "nl")[0].lang == "nl"


def test_markup_becomes_values(tmp_path: Path) -> None:
    path = write(
        tmp_path, "nlu.en.yml", NLU.format('rate of [dollars]{"entity": "currency", "value": "USD"}')
    )
    (sentence,) = read_sentences([path], INTENTS)
    assert sentence.text == "rate of dollars"
    assert sentence.values == (Value("currency", "USD", "dollars"),)


def test_json_lines_name_their_language_themselves(tmp_path: Path) -> None:
    path = write(tmp_path, "own.jsonl", '{"lang": "ko-KR", "intent": "greet", "text": "안녕"}\n\n')
    assert read_sentences([path], INTENTS) == [Sentence("ko", "greet", "안녕")]


def test_a_table_holds_text_tab_and_intent(tmp_path: Path) -> None:
    path = write(tmp_path, "own.tsv", "wie steht der Kurs?\tfx_rate\r\nhallo\tgreet\n")
    assert read_sentences([path], INTENTS, "de") == [
        Sentence("de", "fx_rate", "wie steht der Kurs?"),
        Sentence("de", "greet", "hallo"),
    ]


def test_a_folder_is_read_with_its_held_back_values(tmp_path: Path) -> None:
    write(tmp_path, "en/fx_rate.yml", NLU.format("rate?"))
    write(
        tmp_path,
        "entities/en.yml",
        'now: 2026-11-25T10:00:00+08:00\nsentences:\n  - {text: "5 usd", money: 5 USD}\n',
    )
    assert [(one.lang, one.intent) for one in read_sentences([tmp_path], INTENTS)] == [
        ("en", "fx_rate"),
        ("en", ""),
    ]


def test_a_file_of_aspects_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "en/fx_rate.yml", NLU.format("rate?"))
    write(tmp_path, "aspects/en.yml", ASPECTS)
    assert [one.text for one in read_sentences([tmp_path], INTENTS)] == ["rate?"]


def test_a_file_of_aspects_alone_holds_nothing_to_evaluate_with(tmp_path: Path) -> None:
    assert findings(write(tmp_path, "aspects/en.yml", ASPECTS)) == [" no sentence to evaluate with"]


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("en/a.yml", NLU.format("hello").replace("fx_rate", "dance"), "6: the intent 'dance' is none"),
        ("en/a.yml", "nlu: [", "1: is no YAML"),
        ("en/a.yml", "stories: []", "1: is no Rasa NLU file"),
        ("own.yml", NLU.format("hello"), "1: no folder or file name says the language"),
        ("a.jsonl", "{", "1: is not JSON"),
        ("a.jsonl", "[]", "1: is not an object"),
        ("a.jsonl", '\n{"lang": "en", "text": "hi"}', "2: `intent` is missing"),
        ("a.jsonl", '{"lang": "eo", "intent": "greet", "text": "hi"}', "1: the language 'eo' is none"),
        ("a.jsonl", "[" * 100_000, "1: is nested too deeply"),
        ("en.tsv", "hello greet", "1: has no tab"),
        ("en.tsv", "\tgreet", "1: the text is empty"),
        ("en.tsv", "a" * 8001 + "\tgreet", "1: the text is longer than 8000"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, name: str, content: str, finding: str) -> None:
    (found,) = findings(write(tmp_path, name, content))
    assert found.startswith(finding)


def test_every_bad_line_of_all_files_is_named_at_once(tmp_path: Path) -> None:
    first = write(tmp_path, "en.tsv", "a\tno\nhello\tgreet\nb\tneither\n")
    second = write(tmp_path, "b.jsonl", "{")
    assert len(findings(first, second)) == 3


def test_what_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "en.tsv"
    path.write_bytes(b"hello\tgreet\n\xff\tgreet\n")
    assert findings(path) == ["2: is not UTF-8"]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert findings(tmp_path / "no.jsonl") == ["1: No such file or directory"]


def test_no_sentence_is_a_finding(tmp_path: Path) -> None:
    assert findings(write(tmp_path, "a.jsonl", "\n")) == [" no sentence to evaluate with"]
