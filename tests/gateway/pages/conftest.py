"""Pages that belong to nobody need texts and settings only: no database, no bot, no start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest
import structlog
from fastapi import FastAPI
from structlog.stdlib import BoundLogger

from gateway import problems
from gateway.clock import Clock, SystemClock
from gateway.pages.routes import install_pages
from gateway.runtime import Expected
from gateway.settings import Settings
from translations.catalogue import Catalogue


@dataclass
class PageRuntime:
    """The part of the runtime that such pages use."""

    settings: Settings
    catalogue: Catalogue
    log: BoundLogger
    clock: Clock = field(default_factory=SystemClock)
    expected: tuple[Expected, ...] = ()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every text of the project."""
    return Catalogue.load()


@pytest.fixture
async def pages(catalogue: Catalogue, tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser's requests to an app that serves pages and nothing else."""
    settings = Settings(_env_file=None, var=tmp_path)
    app = FastAPI()
    app.state.runtime = PageRuntime(settings, catalogue, structlog.get_logger("pages"))
    problems.install(app)
    install_pages(app, settings)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://desk.test") as http:
        yield http
