"""Writes what is stored to a file that `read_rows` reads back as the same."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.console import Stop
from gateway.imports.fields import column_name, joined
from gateway.imports.kinds.base import Kind, Values


async def export(session: AsyncSession, kind: Kind[Any], path: Path) -> int:
    """Write every record of a kind; how many there were. The file is there whole or not at all.

    `session` has not asked anything yet. Raises Stop for a kind of file that cannot be written, OSError.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None or (writer is _geojson and not kind.is_place):
        raise Stop(f"{path.name}: cannot write {kind.name} as {path.suffix or 'a file without an ending'}")
    if session.get_bind().dialect.name != "sqlite":
        # Several queries are to see one state, as they do in SQLite anyway.
        await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as handle:
            written = await writer(session, kind, handle)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return written


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else value


async def _records(session: AsyncSession, kind: Kind[Any]) -> AsyncIterator[Values]:
    async for values in kind.listed(session):
        yield {name: _plain(value) for name, value in values.items() if value is not None}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


async def _csv(session: AsyncSession, kind: Kind[Any], handle: TextIO) -> int:
    columns = await _columns(session, kind)
    # Spreadsheets take a file for UTF-8 only when it says so.
    handle.write("\ufeff")
    table = csv.writer(handle)
    table.writerow(columns)
    written = 0
    async for values in _records(session, kind):
        flat = _flat(kind, values)
        table.writerow([flat.get(column, "") for column in columns])
        written += 1
    return written


async def _columns(session: AsyncSession, kind: Kind[Any]) -> list[str]:
    """Fields in their order; those with inner values as one column for each that occurs."""
    inner: dict[str, dict[str, None]] = {name: {} for name in kind.row.model_fields}
    async for values in _records(session, kind):
        for name in values:
            if _is_split(kind, name, values[name]):
                inner[name] |= dict.fromkeys(column_name(name, key) for key in values[name])
    return [column for name in inner for column in (sorted(inner[name]) or [name])]


def _is_split(kind: Kind[Any], name: str, value: Any) -> bool:
    return isinstance(value, dict) and name not in kind.json_fields


def _flat(kind: Kind[Any], values: Values) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in values.items():
        if _is_split(kind, name, value):
            cells |= {column_name(name, key): str(text) for key, text in value.items()}
        elif name in kind.json_fields:
            cells[name] = _dump(value)
        elif isinstance(value, list):
            cells[name] = joined(value)
        else:
            cells[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return cells


async def _lines(session: AsyncSession, kind: Kind[Any], handle: TextIO) -> int:
    written = 0
    async for values in _records(session, kind):
        handle.write(f"{_dump(values)}\n")
        written += 1
    return written


async def _json(session: AsyncSession, kind: Kind[Any], handle: TextIO) -> int:
    return await _list(_records(session, kind), handle, "[", "]\n")


async def _geojson(session: AsyncSession, kind: Kind[Any], handle: TextIO) -> int:
    features = (_feature(values) async for values in _records(session, kind))
    return await _list(features, handle, '{"type": "FeatureCollection", "features": [', "]}\n")


async def _list(records: AsyncIterator[Values], handle: TextIO, begin: str, end: str) -> int:
    """One record a line, so that a finding names the line to look at."""
    handle.write(begin)
    written = 0
    async for values in records:
        handle.write(f"{',' if written else ''}\n{_dump(values)}")
        written += 1
    handle.write(f"\n{end}")
    return written


def _feature(values: Values) -> Values:
    properties = {name: value for name, value in values.items() if name not in {"lat", "lon"}}
    point = {"type": "Point", "coordinates": [values["lon"], values["lat"]]}
    return {"type": "Feature", "geometry": point, "properties": properties}


_WRITERS: dict[str, Callable[[AsyncSession, Kind[Any], TextIO], Awaitable[int]]] = {
    ".csv": _csv,
    ".json": _json,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".geojson": _geojson,
}
