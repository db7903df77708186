"""The bot's settings: environment variables that the supervisor sets for both processes."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

# Parts of the time after which the gateway gives a turn up: for the turn, so that the gateway still hears
# of it; for all its calls of the gateway, so that it can still say that one failed; for one of these calls;
# for those of an action that comes late, since a gateway that is well answers at once.
OF_TURN, OF_CALLS, OF_CALL, OF_LATE_CALLS = 0.9, 0.5, 0.3, 0.1


@dataclass(frozen=True)
class Settings:
    """Addresses, the shared secret, the folder of the model and how long a turn may take."""

    bot_port: int
    actions_port: int
    secret: str
    gateway_url: str
    var: Path
    bot_timeout_seconds: float = 10.0

    @classmethod
    def from_environment(cls) -> Settings:
        """Read `DESK_…`; without a secret one is made up, so that an open port is never an open door."""
        return cls(
            bot_port=int(os.environ.get("DESK_BOT_PORT", "5005")),
            actions_port=int(os.environ.get("DESK_ACTIONS_PORT", "5055")),
            secret=os.environ.get("DESK_BOT_SECRET") or secrets.token_urlsafe(32),
            gateway_url=os.environ.get("DESK_GATEWAY_URL", "http://127.0.0.1:8000"),
            var=Path(os.environ.get("DESK_VAR", "var")),
            bot_timeout_seconds=float(os.environ.get("DESK_BOT_TIMEOUT_SECONDS", "10")),
        )

    @property
    def models(self) -> Path:
        """Where `bot.train` writes and the bot reads the model."""
        return self.var / "model"

    @property
    def turn_seconds(self) -> float:
        """How long the bot works on a turn."""
        return self.bot_timeout_seconds * OF_TURN

    @property
    def calls_seconds(self) -> float:
        """How long after its beginning a turn may still ask the gateway for something."""
        return self.bot_timeout_seconds * OF_CALLS

    def calls_left(self, spent: float) -> float:
        """How long an action may still ask the gateway, so long after the beginning of its turn."""
        return max(self.calls_seconds - spent, self.bot_timeout_seconds * OF_LATE_CALLS)

    @property
    def call_seconds(self) -> float:
        """How long the gateway may take to answer one call."""
        return self.bot_timeout_seconds * OF_CALL
