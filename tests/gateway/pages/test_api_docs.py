"""The API page shows what the description says, from our own files."""

from __future__ import annotations

from typing import Any


async def test_every_call_of_the_description_is_on_the_page(client: Any, app: Any) -> None:
    html = (await client.get("/docs")).text
    paths = list(app.openapi()["paths"])
    assert paths
    assert all(path in html for path in paths)


async def test_the_page_fetches_nothing_from_elsewhere(client: Any) -> None:
    answer = await client.get("/docs")
    assert "https://" not in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
