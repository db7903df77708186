"""The loader that puts the chat on another site."""

from __future__ import annotations

import gzip

import httpx2

from gateway.pages.embed import loader
from translations.catalogue import Catalogue
from translations.locales import first_class

MAX_LOADER_BYTES = 4 * 1024


async def test_the_loader_weighs_at_most_4_kilobytes_with_its_words(pages: httpx2.AsyncClient) -> None:
    answer = await pages.get("/embed.js")
    assert len(gzip.compress(answer.content, 9)) <= MAX_LOADER_BYTES
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_loader_has_its_words_in_every_first_class_language(catalogue: Catalogue) -> None:
    script = loader(catalogue).decode()
    for locale in first_class():
        assert f'"{locale}": {{"open": "{catalogue.say("embed_open", locale)}"' in script


async def test_the_demonstration_names_the_line_to_copy(pages: httpx2.AsyncClient) -> None:
    html = (await pages.get("/embed-demo")).text
    assert '&lt;script src="http://desk.test/embed.js" defer&gt;' in html
