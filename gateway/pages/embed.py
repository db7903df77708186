"""The script that puts the chat on any page, and a page that shows it at work."""

from __future__ import annotations

import gzip
import json

from fastapi import APIRouter, Request, Response

from gateway.pages.assets import assets, packed_response
from gateway.pages.headers import page_policy
from gateway.pages.templating import html_response, page_locale, render
from gateway.runtime import RuntimeDep
from translations.catalogue import Catalogue
from translations.locales import first_class

_WORDS = ("embed_open", "embed_title")

router = APIRouter(include_in_schema=False)


def loader(catalogue: Catalogue) -> bytes:
    """The loader with its two texts in every language: the page it lands on decides which."""
    words = {
        code: {name.removeprefix("embed_"): catalogue.say(name, code) for name in _WORDS}
        for code in first_class()
        if all(catalogue.has(name, code) for name in _WORDS)
    }
    script = assets()["embed.js"].body.decode().rstrip().rstrip(";")
    return f"{script}({json.dumps(words, ensure_ascii=False)});\n".encode()


@router.get("/embed.js")
async def embed_script(request: Request, runtime: RuntimeDep) -> Response:
    """The loader; its address never changes, so browsers look again every hour."""
    body = loader(runtime.catalogue)
    response = packed_response(
        request, body, gzip.compress(body, 9, mtime=0), "text/javascript; charset=utf-8"
    )
    response.headers["Cache-Control"] = "public, max-age=3600"
    # Any site may load the script; only those of `DESK_EMBED_ORIGINS` may frame the chat.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@router.get("/embed-demo")
async def embed_demo(request: Request, runtime: RuntimeDep) -> Response:
    """A page of somebody else's with the chat on it, and the line that put it there."""
    locale = page_locale(request)
    address = runtime.settings.public_url or str(request.base_url)
    html = render("embed_demo.html", runtime.catalogue, locale, address=address.rstrip("/"))
    headers = {
        "Content-Security-Policy": page_policy(frames=True),
        "Content-Language": locale,
        "Vary": "Accept-Encoding, Accept-Language",
        "Cache-Control": "no-cache",
    }
    return html_response(request, html, headers)
