"""Builds the gateway: the only module that knows everyone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import structlog
from fastapi import FastAPI

from gateway import problems
from gateway.agents.routes import router as agents_router
from gateway.bookings.reminders import reminding
from gateway.bookings.routes import router as bookings_router
from gateway.cases.routes import router as cases_router
from gateway.chat.agent_socket import router as agent_socket_router
from gateway.chat.visitor_routes import router as visitor_router
from gateway.chat.visitor_routes import shared_router as visitor_shared_router
from gateway.chat.visitor_socket import router as visitor_socket_router
from gateway.clients.bot import BotClient
from gateway.clock import Clock, FrozenClock, SystemClock
from gateway.conversations.forgetting import forgetting
from gateway.database import Database
from gateway.events.expecting import expecting
from gateway.events.routes import router as events_router
from gateway.facts.routes import router as facts_router
from gateway.guard import Guard
from gateway.handoff.routes import router as handoff_router
from gateway.health import router as health_router
from gateway.hours import national
from gateway.languages.detection import Detector
from gateway.live import Live
from gateway.pages.routes import install_pages
from gateway.places.routes import router as places_router
from gateway.rates.pulling import RatePuller
from gateway.rates.routes import router as rates_router
from gateway.runtime import Runtime
from gateway.settings import Settings
from gateway.turns.worker import TurnWorker
from translations.catalogue import Catalogue

ROUTERS = (
    health_router,
    visitor_shared_router,
    visitor_router,
    visitor_socket_router,
    agents_router,
    handoff_router,
    agent_socket_router,
    places_router,
    facts_router,
    events_router,
    rates_router,
    cases_router,
    bookings_router,
)


def build_runtime(
    settings: Settings,
    transport: httpx2.AsyncBaseTransport | None = None,
    catalogue: Catalogue | None = None,
    detector: Detector | None = None,
) -> Runtime:
    """Everything the gateway's parts are handed; `transport` replaces the network to the bot in tests."""
    live = Live()
    clock: Clock = FrozenClock(settings.now) if settings.now else SystemClock()
    http = httpx2.AsyncClient(base_url=settings.bot_url, transport=transport)
    return Runtime(
        settings=settings,
        clock=clock,
        database=Database(settings.database, live.publish),
        live=live,
        catalogue=catalogue or Catalogue.load(),
        detector=detector or Detector.load(),
        bot=BotClient(http, settings.bot_secret.get_secret_value(), settings.bot_timeout_seconds),
        log=structlog.get_logger("gateway"),
    )


def warm(runtime: Runtime) -> tuple[asyncio.Task[Any], ...]:
    """Read the detector's models and the calendars beside the start, not by a visitor's first message."""
    return (
        asyncio.create_task(runtime.detector.detect("good morning everybody")),
        asyncio.create_task(asyncio.to_thread(national.warm)),
    )


def create_app(
    settings: Settings | None = None, build: Callable[[Settings], Runtime] = build_runtime
) -> FastAPI:
    """The gateway as an ASGI app; the database has been migrated already."""
    known = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        runtime = build(known)
        worker = TurnWorker(runtime)
        runtime.turns = worker
        app.state.runtime = runtime
        app.state.limits = runtime.limits
        workers = (worker, RatePuller(runtime), reminding(runtime), expecting(runtime), forgetting(runtime))
        for one in workers:
            await one.start()
        warming = warm(runtime)
        yield
        for task in warming:
            task.cancel()
        for one in reversed(workers):
            await one.stop()
        await runtime.bot.close()
        await runtime.database.close()

    app = FastAPI(
        title="Visitor Desk",
        version="0.1.0",
        lifespan=lifespan,
        # Our own page at /docs: the usual one fetches its script from elsewhere.
        docs_url=None,
        redoc_url=None,
        description="The contact desk of a bank: visitors, agents, branches.",
    )
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    install_pages(app, known)
    app.add_middleware(Guard, allowed_hosts=known.allowed_hosts)
    return app
