"""What every part of the running gateway is handed: made once, in the lifespan of the app."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol, cast

from fastapi import Depends
from starlette.requests import HTTPConnection
from structlog.stdlib import BoundLogger

from gateway.clients.bot import BotClient
from gateway.clock import Clock
from gateway.database import Database
from gateway.languages.detection import Detector
from gateway.limits import Limits
from gateway.live import Live
from gateway.settings import Settings
from translations.catalogue import Catalogue


class Turns(Protocol):
    """Who answers turns, as those who accept messages see him."""

    def has_room(self) -> bool:
        """Whether another turn can be answered now."""
        ...

    def wake(self, claimed: Any = None, asked: Any = None) -> None:
        """A turn became ready, or this one is claimed already."""
        ...


class NoTurns:
    """Before the worker has started: turns wait on disk."""

    def has_room(self) -> bool:
        """Never."""
        return False

    def wake(self, claimed: Any = None, asked: Any = None) -> None:
        """Nobody to wake."""


@dataclass(frozen=True)
class Expected:
    """The languages that guests of an event speak, and from when until when they are here."""

    since: dt.datetime
    until: dt.datetime
    languages: tuple[str, ...]


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
    turns: Turns = field(default_factory=NoTurns)
    limits: Limits = field(default_factory=Limits)
    # Kept in memory, so that the visitor's page needs no database.
    expected: tuple[Expected, ...] = ()


def get_runtime(connection: HTTPConnection) -> Runtime:
    """The runtime of the app that serves this request or socket."""
    return cast("Runtime", connection.app.state.runtime)


async def _runtime(connection: HTTPConnection) -> Runtime:
    # Async though it waits for nothing: FastAPI sends every other function to a thread and back.
    return get_runtime(connection)


RuntimeDep = Annotated[Runtime, Depends(_runtime)]
