"""Security headers of pages and of every other answer."""

from __future__ import annotations

import httpx2
import pytest

from gateway.pages.headers import page_policy

PAGES = ["/", "/?lang=ar", "/?atm=0417", "/embed-demo"]


def _policy(answer: httpx2.Response) -> dict[str, str]:
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_runs_only_what_we_serve(client: httpx2.AsyncClient, path: str) -> None:
    policy = _policy(await client.get(path))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in " ".join(policy.values())


@pytest.mark.parametrize("path", [*PAGES, "/robots.txt", "/embed.js", "/healthz", "/nothing-here"])
async def test_every_answer_forbids_guessing_types_and_telling_addresses(
    client: httpx2.AsyncClient, path: str
) -> None:
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "content-security-policy" in headers


async def test_an_answer_with_a_token_is_never_kept(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/api/v1/conversations", json={})
    assert answer.json()["token"]
    assert answer.headers["cache-control"] == "no-store"


async def test_the_page_of_a_resume_code_is_never_kept(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/?resume=ABCDE-12345")).headers["cache-control"] == "no-store"


def test_only_named_origins_and_our_own_pages_may_frame_the_chat() -> None:
    policy = page_policy(embedded_by=["https://city.example"])
    assert "frame-ancestors 'self' https://city.example" in policy


async def test_the_chat_may_be_framed_by_our_own_pages_only_when_nobody_is_named(
    client: httpx2.AsyncClient,
) -> None:
    assert _policy(await client.get("/"))["frame-ancestors"] == "'self'"


async def test_other_pages_may_not_be_framed(client: httpx2.AsyncClient) -> None:
    assert _policy(await client.get("/embed-demo"))["frame-ancestors"] == "'none'"


async def test_the_chat_may_ask_for_the_position_and_no_other_page_may(client: httpx2.AsyncClient) -> None:
    assert "geolocation=(self)" in (await client.get("/")).headers["permissions-policy"]
    for path in ("/embed-demo", "/desk", "/docs", "/healthz"):
        assert "geolocation=()" in (await client.get(path)).headers["permissions-policy"]
