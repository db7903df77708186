"""What is asked about a matter is told apart, and learnt from its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.aspect_data import NAMED, NAMES, NONE, missing, read_aspects
from bot.nlu.aspects import AspectModel
from bot.nlu.data_files import Example
from bot.nlu.encoders import Encoder

EXAMPLES = {
    "cost": ("how much is it", "what does that cost", "is it free", "any fee", "was kostet das", "多少钱"),
    "duration": (
        "how long does it take",
        "when is it done",
        "how many days",
        "wie lange dauert das",
        "要多久",
    ),
    NONE: ("the machine kept my card", "hello", "near the station", "yes please", "300 euros", "你好"),
}
FILE = 'version: "3.1"\n\naspects:\n  - aspect: cost\n    examples: |\n      - how much\n      - is it free\n'


@pytest.fixture(scope="module")
def model(encoder: Encoder) -> AspectModel:
    texts = [text for one in EXAMPLES.values() for text in one]
    names = [name for name, one in EXAMPLES.items() for _ in one]
    return AspectModel.fit(texts, names, encoder.encode(texts), 0.1)


def judged(model: AspectModel, encoder: Encoder, *texts: str) -> list[str]:
    return [name for name, _ in model.judge(texts, encoder.encode(texts))]


def test_a_question_in_other_words_and_another_language_is_recognised(
    model: AspectModel, encoder: Encoder
) -> None:
    texts = ("how much do I pay", "¿cuánto cuesta?", "combien de temps cela dure", "bonjour")
    assert judged(model, encoder, *texts) == ["cost", "cost", "duration", NONE]


def test_a_model_read_back_judges_as_before(model: AspectModel, encoder: Encoder, tmp_path: Path) -> None:
    model.save(tmp_path / "aspects.npz")
    again = AspectModel.load(tmp_path / "aspects.npz")
    texts = ["what's the price", "until tomorrow"]
    vectors = encoder.encode(texts)
    before, after = model.judge(texts, vectors), again.judge(texts, vectors)
    assert [name for name, _ in after] == [name for name, _ in before]
    assert [chance for _, chance in after] == pytest.approx([chance for _, chance in before], abs=1e-4)


def test_a_file_gives_its_sentences_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "en.yml"
    path.write_text(FILE, encoding="utf-8")
    shown = Path("bot/data/aspects/en.yml")
    assert list(read_aspects(path, shown)) == [
        Example(shown, 6, "en", "cost", "how much"),
        Example(shown, 7, "en", "cost", "is it free"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("aspects: [", "is no file of aspects (ParserError)"),
        ("nlu: []", "is no file of aspects (KeyError)"),
        (FILE.replace("cost", "colour"), "holds ['colour'], which are no aspects"),
    ],
)
def test_a_broken_file_is_a_finding(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "en.yml"
    path.write_text(content, encoding="utf-8")
    assert list(read_aspects(path, Path("en.yml"))) == [f"en.yml:1: {reason}"]


def test_what_a_language_lacks_is_named() -> None:
    findings = list(missing([]))
    assert "bot/data/aspects/ko.yml:1: has 0 examples of cost, 10 are needed" in findings
    assert f"bot/data/aspects/pl.yml:1: has 0 examples of safe{NAMED}, 1 are needed" in findings
    assert sum("/en.yml" in one for one in findings) == 2 * len(NAMES) + 1
