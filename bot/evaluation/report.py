"""All figures in one report: made from results, printed for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.evaluation import scores
from bot.evaluation.aspects import of_aspects
from bot.evaluation.results import NLU_FALLBACK, Result
from bot.evaluation.values import of_values, of_values_by_language

Report = dict[str, Any]
_TOP = 12


def make_report(results: Sequence[Result]) -> Report:
    """The figures of `latest.json`; where only values are held back, there is no intent to be right about.

    `per_language` names every language; all other figures about intents are those of the first-class ones,
    and the further ones have theirs under `further`, so that no mean or share mixes the two.
    """
    first, further = (_understanding(part) for part in scores.apart([one for one in results if one.wanted]))
    return {
        **first,
        "per_language": {**first["per_language"], **further["per_language"]},
        "entities": of_values(results),
        "entities_per_language": of_values_by_language(results),
        "aspects": of_aspects(results),
        "latency_ms": scores.latency(results),
        "further": further,
    }


def _understanding(meant: Sequence[Result]) -> Report:
    """How well intents are understood in some languages."""
    per_language, means = scores.of_languages(scores.by_language(meant))
    return {
        "sentences": len(meant),
        "mean": means,
        "overall": scores.of_all(meant),
        "per_language": per_language,
        "per_intent": scores.f1_by_intent(meant),
        "out_of_scope": scores.of_out_of_scope(meant),
        "short_messages": scores.of_short_messages(meant),
        "confusions": scores.confusions(meant),
        "confusion_matrix": scores.confusion_matrix(meant),
    }


def language_rows(report: Report) -> dict[str, dict[str, Any]]:
    """The rows of the table of languages: each, their mean, all sentences together; then the further ones."""
    further = report["further"]
    first = {lang: row for lang, row in report["per_language"].items() if lang not in further["per_language"]}
    return {
        **_with_means(first, report, "mean", "all"),
        **_with_means(further["per_language"], further, "mean of further", "all of further"),
    }


def _with_means(
    rows: dict[str, dict[str, Any]], part: Report, mean: str, together: str
) -> dict[str, dict[str, Any]]:
    if not rows:
        return {}
    return {**rows, mean: {**part["mean"], "sentences": part["sentences"]}, together: part["overall"]}


def percent(value: float | None) -> str:
    """`0.9312` as `93.1 %`; a dash where nothing could be measured."""
    return "–" if value is None else f"{value * 100:.1f} %"


def figure(value: float | None, digits: int = 3) -> str:
    """A figure with so many digits; a dash where nothing could be measured."""
    return "–" if value is None else f"{value:.{digits}f}"


def print_report(report: Report, write: Callable[[str], None]) -> None:
    """Write the report line by line."""
    understanding = (_intents, _scope, _short, _confusions)
    parts = (_languages, *understanding) if report["sentences"] else ()
    blocks = [part(report) for part in parts]
    if report["further"]["sentences"]:
        blocks += [iter(["further languages:"]), *(part(report["further"]) for part in understanding)]
    if report["aspects"]:
        blocks.append(_aspects(report))
    for block in (*blocks, _entities(report), _time(report)):
        for line in block:
            write(line)
        write("")


def _languages(report: Report) -> Iterator[str]:
    rows = language_rows(report)
    width = max(len(name) for name in ("language", *rows))
    yield (
        f"{'language':<{width}}  sentences  accuracy  macro-F1  (95 % interval)   first choice"
        "  asked right  wrong"
    )
    for lang, row in rows.items():
        low, high = row["macro_f1_interval"]
        yield (
            f"{lang:<{width}}  {row['sentences']:>9}  {percent(row['accuracy']):>8}  {row['macro_f1']:>8.3f}"
            f"  ({low:.3f} – {high:.3f})  {row['first_choice_macro_f1']:>12.3f}"
            f"  {percent(row['asked_right']):>11}  {percent(row['wrong']):>6}"
        )
    yield "first choice: macro-F1 of the likeliest intent, had the bot never asked back"
    yield "wrong: answered with another intent and without a question"


def _intents(report: Report) -> Iterator[str]:
    worst = sorted(report["per_intent"].items(), key=lambda item: float(item[1]["f1"]))[:_TOP]
    yield "weakest intents: " + ", ".join(f"{intent} {row['f1']:.2f}" for intent, row in worst)


def _scope(report: Report) -> Iterator[str]:
    row = report["out_of_scope"]
    yield (
        f"out of scope: recall {percent(row['recall'])} of {row['sentences']} (asked back"
        f" {percent(row['asked'])}, answered {percent(row['answered'])}); false alarms"
        f" {percent(row['false_alarm_rate'])} of {row['in_scope_sentences']}"
    )


def _short(report: Report) -> Iterator[str]:
    row = report["short_messages"]
    yield (
        f"one to three words: {percent(row['right_or_asked_right'])} of {row['sentences']} right or asked"
        f" with the right choice (right {percent(row['right'])}); wrong without a question"
        f" {percent(row['wrong'])} (as out of scope {percent(row['wrong_as_out_of_scope'])})"
    )


def _entities(report: Report) -> Iterator[str]:
    if not report["entities"]:
        yield "entities: none of the sentences is annotated"
        return
    for name, row in report["entities"].items():
        yield (
            f"entity {name:<13} F1 {row['f1']:.3f}  precision {row['precision']:.3f}"
            f"  recall {row['recall']:.3f}  of {row['wanted']}"
        )
    for lang, row in report["entities_per_language"].items():
        types = "  ".join(f"{name} {f1:.3f}" for name, f1 in row["f1"].items())
        yield (
            f"{lang:<8}  exact {percent(row['exact']):>7} of {row['sentences']} sentences, exact or asked"
            f" {percent(row['exact_or_asked']):>7}, F1: {types}"
        )


def aspect_rows(report: Report) -> dict[str, dict[str, Any]]:
    """The rows of the table of aspects: each language, and all sentences of the first-class ones."""
    return {**report["aspects"]["per_language"], "all": report["aspects"]["overall"]}


def _aspects(report: Report) -> Iterator[str]:
    yield "questions that name no matter:"
    yield "language  questions    found    right  others  false alarms"
    for lang, row in aspect_rows(report).items():
        yield (
            f"{lang:<8}  {row['questions']:>9}  {percent(row['recall']):>7}  {percent(row['precision']):>7}"
            f"  {row['others']:>6}  {percent(row['false_alarm_rate']):>12}"
        )
    yield "right: of what is taken for such a question, with the aspect that is meant"
    yield "false alarms: of the messages that are none, or name their matter"


def _confusions(report: Report) -> Iterator[str]:
    wrong = [row for row in report["confusions"] if row["got"] != NLU_FALLBACK]
    yield "most frequent wrong decisions:" if wrong else "no wrong decision"
    for row in wrong[:_TOP]:
        yield f"  {row['times']:>4}  {row['wanted']} → {row['got']}  ({', '.join(row['languages'])})"
    asked = [row for row in report["confusions"] if row["got"] == NLU_FALLBACK]
    if asked:
        yield "asked back most: " + ", ".join(f"{row['wanted']} {row['times']}" for row in asked[:_TOP])


def _time(report: Report) -> Iterator[str]:
    row = report["latency_ms"]
    yield f"time per message on one core: p50 {row['p50']:.1f} ms, p95 {row['p95']:.1f} ms"
    costs = report.get("model_costs")
    if costs:
        yield (
            f"model: {costs['megabytes']:.1f} MB ({costs['unpacked_megabytes']:.1f} MB unpacked), trained in"
            f" {figure(costs['training_seconds'], 0)} s, loaded in {costs['load_seconds']:.1f} s"
            f" into {figure(costs['memory_megabytes'], 0)} MB"
        )


def print_comparison(rows: Sequence[dict[str, Any]], write: Callable[[str], None]) -> None:
    """Write the table of the pipelines as Markdown."""
    write(f"| {' | '.join(COMPARED)} |")
    write("|---" * len(COMPARED) + "|")
    for row in rows:
        write(f"| {' | '.join(compared(row))} |")


COMPARED = (
    "pipeline",
    "measured on",
    "accuracy",
    "macro-F1",
    "with its own data",
    "wrong",
    "out of scope: recall",
    "false alarms",
    "p50 ms",
    "training s",
)


def compared(row: dict[str, Any]) -> list[str]:
    """The cells of a pipeline under `COMPARED`."""
    return [
        row["name"],
        row["measured_on"],
        percent(row["accuracy"]),
        figure(row["macro_f1"]),
        figure(row.get("with_its_data")),
        percent(row["wrong"]),
        percent(row["recall"]),
        percent(row["false_alarm_rate"]),
        figure(row["p50"], 1),
        figure(row["train_seconds"], 0),
    ]
