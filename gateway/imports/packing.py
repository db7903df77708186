"""Checked values kept small in memory until they are stored, and given back as they were."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from gateway.imports.kinds.base import Values

FASTEST = 1
# No name in a file has a control character, so nothing else is taken for a tagged value.
TAG = "\0"
_READERS: dict[str, Callable[[str], Any]] = {
    "date": dt.date.fromisoformat,
    "datetime": dt.datetime.fromisoformat,
    "Decimal": Decimal,
}


def pack(values: Sequence[Values]) -> bytes:
    """The values of some rows in few bytes."""
    return zlib.compress(json.dumps(values, default=_tagged).encode(), FASTEST)


def unpack(packed: bytes) -> list[Values]:
    """What was packed."""
    values: list[Values] = json.loads(zlib.decompress(packed), object_hook=_untagged)
    return values


def _tagged(value: Any) -> dict[str, list[str]]:
    return {TAG: [type(value).__name__, str(value)]}


def _untagged(found: dict[str, Any]) -> Any:
    if TAG not in found:
        return found
    name, written = found[TAG]
    return _READERS[name](written)
