"""The report can be read by a person and by a program, whatever was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bot.evaluation.pages import draw, page, write_all
from bot.evaluation.report import compared, make_report, percent, print_comparison, print_report
from bot.evaluation.results import NLU_FALLBACK, OUT_OF_SCOPE, Result
from bot.evaluation.sentences import Sentence, Value
from tests.bot.evaluation.results import result

DAY = Value("date", "2026-11-24")
VALUES = Result(Sentence("de", "", "gestern", (DAY,)), "inform", "inform", found=(DAY,))
COST = Result(Sentence("de", "", "was kostet das", aspect="cost"), "fx_rate", "fx_rate", aspect="cost")
MEANT = [
    result("fx_rate", "fx_rate"),
    result("fx_rate", "greet", lang="de"),
    result("greet", NLU_FALLBACK, "greet"),
    result(OUT_OF_SCOPE, OUT_OF_SCOPE),
]
ROW: dict[str, Any] = {
    "name": "a | b <c>",
    "measured_on": "ko",
    **dict.fromkeys(("accuracy", "macro_f1", "wrong", "recall", "false_alarm_rate", "p50", "train_seconds")),
}
SHARES = {"messages": 2, "right": 1.0, "unclear": 0.0, "wrong": 0.0}
LANGUAGES = {
    "by_length": {"1–3": SHARES},
    "per_language": {"de": SHARES},
    "conversations": {"conversations": 2, "found": 1.0, "kept": 1.0},
}


def printed(results: list[Result], **more: Any) -> str:
    lines: list[str] = []
    print_report({**make_report(results), **more}, lines.append)
    return "\n".join(lines)


def test_values_have_no_part_in_the_figures_about_intents() -> None:
    assert make_report([*MEANT, VALUES])["sentences"] == len(MEANT)


def test_aspects_have_no_part_in_the_figures_about_intents() -> None:
    report, alone = make_report([*MEANT, COST]), make_report(MEANT)
    apart = {"aspects", "latency_ms"}
    assert {name: report[name] for name in report.keys() - apart} == {
        name: alone[name] for name in alone.keys() - apart
    }


def test_aspects_have_a_line_for_each_language_and_one_for_all() -> None:
    lines = printed([*MEANT, COST]).split("questions that name no matter:\n")[1].splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["de", "all"]


def test_where_no_aspect_is_held_back_none_is_told() -> None:
    assert "name no matter" not in printed(MEANT)
    assert "name no matter" not in page(make_report(MEANT), "")


def test_the_names_of_the_contract_are_there() -> None:
    assert {"per_language", "out_of_scope", "entities", "latency_ms"} <= make_report(MEANT).keys()


def test_every_language_their_mean_and_all_together_have_a_line() -> None:
    starts = [line.split()[0] for line in printed(MEANT).splitlines() if line]
    assert {"de", "en", "mean", "all"} <= set(starts)


FURTHER = [
    result("fx_rate", "greet", lang="nl"),
    result("greet", "greet", lang="nl"),
    result(OUT_OF_SCOPE, "greet", lang="th"),
]


def test_further_languages_stand_beside_the_first_class_ones_and_leave_their_figures_alone() -> None:
    report, alone = make_report([*FURTHER, *MEANT]), make_report(MEANT)
    assert list(report["per_language"]) == ["de", "en", "nl", "th"]
    apart = {"per_language", "further", "latency_ms"}
    assert {name: report[name] for name in report.keys() - apart} == {
        name: alone[name] for name in alone.keys() - apart
    }


def test_further_languages_have_a_mean_of_their_own() -> None:
    further = make_report([*FURTHER, *MEANT])["further"]
    assert (further["sentences"], further["mean"]["accuracy"]) == (3, 0.25)
    assert further["out_of_scope"]["sentences"] == 1


def test_further_languages_are_told_after_the_first_class_ones() -> None:
    text = printed([*FURTHER, *MEANT])
    rows = ["de ", "en ", "mean ", "all ", "nl ", "th ", "mean of further ", "all of further "]
    places = [text.index(f"\n{row}") for row in rows]
    assert places == sorted(places)
    assert "fx_rate → greet  (nl)" in text.split("further languages:")[1]


def test_where_only_further_languages_are_measured_they_have_the_report_to_themselves() -> None:
    report = make_report(FURTHER)
    assert report["mean"]["accuracy"] == 0.25
    assert report["further"]["sentences"] == 0
    assert "further" not in printed(FURTHER)


def test_questions_are_not_told_as_wrong_decisions() -> None:
    text = printed(MEANT)
    assert "fx_rate → greet  (de)" in text
    assert "→ nlu_fallback" not in text
    assert "asked back most: greet 1" in text


def test_where_only_values_are_held_back_only_they_are_told() -> None:
    text = printed([VALUES])
    assert "entity date" in text
    assert "macro-F1" not in text


def test_a_model_whose_training_nobody_recorded_has_a_dash() -> None:
    costs = {
        "megabytes": 24.0,
        "unpacked_megabytes": 30.0,
        "training_seconds": None,
        "load_seconds": 2.5,
        "memory_megabytes": 260.0,
    }
    assert "trained in – s, loaded in 2.5 s" in printed(MEANT, model_costs=costs)


@pytest.mark.parametrize(("value", "shown"), [(0.9312, "93.1 %"), (None, "–"), (0.0, "0.0 %")])
def test_a_share_is_shown_in_percent(value: float | None, shown: str) -> None:
    assert percent(value) == shown


def test_what_was_not_finished_has_dashes_in_the_table() -> None:
    lines: list[str] = []
    print_comparison([ROW], lines.append)
    assert lines[2].endswith("| – | – | – | – | – | – | – | – |")
    assert compared({**ROW, "with_its_data": 0.9})[4] == "0.900"


@pytest.mark.parametrize(
    "results",
    [MEANT, [VALUES], [*MEANT, VALUES], [*MEANT, COST], [*MEANT, *FURTHER], FURTHER],
    ids=["intents", "values", "both", "aspects", "all languages", "further languages"],
)
def test_json_page_and_plot_are_written(tmp_path: Path, results: list[Result]) -> None:
    report = {**make_report(results), "language_identification": LANGUAGES, "comparison": [ROW]}
    write_all(tmp_path / "evaluation", report)
    assert json.loads((tmp_path / "evaluation/latest.json").read_text()) == report
    ET.parse(tmp_path / "evaluation/latest.svg")
    assert not list(tmp_path.rglob("*.new"))


def test_the_page_escapes_what_others_named() -> None:
    report = {**make_report(MEANT), "source": "<script>.yml", "comparison": [ROW]}
    shown = page(report, draw(report["per_language"]))
    assert "<script>" not in shown
    assert "a | b &lt;c&gt;" in shown


def test_further_languages_have_their_parts_of_the_page() -> None:
    heading = "<h2>Further languages: Out of scope</h2>"
    assert heading in page(make_report([*MEANT, *FURTHER]), "")
    assert heading not in page(make_report(MEANT), "")


def test_aspects_have_their_part_of_the_page() -> None:
    assert "<h2>Questions that name no matter</h2>" in page(make_report([*MEANT, COST]), "")


def test_the_page_loads_nothing_from_elsewhere() -> None:
    shown = page(make_report(MEANT), "")
    assert "src=" not in shown
    assert "href=" not in shown


def test_the_gateways_figures_about_languages_stand_on_the_page() -> None:
    report = {**make_report(MEANT), "language_identification": LANGUAGES}
    assert "Language recognised, by length in characters" in page(report, "")
