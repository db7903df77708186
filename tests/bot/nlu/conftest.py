"""The encoders and one small model, opened once for all tests of the understanding."""

from __future__ import annotations

import datetime as dt
import importlib
import warnings
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from threadpoolctl import threadpool_limits

from bot.nlu.encoders import Encoder, open_encoder
from bot.nlu.intent_model import IntentModel
from tests.bot.nlu.small_data import fit_small

# A warning is an error while tests are collected, and the libraries of spaCy warn when they are imported.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    importlib.import_module("bot.nlu.values.gazetteer")


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """As the supervisor does: threads on busy cores wait for one another far longer than they work."""
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The first encoder of the pipeline."""
    return open_encoder("use")


@pytest.fixture(scope="session")
def second_encoder() -> Encoder:
    """The one that is asked for a second opinion."""
    return open_encoder("e5")


@pytest.fixture(scope="session")
def small_model(encoder: Encoder, second_encoder: Encoder) -> IntentModel:
    """A model of forty-eight sentences with both encoders."""
    return fit_small(encoder, second_encoder)


@pytest.fixture(scope="session")
def now() -> dt.datetime:
    """A Wednesday afternoon in Beijing."""
    return dt.datetime(2026, 11, 18, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
