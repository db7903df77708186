"""The bot's settings: environment variables that the supervisor sets for both processes."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Addresses, the shared secret and the folder of the model."""

    bot_port: int
    actions_port: int
    secret: str
    gateway_url: str
    var: Path

    @classmethod
    def from_environment(cls) -> Settings:
        """Read `DESK_…`; without a secret one is made up, so that an open port is never an open door."""
        return cls(
            bot_port=int(os.environ.get("DESK_BOT_PORT", "5005")),
            actions_port=int(os.environ.get("DESK_ACTIONS_PORT", "5055")),
            secret=os.environ.get("DESK_BOT_SECRET") or secrets.token_urlsafe(32),
            gateway_url=os.environ.get("DESK_GATEWAY_URL", "http://127.0.0.1:8000"),
            var=Path(os.environ.get("DESK_VAR", "var")),
        )

    @property
    def models(self) -> Path:
        """Where `bot.train` writes and the bot reads the model."""
        return self.var / "model"
