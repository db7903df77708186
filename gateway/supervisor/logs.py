"""One rotated log file per process, and the lines of it that an operator should see at once."""

from __future__ import annotations

import logging
import re
from collections import deque
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from gateway.console import YELLOW, say

MAX_BYTES, KEPT_FILES = 10 * 1024 * 1024, 5
LONGEST_LINE = 64 * 1024
LAST_LINES = 40
LONGEST_SHOWN = 300
IMPORTANT = re.compile(r'\b(ERROR|CRITICAL)\b|"level": ?"(error|critical)"|^Traceback')


class _File(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A full disk loses log lines; it must not stop the desk."""


class Log:
    """Takes what a process prints, whole lines or pieces of them."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.path = folder / f"{name}.log"
        self.last: deque[str] = deque(maxlen=LAST_LINES)
        self.is_quiet = False
        self._rest = b""
        self._file = _File(self.path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8")

    def feed(self, data: bytes) -> None:
        """Write the whole lines in `data`, keeping the rest for the next call."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            lines, self._rest = [*lines, self._rest], b""
        for line in lines:
            self.write(line.decode("utf-8", "replace").rstrip())

    def write(self, line: str) -> None:
        """One line into the file, and on the screen when it reports an error."""
        self._file.emit(logging.LogRecord(self.name, logging.INFO, "", 0, line, (), None))
        self.last.append(line)
        if IMPORTANT.search(line) and not self.is_quiet:
            say(f"{self.name}: {line[:LONGEST_SHOWN]}", YELLOW)

    def reason(self) -> str:
        """The last thing that the process said before it ended."""
        said = [line for line in self.last if line.strip()]
        return said[-1].strip()[:LONGEST_SHOWN] if said else "it said nothing"

    def close(self) -> None:
        """Write what is left and close the file."""
        self.feed(b"\n" if self._rest else b"")
        with suppress(OSError):
            self._file.close()
