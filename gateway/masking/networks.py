"""Which card network a number belongs to, from its first digits and its length."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

SHORTEST, LONGEST = 12, 19


@dataclass(frozen=True)
class Network:
    """A card network: the label people know it by and the lengths of its numbers."""

    label: str
    lengths: frozenset[int]
    usual: frozenset[int]


@lru_cache(maxsize=1)
def _networks_by_prefix() -> dict[str, Network]:
    rows = yaml.safe_load((Path(__file__).parent / "networks.yml").read_text(encoding="utf-8"))
    return {
        prefix: Network(row["label"], frozenset(row["lengths"]), frozenset(row["usual"]))
        for row in rows
        for span in row["prefixes"]
        for prefix in _prefixes(span)
    }


def _prefixes(span: str) -> list[str]:
    first, _, last = span.partition("-")
    return [str(prefix) for prefix in range(int(first), int(last or first) + 1)]


@lru_cache(maxsize=1)
def _longest_prefix() -> int:
    return max(map(len, _networks_by_prefix()))


def network_of(digits: str) -> Network | None:
    """The network that issues numbers with these first digits, or None."""
    networks = _networks_by_prefix()
    for length in range(_longest_prefix(), 0, -1):
        network = networks.get(digits[:length])
        if network is not None:
            return network
    return None
