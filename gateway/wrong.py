"""What is wrong with a value: a code with values, worded for whoever reads it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any

from translations.catalogue import Text, read_catalogue
from translations.locales import DEFAULT_LOCALE, FOLDER

LONGEST_SHOWN = 60
# What pydantic has found, by the code that says it: each kind by the beginnings of its types.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "missing": ("missing",),
    "unknown-field": ("extra_forbidden",),
    "empty": ("string_too_short", "too_short"),
    "too-long": ("string_too_long",),
    "pattern": ("string_pattern",),
    "not-one-of": ("enum", "literal"),
    "too-small": ("greater_than",),
    "too-large": ("less_than",),
    "not-true-or-false": ("bool",),
    "no-zone": ("timezone",),
    "not-a-date": ("date", "time"),
    "not-a-number": ("int", "float", "finite", "decimal"),
    "not-a-text": ("string",),
    "not-a-list": ("list",),
    "not-an-object": ("dict", "model"),
}
# The name in the wording of what pydantic calls a limit.
_LIMITS = {
    "pattern": "pattern",
    "expected": "known",
    "max_length": "most",
    "ge": "least",
    "gt": "least",
    "le": "most",
    "lt": "most",
}


class Wrong(ValueError):
    """Something wrong with a value; a page or answer words `message_id`, the command line its English.

    `field` names the part of a record that it is about, where the record was looked at as a whole.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.values = code, values
        self.field = ""

    def at(self, field: str) -> Wrong:
        """The same, about a field."""
        self.field = field
        return self

    @property
    def message_id(self) -> str:
        """The message that says it."""
        return f"finding-{self.code}"

    def __str__(self) -> str:
        return _english()[self.message_id].forms[0].format(**self.values)


def wrong_with(error: Mapping[str, Any]) -> Wrong:
    """What pydantic has found, as what it says to people."""
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, Wrong):
        return cause
    if error["type"] == "value_error":
        return Wrong("invalid", given=str(cause))
    found = (code for code, kinds in _KINDS.items() if error["type"].startswith(kinds))
    limits = {_LIMITS[name]: _bare(one) for name, one in error.get("ctx", {}).items() if name in _LIMITS}
    return Wrong(next(found, "invalid"), given=shown(error["input"]), **limits)


def reversed_days(first_name: str, first: dt.date, last_name: str, last: dt.date) -> Wrong:
    """Two days of which the last is before the first."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return Wrong("days-reversed", first_name=first_name, last_name=last_name, **days)


def shown(value: object) -> str:
    """A value as it was given, in brief."""
    written = repr(value)
    return f"{written[:LONGEST_SHOWN]}{'…' if len(written) > LONGEST_SHOWN else ''}"


def _bare(limit: object) -> str:
    """A limit without the English that pydantic lists choices in: `'one' or 'two'`."""
    return str(limit).replace("' or '", "', '").replace("'", "")


@functools.cache
def _english() -> Mapping[str, Text]:
    return read_catalogue(FOLDER / DEFAULT_LOCALE / "findings.po")[0]
