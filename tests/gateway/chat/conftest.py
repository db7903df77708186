"""The desk with its people, for the tests of what agents write."""

from __future__ import annotations

import httpx2
import pytest

from gateway.runtime import Runtime
from tests.support.desk import Desk


@pytest.fixture
async def desk(runtime: Runtime, client: httpx2.AsyncClient) -> Desk:
    """The desk with the demo people, none of whom is there yet."""
    desk = Desk(runtime, client)
    await desk.open()
    return desk
