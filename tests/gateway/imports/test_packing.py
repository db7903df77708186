from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from gateway.imports.packing import pack, unpack

BEIJING = dt.timezone(dt.timedelta(hours=8))


def test_values_come_back_with_their_types() -> None:
    values: list[dict[str, Any]] = [
        {"id": "a", "names": {"zh-CN": "王府井"}, "lat": 39.9139, "open": True, "branch_id": None},
        {"first": dt.date(2026, 10, 1), "since": dt.datetime(2026, 10, 1, 8, tzinfo=BEIJING)},
        {"rate": Decimal("7.1230"), "hours": ["date", "2026-10-01"]},
    ]
    back = unpack(pack(values))
    assert back == values
    assert [type(one) for one in back[1].values()] == [dt.date, dt.datetime]
    assert str(back[2]["rate"]) == "7.1230"
