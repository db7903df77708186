"""The chat page as it is delivered: language, weight, nothing inline, nothing foreign."""

from __future__ import annotations

import gzip
import json
import re

import httpx2
import pytest

from gateway.pages.assets import assets
from gateway.pages.visitor import likely_languages
from translations.locales import first_class, languages

MAX_PAGE_BYTES = 35 * 1024
FURTHER = [code for code, language in languages().items() if not language.is_first_class]


async def _page(pages: httpx2.AsyncClient, accept: str = "", path: str = "/") -> str:
    return (await pages.get(path, headers={"Accept-Language": accept})).text


@pytest.mark.parametrize("locale", first_class())
async def test_the_whole_page_weighs_at_most_35_kilobytes(pages: httpx2.AsyncClient, locale: str) -> None:
    html = await _page(pages, path=f"/?lang={locale}")
    files = [assets()[name].packed for name in ("visitor.css", "visitor.js")]
    assert len(gzip.compress(html.encode(), 6)) + sum(map(len, files)) <= MAX_PAGE_BYTES


async def test_the_page_asks_for_two_files_of_ours_and_for_nothing_else(pages: httpx2.AsyncClient) -> None:
    html = await _page(pages)
    asked = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', html)
    assert len([address for address in asked if address.startswith("/static/")]) == 2
    assert all(address.startswith(("/static/", "data:")) for address in asked)


async def test_the_page_has_no_inline_script_style_or_handler(pages: httpx2.AsyncClient) -> None:
    html = await _page(pages)
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", html) == []
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", html) == []


@pytest.mark.parametrize(
    ("accept", "lang", "direction"),
    [("ar-EG,ar;q=0.9", "ar", "rtl"), ("zh-CN", "zh-CN", "ltr"), ("pt", "pt-BR", "ltr"), ("xx", "en", "ltr")],
)
async def test_the_page_speaks_the_browsers_language(
    pages: httpx2.AsyncClient, accept: str, lang: str, direction: str
) -> None:
    assert f'<html lang="{lang}" dir="{direction}">' in await _page(pages, accept)


async def test_the_language_in_the_address_wins_over_the_browsers(pages: httpx2.AsyncClient) -> None:
    assert '<html lang="ru"' in await _page(pages, "de", "/?lang=ru-RU")


@pytest.mark.parametrize("locale", FURTHER)
async def test_a_further_language_gets_what_its_readers_read_and_one_sentence_of_its_own(
    pages: httpx2.AsyncClient, locale: str
) -> None:
    html = await _page(pages, path=f"/?lang={locale}")
    assert f'<html lang="{languages()[locale].reads}" dir="ltr">' in html
    assert f'<p class="note" data-note lang="{locale}" >{languages()[locale].fallback_note}</p>' in html


async def test_all_twenty_languages_are_offered_by_their_own_names(pages: httpx2.AsyncClient) -> None:
    html = await _page(pages)
    offered = re.findall(r'data-choice="([\w-]+)"[^>]*lang="([\w-]+)"[^>]*>([^<]+)<', html)
    assert {code: name for code, _, name in offered} == {code: one.name for code, one in languages().items()}
    assert all(code == lang for code, lang, _ in offered)


@pytest.mark.parametrize(
    ("locale", "accept", "expected"),
    [
        ("en", "", ["en", "zh-CN", "ja", "ko"]),
        ("ru", "ru,uk;q=0.8", ["ru", "en", "zh-CN", "ja"]),
        ("ar", "ar,fr;q=0.5,de;q=0.3", ["ar", "fr", "en", "zh-CN"]),
        ("zh-CN", "zh-CN,en", ["zh-CN", "en", "ja", "ko"]),
    ],
)
def test_four_languages_stand_first_with_english_and_chinese_among_them(
    locale: str, accept: str, expected: list[str]
) -> None:
    assert [language.code for language in likely_languages(locale, accept)] == expected


@pytest.mark.parametrize("locale", first_class())
async def test_the_texts_of_another_language_are_the_ones_the_page_has(
    pages: httpx2.AsyncClient, locale: str
) -> None:
    html = await _page(pages, path=f"/?lang={locale}")
    inline = re.search(r'<script type="application/json" id="texts">(.*?)</script>', html)
    answer = await pages.get(f"/ui-texts/{locale}")
    assert inline is not None
    assert json.loads(inline.group(1)) == answer.json()
    assert answer.headers["cache-control"] == "public, max-age=600"


async def test_the_texts_of_an_unknown_language_are_not_found(pages: httpx2.AsyncClient) -> None:
    assert (await pages.get("/ui-texts/xx")).status_code == 404


async def test_nothing_of_the_address_comes_back_in_the_page(pages: httpx2.AsyncClient) -> None:
    html = await _page(pages, path="/?atm=%3Cscript%3Ealert(1)%3C/script%3E&resume=ABCDE-12345")
    assert "alert(1)" not in html
    assert "ABCDE" not in html


async def test_robots_may_not_read_what_belongs_to_a_person(pages: httpx2.AsyncClient) -> None:
    answer = await pages.get("/robots.txt")
    assert "Disallow: /counter/" in answer.text
    assert "Disallow: /api/" in answer.text


def test_languages_that_an_event_expects_come_before_the_usual_others() -> None:
    found = [language.code for language in likely_languages("en", "", ["fr", "th"])]
    assert found == ["en", "fr", "th", "zh-CN"]
