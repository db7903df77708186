"""Refusals of the bot's and the action server's HTTP surface, as RFC 9457 problem details."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import ClassVar

from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response


class BotProblem(Exception):
    """A refusal with a code; the base is the answer to a turn that broke."""

    code: ClassVar[str] = "bot-failed"
    status: ClassVar[int] = 502

    def response(self) -> HTTPResponse:
        """The problem as an HTTP answer; it never quotes the request."""
        body = {
            "type": f"urn:desk:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": str(self),
        }
        return json_response(body, status=self.status, content_type="application/problem+json")


class RequestInvalid(BotProblem):
    """The body is not a turn."""

    code, status = "request-invalid", 400


class SecretWrong(BotProblem):
    """The header X-Desk-Secret is absent or wrong."""

    code, status = "secret-wrong", 401


class BodyTooLarge(BotProblem):
    """The body is longer than a turn can be."""

    code, status = "body-too-large", 413


class BotTimeout(BotProblem):
    """The turn was not finished in time."""

    code, status = "bot-timeout", 504


class BotNotReady(BotProblem):
    """The model is not loaded yet."""

    code, status = "bot-not-ready", 503


def demand_secret(request: Request, secret: str) -> None:
    """Refuse a caller that does not know the shared secret."""
    given = request.headers.get("x-desk-secret", "")
    if not hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode()):
        raise SecretWrong("header X-Desk-Secret")
