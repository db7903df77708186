"""The model answers fast, asks a second encoder in doubt, and survives the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.encoders import Encoder, Matrix
from bot.nlu.fitting import Settings, fit_model
from bot.nlu.intent_model import IntentModel, Message, spread
from bot.nlu.language import script_of
from tests.bot.nlu.small_data import INTENTS, SENTENCES, TEXTS, fit_small

QUESTIONS = ["my card was swallowed", "dollar rate", "hello!", "blue", "", "😀", "\ud800", "卡被吞"]


class Noted:
    """The second encoder, with a note of what it was asked."""

    def __init__(self, encoder: Encoder) -> None:
        self.asked: list[str] = []
        self._encoder = encoder

    def __call__(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return self._encoder.encode(texts)


def ask(encoder: Encoder, text: str, *, romanised: bool = False) -> Message:
    return Message(text, encoder.encode([text])[0], romanised)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the cash machine swallowed my card", "card_captured"),
        ("what is the dollar rate", "fx_rate"),
        ("hello, good morning", "greet"),
        ("will it rain tomorrow", "out_of_scope"),
        ("カードが機械に吸い込まれた", "card_captured"),
    ],
)
def test_a_plain_question_gets_its_intent(
    small_model: IntentModel, encoder: Encoder, text: str, intent: str
) -> None:
    answer = small_model.answer(ask(encoder, text), 0.0, None)
    assert small_model.labels[answer.order[0]] == intent


@pytest.mark.parametrize("ask_below", [0.0, 2.0], ids=["fast", "full"])
@pytest.mark.parametrize("text", QUESTIONS, ids=ascii)
def test_any_message_gets_chances_and_a_trust_between_none_and_all(
    small_model: IntentModel, encoder: Encoder, second_encoder: Encoder, text: str, ask_below: float
) -> None:
    answer = small_model.answer(ask(encoder, text), ask_below, second_encoder.encode)
    assert answer.probabilities.sum() == pytest.approx(1)
    assert 0 <= answer.trust <= 1
    assert -1.01 <= answer.cosine <= 1.01


def test_a_second_opinion_is_asked_for_below_the_threshold_only(
    small_model: IntentModel, encoder: Encoder, second_encoder: Encoder
) -> None:
    noted = Noted(second_encoder)
    trust = small_model.answer(ask(encoder, "blue"), 0.0, noted).trust
    assert not small_model.answer(ask(encoder, "blue"), trust, noted).asked_second
    assert noted.asked == []
    assert small_model.answer(ask(encoder, "blue"), trust + 1e-6, noted).asked_second
    assert noted.asked == ["blue"]


def test_without_a_second_encoder_the_fast_experts_answer(small_model: IntentModel, encoder: Encoder) -> None:
    assert not small_model.answer(ask(encoder, "blue"), 2.0, None).asked_second


def test_a_model_fitted_with_one_encoder_never_asks_another(
    encoder: Encoder, second_encoder: Encoder
) -> None:
    model, noted = fit_small(encoder), Noted(second_encoder)
    answer = model.answer(ask(encoder, "my card is stuck"), 2.0, noted)
    assert model.labels[answer.order[0]] == "card_captured"
    assert noted.asked == []


def test_an_answer_to_the_bots_question_needs_no_second_opinion(
    encoder: Encoder, second_encoder: Encoder
) -> None:
    answers = ["500 yuan", "at nine", "yesterday evening", "visa", "4321", "around 8 pm"]
    texts, intents = [*TEXTS, *answers], [*INTENTS, *["inform"] * len(answers)]
    model = fit_model(texts, intents, encoder.encode(texts), second_encoder.encode, Settings())
    vector = encoder.encode(["at eight"])[0]
    assert not model.answer(
        Message("at eight", vector, answers=True), 2.0, second_encoder.encode
    ).asked_second
    assert model.answer(Message("at eight", vector), 2.0, second_encoder.encode).asked_second


def test_letters_count_more_for_romanised_text(small_model: IntentModel, encoder: Encoder) -> None:
    text = "bankomat sjel kartu"
    plain = small_model.answer(ask(encoder, text), 0.0, None)
    romanised = small_model.answer(ask(encoder, text, romanised=True), 0.0, None)
    captured = small_model.labels.index("card_captured")
    assert romanised.probabilities[captured] > plain.probabilities[captured]


@pytest.mark.parametrize("second", [True, False], ids=["two encoders", "one encoder"])
def test_a_stored_model_answers_the_same(
    encoder: Encoder,
    second_encoder: Encoder,
    small_model: IntentModel,
    tmp_path: Path,
    second: bool,
) -> None:
    model = small_model if second else fit_small(encoder)
    model.save(tmp_path / "intents.npz")
    loaded = IntentModel.load(tmp_path / "intents.npz")
    assert loaded.labels == model.labels
    for text in QUESTIONS:
        before = model.answer(ask(encoder, text), 0.9, second_encoder.encode)
        after = loaded.answer(ask(encoder, text), 0.9, second_encoder.encode)
        assert after.probabilities == pytest.approx(before.probabilities, abs=1e-3)
        assert after.trust == pytest.approx(before.trust, abs=5e-3)


def test_nothing_in_a_stored_model_needs_pickle(small_model: IntentModel, tmp_path: Path) -> None:
    small_model.save(tmp_path / "intents.npz")
    with np.load(tmp_path / "intents.npz", allow_pickle=False) as stored:
        assert all(array.dtype != object for array in stored.values())


def test_the_same_data_gives_the_same_model(encoder: Encoder) -> None:
    one, other = fit_small(encoder), fit_small(encoder)
    asked = ask(encoder, "is my card lost in the machine")
    assert one.answer(asked, 0.0, None).trust == other.answer(asked, 0.0, None).trust


def test_trust_is_less_for_what_no_example_is_like(small_model: IntentModel, encoder: Encoder) -> None:
    near = small_model.answer(ask(encoder, "the atm swallowed my card"), 0.0, None)
    far = small_model.answer(ask(encoder, "blue cheese"), 0.0, None)
    assert near.trust > far.trust


@pytest.mark.parametrize("with_second", [True, False], ids=["two encoders", "one encoder"])
def test_a_single_intent_is_the_only_answer(
    encoder: Encoder,
    second_encoder: Encoder,
    with_second: bool,
) -> None:
    texts = list(SENTENCES["greet"])
    second = second_encoder.encode if with_second else None
    model = fit_model(texts, ["greet"] * len(texts), encoder.encode(texts), second, Settings())
    answer = model.answer(ask(encoder, "my card"), 2.0, second)
    assert [model.labels[row] for row in answer.order] == ["greet"]
    assert 0 <= answer.trust <= 1


def test_an_intent_with_a_single_sentence_is_learnt(encoder: Encoder, second_encoder: Encoder) -> None:
    texts, intents = [*TEXTS, "I lost my passbook"], [*INTENTS, "passbook"]
    model = fit_model(texts, intents, encoder.encode(texts), second_encoder.encode, Settings())
    answer = model.answer(ask(encoder, "I lost my passbook"), 2.0, second_encoder.encode)
    assert model.labels[answer.order[0]] == "passbook"


def test_a_sample_keeps_both_ends_of_the_data() -> None:
    rows = np.arange(10, 60)
    assert spread(rows, 3).tolist()[::2] == [10, 59]
    assert spread(rows, 50).tolist() == rows.tolist()


@pytest.fixture(scope="module")
def latin_model(encoder: Encoder, second_encoder: Encoder) -> IntentModel:
    """The model of the sentences in Latin letters only."""
    kept = [row for row, text in enumerate(TEXTS) if script_of(text) == "LATIN"]
    texts, intents = [TEXTS[row] for row in kept], [INTENTS[row] for row in kept]
    return fit_model(texts, intents, encoder.encode(texts), second_encoder.encode, Settings())


@pytest.mark.parametrize(
    ("text", "intent"),
    [("какой сегодня курс доллара", "fx_rate"), ("기계가 제 카드를 먹었어요", "card_captured")],
)
def test_vectors_decide_where_no_example_is_in_the_script(
    latin_model: IntentModel, encoder: Encoder, second_encoder: Encoder, text: str, intent: str
) -> None:
    answer = latin_model.answer(ask(encoder, text), 0.0, second_encoder.encode)
    assert latin_model.labels[answer.order[0]] == intent
    assert answer.asked_second


def test_letters_do_not_count_in_an_unread_script(latin_model: IntentModel, encoder: Encoder) -> None:
    message = ask(encoder, "курс доллара")
    blind = replace(
        latin_model, letters=replace(latin_model.letters, bias=latin_model.letters.bias[::-1].copy())
    )
    assert blind.answer(message, 0.0, None).order[0] == latin_model.answer(message, 0.0, None).order[0]


def test_the_second_encoder_is_always_asked_where_the_first_lacks_the_language(
    small_model: IntentModel, encoder: Encoder, second_encoder: Encoder
) -> None:
    noted = Noted(second_encoder)
    small_model.answer(Message("xin chào", encoder.encode(["xin chào"])[0], unknown=True), 0.0, noted)
    assert noted.asked == ["xin chào"]


def test_the_second_encoder_reads_held_out_examples_beyond_its_sample(
    encoder: Encoder, second_encoder: Encoder
) -> None:
    vectors = encoder.encode(TEXTS)
    few = Settings(second_examples=8, parts=2)
    sample, more = Noted(second_encoder), Noted(second_encoder)
    fit_model(TEXTS, INTENTS, vectors, sample, replace(few, doubtful=0))
    fit_model(TEXTS, INTENTS, vectors, more, replace(few, doubtful=5))
    doubtful = more.asked[len(sample.asked) :]
    assert len(set(doubtful)) == 5
    assert set(doubtful).isdisjoint(sample.asked)


def test_two_fits_side_by_side_are_the_same(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = encoder.encode(TEXTS)
    alone = fit_model(TEXTS, INTENTS, vectors, None, Settings())
    monkeypatch.setattr("bot.nlu.fitting._MANY", 3)
    beside = fit_model(TEXTS, INTENTS, vectors, None, Settings())
    assert beside.first.weights == pytest.approx(alone.first.weights, abs=1e-3)
    assert beside.trust.coefficients == pytest.approx(alone.trust.coefficients, abs=1e-2)
