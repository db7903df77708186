"""A pack from a file or a request: read, its form checked, every wrong place named by its path."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from yaml.constructor import ConstructorError

from gateway.events.checking import Fault
from gateway.events.schemas import EventPack
from gateway.imports.scanning import DECODER
from gateway.imports.wrong import Wrong, shown, wrong_with

MOST_BYTES = 1 << 20
ENCODING = "utf-8-sig"
ENDINGS = (".yml", ".yaml", ".json")


class Unreadable(ValueError):
    """The text is no pack at all; the message says why."""


class _Loader(yaml.SafeLoader):
    """YAML without what an event needs not: references (they can grow without end) and keys given twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """One node; an alias is refused."""
        if self.check_event(yaml.AliasEvent):
            raise ConstructorError(None, None, "references (*) are not read", self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """One mapping; a key that stands twice would hide a value."""
        made = super().construct_mapping(node, deep=deep)
        if len(made) < len(node.value):
            raise ConstructorError(None, None, "a key stands twice in one block", node.start_mark)
        return made


def read_file(path: Path) -> Any:
    """The content of a YAML or JSON file. Raises Unreadable, OSError."""
    if path.suffix.lower() not in ENDINGS:
        raise Unreadable(f"unknown kind of file; known are {', '.join(ENDINGS)}")
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES >> 20} MB")
    try:
        text = path.read_bytes().decode(ENCODING)
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 (byte {error.start}): save it as UTF-8") from error
    try:
        return DECODER.decode(text.strip()) if path.suffix.lower() == ".json" else yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        raise Unreadable(f"{line}not YAML that can be read: {getattr(error, 'problem', error)}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON that can be read: {error}") from error


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
