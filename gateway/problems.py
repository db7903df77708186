"""How an error reaches a reader: an RFC 9457 problem, worded in his language, with nothing inside."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from gateway.errors import GatewayError, InvalidRequest, NotAllowed, NotFound, NotSignedIn
from gateway.runtime import Runtime
from translations.catalogue import Catalogue

MEDIA_TYPE = "application/problem+json"
_BY_STATUS: dict[int, type[GatewayError]] = {401: NotSignedIn, 403: NotAllowed, 404: NotFound}


def problem(error: GatewayError, locale: str, catalogue: Catalogue) -> dict[str, Any]:
    """The error as problem details; `title` is the sentence for the reader."""
    message_id = f"error-{error.code}"
    return {
        **error.members,
        "type": f"about:blank#{error.code}",
        "title": catalogue.say(message_id, locale, error.values),
        "status": error.status,
        "code": error.code,
    }


def reader_locale(request: Request, catalogue: Catalogue) -> str:
    """The reader's language: his conversation's or his own, else the browser's, else English."""
    known: str | None = getattr(request.state, "locale", None)
    return known or catalogue.negotiate(request.headers.get("accept-language")) or "en"


def respond(request: Request, error: GatewayError) -> JSONResponse:
    """The HTTP answer to an error."""
    runtime: Runtime = request.app.state.runtime
    body = problem(error, reader_locale(request, runtime.catalogue), runtime.catalogue)
    headers = {"Cache-Control": "no-store"}
    if error.retry_after:
        headers["Retry-After"] = str(error.retry_after)
    return JSONResponse(body, error.status, headers, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of the app in one way."""

    async def known(request: Request, error: Exception) -> JSONResponse:
        if isinstance(error, GatewayError):
            return respond(request, error)
        return await unknown(request, error)

    async def invalid(request: Request, error: Exception) -> JSONResponse:
        # What exactly was wrong goes to the log only: it may quote what was sent.
        return respond(request, InvalidRequest(type(error).__name__))

    async def http(request: Request, error: Exception) -> JSONResponse:
        status = error.status_code if isinstance(error, HTTPException) else 500
        mapped = _BY_STATUS.get(status, InvalidRequest)("http")
        response = respond(request, mapped)
        response.status_code = status
        return response

    async def unknown(request: Request, error: Exception) -> JSONResponse:
        runtime: Runtime = request.app.state.runtime
        runtime.log.error("request_crashed", path=request.url.path, error=type(error).__name__)
        return respond(request, GatewayError())

    app.add_exception_handler(GatewayError, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unknown)
