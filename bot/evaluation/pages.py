"""The report as a plot and as one HTML page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from bot.evaluation.report import COMPARED, Report, aspect_rows, compared, figure, language_rows, percent

_LEFT, _ROW, _WIDTH, _TOP = 70, 26, 560, 34
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem;
  color: #1b2430 }
table { border-collapse: collapse; margin: .5rem 0 1.5rem }
th, td { border-bottom: 1px solid #d5dbe3; padding: .2rem .7rem; text-align: right }
th:first-child, td:first-child { text-align: left }
svg { max-width: 100%; height: auto }
"""


def write_all(folder: Path, report: Report) -> None:
    """Write `latest.json`, `latest.html` and `latest.svg`; earlier ones stay until the new ones are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    plot = draw(report["per_language"])
    files = {
        "latest.json": json.dumps(report, ensure_ascii=False, indent=1) + "\n",
        "latest.svg": plot,
        "latest.html": page(report, plot),
    }
    for name, content in files.items():
        fresh = folder / f"{name}.new"
        fresh.write_text(content, encoding="utf-8")
        fresh.replace(folder / name)


def draw(per_language: dict[str, dict[str, Any]]) -> str:
    """Bars of the macro-F1 of each language, with its interval."""
    height = _TOP + _ROW * len(per_language) + 30
    bars = "".join(_bar(place, lang, row) for place, (lang, row) in enumerate(per_language.items()))
    grid = "".join(_grid(step / 5, height) for step in range(6))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 80} {height}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="13">'
        "<title>Macro-F1 per language, with 95 % intervals</title>"
        '<rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{_LEFT}" y="20" font-weight="600">Macro-F1 per language</text>{grid}{bars}</svg>\n'
    )


def _grid(value: float, height: int) -> str:
    x = _LEFT + value * _WIDTH
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{height - 26}" stroke="#d5dbe3"/>'
        f'<text x="{x:.1f}" y="{height - 10}" text-anchor="middle" fill="#51606f">{value:.1f}</text>'
    )


def _bar(place: int, lang: str, row: dict[str, Any]) -> str:
    y = _TOP + place * _ROW
    low, high = (_LEFT + bound * _WIDTH for bound in row["macro_f1_interval"])
    middle = y + _ROW / 2
    return (
        f'<text x="{_LEFT - 8}" y="{middle + 4:.1f}" text-anchor="end">{escape(lang)}</text>'
        f'<rect x="{_LEFT}" y="{y + 4}" width="{row["macro_f1"] * _WIDTH:.1f}" height="{_ROW - 8}"'
        ' fill="#2f6f9f"/>'
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle:.1f}" y2="{middle:.1f}" stroke="#12202e"'
        ' stroke-width="2"/>'
        f'<text x="{_LEFT + _WIDTH + 10}" y="{middle + 4:.1f}">{row["macro_f1"]:.3f}</text>'
    )


def page(report: Report, plot: str) -> str:
    """One page without anything from outside."""
    made = " · ".join(escape(str(report[name])) for name in ("made", "source", "model") if name in report)
    parts = [
        f"<h1>What the bot understands</h1><p>{made}</p>{plot}",
        _languages(report),
        *_understanding(report),
        _section("Entities", ["type", "wanted", "precision", "recall", "F1"], _entity_rows(report)),
        _entity_languages(report["entities_per_language"]),
        _aspects(report),
        *(_understanding(report["further"], "Further languages: ") if report["further"]["sentences"] else ()),
        _recognised(report.get("language_identification")),
        _pipelines(report.get("comparison", [])),
        _numbers("Milliseconds per message on one core", report["latency_ms"]),
        _numbers("The model", report.get("model_costs", {})),
    ]
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>What the bot understands</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>{"".join(parts)}</html>\n'
    )


def _understanding(part: Report, prefix: str = "") -> list[str]:
    """What is told of first-class and of further languages alike."""
    confusions = (
        [row["wanted"], row["got"], row["times"], ", ".join(row["languages"])] for row in part["confusions"]
    )
    heads = ["wanted", "decided", "times", "languages"]
    return [
        _shares(f"{prefix}Out of scope", part["out_of_scope"]),
        _shares(f"{prefix}Messages of one to three words", part["short_messages"]),
        _section(f"{prefix}Intents", ["intent", "sentences", "F1"], _intent_rows(part)),
        _section(f"{prefix}Confusions", heads, confusions),
        _matrix(f"{prefix}Confusion matrix", part["confusion_matrix"]),
    ]


def _section(title: str, heads: list[str], rows: Iterable[list[Any]]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}" for cell in row) for row in rows)
    if not body:
        return f"<h2>{title}</h2><p>Nothing to measure.</p>"
    head = "".join(f"<th>{escape(name)}" for name in heads)
    return f"<h2>{title}</h2><table><thead><tr>{head}</thead><tbody>{body}</tbody></table>"


def _languages(report: Report) -> str:
    names = ["accuracy", "asked_right", "right_or_asked_right", "wrong"]
    rows = [
        [
            lang,
            row["sentences"],
            f"{row['macro_f1']:.3f}",
            "{:.3f} – {:.3f}".format(*row["macro_f1_interval"]),
            *(percent(row[name]) for name in names),
        ]
        for lang, row in language_rows(report).items()
    ]
    heads = ["language", "sentences", "macro-F1", "95 % interval", *(n.replace("_", " ") for n in names)]
    return _section("Languages", heads, rows)


def _shares(title: str, row: dict[str, Any]) -> str:
    cells = [[n.replace("_", " "), v if isinstance(v, int) else percent(v)] for n, v in row.items()]
    return _section(title, ["", ""], cells)


def _entity_rows(report: Report) -> list[list[Any]]:
    return [
        [name, row["wanted"], *(f"{row[one]:.3f}" for one in ("precision", "recall", "f1"))]
        for name, row in report["entities"].items()
    ]


def _intent_rows(report: Report) -> list[list[Any]]:
    return [[name, row["sentences"], f"{row['f1']:.3f}"] for name, row in report["per_intent"].items()]


def _entity_languages(rows: dict[str, dict[str, Any]]) -> str:
    types = sorted({name for row in rows.values() for name in row["f1"]})
    cells = (
        [
            lang,
            row["sentences"],
            *(percent(row[one]) for one in ("exact", "exact_or_asked")),
            *(figure(row["f1"].get(name)) for name in types),
        ]
        for lang, row in rows.items()
    )
    heads = ["language", "sentences", "all exact", "exact or asked", *(f"F1 {name}" for name in types)]
    return _section("Entities by language", heads, cells)


def _aspects(report: Report) -> str:
    if not report["aspects"]:
        return ""
    heads = ["language", "questions", "found", "right", "others", "false alarms"]
    rows = (
        [
            lang,
            row["questions"],
            *(percent(row[one]) for one in ("recall", "precision")),
            row["others"],
            percent(row["false_alarm_rate"]),
        ]
        for lang, row in aspect_rows(report).items()
    )
    return _section("Questions that name no matter", heads, rows)


def _matrix(title: str, matrix: dict[str, dict[str, int]]) -> str:
    cells = (
        [wanted, ", ".join(f"{decided} {times}" for decided, times in row.items())]
        for wanted, row in matrix.items()
    )
    return _section(title, ["wanted", "decided, with how often"], cells)


def _recognised(languages: dict[str, Any] | None) -> str:
    if languages is None:
        return ""
    names = ("messages", "right", "unclear", "wrong")
    parts = []
    for title, key in (("by length in characters", "by_length"), ("by language", "per_language")):
        rows = (
            [name, row["messages"], *(percent(row[one]) for one in names[1:])]
            for name, row in languages[key].items()
        )
        parts.append(_section(f"Language recognised, {title}", ["", *names], rows))
    return "".join(parts) + _shares("Language of a conversation of two messages", languages["conversations"])


def _pipelines(rows: list[dict[str, Any]]) -> str:
    return _section("Beside other pipelines", [*COMPARED], map(compared, rows)) if rows else ""


def _numbers(title: str, facts: dict[str, float | None]) -> str:
    cells = [[name.replace("_", " "), figure(value, 1)] for name, value in facts.items()]
    return _section(title, ["", ""], cells) if cells else ""
