"""The one loaded catalogue of the bot's processes, and what happens when a text is missing."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from translations.catalogue import Catalogue, MissingMessage
from translations.locales import DEFAULT_LOCALE

_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """All texts, read once a process."""
    return Catalogue.load()


def say(message_id: str, locale: str, values: Mapping[str, Any]) -> str:
    """Word a message; a locale without it gets English and a line in the log, never silence."""
    try:
        return catalogue().say(message_id, locale, values)
    except MissingMessage:
        _log.error("no text %s in %s", message_id, locale)
        return catalogue().say(message_id, DEFAULT_LOCALE, values)
