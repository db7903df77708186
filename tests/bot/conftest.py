"""One trained model and one running bot for all tests of the bot."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.log import set_up_logging
from bot.model import ARCHIVE, MANIFEST
from bot.train import ROOT, train
from tests.bot.serving import Served, Visitor, serve

_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Rasa's libraries warn: they are pinned, and their deprecations are no news."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::Warning"))


def is_newer_than_its_sources(manifest: Path) -> bool:
    """Whether there is a model, made after the last change of what it is made of."""
    if not manifest.exists():
        return False
    sources = [ROOT / "config.yml", ROOT / "domain.yml"]
    sources += [
        path
        for folder in ("data", "nlu")
        for path in (ROOT / "bot" / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    return all(path.stat().st_mtime <= manifest.stat().st_mtime for path in sources)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The real model: the one `make train` left when it is newer than its sources, else one trained now."""
    set_up_logging()
    trained = ROOT / "var" / "model"
    if is_newer_than_its_sources(trained / MANIFEST):
        return trained / ARCHIVE, json.loads((trained / MANIFEST).read_text())["sha256"]
    out = tmp_path_factory.mktemp("model")
    digest = train(out, data=ROOT / "bot" / "data", domain=ROOT / "domain.yml", config=ROOT / "config.yml")
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
