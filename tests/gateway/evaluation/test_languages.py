from __future__ import annotations

import json

import pytest

from gateway.evaluation.languages import Said, length_of, measure, print_languages, read_said

GERMAN = (
    "der Automat hat meine Karte geschluckt",
    "wo kann ich hier Geld wechseln",
    "wann macht die Filiale morgen auf",
)
RUSSIAN = ("банкомат съел мою карту", "где можно обменять деньги")


def said(lang: str, *texts: str) -> list[Said]:
    return [Said(lang, text) for text in texts]


@pytest.mark.parametrize(
    ("text", "name"),
    [("ok", "1–3"), ("两百元", "1–3"), ("danke", "4–10"), ("a" * 30, "11–30"), (" " + "a" * 31, "over 30")],
)
def test_a_message_is_filed_under_its_number_of_characters(text: str, name: str) -> None:
    assert length_of(text) == name


def test_the_bots_list_is_read_and_its_progress_passed_over() -> None:
    row = json.dumps({"lang": "ko", "intent": "greet", "text": "안녕하세요"})

    assert read_said(["evaluate: reading", row, ""]) == [Said("ko", "안녕하세요")]


def test_messages_are_counted_by_length_and_language() -> None:
    figures = measure([*said("de", *GERMAN), *said("ru", *RUSSIAN), *said("zh-CN", "吞卡")])

    assert figures["by_length"]["over 30"] == {"messages": 2, "right": 1.0, "unclear": 0.0, "wrong": 0.0}
    assert figures["by_length"]["1–3"]["messages"] == 1
    assert {lang: row["right"] for lang, row in figures["per_language"].items()} == {
        "de": 1.0,
        "ru": 1.0,
        "zh-CN": 1.0,
    }


def test_characters_of_both_chinese_locales_are_right_for_either() -> None:
    assert measure(said("zh-TW", "吞卡"))["overall"]["right"] == 1.0


def test_another_language_is_wrong_and_silence_is_unclear() -> None:
    figures = measure([*said("de", "где банк"), *said("de", "ok")])

    assert figures["overall"] == {"messages": 2, "right": 0.0, "unclear": 0.5, "wrong": 0.5}
    assert figures["confusions"] == [{"wanted": "de", "got": "ru", "times": 1}]


def test_figures_without_a_letter_are_no_language() -> None:
    figures = measure(said("de", "300", *GERMAN))

    assert (figures["messages"], figures["without_letters"]) == (3, 1)


def test_a_conversation_follows_its_messages_whatever_the_browser_says() -> None:
    talks = measure(said("de", *GERMAN))["conversations_per_language"]

    assert talks["de"] == {"conversations": 3, "found": 1.0, "kept": 1.0}


def test_a_conversation_stays_where_its_messages_say_nothing() -> None:
    talks = measure(said("de", "ok", "300"))["conversations_per_language"]

    assert talks["de"] == {"conversations": 2, "found": 0.0, "kept": 1.0}


def test_first_class_and_further_languages_have_a_mean_each_and_all_conversations_count_once() -> None:
    talks = measure([*said("de", *GERMAN), *said("ru", "ok"), *said("nl", "ok", "300")])["conversations"]

    assert (talks["conversations"], talks["found"]) == (6, 0.5)
    assert (talks["found_first_class"], talks["found_further"]) == (0.5, 0.0)
    assert talks["kept"] == talks["kept_first_class"] == talks["kept_further"] == 1.0


def test_languages_below_the_bar_are_named_the_lowest_first() -> None:
    lines = list(print_languages(measure([*said("nl", "ok"), *said("de", *GERMAN)])))

    assert "  below 99%: nl 0.0%" in lines


def test_the_table_names_lengths_languages_and_conversations() -> None:
    lines = list(print_languages(measure(said("ru", *RUSSIAN))))

    assert any(line.startswith("11–30") for line in lines)
    assert any(line.startswith("ru") for line in lines)
    assert any(line.startswith("after two messages: right in 100.0% of 2") for line in lines)
    assert "  mean of the first-class languages: right in 100.0%, kept in 100.0%" in lines


def test_nothing_to_measure_gives_no_figure_and_no_error() -> None:
    assert list(print_languages(measure([])))
