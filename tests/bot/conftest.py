"""One trained model and one running bot for all tests of the bot."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.log import set_up_logging
from bot.model import ARCHIVE
from bot.train import ROOT, train
from tests.bot.serving import Served, Visitor, serve

_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Rasa's libraries warn: they are pinned, and their deprecations are no news."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::Warning"))


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A model of the real rules and pipeline, and of a few examples that do not change."""
    set_up_logging()
    data = tmp_path_factory.mktemp("data")
    (data / "rules").symlink_to(ROOT / "bot" / "data" / "rules")
    (data / "nlu.yml").symlink_to(Path(__file__).parent / "data" / "nlu.yml")
    out = tmp_path_factory.mktemp("model")
    digest = train(out, data=data, domain=ROOT / "domain.yml", config=ROOT / "config.yml")
    return out / ARCHIVE, digest


@pytest.fixture(scope="session")
def served(model: tuple[Path, str]) -> Iterator[Served]:
    """The bot, its action server and a fake gateway."""
    served = serve(*model)
    yield served
    served.actions_process.terminate()
    served.actions_process.wait(timeout=10)


@pytest.fixture
def visitor(served: Served) -> Visitor:
    """A new conversation with a gateway in its first state."""
    served.gateway.reset()
    return Visitor(served, f"conversation-{next(_numbers)}")


@pytest.fixture
def another_visitor(served: Served) -> Callable[[], Visitor]:
    """More conversations beside it."""
    return lambda: Visitor(served, f"conversation-{next(_numbers)}")
