"""The visitor's pages: the chat, its texts in another language, and what robots may read."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable

from fastapi import APIRouter, Request, Response

from gateway.errors import NotFound
from gateway.pages import assets, counter, embed
from gateway.pages.headers import CHAT_PERMISSIONS, page_policy
from gateway.pages.templating import html_response, page_locale, render, texts_for
from gateway.runtime import Runtime, RuntimeDep
from translations.locales import Language, languages, match_tag

# Asked first in cities that expect guests from everywhere, after what the browser says.
_USUAL = ("en", "zh-CN", "ja", "ko", "ru")
_ALWAYS = ("en", "zh-CN")
_LIKELY = 4
_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /counter/\nDisallow: /branch/\nDisallow: /desk\n"

router = APIRouter(include_in_schema=False)
router.include_router(assets.router)
router.include_router(counter.router)
router.include_router(embed.router)


def likely_languages(locale: str, accepted: str, expected: Iterable[str] = ()) -> list[Language]:
    """The four languages to offer first: the page's, the browser's, always English and Chinese.

    Before the usual others come those that a running event expects.
    """
    browser = (match_tag(item.partition(";")[0]) for item in accepted[:200].split(","))
    wanted: Iterable[str] = (locale, *(code for code in browser if code), *expected, *_USUAL)
    ordered = list(dict.fromkeys(wanted))
    others = [code for code in ordered if code not in _ALWAYS][: _LIKELY - len(_ALWAYS)]
    chosen = [code for code in ordered if code in others or code in _ALWAYS]
    return [languages()[code] for code in chosen]


def expected_now(runtime: Runtime) -> list[str]:
    """The languages that the running events expect."""
    now = runtime.clock.now()
    running = [one.languages for one in runtime.expected if one.since <= now < one.until]
    return [code for languages_ in running for code in languages_]


@router.get("/")
async def chat_page(request: Request, runtime: RuntimeDep) -> Response:
    """The chat; `?atm=`, `?branch=` and `?resume=` are read by the page's script only."""
    locale = page_locale(request)
    html = render(
        "visitor.html",
        runtime.catalogue,
        locale,
        language=languages()[locale],
        languages=languages().values(),
        likely=likely_languages(locale, request.headers.get("accept-language", ""), expected_now(runtime)),
        texts=texts_for(runtime.catalogue, locale, "visitor_"),
    )
    headers = {
        "Content-Security-Policy": page_policy(embedded_by=runtime.settings.embed_origins),
        "Permissions-Policy": CHAT_PERMISSIONS,
        "Content-Language": locale,
        "Vary": "Accept-Encoding, Accept-Language",
        # A resume code in the address is as good as a key: nothing on the way may keep it.
        "Cache-Control": "no-store" if "resume" in request.query_params else "no-cache",
    }
    return html_response(request, html, headers)


@router.get("/ui-texts/{locale}")
async def ui_texts(locale: str, request: Request, runtime: RuntimeDep) -> Response:
    """The chat page's own texts in one locale, for a visitor who changes the language."""
    language = languages().get(locale)
    if language is None:
        raise NotFound(locale)
    texts = texts_for(runtime.catalogue, locale, "visitor_")
    worded = language if language.is_first_class else languages()["en"]
    answer = {
        "locale": locale,
        "lang": worded.code,
        "direction": worded.direction,
        "name": language.name,
        "note": language.fallback_note,
        "texts": texts,
    }
    body = json.dumps(answer, ensure_ascii=False).encode()
    response = assets.packed_response(request, body, gzip.compress(body, 6, mtime=0), "application/json")
    response.headers["Cache-Control"] = "public, max-age=600"
    response.headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'
    return response


@router.get("/robots.txt")
async def robots() -> Response:
    """Search engines may show the chat, and nothing that belongs to a person."""
    return Response(
        _ROBOTS, media_type="text/plain; charset=utf-8", headers={"Cache-Control": "max-age=86400"}
    )
