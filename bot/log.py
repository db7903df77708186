"""Logs of the bot's processes: one line a record on stderr, no text of a visitor."""

from __future__ import annotations

import logging
import sys

import structlog


def set_up_logging(level: int = logging.INFO) -> None:
    """Send records to stderr; Rasa's debug records, which hold visitors' words, are never made."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("rasa", "rasa_sdk", "sanic.access", "sanic.root", "apscheduler", "asyncio", "numexpr"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
