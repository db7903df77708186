"""Renders a page's template in one locale, and says in which locale a reader gets a page."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Mapping
from pathlib import Path

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gateway.pages.assets import asset_url, packed_response
from translations.catalogue import Catalogue
from translations.locales import DEFAULT_LOCALE, languages, negotiate, worded_in

FOLDER = Path(__file__).parent / "templates"
HTML = "text/html; charset=utf-8"


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset_url"] = asset_url
    return environment


def page_locale(request: Request) -> str:
    """The locale of a page: asked for by `?lang=`, else the browser's, else English."""
    wanted = negotiate(request.query_params.get("lang"))
    return wanted or negotiate(request.headers.get("accept-language")) or DEFAULT_LOCALE


def texts_for(catalogue: Catalogue, locale: str, prefix: str) -> dict[str, str]:
    """The raw wordings a script needs in one locale, by message id."""
    ids = sorted(name for name in catalogue.ids(worded_in(locale)) if name.startswith(prefix))
    return {name: catalogue.text(name, locale).forms[0] for name in ids}


def render(template: str, catalogue: Catalogue, locale: str, **context: object) -> str:
    """The page in this locale; templates word ids by `t(id, name=value)`."""

    def say(message_id: str, in_locale: str = locale, **values: object) -> str:
        return catalogue.say(message_id, in_locale, values)

    worded = languages()[worded_in(locale)]
    return (
        _environment()
        .get_template(template)
        .render(t=say, locale=locale, lang=worded.code, direction=worded.direction, **context)
    )


def html_response(request: Request, html: str, headers: Mapping[str, str]) -> Response:
    """A page without secrets, compressed for readers who take it."""
    body = html.encode()
    # Level 6 of a page this size costs half a millisecond; nothing a stranger chose is in it.
    response = packed_response(request, body, gzip.compress(body, 6, mtime=0), HTML)
    response.headers.update(headers)
    return response
