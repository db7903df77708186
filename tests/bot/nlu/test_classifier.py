"""The classifier as Rasa runs it: created, trained, stored, loaded, asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.classifier import UNDERSTANDING, ClassifierUntrained, VectorClassifier
from bot.nlu.featurizer import SentenceVectors, VectorMissing, vector_of
from tests.bot.nlu.small_data import INTENTS, SENTENCES, TEXTS

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
RESOURCE = Resource("classifier")
SMALL: dict[str, Any] = {"ask_second_below": 0.8}


class Pipeline(NamedTuple):
    """Vectors and classifier over one storage."""

    storage: LocalModelStorage
    vectors: SentenceVectors
    classifier: VectorClassifier

    def ask(self, text: str | None, **metadata: str) -> Message:
        """The message as it leaves the classifier."""
        message = Message({"text": text, "metadata": metadata})
        return self.classifier.process(self.vectors.process([message]))[0]


def create(folder: Path, **settings: Any) -> Pipeline:
    storage = LocalModelStorage(folder)
    vectors = SentenceVectors.create(SentenceVectors.get_default_config(), storage, Resource("v"), CONTEXT)
    config = {**VectorClassifier.get_default_config(), **settings}
    return Pipeline(storage, vectors, VectorClassifier.create(config, storage, RESOURCE, CONTEXT))


def train(pipeline: Pipeline, examples: list[Message]) -> Resource:
    return pipeline.classifier.train(pipeline.vectors.process_training_data(TrainingData(examples)))


def examples() -> list[Message]:
    return [Message.build(text=text, intent=intent) for text, intent in zip(TEXTS, INTENTS, strict=True)]


def load(pipeline: Pipeline, **settings: Any) -> Pipeline:
    config = {**VectorClassifier.get_default_config(), **settings}
    loaded = VectorClassifier.load(config, pipeline.storage, RESOURCE, CONTEXT)
    return pipeline._replace(classifier=loaded)


@pytest.fixture(scope="module", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_VAR", str(tmp_path_factory.mktemp("var")))
        yield


@pytest.fixture(scope="module")
def trained(_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    pipeline = create(tmp_path_factory.mktemp("storage"))
    assert train(pipeline, examples()) == RESOURCE
    return pipeline


@pytest.fixture(scope="module")
def loaded(trained: Pipeline) -> Pipeline:
    return load(trained)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("an atm swallowed my card", "card_captured"), ("курс доллара", "fx_rate"), ("早上好", "greet")],
)
def test_a_loaded_classifier_names_the_intent(loaded: Pipeline, text: str, intent: str) -> None:
    assert loaded.ask(text).get("intent")["name"] == intent


def test_a_loaded_classifier_answers_as_the_trained_one(trained: Pipeline, loaded: Pipeline) -> None:
    for text in ("my card is stuck", "blue", ""):
        before, after = trained.ask(text).get("intent_ranking"), loaded.ask(text).get("intent_ranking")
        assert [row["name"] for row in after] == [row["name"] for row in before]
        assert [row["confidence"] for row in after] == pytest.approx(
            [row["confidence"] for row in before], abs=1e-2
        )


@pytest.mark.parametrize(
    "text", ["hello", "blue", "", "😀", "\ud800", "x" * 20_000, None], ids=lambda text: ascii(text)[:12]
)
def test_the_ranking_has_every_intent_and_begins_with_the_answer(loaded: Pipeline, text: str | None) -> None:
    message = loaded.ask(text)
    ranking = message.get("intent_ranking")
    assert sorted(row["name"] for row in ranking) == sorted(SENTENCES)
    assert ranking[0] == message.get("intent")
    assert sum(row["confidence"] for row in ranking) == pytest.approx(1)


@pytest.mark.parametrize("text", ["hello", "blue", "my card and the rate"])
def test_the_others_stand_in_the_order_of_their_chances(loaded: Pipeline, text: str) -> None:
    others = [row["confidence"] for row in loaded.ask(text).get("intent_ranking")[1:]]
    assert others == sorted(others, reverse=True)


def test_typed_text_that_looks_like_a_command_is_judged_by_its_words(loaded: Pipeline) -> None:
    message = loaded.ask('/dance{"card_last4": "1234"} the atm swallowed my card')
    assert message.get("intent")["name"] == "card_captured"
    assert message.get("entities", []) == []


def test_confidence_is_the_trust_in_the_answer(loaded: Pipeline) -> None:
    message = loaded.ask("the atm swallowed my card")
    understanding = message.get(UNDERSTANDING)
    assert message.get("intent")["confidence"] == understanding["trust"]
    assert 0 <= understanding["trust"] <= 1
    assert understanding["score"] <= understanding["cosine"]


def test_a_language_the_first_encoder_lacks_is_judged_by_both(trained: Pipeline) -> None:
    pipeline = load(trained, ask_second_below=0.0)
    assert pipeline.ask("hello", locale="en").get(UNDERSTANDING)["encoders"] == 1
    assert pipeline.ask("hej", locale="sv").get(UNDERSTANDING)["encoders"] == 2


def test_a_doubtful_message_is_judged_by_both(trained: Pipeline) -> None:
    assert load(trained, ask_second_below=1.1).ask("hello").get(UNDERSTANDING)["encoders"] == 2


def test_one_encoder_is_enough(tmp_path: Path) -> None:
    pipeline = create(tmp_path, second=None)
    train(pipeline, examples())
    message = load(pipeline, second=None, ask_second_below=1.1).ask("the atm swallowed my card")
    assert message.get("intent")["name"] == "card_captured"
    assert message.get(UNDERSTANDING)["encoders"] == 1


def test_examples_without_an_intent_or_words_are_left_out(tmp_path: Path) -> None:
    pipeline = create(tmp_path, second=None)
    train(pipeline, [*examples(), Message.build(text="no intent"), Message({"intent": "empty"})])
    assert len(pipeline.ask("hello").get("intent_ranking")) == len(SENTENCES)


def test_training_on_one_intent_gives_a_classifier_that_knows_one(tmp_path: Path) -> None:
    pipeline = create(tmp_path, second=None)
    train(pipeline, [Message.build(text=text, intent="greet") for text in SENTENCES["greet"]])
    assert [row["name"] for row in pipeline.ask("my card").get("intent_ranking")] == ["greet"]


def test_an_untrained_classifier_says_so(tmp_path: Path) -> None:
    with pytest.raises(ClassifierUntrained):
        create(tmp_path, second=None).ask("hello")


def test_a_message_without_a_vector_says_what_is_missing(trained: Pipeline) -> None:
    with pytest.raises(VectorMissing):
        trained.classifier.process([Message({"text": "hello"})])


def test_messages_of_a_batch_get_their_own_vectors(trained: Pipeline) -> None:
    one, other = trained.vectors.process([Message({"text": "hello"}), Message({"text": "卡被吞"})])
    assert vector_of(one).shape == (512,)
    assert not (vector_of(one) == vector_of(other)).all()
