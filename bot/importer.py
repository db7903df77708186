"""Reads the training data for Rasa: a file per locale and intent, one of aspects per locale, and rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.shared.data import get_data_files
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.aspect_data import ASPECT, ASPECTS, read_aspects
from bot.nlu.check import read_file

LOCALE = "locale"


class DataBroken(RasaException):
    """A file of the training data cannot be read; the message says which, where and why."""


class Sentence(Message):
    """A training example: it is never copied and cheaply compared, for Rasa does both a dozen times.

    Rasa merges all examples with none again and again, and takes the fingerprint of all their features after
    each component, for a cache that a training from nothing never asks. With 40,000 examples that was half of
    the training.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(data)
        self._told = data.get(INTENT), data.get(TEXT), data.get(ASPECT)
        self._hash = hash(self._told)
        self._fingerprint = ""

    def fingerprint(self) -> str:
        """Return what tells one example from another: text, intent and aspect."""
        if not self._fingerprint:
            whole = "\n".join(map(str, self._told))
            self._fingerprint = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
        return self._fingerprint

    def __hash__(self) -> int:
        """Return the hash of text, intent and aspect."""
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Return whether another example has the same text, intent and aspect."""
        return isinstance(other, Sentence) and self._told == other._told

    def __deepcopy__(self, _memo: dict[int, Any]) -> Sentence:
        """Return itself: components only add to an example, and one after the other to the same."""
        return self


class DeskImporter(RasaFileImporter):
    """Finds examples at `nlu/<locale>/<intent>.yml`, aspects at `aspects/<locale>.yml`, rules elsewhere.

    Each file is read once.
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        files = get_data_files(training_data_paths, lambda path: path.endswith(".yml"))
        self.config_file = config_file
        self._domain_path = domain_path
        self._nlu_files = [file for file in files if _is_nlu(file)]
        self._aspect_files = [file for file in files if _is_aspects(file)]
        self._story_files = [file for file in files if not (_is_nlu(file) or _is_aspects(file))]
        self._conversation_test_files: list[str] = []
        self._examples: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the examples of every locale, whichever language is asked for; raises DataBroken."""
        if self._examples is None:
            examples = [one for file in self._nlu_files for one in _read(Path(file))]
            examples += [one for file in self._aspect_files for one in _read_aspects(Path(file))]
            self._examples = TrainingData(examples)
        return self._examples


def _is_nlu(file: str) -> bool:
    return Path(file).parent.parent.name == "nlu"


def _is_aspects(file: str) -> bool:
    return Path(file).parent.name == ASPECTS


def _read(file: Path) -> Iterator[Sentence]:
    for item in read_file(file, file):
        if isinstance(item, str):
            raise DataBroken(item)
        yield Sentence({TEXT: item.text, INTENT: item.intent, METADATA: {LOCALE: item.locale}})


def _read_aspects(file: Path) -> Iterator[Sentence]:
    for item in read_aspects(file, file):
        if isinstance(item, str):
            raise DataBroken(item)
        yield Sentence({TEXT: item.text, ASPECT: item.intent, METADATA: {LOCALE: item.locale}})
