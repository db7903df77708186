"""The transcript is the whole conversation in one language, and nothing of the desk's own."""

from __future__ import annotations

from typing import Any


async def test_a_transcript_is_worded_in_the_wanted_language(visit: Any, catalogue: Any) -> None:
    visitor = await visit(locale="en")
    url = f"/api/v1/conversations/{visitor.id}/transcript"
    answer = await visitor.http.get(url, params={"locale": "ru"}, headers=visitor.headers)
    assert answer.json()["messages"][0]["text"] == catalogue.say("utter_welcome", "ru")
    assert answer.headers["Cache-Control"] == "no-store"


async def test_markup_of_a_visitor_stays_text_on_the_page(visit: Any) -> None:
    visitor = await visit(locale="ar")
    await visitor.send("<script>alert(1)</script>")
    url = f"/api/v1/conversations/{visitor.id}/transcript"
    html = (await visitor.http.get(url, params={"format": "html"}, headers=visitor.headers)).text
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert 'dir="rtl"' in html


async def test_a_transcript_is_for_its_visitor_only(visit: Any) -> None:
    mine, other = await visit(), await visit()
    answer = await mine.http.get(f"/api/v1/conversations/{other.id}/transcript", headers=mine.headers)
    assert answer.status_code == 404


async def test_a_form_that_is_not_there_is_refused(visit: Any) -> None:
    visitor = await visit()
    url = f"/api/v1/conversations/{visitor.id}/transcript"
    answer = await visitor.http.get(url, params={"format": "docx"}, headers=visitor.headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")
