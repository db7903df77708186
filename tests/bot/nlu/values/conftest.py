"""How tests read values: what was found, with the words of the message it stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bot.nlu.values.reading import read_values


@dataclass(frozen=True)
class Read:
    """One found value and its words."""

    value: Any
    ambiguous: list[Any]
    words: str


Reader = Callable[..., list[Read]]


@pytest.fixture(scope="session")
def read(now: dt.datetime) -> Reader:
    """All values of one kind in a message: `read("money", "5 €", "de")`."""

    def reader(entity: str, text: str, locale: str | None = None, moment: dt.datetime = now) -> list[Read]:
        folded, found = read_values(text, moment, locale)
        return [
            Read(one.value, one.ambiguous, folded.said(one.start, one.end))
            for one in found
            if one.entity == entity
        ]

    return reader
