"""The kinds of files that can be imported and exported: one line each."""

from __future__ import annotations

from typing import Any

from gateway.imports.kinds.atms import Atms
from gateway.imports.kinds.base import Kind
from gateway.imports.kinds.branches import Branches
from gateway.imports.kinds.facts import Facts
from gateway.imports.kinds.rates import Rates
from gateway.imports.kinds.rules import Holidays, Rules

KINDS: dict[str, Kind[Any]] = {
    one.name: one
    for one in (
        Branches(),
        Atms(),
        Facts(),
        Rates(),
        Holidays(),
        Rules(),
    )
}
