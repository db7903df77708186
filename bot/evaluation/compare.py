"""Measures other pipelines trained on the same data, and this one without a language, all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.evaluation import alternatives, scores
from bot.evaluation.alternatives import STOCK_EPOCHS, STOCK_EXAMPLES, Made, TookTooLong
from bot.evaluation.measure import Tell, load, measure, one_core
from bot.evaluation.results import Result
from bot.evaluation.sentences import Sentence
from bot.nlu.check import read
from bot.nlu.data_files import TRAINED, Example
from bot.train import ROOT
from translations.locales import first_class

OWN = "this pipeline"
LETTERS = "character n-grams, logistic regression"
STOCK = (
    "stock Rasa (WhitespaceTokenizer, CountVectorsFeaturizer, DIETClassifier;"
    f" at most {STOCK_EXAMPLES} examples per intent and locale, {STOCK_EPOCHS} epochs)"
)
# Without simplified Chinese, traditional Chinese has to go too: it is the same language.
TOGETHER = {"zh-CN": ("zh-CN", "zh-TW")}
Row = dict[str, Any]


def compare(own: Sequence[Result], folder: Path, trained: float | None, tell: Tell) -> Iterator[Row]:
    """One row per pipeline, as each is done; the first is the desk's own, and models stay in the folder.

    All are measured on the first-class languages, as the report's own mean is.
    """
    own, _ = scores.apart([one for one in own if one.wanted])
    if not own:
        return
    sentences = [one.sentence for one in own]
    examples = [one for one in read(ROOT, TRAINED) if isinstance(one, Example)]
    yield to_row(OWN, own, trained)
    tell(f"comparing: {LETTERS}")
    yield _letters(examples, sentences)
    tell(f"comparing: {STOCK}")
    yield _row(STOCK, lambda: alternatives.stock(folder / "stock", examples), sentences, tell)
    for lang in first_class():
        heard = [one for one in own if one.lang == lang]
        if heard:
            yield _without(lang, folder, heard, tell)


def to_row(name: str, results: Sequence[Result], seconds: float | None) -> Row:
    """The figures of one pipeline."""
    groups = scores.by_language(results)
    _, means = scores.of_languages(groups)
    scope = scores.of_out_of_scope(results)
    return {
        "name": name,
        "measured_on": f"{len(groups)} languages" if len(groups) > 1 else next(iter(groups)),
        "accuracy": means["accuracy"],
        "macro_f1": means["macro_f1"],
        "first_choice_macro_f1": means["first_choice_macro_f1"],
        "wrong": means["wrong"],
        "recall": scope["recall"],
        "false_alarm_rate": scope["false_alarm_rate"],
        "short_messages": scores.of_short_messages(results),
        "p50": scores.latency(results)["p50"],
        "train_seconds": seconds,
    }


def _unfinished(name: str, why: str) -> Row:
    names = ("accuracy", "macro_f1", "first_choice_macro_f1", "wrong", "recall", "false_alarm_rate", "p50")
    return {"name": f"{name}: {why}", "measured_on": "–", **dict.fromkeys(names), "train_seconds": None}


def _row(name: str, make: Callable[[], Made], sentences: Sequence[Sentence], tell: Tell) -> Row:
    try:
        made = make()
    except TookTooLong as error:
        return _unfinished(name, str(error))
    return to_row(name, measure(load(made.archive), sentences, tell), made.seconds)


def _without(lang: str, folder: Path, own: Sequence[Result], tell: Tell) -> Row:
    """How a language is understood that the model never saw, beside how it is with its own data."""
    locales = TOGETHER.get(lang, (lang,))
    name = f"{OWN}, trained without {' and '.join(locales)}"
    tell(f"comparing: {name}")
    sentences = [one.sentence for one in own]
    row = _row(name, lambda: alternatives.without(folder / f"without-{lang}", locales), sentences, tell)
    return {**row, "with_its_data": to_row(OWN, own, None)["macro_f1"]}


def _letters(examples: Sequence[Example], sentences: Sequence[Sentence]) -> Row:
    begun = time.perf_counter()
    model = fit_letters(examples)
    seconds = time.perf_counter() - begun
    with one_core():
        results = [_read_letters(model, sentence) for sentence in sentences]
    return to_row(LETTERS, results, seconds)


def fit_letters(examples: Sequence[Example]) -> Any:
    """Pieces of one to four letters, weighed by rarity, under a logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only a comparison needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415 - as above

    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True, max_features=100_000)
    learner = LogisticRegression(C=10.0, max_iter=100, tol=1e-3)
    return make_pipeline(pieces, learner).fit(
        [one.text for one in examples], [one.intent for one in examples]
    )


def _read_letters(model: Any, sentence: Sentence) -> Result:
    begun = time.perf_counter()
    intent = str(model.predict([sentence.text])[0])
    return Result(sentence, intent, intent, milliseconds=(time.perf_counter() - begun) * 1000)
