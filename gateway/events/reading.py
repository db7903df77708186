"""A pack from a file or a request: read, its form checked, every wrong place named by its path."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from gateway.events.checking import Fault
from gateway.events.schemas import EventPack
from gateway.imports.reading import wrong_encoding
from gateway.imports.scanning import DECODER, unreadable
from gateway.wrong import Wrong, shown, wrong_with

MOST_BYTES = 1 << 20
ENCODING = "utf-8-sig"
ENDINGS = (".yml", ".yaml", ".json")


class Unreadable(ValueError):
    """The text is no pack at all: what is wrong, and from which line on when that is known."""

    def __init__(self, wrong: Wrong, line: int = 0) -> None:
        super().__init__(f"line {line}: {wrong}" if line else str(wrong))
        self.wrong, self.line = wrong, line


class _Loader(yaml.SafeLoader):
    """YAML without what an event needs not: references (they can grow without end) and keys given twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """One node; an alias is refused."""
        if self.check_event(yaml.AliasEvent):
            raise Unreadable(Wrong("yaml-reference"), self.get_mark().line + 1)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """One mapping; a key that stands twice would hide a value."""
        made = super().construct_mapping(node, deep=deep)
        if len(made) < len(node.value):
            raise Unreadable(Wrong("key-twice"), node.start_mark.line + 1)
        return made


def read_file(path: Path) -> Any:
    """The content of a YAML or JSON file. Raises Unreadable, OSError."""
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(Wrong("file-kind-unknown", known=", ".join(ENDINGS)))
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Wrong("file-too-large", most=MOST_BYTES >> 20))
    try:
        text = path.read_bytes().decode(ENCODING)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Unreadable(wrong_encoding(error), line) from error
    return _json(text) if path.suffix.lower() == ".json" else _yaml(text)


def _json(text: str) -> Any:
    try:
        return DECODER.decode(text.strip())
    except (ValueError, RecursionError) as error:
        raise Unreadable(unreadable(error), getattr(error, "lineno", 0)) from error


def _yaml(text: str) -> Any:
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except Unreadable:
        raise
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # A day that no month has is a ValueError without a place.
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(Wrong("yaml-unreadable"), mark.line + 1 if mark else 0) from error


def parse(values: Any) -> EventPack | list[Fault]:
    """The pack, or what is wrong with its form."""
    if not isinstance(values, dict):
        return [Fault("", Wrong("no-pack"))]
    try:
        return EventPack.model_validate(values)
    except ValidationError as error:
        return [Fault(_path(one["loc"]), wrong_with(dict(one))) for one in error.errors(include_url=False)]
    except Wrong as error:
        return [Fault("", error)]
    except (ValueError, TypeError) as error:
        return [Fault("", Wrong("invalid", given=shown(error)))]


def _path(where: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in where if part != "[key]")
