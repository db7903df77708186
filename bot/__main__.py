"""`python -m bot`: loads the model and serves the desk channel on loopback."""

from __future__ import annotations

import os
import sys
import warnings
from asyncio import AbstractEventLoop
from pathlib import Path

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
# Deprecations of pinned libraries are no news to whoever runs the desk.
warnings.simplefilter("ignore")
# TensorFlow is imported by Rasa and never used.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from sanic import Sanic  # noqa: E402 - Rasa reads the environment while it is imported

from bot.actions.phrases import compile_all  # noqa: E402
from bot.channel import MAX_BODY, DeskChannel  # noqa: E402
from bot.log import set_up_logging  # noqa: E402
from bot.model import ModelBroken, newest_model  # noqa: E402
from bot.processor import DeskAgent  # noqa: E402
from bot.remote import ActionServer  # noqa: E402
from bot.settings import Settings  # noqa: E402


def create_app(settings: Settings, model: Path, digest: str) -> Sanic:
    """The HTTP application with a loaded agent; no other route of Rasa's is there."""
    from rasa.core.channels.channel import register  # noqa: PLC0415 - pulls in every channel of Rasa's

    actions = ActionServer(settings)
    agent = DeskAgent(actions)
    agent.load_model(model, digest)
    compile_all()
    app = Sanic("visitor_desk_bot", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = 2 * MAX_BODY
    app.config.ACCESS_LOG = False
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 10.0
    register([DeskChannel(settings.secret, settings.turn_seconds)], app, route="/webhooks/")
    app.ctx.agent = agent

    async def close(_app: Sanic, _loop: AbstractEventLoop) -> None:
        await actions.close()

    app.register_listener(close, "after_server_stop")
    return app


def main() -> int:
    """Serve until SIGTERM; 1 with one line when there is no sound model."""
    set_up_logging()
    settings = Settings.from_environment()
    try:
        model, digest = newest_model(settings.models)
        app = create_app(settings, model, digest)
    except ModelBroken as error:
        sys.stderr.write(f"bot: {error}\n")
        return 1
    app.run(host="127.0.0.1", port=settings.bot_port, workers=1, access_log=False, motd=False, debug=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
