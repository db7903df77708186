"""Puts the pages and their security headers on the app."""

from __future__ import annotations

from fastapi import FastAPI

from gateway.pages.agent_desk import router as desk_router
from gateway.pages.api_docs import router as api_docs_router
from gateway.pages.branch.routes import ROUTERS as BRANCH_ROUTERS
from gateway.pages.branch_case import router as branch_case_router
from gateway.pages.headers import SecurityHeaders
from gateway.pages.transcript import router as transcript_router
from gateway.pages.visitor import router as visitor_router
from gateway.settings import Settings

ROUTERS = (
    visitor_router,
    desk_router,
    api_docs_router,
    branch_case_router,
    transcript_router,
    *BRANCH_ROUTERS,
)


def install_pages(app: FastAPI, settings: Settings) -> None:
    """Serve every page; `settings` decide later, by request, who may embed the chat."""
    del settings
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(SecurityHeaders)
