"""Traditional Chinese characters in the simplified form that messages and word lists are compared in."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

_LIST = Path(__file__).parent.parent / "data" / "traditional.yml"


@lru_cache(maxsize=1)
def simplified() -> Mapping[str, str]:
    """Return the simplified form of each traditional character; Japanese ones among them become it too."""
    rows: list[dict[str, str]] = yaml.safe_load(_LIST.read_text(encoding="utf-8"))
    pairs = (zip(old, new, strict=True) for row in rows for old, new in row.items())
    return dict(itertools.chain.from_iterable(pairs))
