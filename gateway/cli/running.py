"""`desk serve` and `desk train`."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from gateway.console import say
from gateway.settings import Settings
from gateway.supervisor.instance import load_secret, make_folder
from gateway.supervisor.model import ensure_model


def serve() -> None:
    """Run the desk: train, migrate and load the demo bank if needed, then start and watch every process."""
    from gateway.supervisor.serving import serve as run_desk  # noqa: PLC0415 - `desk check` runs while this does not

    asyncio.run(run_desk(Settings()))


def train(
    force: Annotated[bool, typer.Option("--force", help="Train although no source has changed.")] = False,
) -> None:
    """Train the bot when its sources changed, and sign the model."""
    settings = Settings()
    var = make_folder(settings.var)
    secret = load_secret(var, settings.secret.get_secret_value())
    digest = asyncio.run(ensure_model(var, secret, force=force))
    say(f"The model is {digest[:12]}, in {var / 'model'}")
