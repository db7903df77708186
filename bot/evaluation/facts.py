"""What a model costs: its size, and how long it took to be trained and loaded."""

from __future__ import annotations

import os
import re
import tarfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_MB = 2**20
Loaded = TypeVar("Loaded")


def size_of(archive: Path) -> dict[str, float]:
    """Megabytes of a model, packed and unpacked."""
    with tarfile.open(archive) as tar:
        unpacked = sum(member.size for member in tar)
    return {"megabytes": archive.stat().st_size / _MB, "unpacked_megabytes": unpacked / _MB}


def training_seconds(log: Path, digest: str) -> float | None:
    """What the desk's log says about the training of this very model, if it was the last one."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    told = re.search(rf"^train: model {digest[:12]} in (\d+(?:\.\d+)?) s$", lines, re.MULTILINE)
    return float(told[1]) if told else None


def loaded(load: Callable[[], Loaded]) -> tuple[Loaded, dict[str, Any]]:
    """What is loaded, the seconds that took, and the megabytes it added where the system tells."""
    before, begun = _resident(), time.perf_counter()
    made = load()
    seconds, after = time.perf_counter() - begun, _resident()
    added = None if before is None or after is None else (after - before) / _MB
    return made, {"load_seconds": seconds, "memory_megabytes": added}


def _resident() -> int | None:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
