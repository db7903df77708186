"""The action server: Rasa's SDK behind the shared secret, on loopback, without CORS or error details."""

from __future__ import annotations

import logging
import math
import time
from asyncio import AbstractEventLoop

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.actions.countries import country_patterns
from bot.actions.desk import UNTIL, desk
from bot.actions.phrases import compile_all
from bot.problems import BotProblem, RequestInvalid, demand_secret

MAX_BODY = 64 * 1024
_log = logging.getLogger(__name__)


class ActionUnknown(BotProblem):
    """The bot asked for an action that is not here."""

    code, status = "action-unknown", 404


class ActionBroke(BotProblem):
    """The action raised."""

    code, status = "action-failed", 500


def create_app(secret: str, package: str = "bot.actions") -> Sanic:
    """The HTTP application with every action of the package."""
    if not secret:
        raise ValueError("DESK_BOT_SECRET is empty")
    app = Sanic("visitor_desk_actions", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = MAX_BODY
    app.config.ACCESS_LOG = False
    executor = ActionExecutor()
    executor.register_package(package)

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return json_response({"status": "ok", "actions": len(executor.actions)})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        try:
            demand_secret(request, secret)
            return await run_action(executor, request)
        except BotProblem as problem:
            return problem.response()

    async def close(_app: Sanic, _loop: AbstractEventLoop) -> None:
        await desk().close()

    async def prepare(app: Sanic, loop: AbstractEventLoop) -> None:
        # They take seconds on a slow machine, for which neither a start nor the first message should wait.
        app.ctx.prepared = loop.run_in_executor(None, warm)

    app.register_listener(prepare, "before_server_start")
    app.register_listener(close, "after_server_stop")
    return app


def warm() -> None:
    """Compile what messages are searched for."""
    compile_all()
    country_patterns()


async def run_action(executor: ActionExecutor, request: Request) -> HTTPResponse:
    """Run the action named in the call."""
    call = request.json
    if not isinstance(call, dict) or not isinstance(call.get("tracker"), dict):
        raise RequestInvalid("not an action call")
    # Set anew by every call: those of one connection share their context.
    UNTIL.set(time.monotonic() + float(call.get("calls_seconds", math.inf)))
    try:
        return json_response(await executor.run(call))
    except ActionExecutionRejection as rejection:
        # The status is what Rasa's own client expects of a refusal.
        return json_response({"error": "rejected", "action_name": rejection.action_name}, status=400)
    except ActionNotFoundException:
        raise ActionUnknown(str(call.get("next_action"))[:80]) from None
    except Exception:
        _log.exception("action %s failed", call.get("next_action"))
        raise ActionBroke("see the log of the action server") from None
