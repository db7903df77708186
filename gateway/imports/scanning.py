"""Reads the list in a JSON file record by record, so that a large file never is in memory as a whole."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, TextIO

from gateway.wrong import Wrong, shown

BLOCK = 1 << 16
LONGEST_RECORD = 1 << 20
# So much of the text is shown from where it cannot be read.
NEAR = 20


class NotJson(ValueError):
    """The text is not JSON, or not a list of records, from this line on."""

    def __init__(self, line: int, wrong: Wrong) -> None:
        super().__init__(str(wrong))
        self.line, self.wrong = line, wrong


def unreadable(error: Exception) -> Wrong:
    """What keeps a text from being read as JSON."""
    if isinstance(error, Wrong):
        return error
    if isinstance(error, json.JSONDecodeError):
        rest = error.doc[error.pos : error.pos + NEAR]
        return Wrong("json-unreadable", given=shown(rest)) if rest.strip() else Wrong("json-cut-off")
    # What else the decoder raises: a number with more digits than can be read.
    return Wrong("json-too-deep") if isinstance(error, RecursionError) else Wrong("not-a-number", given="…")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Wrong("key-twice")
    return made


def _refuse(constant: str) -> Any:
    raise Wrong("not-a-number", given=constant)


DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse)


class Scanner:
    """A JSON text read block by block."""

    def __init__(self, handle: TextIO) -> None:
        self._handle = handle
        self._buffer = ""
        self._at = 0
        self._dropped_lines = 0
        self._ended = False

    def records(self, lists: Collection[str]) -> Iterator[tuple[int, Any]]:
        """The records with their lines, of a list or of the member of an object that is named so.

        Raises NotJson.
        """
        begins = self._peek()
        if begins == "[":
            yield from self._elements()
        elif begins == "{":
            yield from self._members(lists)
        else:
            raise NotJson(self._line(), Wrong("json-no-list"))
        if self._peek():
            raise NotJson(self._line(), Wrong("json-after-end"))

    def _members(self, lists: Collection[str]) -> Iterator[tuple[int, Any]]:
        found = False
        self._take("{")
        while self._peek() != "}":
            _, name = self._value()
            self._take(":")
            if name in lists and self._peek() == "[":
                found = True
                yield from self._elements()
            else:
                _check_system(*self._value(), name)
            if self._peek() != "}":
                self._take(",")
        self._take("}")
        if not found:
            raise NotJson(1, Wrong("json-list-missing", known=", ".join(sorted(lists))))

    def _elements(self) -> Iterator[tuple[int, Any]]:
        self._take("[")
        while self._peek() != "]":
            yield self._value()
            if self._peek() != "]":
                self._take(",")
                if self._peek() == "]":
                    raise NotJson(self._line(), Wrong("json-last-comma"))
        self._take("]")

    def _value(self) -> tuple[int, Any]:
        self._peek()
        line = self._line()
        while True:
            try:
                value, end = DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._ended or len(self._buffer) - self._at > LONGEST_RECORD:
                    raise NotJson(self._line(error.pos), unreadable(error)) from error
            except (ValueError, RecursionError) as error:
                raise NotJson(line, unreadable(error)) from error
            else:
                # A number at the end of the block may go on in the next one.
                if end < len(self._buffer) or self._ended:
                    self._at = end
                    return line, value
            self._fill()

    def _take(self, expected: str) -> None:
        if self._peek() != expected:
            raise NotJson(self._line(), Wrong("json-expected", expected=expected))
        self._at += 1

    def _peek(self) -> str:
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in " \t\r\n":
                    return self._buffer[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._fill()

    def _fill(self) -> None:
        self._dropped_lines += self._buffer.count("\n", 0, self._at)
        block = self._handle.read(BLOCK)
        self._buffer, self._at, self._ended = self._buffer[self._at :] + block, 0, not block

    def _line(self, at: int | None = None) -> int:
        return 1 + self._dropped_lines + self._buffer.count("\n", 0, self._at if at is None else at)


def _check_system(line: int, value: Any, name: str) -> None:
    """Old GeoJSON may name another coordinate system; only WGS-84 is understood."""
    if name == "crs" and not any(known in json.dumps(value) for known in ("CRS84", "4326")):
        raise NotJson(line, Wrong("not-wgs-84"))
