"""`python -m bot.actions`: serves the custom actions on loopback."""

from __future__ import annotations

import sys

from bot.actions.server import create_app
from bot.log import set_up_logging
from bot.settings import Settings


def main() -> int:
    """Serve until SIGTERM."""
    set_up_logging()
    settings = Settings.from_environment()
    app = create_app(settings.secret)
    app.run(
        host="127.0.0.1", port=settings.actions_port, workers=1, access_log=False, motd=False, debug=False
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
