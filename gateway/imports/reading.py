"""Rows of a CSV, JSON, JSON Lines or GeoJSON file with the lines on which they begin."""

from __future__ import annotations

import codecs
import csv
import itertools
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from gateway.imports.findings import Finding, Row
from gateway.imports.scanning import DECODER, LONGEST_RECORD, NotJson, Scanner, unreadable
from gateway.wrong import Wrong, shown

MOST_BYTES = 512 << 20
BLOCK = 1 << 20
DELIMITERS = ",;\t"
ENCODING = "utf-8-sig"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Read = Iterator[Row | Finding]


@dataclass(frozen=True)
class Expected:
    """What a reader has to know of the file it reads."""

    file: str
    lists: frozenset[str]
    key: str


def read_rows(path: Path, lists: Collection[str], key: str = "id") -> Read:
    """The rows of a file and what is wrong with its form.

    `lists` names the member of a JSON object that holds the rows; `key` is the field that takes
    the id of a GeoJSON feature. Raises OSError.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        yield Finding(str(path), 0, "", Wrong("file-kind-unknown", known=", ".join(_READERS)))
        return
    if path.stat().st_size > MOST_BYTES:
        yield Finding(str(path), 0, "", Wrong("file-too-large", most=MOST_BYTES >> 20))
        return
    wrong = _wrong_encoding(path)
    if wrong is not None:
        yield wrong
        return
    with path.open(encoding=ENCODING, newline="") as handle:
        yield from reader(handle, Expected(str(path), frozenset({*lists, "features", "items"}), key))


def _wrong_encoding(path: Path) -> Finding | None:
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    with path.open("rb") as handle:
        while True:
            block = handle.read(BLOCK)
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                line += error.object.count(b"\n", 0, error.start)
                return Finding(str(path), line, "", wrong_encoding(error))
            if not block:
                return None
            line += block.count(b"\n")


def wrong_encoding(error: UnicodeDecodeError) -> Wrong:
    """What the encoding probably is: Chinese spreadsheets save GB 18030, others UTF-16 or Windows's own."""
    begun = error.object[:2]
    known = "UTF-16" if begun in _UTF16 and error.start == 0 else "GB18030"
    if known == "GB18030":
        around = error.object[error.start : error.start + 2]
        known = known if len(around) > 1 and around[1] >= 0x40 else "WINDOWS-1252"  # noqa: PLR2004 - second bytes begin here
    return Wrong("not-utf-8", byte=f"0x{error.object[error.start]:02X}", encoding=known)


def _bounded(handle: TextIO) -> Iterator[str]:
    """The lines; an absurdly long one is cut, and found wrong before it fills the memory."""
    while line := handle.readline(LONGEST_RECORD):
        yield line


def _csv(handle: TextIO, expected: Expected) -> Read:
    lines = _bounded(handle)
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(itertools.chain([first], lines), delimiter=delimiter, strict=True)
    line = 1
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if len(set(header)) < len(header) or "" in header:
            yield Finding(expected.file, 1, "", Wrong("column-unnamed"))
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(header):
                many = Wrong("too-many-cells", cells=len(cells), columns=len(header))
                yield Finding(expected.file, line, "", many)
            elif any(map(str.strip, cells)):
                filled = {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip()}
                yield Row(expected.file, line, filled, flat=True)
            line = reader.line_num + 1
    except csv.Error as error:
        is_long = str(error).startswith("field larger")
        wrong = Wrong("too-long", most=csv.field_size_limit()) if is_long else Wrong("table-unreadable")
        yield Finding(expected.file, line, "", wrong)


def _json(handle: TextIO, expected: Expected) -> Read:
    try:
        for line, value in Scanner(handle).records(expected.lists):
            yield _record(expected, line, value)
    except NotJson as error:
        yield Finding(expected.file, error.line, "", error.wrong)


def _lines(handle: TextIO, expected: Expected) -> Read:
    for line, text in enumerate(_bounded(handle), start=1):
        if len(text) >= LONGEST_RECORD:
            yield Finding(expected.file, line, "", Wrong("too-long", most=LONGEST_RECORD))
            return
        if not text.strip():
            continue
        try:
            yield _record(expected, line, DECODER.decode(text))
        except (ValueError, RecursionError) as error:
            yield Finding(expected.file, line, "", unreadable(error))


def _record(expected: Expected, line: int, value: Any) -> Row | Finding:
    if not isinstance(value, dict):
        return Finding(expected.file, line, "", Wrong("not-an-object", given=shown(value)))
    if value.get("type") != "Feature":
        return Row(expected.file, line, value)
    geometry, properties = value.get("geometry") or {}, value.get("properties") or {}
    match geometry, properties:
        case {"type": "Point", "coordinates": [lon, lat, *_]}, dict():
            own = {expected.key: value["id"]} if "id" in value else {}
            return Row(expected.file, line, {**own, **properties, "lat": lat, "lon": lon})
    return Finding(expected.file, line, "geometry", Wrong("no-point"))


_READERS: dict[str, Callable[[TextIO, Expected], Read]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".json": _json,
    ".geojson": _json,
    ".jsonl": _lines,
    ".ndjson": _lines,
}
