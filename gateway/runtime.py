"""What every part of the running gateway is handed: made once, in the lifespan of the app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends
from starlette.requests import HTTPConnection
from structlog.stdlib import BoundLogger

from gateway.clients.bot import BotClient
from gateway.clock import Clock
from gateway.database import Database
from gateway.languages.detection import Detector
from gateway.live import Live
from gateway.settings import Settings
from translations.catalogue import Catalogue


def _nothing() -> None:
    return None


@dataclass
class Runtime:
    """Settings, clock, database, texts and clients of one gateway process."""

    settings: Settings
    clock: Clock
    database: Database
    live: Live
    catalogue: Catalogue
    detector: Detector
    bot: BotClient
    log: BoundLogger
    wake_turns: Callable[[], None] = field(default=_nothing)


def get_runtime(connection: HTTPConnection) -> Runtime:
    """The runtime of the app that serves this request or socket."""
    return cast("Runtime", connection.app.state.runtime)


RuntimeDep = Annotated[Runtime, Depends(get_runtime)]
