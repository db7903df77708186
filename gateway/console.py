"""What the operator reads on the terminal: short lines with the time since the start.

Standard library only: it is used before anything is installed.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

STARTED = time.monotonic()
STEP_SECONDS = 10.0
DIM, BOLD, RED, YELLOW, GREEN = "2", "1", "31", "33", "32"


class Stop(Exception):
    """The command cannot go on; its text is the one line that the operator needs."""


def has_colour(stream: TextIO) -> bool:
    """Colour only on a terminal, and never with NO_COLOR (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str, stream: TextIO) -> str:
    """The text in this colour where the stream shows colours."""
    return f"\x1b[{colour}m{text}\x1b[0m" if has_colour(stream) else text


def say(text: str, colour: str = "") -> None:
    """One line of progress, with the seconds since the start."""
    elapsed = paint(f"[{time.monotonic() - STARTED:6.1f} s]", DIM, sys.stdout)
    print(elapsed, paint(text, colour, sys.stdout) if colour else text, flush=True)


def fail(text: str) -> None:
    """One line that says why the command ends."""
    print(paint(f"desk: {text}", RED, sys.stderr), file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say that something begins and, every few seconds, that it is still going on."""
    say(f"{text} …")
    done = threading.Event()
    begun = time.monotonic()

    def remind() -> None:
        while not done.wait(STEP_SECONDS):
            say(f"{text} … still at it after {time.monotonic() - begun:.0f} s", DIM)

    reminder = threading.Thread(target=remind, daemon=True)
    reminder.start()
    try:
        yield
    finally:
        done.set()
        reminder.join()
